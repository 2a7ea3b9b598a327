"""What is out can be found, what is taken down cannot: the site's search follows each publication."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms import media
from cms.models import AssistanceStandard, PortalDocument
from cms.models.base import PublicPage
from cms.services import attachments, listings


@receiver(page_published)
def list_page(sender, instance, **kwargs):
    if isinstance(instance, PublicPage):
        listings.put_page(instance)


@receiver(page_unpublished)
def unlist_page(sender, instance, **kwargs):
    if isinstance(instance, PublicPage):
        listings.drop_page(instance)


@receiver(pre_delete)
def forget_page(sender, instance, **kwargs):
    if isinstance(instance, PublicPage):
        listings.drop_page(instance)


@receiver(post_page_move)
def follow_page(sender, instance, url_path_before, url_path_after, **kwargs):
    if url_path_before != url_path_after:
        put_tree(instance)


@receiver(page_slug_changed)
def follow_renamed_page(sender, instance, **kwargs):
    put_tree(instance)


def put_tree(top):
    """New addresses for the page and everything below it."""
    for page in top.get_descendants(inclusive=True).live().specific():
        listings.put_page(page)


@receiver(post_save, sender=PortalDocument)
def read_file(sender, instance, raw=False, **kwargs):
    """Read when it comes, so that publishing its page need not wait; a file replaced later is found by its new words."""
    if not raw and not instance.held:
        with transaction.atomic():
            before = instance.shown_digest
            attachments.read(instance)
            if instance.shown_digest != before or before:
                put_pages_with(instance)


def put_pages_with(file):
    for page in media.live_pages_of(file):
        listings.put_page(page.specific)


@receiver(post_save, sender=AssistanceStandard)
def list_standard(sender, instance, raw=False, **kwargs):
    if not raw:
        with transaction.atomic():
            listings.put_standard(instance)


@receiver(post_delete, sender=AssistanceStandard)
def unlist_standard(sender, instance, **kwargs):
    listings.drop_standard(instance)
