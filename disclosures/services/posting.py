"""Why a roster may not be posted now, each reason as one sentence. Also the window that posting would open."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.orgs.selectors import public_words
from portal.privacy import detect
from portal.workdays import calendar

from .. import bases
from ..models import BatchState, Roster, RosterState, Round
from ..refusals import Declined
from . import contents


def decline_unpublishable(roster: Roster, round: Round, posted_on: dt.date) -> None:
    if roster.state == RosterState.PUBLISHED:
        raise Declined(
            _("这份名册已经发布，公示编号是%(number)s，不能再次发布。要更正请用“更正并重新公示”。")
            % {"number": roster.publication.number}
        )
    if roster.state != RosterState.APPROVED:
        raise Declined(_("这份名册现在是“%(state)s”，审批通过以后才能发布。") % {"state": roster.get_state_display()})
    if roster.batch.state != BatchState.CONFIRMED:
        raise Declined(_("这份名册的批次已经撤销，不能发布。"))
    if round.procedure.scheme_id != roster.batch.scheme_id:
        raise Declined(_("公示轮次和名册的救助项目不一致，请重新选择轮次。"))
    if round.basis_valid_until and round.basis_valid_until < posted_on:
        raise Declined(
            _("依据“%(basis)s”已于%(day)s废止，不能再作为公示的依据。请先更新公示程序里的依据。")
            % {"basis": round.legal_basis, "day": round.basis_valid_until.isoformat()}
        )
    for sentence in bases.ended_in(contents.say_basis(round)):
        raise Declined(_("%(sentence)s请先更新公示程序里的依据。") % {"sentence": sentence})


def decline_misdated(posted_on: dt.date, document_date: dt.date) -> None:
    """The window counts from a day that people could really read the notice. What is posted cannot be back-dated."""
    if posted_on < timezone.localdate():
        raise Declined(
            _("张贴日期不能早于今天：公示从网站实际发布之日起算，不能倒填。文件本身的日期较早的，请写在“成文日期”里。")
        )
    if document_date > posted_on:
        raise Declined(_("成文日期不能晚于张贴日期，请核对这两个日期。"))


def decline_personal(*texts: str) -> None:
    """Free text leaks as often as tables do: titles and places are read by the same detectors."""
    allowed = public_words()
    for text in texts:
        for finding in detect.find(text, allowed=allowed):
            raise Declined(
                _("标题或地点里有不能公开的内容：%(kind)s。请改写后再发布。") % {"kind": detect.describe(finding)}
            )


def days_of(round: Round, is_repost: bool = False) -> int | None:
    """How long a notice of this round stands: after a correction some places ask for fewer days than at first."""
    return (round.repost_days or round.days) if is_repost else round.days


def count_window(round: Round, posted_on: dt.date, is_repost: bool = False):
    """The window that the calendar counts from the day of posting; None for a round without an end."""
    days = days_of(round, is_repost)
    return calendar.current().window(posted_on, days, round.unit) if days else None


def opening(posted_on: dt.date, now: dt.datetime) -> dt.datetime:
    """When the page opens: at once, or at midnight of the day on which it is to be posted."""
    return max(now, timezone.make_aware(dt.datetime.combine(posted_on, dt.time.min)))
