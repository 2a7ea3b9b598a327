"""What must happen together with a change of content.

Kept pages are renewed by portal.kept, which watches every page, setting and snippet.
"""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import ReferenceIndex, Revision
from wagtail.signals import page_published, page_unpublished

from cms import appointments
from cms.models import GuideIndexPage, PolicyIndexPage
from cms.models.base import PublicPage
from cms.services import withdrawals, workflows


@receiver(post_save, sender=PolicyIndexPage)
@receiver(post_save, sender=GuideIndexPage)
def put_under_review(sender, instance, created, raw=False, **kwargs):
    """A column of texts for two people could never publish anything without its workflow: they come together."""
    if created and not raw:
        workflows.ensure_two_person_workflow(page=instance)


@receiver(page_published)
def refer_to_files(sender, instance, **kwargs):
    """Not left to the queue: whether a file may be fetched depends on it, now."""
    if isinstance(instance, PublicPage):
        ReferenceIndex.create_or_update_for_object(instance)


@receiver(page_unpublished)
def leave_a_trace(sender, instance, **kwargs):
    """Whoever took it down, and however: the address answers."""
    if isinstance(instance, PublicPage):
        withdrawals.note_gone(page=instance)


@receiver(page_published)
def come_back(sender, instance, **kwargs):
    """A page that has only been given a time is still away."""
    if isinstance(instance, PublicPage) and instance.live:
        withdrawals.note_back(page=instance)


@receiver(post_save, sender=Revision)
def keep_its_time(sender, instance, raw=False, **kwargs):
    """A version that was let out for later."""
    if not raw:
        appointments.make(instance.approved_go_live_at)


@receiver(page_published)
def keep_its_end(sender, instance, **kwargs):
    if instance.live:
        appointments.make(instance.expire_at)
