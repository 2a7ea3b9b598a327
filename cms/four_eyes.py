"""Four eyes on official texts: whoever wrote last is never the one who lets it out.

The rule stands in ``publish`` itself, so that every way to it meets the rule: the editor's button, the workflow, a bulk
action, a reverted version. The menu only hides what would be refused.
"""

from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import PagePermissionTester


def is_last_editor(obj, user) -> bool:
    """Whether the newest version of the object comes from this person; an unknown author counts as nobody."""
    revision = obj.get_latest_revision()
    return revision is not None and revision.user_id is not None and revision.user_id == user.pk


class PublicPagePermissionTester(PagePermissionTester):
    """What was public once is withdrawn with a reason and never deleted: its address must go on answering."""

    def can_delete(self, ignore_bulk=False):
        tree = self.page.get_descendants(inclusive=True)
        if tree.filter(first_published_at__isnull=False).exists():
            return False
        return super().can_delete(ignore_bulk)

    def can_move(self):
        return PagePermissionTester.can_delete(self, ignore_bulk=True)

    def can_set_view_restrictions(self):
        """Wagtail's privacy dialog acts at once and goes round every review."""
        return False


class FourEyesPermissionTester(PublicPagePermissionTester):
    """Publishing from the editor always saves first, which makes the publisher the last editor: so, no such button."""

    def can_publish(self):
        return False

    def can_unschedule(self):
        return super().can_publish()


class DraftCopyForm(CopyForm):
    """A copy is a draft: one that went out at once would have been read by nobody."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)


class FourEyesPage:
    """Mixin for page types that need a second person. ``user=None`` is the system: a timer, a seed, a command."""

    copy_form_class = DraftCopyForm

    def permissions_for_user(self, user):
        return FourEyesPermissionTester(user, self)

    def publish(self, revision, user=None, skip_permission_checks=False, **kwargs):
        if user is not None:
            if revision.user_id == user.pk:
                raise PublishPagePermissionError(
                    _("“%(title)s”最后由您改过，须由另一位同事审核后发布。") % {"title": self.title}
                )
            if not skip_permission_checks and not PagePermissionTester(user, self).can_publish():
                raise PublishPagePermissionError(
                    _("您的角色没有发布权限，请提交审核，由信息发布员发布“%(title)s”。") % {"title": self.title}
                )
        return super().publish(revision, user=user, skip_permission_checks=True, **kwargs)


class FourEyesParentPermissionTester(PublicPagePermissionTester):
    """A new page below cannot be written and published in one step."""

    def can_publish_subpage(self):
        return False


class FourEyesParent:
    def permissions_for_user(self, user):
        return FourEyesParentPermissionTester(user, self)
