"""The screens of the moves in between; the others are in screens.py."""

from django.utils.translation import gettext_lazy as _

from petitions.forms import handling as forms
from petitions.services import checklists, joining, records, splitting, tending
from petitions.vocabulary import Action

from .screen import Screen, on_case, quietly

HANDLING: dict[Action, Screen] = {
    Action.INVESTIGATE: Screen(
        forms.InvestigateForm,
        on_case(records.investigate),
        _("记进这件来件的案卷，以后不能改；来件人只看到“已调查核实”和您写给他的话。"),
        _("保存调查记录"),
    ),
    Action.MEDIATE: Screen(
        forms.MediateForm,
        on_case(records.mediate),
        _("记进案卷，以后不能改。达成协议的，仍要出书面答复后办结。"),
        _("保存调解记录"),
    ),
    Action.HEAR: Screen(forms.HearForm, on_case(records.hear), _("记进案卷，以后不能改。"), _("保存听证记录")),
    Action.CHECK: Screen(
        forms.CheckForm,
        quietly(checklists.tick),
        _("打勾和去掉勾都记下是谁、什么时间。来件人看不到。"),
        _("保存核对结果"),
    ),
    Action.SPLIT: Screen(
        forms.SplitForm,
        on_case(splitting.split),
        _(
            "分出来的事项另立一件：编号、查询码和期限都是自己的，期限仍从原件收到的那天起算。查询码只显示一次，请打印给来件人。"
        ),
        _("分件，打印回执"),
    ),
    Action.LINK: Screen(
        forms.LinkForm,
        on_case(joining.link),
        _("两件各有各的编号和期限，只是互相看得到。来件人看不到关联。"),
        _("保存关联"),
    ),
    Action.MERGE: Screen(
        forms.MergeForm,
        on_case(joining.merge),
        _("要来件人同意。这件的期限停止，事项并进另一件办；来件人会看到“已并入另一件一起办理”。这一步不能撤销。"),
        _("并案"),
        is_danger=True,
    ),
    Action.RETURN_ASSIGNMENT: Screen(
        forms.ReturnAssignmentForm,
        on_case(tending.return_assignment),
        _("退给交办的人重新安排，期限照样走。来件人看不到。"),
        _("退回交办"),
    ),
    Action.REMIND: Screen(
        forms.RemindForm,
        quietly(tending.remind),
        _("承办人办下一步以前，首页和来件上一直看得到您的话。"),
        _("催办"),
    ),
    Action.REOPEN: Screen(
        forms.ReopenForm,
        on_case(tending.reopen),
        _("这件来件回到“办理中”，办结期限从今天重新起算；已经送出的答复不变，可以再出一份。来件人会看到重新办理。"),
        _("重新办理"),
    ),
}


def is_ready(action: Action, case, user) -> bool:
    """What the table cannot know of these moves."""
    if action == Action.RETURN_ASSIGNMENT:
        return tending.is_theirs(case, user)
    return True
