"""What the second person sees of content that the gate stopped: the words in question, or the file to open."""

from functools import partial

from django.apps import apps
from django.urls import reverse
from wagtail.models import Page

from cms.gate import files_of, look_at, texts_of
from portal.gate import subjects
from portal.orgs.selectors import public_words
from portal.privacy import detect

AROUND = 24  # characters before and after, enough to judge by


def register() -> None:
    """Every page type and file that can wait for a decision."""
    from cms.gate import GatedModel

    for model in apps.get_models():
        if issubclass(model, GatedModel) and model.can_wait:
            after = None if issubclass(model, Page) else partial(release, model)
            subjects.register(model._meta.label_lower, partial(show, model), after)


def newest(model, key: str):
    """The object as it would go out: a page's newest version, a file as it is stored."""
    found = model.objects.filter(pk=key).first() if key.isdecimal() else None
    return found.get_latest_revision_as_object() if isinstance(found, Page) else found


def show(model, key: str) -> subjects.Shown | None:
    found = newest(model, key)
    if found is None:
        return None
    has_files = any(True for _file in files_of(found))
    return subjects.Shown(
        title=str(found.title),
        url=reverse("wagtaildocs_serve", args=[found.pk, found.filename]) if has_files else "",
        passages=list(passages_of(found)),
        verdict=look_at(found),
    )


def passages_of(found):
    allowed = public_words()
    for text in texts_of(found):
        for finding in detect.find(text.words, allowed=allowed):
            first = max(0, finding.start - AROUND)
            yield text.label, f"…{text.words[first : finding.end + AROUND]}…"


def release(model, key: str) -> None:
    """A file takes notice of the decision: saved again, it knows whether it may go out."""
    found = newest(model, key)
    if found is not None:
        found.save()
