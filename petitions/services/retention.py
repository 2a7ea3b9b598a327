"""How long the words of a case are kept: the rules, the cases whose time is over, and the brake (档案法 art 14)."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.errors import Refused, WrongState
from petitions.models import Answer, DisposalBatch, Petition, RetentionRule, Review
from petitions.permissions import in_reach
from petitions.retention import latest_closing
from petitions.vocabulary import FINISHED, OPEN, Action, AnswerState, DisposalState, Kind
from petitions.workflow import ACCUSATION, CLOCKS, DISPOSE
from portal.accounts.permissions import allows, require

from .moves import moving
from .texts import need, refuse_personal

LONGEST = 100


@transaction.atomic
def set_rule(*, kind: str, years: int | None, basis: str, by) -> RetentionRule:
    """Enter the years of one kind with the schedule that names them; no years: kept for good."""
    require(by, CLOCKS)
    basis = refuse_personal(basis.strip(), _("依据"))[:120]
    if years is not None and not 1 <= years <= LONGEST:
        raise Refused(_("保存年限填1到%(most)s的整数；一直保存的不填。") % {"most": LONGEST})
    if years is not None and not basis:
        raise Refused(_("填了保存年限，也要写依据：本县的档案保管期限表或者文件名称、条款。"))
    rule = RetentionRule.objects.select_for_update().filter(kind=Kind(kind)).first() or RetentionRule(kind=Kind(kind))
    rule.years, rule.basis, rule.set_by = years, basis, by
    rule.save()
    return rule


def rules() -> dict[str, RetentionRule]:
    return {rule.kind: rule for rule in RetentionRule.objects.select_related("set_by")}


def disposable(*, by):
    """The finished cases that this person may propose or decide on, whose years are over and which nothing holds."""
    require(by, DISPOSE)
    return expired(within_duty(Petition.objects.all(), by))


def within_duty(queryset, user):
    """What a disposer may know of: beyond every wall, and accusations only for those who may read them."""
    found = in_reach(queryset, user)
    return found if allows(user, ACCUSATION) else found.exclude(kind=Kind.ACCUSATION)


def expired(queryset):
    """Closed long enough ago, not preserved, and needed by nothing that still runs or is kept.

    A merged case is part of the file of the one that answers it, and goes when that one may go.
    """
    answered_by = _free(Petition.objects.filter(pk=OuterRef("merged_into")))
    return _free(queryset).filter(Q(merged_into=None) | Q(merged_into__disposed_at__isnull=False) | Exists(answered_by))


def _free(queryset):
    """What could go if it had been answered by itself."""
    today = timezone.localdate()
    over = Q(pk__in=[])
    for rule in RetentionRule.objects.filter(years__isnull=False):
        over |= Q(kind=rule.kind, closed_at__date__lte=latest_closing(today, rule.years or 0))
    running = Review.objects.filter(petition=OuterRef("pk"), concluded_on__isnull=True).filter(
        Q(requested_on__isnull=False) | Q(last_day__gte=today)
    )
    drafts = Answer.objects.filter(petition=OuterRef("pk"), state=AnswerState.DRAFT)
    related = Petition.objects.filter(state__in=OPEN).filter(
        Q(repeats=OuterRef("pk"))
        | Q(split_from=OuterRef("pk"))
        | Q(merged_into=OuterRef("pk"))
        | Q(reviews_case=OuterRef("pk"))
    )
    # What its sender added and nobody has read yet is a letter still unanswered.
    read = queryset.filter(over, state__in=FINISHED, is_preserved=False, disposed_at__isnull=True, news_at__isnull=True)
    return read.exclude(Exists(running) | Exists(drafts) | Exists(related))


def not_proposed(queryset):
    """Less what already lies in a batch that waits."""
    waiting = DisposalBatch.objects.filter(state__in=[DisposalState.PROPOSED, DisposalState.APPROVED])
    return queryset.exclude(disposal_batches__in=waiting)


def preserve(*, petition: Petition, by, reason: str, version: int | None = None) -> Petition:
    """Hold on to a case whatever its age: a dispute, an inquiry, an audit."""
    with moving(Action.PRESERVE, petition=petition, by=by, version=version) as step:
        if step.petition.is_preserved:
            raise WrongState(_("这件来件已经暂缓销毁。"))
        step.internal_note = need(reason, _("请写明为什么暂缓销毁。"))
        _mark(step.petition, is_preserved=True)
    return petition


def release(*, petition: Petition, by, reason: str, version: int | None = None) -> Petition:
    """Let the years count again."""
    with moving(Action.RELEASE, petition=petition, by=by, version=version) as step:
        if not step.petition.is_preserved:
            raise WrongState(_("这件来件没有暂缓销毁。"))
        step.internal_note = need(reason, _("请写明为什么解除暂缓。"))
        _mark(step.petition, is_preserved=False)
    return petition


def _mark(petition: Petition, *, is_preserved: bool) -> None:
    petition.is_preserved = is_preserved
    petition.save(update_fields=["is_preserved"])
