"""The forms of the moves that change when a case is due: papers asked for, and a day put back."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petitions.deadlines import UNITS, length_of
from petitions.services import extensions
from portal.workdays.arithmetic import Unit

from .moves import INSIDE, SEEN, MoveForm, day, text


class AskPapersForm(MoveForm):
    papers = text(_("要补的材料"), help_text=_("一次写全，来件人看得到。信息公开申请只能要求一次。"))
    wanted_by = forms.DateField(
        label=_("请在哪一天以前补"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("可以不填。到了这一天也不会自动办结。"),
    )
    note = text(_("内部记录"), help_text=INSIDE, required=False, rows=2)


class PapersInForm(MoveForm):
    on = day(_("补齐的日期"), help_text=_("最后一份材料收到的那一天；期限从第二天接着算。"))
    note = text(_("内部记录"), help_text=INSIDE, required=False, rows=2)


class AskExtensionForm(MoveForm):
    days = forms.IntegerField(label=_("延长多少"), min_value=1)
    reason = text(_("延长的理由"), help_text=_("分管领导批准后，来件人看得到。不写别人的姓名、电话和住址。"))

    def fit(self):
        """Say in which days this clock counts, and how far it may go."""
        clock = extensions.extendable_clock(self.case)
        if clock is not None:
            self.initial.setdefault("days", clock.extendable)
            self.fields["days"].widget.attrs["max"] = clock.extendable
            self.fields["days"].label = gettext("延长多少%(unit)s") % {"unit": UNITS[Unit(clock.unit)]}
            self.fields["days"].help_text = gettext("最多%(most)s，只能延长一次（%(article)s）。") % {
                "most": length_of(clock.extendable, clock.unit),
                "article": clock.article,
            }


class ExtendForm(AskExtensionForm):
    """Starts from what was asked for; the leader may take less and reword."""

    reason = text(_("延长的理由"), help_text=SEEN)

    def starting_values(self):
        request = extensions.asked(self.case)
        return {"days": request.days, "reason": request.reason} if request else {}


class ReturnExtensionForm(MoveForm):
    reason = text(_("为什么不同意"), help_text=INSIDE, rows=3)
