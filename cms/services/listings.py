"""What the site's search knows of the content. Only live pages are put in; a page taken down is dropped at once."""

from django.utils import timezone
from django.utils.translation import gettext
from wagtail.fields import StreamField
from wagtail.models import Page

from cms import gate
from cms.models import (
    AboutPage,
    AssistanceStandard,
    ExplanationPage,
    GuidePage,
    PolicyPage,
    SelfCheckPage,
    StandardIndexPage,
)
from portal.privacy import detect
from portal.search import documents
from portal.words import in_chinese

from . import attachments

# Which page type belongs to which part of the search. Apps above this one add their own, in AppConfig.ready.
SECTIONS: dict[type[Page], str] = {
    PolicyPage: "policies",
    ExplanationPage: "explanations",
    GuidePage: "guides",
    SelfCheckPage: "guides",
    AboutPage: "guides",
}


@in_chinese
def put_page(page) -> None:
    section = SECTIONS.get(type(page))
    if section is None:
        if isinstance(page, StandardIndexPage):
            put_all_standards()
        return
    if not page.live:
        return
    documents.put(
        section=section,
        key=str(page.pk),
        title=without_numbers(page.title),
        text=without_numbers(text_of(page)),
        url=page.url or "",
        day=day_of(page),
        kind=kind_of(page),
        attached=without_numbers(attachments.text_beside(page)),
        binds=isinstance(page, PolicyPage),
        until=page.ended_on if isinstance(page, PolicyPage) else None,
    )


def without_numbers(text: str) -> str:
    """The text as the search may keep it: phone numbers of offices stay on the pages."""
    for finding in reversed(detect.find(text)):
        text = f"{text[: finding.start]} {text[finding.end :]}"
    return text


def drop_page(page) -> None:
    section = SECTIONS.get(type(page))
    if section is not None:
        documents.drop(section=section, key=str(page.pk))


def put_standard(standard: AssistanceStandard) -> None:
    documents.put(
        section="standards",
        key=str(standard.pk),
        title=standard_title(standard),
        text=" ".join(part for part in (standard.document_number, standard.approved_by) if part),
        url=standards_url(),
        day=standard.valid_from,
        kind=str(standard.get_kind_display()),
        binds=True,
        until=standard.valid_until,
    )


def drop_standard(standard: AssistanceStandard) -> None:
    documents.drop(section="standards", key=str(standard.pk))


def rebuild(section: str) -> None:
    """Put every live page of one section again, after a restore or a change of segmenter."""
    for model, code in SECTIONS.items():
        if code == section:
            for page in model.objects.live():
                put_page(page)


def put_all_standards() -> None:
    """The page of standards came up, or moved: every number points to it."""
    for standard in AssistanceStandard.objects.all():
        put_standard(standard)


def standards_url() -> str:
    page = StandardIndexPage.objects.live().first()
    return (page.url or "") if page else ""


def standard_title(standard: AssistanceStandard) -> str:
    return gettext("%(area)s%(kind)s标准 %(amount)s%(unit)s（%(year)s年起）") % {
        "area": standard.get_area_display(),
        "kind": standard.get_kind_display(),
        "amount": f"{standard.amount.normalize():f}",
        "unit": standard.get_unit_display(),
        "year": standard.valid_from.year,
    }


def day_of(page):
    """A document is known by its own date; other pages by the day on which they went out."""
    if isinstance(page, PolicyPage):
        return page.written_on
    return page.published_on or timezone.localdate()


def kind_of(page) -> str:
    if isinstance(page, PolicyPage):
        return f"{page.get_topic_display()} {page.document_number}".strip()[:60]
    return ""


def text_of(page) -> str:
    """Everything written on the page, title and choices aside; nor who wrote it, with which each excerpt would begin."""
    skipped = {"title", "slug", "seo_title", "source"}
    parts: list[str] = []
    for field in gate.text_fields(type(page)):
        if field.name not in skipped:
            written = list(gate.texts_in(getattr(page, field.attname)))
            if isinstance(page, GuidePage) and isinstance(field, StreamField) and any(written):
                parts.append(str(field.verbose_name))  # its heading on the page
            parts.extend(written)
    for _label, names in gate.attached_names(page):
        parts.extend(names[:2])
    return "\n".join(part for part in parts if part)
