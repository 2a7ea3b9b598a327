"""Changes that editors make in Wagtail reach the edition without anybody thinking of it.

Our own services call ``editions.bump()`` themselves; models that are saved by generic screens are named to ``watch``.
"""

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move
from wagtail.snippets.models import get_snippet_models

from . import editions

_watched: set[type[Model]] = {Site, Redirect}
# A page saved with only these has a new draft, and nobody outside sees it.
DRAFT_FIELDS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
}


def watch(*models: type[Model]) -> None:
    """Name models whose every save or delete changes something public."""
    _watched.update(models)


def connect() -> None:
    for signal in (page_published, page_unpublished, post_page_move, page_slug_changed):
        signal.connect(_page_changed, dispatch_uid=f"kept_{id(signal)}")
    post_save.connect(_saved, dispatch_uid="kept_saved")
    post_delete.connect(_deleted, dispatch_uid="kept_deleted")


def _page_changed(sender, **kwargs) -> None:
    _bump()


def _saved(sender, update_fields=None, **kwargs) -> None:
    is_draft = issubclass(sender, Page) and update_fields is not None and DRAFT_FIELDS.issuperset(update_fields)
    if _concerns_public(sender) and not is_draft:
        _bump()


def _deleted(sender, **kwargs) -> None:
    if _concerns_public(sender):
        _bump()


def _concerns_public(model: type[Model]) -> bool:
    """A page's save runs in one transaction with what it changes, so the edition moves with it or not at all."""
    return model in _watched or issubclass(model, Page | BaseSiteSetting) or model in get_snippet_models()


def _bump() -> None:
    with transaction.atomic():
        editions.bump()
