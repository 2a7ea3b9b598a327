"""The workflow step behind the four-eyes rule."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models.workflows import AbstractGroupApprovalTask

from cms.four_eyes import is_last_editor


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

    def on_action(self, task_state, user, action_name, **kwargs):
        """The editor saves before it approves: a reviewer who changes a word has become the last editor."""
        if is_last_editor(task_state.workflow_state.content_object, user):
            raise PermissionDenied(gettext("稿子最后由您改过，须由另一位同事审核。您的修改已经保存。"))
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls):
        return _("所选角色的成员可以审核；最后改稿的人不能审核自己的稿子。")
