"""The buttons of a batch. Every act goes through a door."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from disclosures import batch_selectors, permissions
from disclosures.choice_forms import ChoicesForm
from disclosures.intake.choices import Choices
from disclosures.refusals import Declined
from disclosures.services import batches, jobs, rosters

from .base import Act, batch_for
from .detail import BatchDetail


class ChooseColumns(BatchDetail):
    """The clerk's word on the columns; the file is read again at once. A mistake comes back with the form."""

    def get(self, request, pk):
        return redirect("batches:detail", pk)

    def post(self, request, pk):
        self.batch = batch_for(request, pk)
        if "forget" in request.POST:
            return self.read_again(Choices(), {})
        may_alias = permissions.allows(request.user, permissions.CONFIRM, self.batch)
        form = ChoicesForm(request.POST, batch=self.batch, may_alias=may_alias)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(choices_form=form, is_open=True), status=422)
        return self.read_again(form.choices(), form.aliases())

    def read_again(self, choices, aliases):
        try:
            batch = batches.recheck(batch=self.batch, by=self.request.user, choices=choices, aliases=aliases)
        except Declined as declined:
            messages.error(self.request, str(declined))
        else:
            tell = messages.warning if batch_selectors.has_errors(batch) else messages.success
            tell(self.request, batch_selectors.say_rechecked(batch))
        return redirect("batches:detail", self.batch.pk)


class ResumeBatch(Act):
    def do(self, batch):
        jobs.resume(batch=batch, by=self.request.user)
        return _("已重新排队。上次没有写入任何内容，这次从头做起。")


class ConfirmBatch(Act):
    permission = permissions.CONFIRM

    def do(self, batch):
        if batch.row_count > batches.INLINE_ROWS:
            batches.confirm_later(batch=batch, by=self.request.user)
            return _("名册较大，正在后台写入。本页会自动更新。")
        roster = batches.confirm(batch=batch, by=self.request.user)
        return _("已导入 %(rows)s 户，姓名已隐去，下一步送审。") % {"rows": roster.households}


class SubmitBatch(Act):
    permission = permissions.CONFIRM

    def do(self, batch):
        roster = batch_selectors.roster_of(batch)
        if roster is None:
            raise Declined(_("这个批次还没有名册，请先确认导入。"))
        rosters.submit(roster=roster, by=self.request.user)
        return _("已送审，等待另一位有审批权限的同事办理。")


class ReturnBatch(Act):
    def do(self, batch):
        batches.return_(batch=batch, by=self.request.user, reason=self.reason())
        return _("已退回，上传的内容已删除。")


class WithdrawBatch(Act):
    permission = permissions.CONFIRM

    def do(self, batch):
        batches.withdraw(batch=batch, by=self.request.user, reason=self.reason())
        return _("整批已撤销，导入的行和名册已删除。")
