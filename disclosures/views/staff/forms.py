"""Small forms of the staff screens. What will happen is said beside each."""

from collections.abc import Iterable

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosures import staff_selectors
from disclosures.models import (
    Publication,
    PublicationReview,
    Round,
    RoundKind,
    Scheme,
    WebLevel,
    WithdrawalReason,
)
from disclosures.services import contents, reviews
from disclosures.states import AFTER_WITHDRAWAL


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label=_("退回的原因"),
        max_length=200,
        help_text=_("写明哪里要改，经办人看得到。不写家庭情况和病情。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReviewForm(forms.ModelForm):
    """The publication review as handing in will draft it. What is left as it stands is filled in anew."""

    class Meta:
        model = PublicationReview
        fields = reviews.TEXTS
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in reviews.TEXTS}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False


class ReviewFilterForm(forms.Form):
    year = forms.IntegerField(label=_("年份"), required=False, min_value=2000, max_value=2999)
    scheme = forms.ModelChoiceField(
        label=_("救助项目"), queryset=Scheme.objects.all(), required=False, empty_label=_("全部")
    )
    web_level = forms.ChoiceField(label=_("公开程度"), required=False)
    state = forms.ChoiceField(label=_("签署"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["web_level"].choices = [("", _("全部")), *WebLevel.choices]
        self.fields["state"].choices = [("", _("全部")), ("signed", _("已签署")), ("unsigned", _("等待签署"))]


class PublicationChoice(forms.ModelChoiceField):
    def label_from_instance(self, notice):
        return f"{notice.number} {notice.title}"


class PublishForm(forms.Form):
    round = forms.ModelChoiceField(
        label=_("公示轮次"), queryset=Round.objects.none(), help_text=_("天数、地点和依据随轮次而定。")
    )
    document_date = forms.DateField(
        label=_("成文日期"),
        required=False,
        help_text=_("文件落款的日期，可以早于今天。空着就和张贴日期相同。"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    posted_on = forms.DateField(
        label=_("张贴日期"),
        help_text=_("公示栏张贴的日期，不能早于今天。从第二天起算满天数，不会提前结束；写以后的日期就到那天再开始。"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    title = forms.CharField(label=_("标题"), max_length=120)
    place = forms.CharField(label=_("张贴地点"), max_length=200)
    is_whole_roster = forms.BooleanField(
        label=_("这是全部在保对象的名册"), required=False, help_text=_("首页和统计里的户数、人数取自最新的全部名册。")
    )
    follows = PublicationChoice(
        label=_("上一轮公示"),
        queryset=Publication.objects.none(),
        required=False,
        empty_label=_("没有"),
        help_text=_("同一批对象前一轮的公示，页面上会连在一起。"),
    )
    supersedes = PublicationChoice(
        label=_("代替哪个公示"),
        queryset=Publication.objects.none(),
        required=False,
        empty_label=_("不代替"),
        help_text=_("更正时选原来的公示：原公示马上撤下，期限重新计算。"),
    )

    def __init__(self, *args, roster, by, **kwargs):
        round = roster.batch.round
        kwargs["initial"] = {
            "round": round.pk,
            "posted_on": timezone.localdate(),
            "title": contents.suggest_title(roster, round),
            "place": contents.suggest_place(roster, round),
            "is_whole_roster": round.kind == RoundKind.LONG_TERM,
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        self.fields["round"].queryset = Round.objects.filter(procedure__scheme=roster.batch.scheme_id).select_related(
            "procedure"
        )
        self.fields["follows"].queryset = staff_selectors.earlier_rounds(by, roster)
        self.fields["supersedes"].queryset = staff_selectors.correctable_by(by, roster)


class WithdrawForm(forms.Form):
    reason = forms.ChoiceField(label=_("撤下的原因"), widget=forms.RadioSelect)

    def __init__(self, *args, reasons: Iterable[WithdrawalReason], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [
            (reason, _("%(reason)s。来访者将看到：%(sentence)s") % {
                "reason": reason.label, "sentence": AFTER_WITHDRAWAL[reason].sentence
            })
            for reason in reasons
        ]  # fmt: skip
