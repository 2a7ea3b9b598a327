"""The wording that replies start from: kept by whoever approves replies, used by whoever drafts them."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions import wording
from petitions.errors import Conflict, Refused
from petitions.matters import Matter
from petitions.models import Petition, ReplyTemplate
from petitions.permissions import require_on
from petitions.vocabulary import OBJECTION_OUTCOMES, Channel, Kind, Outcome
from petitions.workflow import APPROVE, DRAFT
from portal.accounts.permissions import require
from portal.orgs import selectors as orgs
from portal.orgs.selectors import Office
from portal.words import in_chinese

from .texts import need, refuse_personal

TEXTS = ("title", "facts", "law", "opinion")


@transaction.atomic
def save(
    *,
    by,
    kind: str,
    outcome: str,
    name: str,
    title: str = "",
    facts: str = "",
    law: str = "",
    opinion: str = "",
    template: ReplyTemplate | None = None,
    seen: str = "",
) -> ReplyTemplate:
    """Write a template or write it over. `seen` is the state that was looked at, so that nobody's edit is lost."""
    require(by, APPROVE)
    kept = _lock(template, seen) if template else ReplyTemplate()
    kept.kind, kept.outcome = Kind(kind), _fitting(Kind(kind), Outcome(outcome))
    kept.name = refuse_personal(need(name, _("请写模板名称。"))[:40], _("模板名称"))
    labels = {"title": _("事项"), "facts": _("查明的事实"), "law": _("依据"), "opinion": _("处理意见")}
    written = {"title": title, "facts": facts, "law": law, "opinion": opinion}
    for field in TEXTS:
        text = wording.check(written[field].strip())
        setattr(kept, field, refuse_personal(text, labels[field]))
    need(kept.facts + kept.opinion, _("“查明的事实”和“处理意见”至少写一项。"))
    if ReplyTemplate.objects.filter(kind=kept.kind, name=kept.name).exclude(pk=kept.pk).exists():
        raise Refused(_("这一类来件已经有叫“%(name)s”的模板。请换一个名称。") % {"name": kept.name})
    kept.edited_by, kept.edited_at = by, timezone.now()
    kept.save()
    return kept


@transaction.atomic
def switch(*, template: ReplyTemplate, by, is_active: bool) -> ReplyTemplate:
    """Offer it or no longer offer it. Replies already written keep their words either way."""
    require(by, APPROVE)
    kept = ReplyTemplate.objects.select_for_update().get(pk=template.pk)
    kept.is_active, kept.edited_by, kept.edited_at = is_active, by, timezone.now()
    kept.save(update_fields=["is_active", "edited_by", "edited_at"])
    return kept


def offered(petition: Petition):
    """What a drafter may choose from for this case."""
    return ReplyTemplate.objects.filter(kind=petition.kind, is_active=True)


def fill(*, template: ReplyTemplate, petition: Petition, by) -> Matter:
    """The template in the words of this case; nothing is stored."""
    require_on(by, DRAFT, petition)
    return filled(template, petition)


def filled(template: ReplyTemplate, petition: Petition) -> Matter:
    """For a screen that has found the case among those its reader may see; `fill` asks for itself."""
    values = values_for(petition)
    return Matter.of(**{field: wording.fill(getattr(template, field), values) for field in TEXTS})


@in_chinese
def values_for(petition: Petition, office: Office | None = None) -> dict[str, str]:
    """The case's own values, by the names of wording.py. Nothing of the person is among them."""
    office, received, notice = office or orgs.office(), petition.received_on, petition.publication
    return {
        wording.NUMBER: petition.number,
        wording.RECEIVED: f"{received.year}年{received.month}月{received.day}日",
        wording.CHANNEL: str(Channel(petition.channel).label),
        wording.VILLAGE: petition.village.name if petition.village else "",
        wording.NOTICE_TITLE: notice.title if notice else "",
        wording.NOTICE_NUMBER: str(notice.number) if notice else "",
        wording.REVIEW_ORGAN: office.review_organ,
        wording.ORGAN: office.organ_name,
    }


def state_of(template: ReplyTemplate) -> str:
    """What a form carries along, to find out whether somebody saved meanwhile."""
    return template.edited_at.isoformat()


def _lock(template: ReplyTemplate, seen: str) -> ReplyTemplate:
    kept = ReplyTemplate.objects.select_for_update().get(pk=template.pk)
    if state_of(kept) != seen:
        raise Conflict(_("这个模板刚刚被别人改过。现在的内容写在下面，您填的也还在，请核对后再保存。"))
    return kept


def _fitting(kind: Kind, outcome: Outcome) -> Outcome:
    if (kind == Kind.OBJECTION) != (outcome in OBJECTION_OUTCOMES):
        raise Refused(_("结论“%(outcome)s”不适用于“%(kind)s”。") % {"outcome": outcome.label, "kind": kind.label})
    return outcome
