"""Writing the reply, matter by matter. Adding a matter and taking a template are buttons of the same form: what was typed
comes back as it was, nothing is saved, and no script is needed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from petitions.matters import MOST, Matter
from petitions.models import ReplyTemplate
from petitions.services import replies, templates
from petitions.vocabulary import OBJECTION_OUTCOMES, DocumentKind, Kind, Outcome
from portal.numbers import read_number

from .moves import MoveForm, objection_outcome, text

PARTS = ("title", "facts", "law", "opinion")


class DraftReplyForm(MoveForm):
    layout = "petitions/desk/_draft.html"

    matter_count = forms.IntegerField(widget=forms.HiddenInput, required=False)
    template = forms.ModelChoiceField(
        label=_("答复模板"), queryset=None, required=False, empty_label=_("不用模板"),
        help_text=_("填进第一个空着的事项里，填好以后照这件来件的情况改。"),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("文种"), choices=DocumentKind.choices)
    title = forms.CharField(label=_("标题"), max_length=80, help_text=_("不写姓名。例如：关于低保待遇事项的答复意见。"))
    addressee = forms.CharField(
        label=_("称呼"), max_length=60, required=False, help_text=_("例如：王某某同志。没留姓名的可以空着。")
    )
    remedy = text(
        _("不服时怎么办"), help_text=_("按机关信息里的复查机关自动填好，一般不用改。"), required=False, rows=3
    )
    outcome = forms.ChoiceField(
        label=_("结论"), choices=[(outcome, outcome.label) for outcome in Outcome if outcome not in OBJECTION_OUTCOMES]
    )

    def starting_values(self):
        reply = replies.current(self.case)
        if reply is None:
            return {
                "kind": replies.paper_for(self.case),
                "title": replies.default_title(self.case),
                "remedy": replies.default_remedy(self.case),
                "outcome": Outcome.EXPLAINED,
                "matter_count": 1,
            }
        words = {name: getattr(reply, name) for name in ("kind", "title", "addressee", "remedy", "outcome")}
        return words | _rows(reply.read_matters())

    def fit(self):
        self.fields["template"].queryset = templates.offered(self.case)
        if self.case.kind == Kind.OBJECTION:
            self.fields["outcome"] = objection_outcome()
        for number in range(1, self.count() + 1):
            self.fields.update(_matter_fields(number))

    def count(self) -> int:
        """How many matters are open in the form."""
        asked = self.data.get("matter_count") if self.is_bound else self.initial.get("matter_count")
        return min(read_number(str(asked)) or 1, MOST)

    def matter_groups(self):
        """(number, its boxes), for the page; the title of a matter is asked once there are two."""
        names = PARTS if self.has_titles() else PARTS[1:]
        return [(number, [self[f"matter{number}_{part}"] for part in names]) for number in range(1, self.count() + 1)]

    def has_titles(self) -> bool:
        return self.count() > 1

    def can_add(self) -> bool:
        return self.count() < MOST

    def values(self):
        words = {name: self.cleaned_data[name] for name in ("kind", "title", "addressee", "remedy", "outcome")}
        return words | {"matters": self._typed(self.cleaned_data)}

    def reworked(self):
        """The same page with one matter more, or with a template's words; None when the reply is to be saved."""
        if "add_matter" not in self.data and "use_template" not in self.data:
            return None
        typed = {name: self.data.get(name, "") for name in self.fields}
        if "add_matter" in self.data:
            typed["matter_count"] = min(self.count() + 1, MOST)
        else:
            typed |= self._with_template()
        return type(self)(case=self.case, by=self.by, initial=typed)

    def _with_template(self) -> dict:
        template = templates.offered(self.case).filter(pk=read_number(self.data.get("template"))).first()
        if template is None:
            return {}
        matters = [self._matter(self.data, number) for number in range(1, self.count() + 1)]
        place = next((at for at, matter in enumerate(matters, 1) if matter.is_empty), len(matters) + 1)
        if place > MOST:
            return {}
        words = _row(place, templates.fill(template=template, petition=self.case, by=self.by))
        words["matter_count"] = max(place, self.count())
        return words | ({"outcome": template.outcome} if place == 1 else {})

    def _typed(self, source) -> list[Matter]:
        return [self._matter(source, number) for number in range(1, self.count() + 1)]

    @staticmethod
    def _matter(source, number: int) -> Matter:
        return Matter.of(**{part: source.get(f"matter{number}_{part}") or "" for part in PARTS})


class TemplateForm(forms.ModelForm):
    """A template and the state of it that was looked at."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = ReplyTemplate
        fields = ("kind", "outcome", "name", "title", "facts", "law", "opinion")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, rows in (("facts", 6), ("law", 3), ("opinion", 6)):
            self.fields[name].widget.attrs["rows"] = rows
        if self.instance.pk:
            self.initial["seen"] = templates.state_of(self.instance)

    def validate_constraints(self):
        """The service says it in a sentence of its own."""


def _matter_fields(number: int) -> dict[str, forms.Field]:
    fields = {
        "title": forms.CharField(
            label=_("事项"), max_length=80, required=False, help_text=_("一句话说明这一项是什么事，作小标题。")
        ),
        "facts": text(
            _("查明的事实"), help_text=_("查了什么、查明什么。一段一行。收到的日期和方式印在开头，不用再写。"),
            required=False, rows=6,
        ),
        "law": text(_("依据"), help_text=_("法规和政策的名称、条款。申诉求决必须写。"), required=False, rows=3),
        "opinion": text(
            _("处理意见"),
            help_text=_("回应诉求，一段一行。分项写1. 2. 3.，不写一、二、三：打印时各部分前面自动加。"),
            required=False,
            rows=5,
        ),
    }  # fmt: skip
    return {f"matter{number}_{part}": field for part, field in fields.items()}


def _row(number: int, matter: Matter) -> dict[str, str]:
    return {f"matter{number}_{part}": getattr(matter, part) for part in PARTS}


def _rows(matters: list[Matter]) -> dict:
    rows: dict = {"matter_count": max(len(matters), 1)}
    for number, matter in enumerate(matters, 1):
        rows |= _row(number, matter)
    return rows
