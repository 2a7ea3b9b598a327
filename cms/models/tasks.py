"""Four eyes on every policy: whoever wrote last is never the one who lets it out."""

from django.utils.translation import gettext_lazy as _
from wagtail.models.workflows import AbstractGroupApprovalTask


class TwoPersonTask(AbstractGroupApprovalTask):
    """An approval that offers nothing to the person whose words are waiting.

    Asking for changes is closed to them too: it would hand their own text back to themselves and look like a review.
    """

    class Meta:
        verbose_name = _("两人审核")
        verbose_name_plural = _("两人审核")

    def get_actions(self, obj, user):
        if is_last_editor(obj, user):
            return []
        return super().get_actions(obj, user)

    @classmethod
    def get_description(cls):
        return _("所选角色的成员可以审核；最后改稿的人不能审核自己的稿子。")


def is_last_editor(obj, user) -> bool:
    """Whether the newest version of the object comes from this person; unknown authors count as nobody."""
    revision = obj.get_latest_revision()
    return revision is not None and revision.user_id is not None and revision.user_id == user.pk
