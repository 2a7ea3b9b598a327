"""Drafting and signing the publication review (PIPL art 55 and 56), without a second form for three clerks.

The clerk drafts it by handing the roster in, every field filled from the procedure and the measured risk; the second
person signs it by approving. Another round or level, or a risk that has grown since, asks for another review.
"""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.words import in_chinese

from .. import permissions
from ..models import PublicationReview, Roster, RosterState, Round, WebLevel
from ..models.review import keep_until
from ..refusals import Declined
from ..release import risk
from ..release.measuring import measure, web_level_of
from ..wording import say_money
from . import contents, posting

TEXTS = ("purpose", "basis", "scope", "impact", "measures", "conclusion")
REVIEWABLE = (RosterState.DRAFT, RosterState.RETURNED, RosterState.IN_REVIEW, RosterState.APPROVED)


@transaction.atomic
def draft(*, roster: Roster, by, round: Round | None = None, texts: dict[str, str] | None = None) -> PublicationReview:
    """Write the review of one release down, unsigned. A roster has one unsigned review at a time."""
    permissions.require_draft_review(by, roster)
    roster = Roster.objects.select_for_update().get(pk=roster.pk)
    if roster.state not in REVIEWABLE:
        raise Declined(_("这份名册已经发布，不能再起草公开前评估。"))
    round = round or roster.batch.round
    web_level = web_level_of(round)
    measured = measure(roster, web_level)
    words = suggest(roster, round, measured)
    words |= {name: text.strip() for name, text in (texts or {}).items() if name in TEXTS and text.strip()}
    roster.reviews.unsigned().delete()
    now = timezone.now()
    return PublicationReview.objects.create(
        roster=roster,
        round=round,
        web_level=web_level,
        author=by,
        drafted_at=now,
        keep_until=keep_until(timezone.localdate(now)),
        **words,
        **asdict(measured),
    )


@transaction.atomic
def sign(*, review: PublicationReview, by) -> PublicationReview:
    """The second person's name under it, with the risk as it is measured at this moment."""
    review = PublicationReview.objects.select_for_update().get(pk=review.pk)
    permissions.require_sign_review(by, review)
    if review.is_signed:
        raise Declined(_("这份公开前评估已经签署，不能改动。"))
    for name, value in asdict(measure(review.roster, review.web_level)).items():
        setattr(review, name, value)
    now = timezone.now()
    review.reviewer, review.reviewed_at = by, now
    review.keep_until = keep_until(timezone.localdate(now))
    review.save()
    return review


def pending(roster: Roster) -> PublicationReview | None:
    return roster.reviews.unsigned().select_related("round", "author").order_by("-pk").first()


def newest_signed(roster: Roster, round: Round) -> PublicationReview | None:
    signed = roster.reviews.signed().covering(roster, round, web_level_of(round))
    return signed.order_by("-reviewed_at", "-pk").first()


def risk_of(review: PublicationReview) -> risk.Risk:
    """The figures that were signed."""
    return risk.Risk(**{name: getattr(review, name) for name in risk.Risk.__dataclass_fields__})


def decline_unreviewed(roster: Roster, round: Round) -> None:
    """Nothing goes out that nobody has weighed, in this round, at this level, at this risk."""
    review = newest_signed(roster, round)
    if review is None:
        raise Declined(
            _("“%(round)s”按“%(level)s”公开，还没有签署过的公开前评估。请先起草评估，由另一位同事签署。")
            % {"round": round.name, "level": web_level_of(round).label}
        )
    if measure(roster, review.web_level).is_worse_than(risk_of(review)):
        raise Declined(
            _("签署评估以后，被认出的可能变大了（例如又有别的公示上网）。请重新起草评估，由另一位同事签署。")
        )


@in_chinese
def suggest(roster: Roster, round: Round, measured: risk.Risk) -> dict[str, str]:
    """Every field as the procedure and the figures already answer it; the author changes what does not fit."""
    return {
        "purpose": _("依法公示%(scheme)s对象，接受群众监督，收集异议。") % {"scheme": roster.batch.scheme.name}
        if round.has_objection_window
        else _("依法公布%(scheme)s情况，接受群众监督。") % {"scheme": roster.batch.scheme.name},
        "basis": _("%(basis)s；个人信息保护法第十三条（履行法定职责所必需）。") % {"basis": contents.say_basis(round)},
        "scope": _scope(roster, round),
        "impact": say_impact(roster, round, measured),
        "measures": _measures(round),
        "conclusion": _("公开确有依据，范围限于必需，同意按“%(level)s”公开。") % {"level": web_level_of(round).label},
    }


def _scope(roster: Roster, round: Round) -> str:
    shown = {
        WebLevel.MASKED: _("网站公布隐去名字的户主、村、人口、金额"),
        WebLevel.GENERALISED: _("网站公布取整的分档户数，没有名单"),
        WebLevel.TOTALS: _("网站公布分村合计，没有名单"),
    }[web_level_of(round)]
    days = posting.days_of(round, roster.batch.is_repost)
    until = (
        _("公示%(days)d%(unit)s，期满撤下") % {"days": days, "unit": round.get_unit_display()}
        if days
        else _("长期公布")
    )
    return _("%(place)s；%(shown)s；%(until)s。") % {
        "place": contents.suggest_place(roster, round),
        "shown": shown,
        "until": until,
    }


def say_impact(roster: Roster, round: Round, measured: risk.Risk) -> str:
    sums = _("共%(rows)d户，金额合计%(amount)s元。") % {"rows": roster.households, "amount": say_money(roster.amount)}
    if web_level_of(round) != WebLevel.MASKED:
        return sums + _("最小一组%(smallest)d户；和上一期相比露出来的%(single)d户。") % {
            "smallest": measured.smallest_cell,
            "single": measured.single_changes,
        }
    return sums + _(
        "能单独认出的%(unique)d户，能和其他公示一一对上的%(linked)d户，和上一期相比露出来的%(single)d户。"
    ) % {
        "unique": measured.unique_rows,
        "linked": measured.linked_rows,
        "single": measured.single_changes,
    }


def _measures(round: Round) -> str:
    if web_level_of(round) == WebLevel.MASKED:
        return _(
            "只留姓氏和序号，未成年人不写姓名；不进搜索、不提供下载、不许搜索引擎收录；期满自动撤下并核验；"
            "全名只在公示栏张贴，谁打印过都有记录。"
        )
    if web_level_of(round) == WebLevel.GENERALISED:
        return _("少于9户的不列，其余取整到5户；变动不到5户的数字不更新，两期相减看不出哪一户。")
    return _("不足5户的村并入其他村。")
