"""The page of components: every part of the design language in its states, rendered by the site's own templates.

It stands behind the log-in because its specimens speak of notices and letters that do not exist, and a resident who
came upon 已撤下 or 剩 3 天 would take it for news. Nothing of it is public, and nothing of it is anybody's.
"""

from dataclasses import dataclass

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from portal import charts
from portal.orgs.selectors import Office


@dataclass(frozen=True)
class Section:
    """A chapter of the page: its anchor, its heading, the template with its specimens."""

    anchor: str
    title: str
    template: str


SECTIONS = (
    Section("tokens", gettext_lazy("颜色和字号"), "home/specimens/tokens.html"),
    Section("words", gettext_lazy("文字和链接"), "home/specimens/words.html"),
    Section("states", gettext_lazy("状态和过程"), "home/specimens/states.html"),
    Section("forms", gettext_lazy("表单"), "home/specimens/forms.html"),
    Section("tables", gettext_lazy("表格和数字"), "home/specimens/tables.html"),
    Section("papers", gettext_lazy("公文和信件"), "home/specimens/papers.html"),
    Section("around", gettext_lazy("页面四周"), "home/specimens/around.html"),
)
# name in tokens.css, what it is for
COLOURS = (
    ("ink", gettext_lazy("正文")),
    ("ink-muted", gettext_lazy("次要文字")),
    ("primary", gettext_lazy("链接和按钮")),
    ("accent-ink", gettext_lazy("公示中、逾期、撤下")),
    ("good-ink", gettext_lazy("办好了")),
    ("waiting-ink", gettext_lazy("等着办")),
)
SIZES = ("small", "body", "l", "xl", "2xl", "3xl")
STATES = (
    ("open", gettext_lazy("正在公示"), gettext_lazy("剩 3 天")),
    ("waiting", gettext_lazy("等待核实"), gettext_lazy("最迟 2026年3月9日")),
    ("good", gettext_lazy("已经办结"), ""),
    ("overdue", gettext_lazy("已经逾期"), gettext_lazy("超过 2 天")),
    ("withdrawn", gettext_lazy("已经撤下"), ""),
    ("closed", gettext_lazy("公示期满"), ""),
)


class SpecimenForm(forms.Form):
    """One field of each kind that the site asks with."""

    name = forms.CharField(label=gettext_lazy("姓名"), help_text=gettext_lazy("照身份证上写。"))
    village = forms.ChoiceField(
        label=gettext_lazy("村（居）"),
        choices=[("", gettext_lazy("请选一个")), ("a", gettext_lazy("样例一村")), ("b", gettext_lazy("样例二村"))],
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("是哪一类事"),
        choices=[("ask", gettext_lazy("咨询")), ("claim", gettext_lazy("申诉求决"))],
        widget=forms.RadioSelect,
    )
    papers = forms.MultipleChoiceField(
        label=gettext_lazy("带了哪些材料"),
        choices=[("id", gettext_lazy("身份证")), ("book", gettext_lazy("户口簿"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    request_text = forms.CharField(label=gettext_lazy("是什么事"), widget=forms.Textarea(attrs={"rows": 4}))
    photo = forms.FileField(label=gettext_lazy("照片或文件"), required=False)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The whole language on one page; ?elder=1 shows it as an old person sees it."""
    office = Office(
        name=_("样例镇民政办"),
        phone="0000-0000000",
        place=_("样例镇政府一楼 3 号窗口"),
        hours=_("工作日 8:30—12:00，14:30—17:30"),
        supervision_phone="0000-0000001",
    )
    households = [charts.Series(_("户数"), [40, None]), charts.Series(_("人数"), [60, 20])]
    context = {
        "sections": SECTIONS,
        "colours": COLOURS,
        "sizes": SIZES,
        "states": STATES,
        "asked": SpecimenForm(auto_id="asked_%s"),
        "refused": SpecimenForm({}, auto_id="refused_%s"),
        "office": office,
        "page_obj": Paginator(range(60), 20).page(2),
        "trail": [(_("页面部件"), "")],
        "rows_chart": charts.rows("rows", _("各村户数"), [_("样例一村"), _("样例二村")], households, _("不到5户")),
        "columns_chart": charts.columns("columns", _("每月户数"), ["1", "2"], households, untold=_("不到5户")),
    }
    return render(request, "home/components.html", context)
