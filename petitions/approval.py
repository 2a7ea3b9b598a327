"""What the person who signs is told about the draft: is it an answer, or a form letter sent out by the dozen?"""

from datetime import timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _

from .canned import BATCH
from .models import CaseEvent, Petition, Reply
from .permissions import may_see
from .services.canned import DAYS
from .vocabulary import Action

SHOWN_DAYS = 5


def notes_for(user, reply: Reply | None) -> list[str]:
    """Sentences, the most telling first; none when there is nothing to say."""
    if reply is None:
        return []
    handed_in = reply.petition.events.filter(action=Action.SUBMIT_REPLY, facts__reply=reply.pk).last()
    facts = handed_in.facts if handed_in else {}
    found = []
    if handed_in is not None and (name := _alike(user, facts)):
        found.append(_("处理意见和%(name)s有%(percent)s%%相同。") % {"name": name, "percent": facts["alike_percent"]})
        found += [handed_in.internal_note] if handed_in.internal_note else []
    if (share := facts.get("template_percent", 0)) >= 50:
        found.append(_("处理意见有%(percent)s%%是模板原文。") % {"percent": share})
    return found + batch_days(user)


def batch_days(user) -> list[str]:
    """Days of the last half year on which one person issued ten replies or more, of the cases this user may know of."""
    days = (
        CaseEvent.objects.filter(
            action=Action.ISSUE_REPLY,
            at__gte=timezone.now() - timedelta(days=DAYS),
            petition__in=Petition.objects.visible_to(user),
        )
        .annotate(day=TruncDate("at"))
        .values("day", "by__display_name")
        .annotate(count=Count("pk"))
        .filter(count__gte=BATCH)
        .order_by("-day")[:SHOWN_DAYS]
    )
    return [
        _("%(day)s：%(who)s一天印发了%(count)s份答复。")
        % {"day": row["day"].isoformat(), "who": row["by__display_name"], "count": row["count"]}
        for row in days
    ]


def _alike(user, facts: dict) -> str:
    """The other reply, to somebody who may know of its case; to anybody else there is none (信访工作条例 art 30): a
    leader who reads every case but those about himself would learn of one from a name left out."""
    other = Reply.objects.filter(pk=facts.get("alike_reply")).select_related("petition").first()
    if other is None or not may_see(user, other.petition):
        return ""
    return other.document_number or _("来件%(number)s的答复") % {"number": other.petition.number}
