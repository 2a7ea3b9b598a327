"""What must happen together with a change of content.

Kept pages are renewed by portal.kept, which watches every page, setting and snippet.
"""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import ReferenceIndex
from wagtail.signals import page_published

from cms.models import PolicyIndexPage
from cms.models.base import PublicPage
from cms.services import workflows


@receiver(post_save, sender=PolicyIndexPage)
def put_under_review(sender, instance, created, raw=False, **kwargs):
    """A library without its workflow could never publish anything: they come together."""
    if created and not raw:
        workflows.ensure_two_person_workflow(page=instance)


@receiver(page_published)
def refer_to_files(sender, instance, **kwargs):
    """Not left to the queue: whether a file may be fetched depends on it, now."""
    if isinstance(instance, PublicPage):
        ReferenceIndex.create_or_update_for_object(instance)
