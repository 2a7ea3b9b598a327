"""What staff read of disclosure: only their own unit's records and those of the villages below it."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from portal.orgs.models import OrgUnit

from .models import (
    Batch,
    BoardMoment,
    BoardRecord,
    ImportRow,
    Outcome,
    Publication,
    PublicationReview,
    PublicationTotal,
    Roster,
    RosterState,
    Round,
    TakedownCheck,
)
from .models.publication import PublicationQuerySet
from .models.review import ReviewQuerySet
from .supervision.boards import GRACE


def units_of(user) -> QuerySet[OrgUnit]:
    """The unit an account works for and everything below it; all units for a superuser."""
    if user.is_superuser:
        return OrgUnit.objects.all()
    return OrgUnit.objects.within(user.unit) if user.unit else OrgUnit.objects.none()


def rosters_for(user) -> QuerySet[Roster]:
    return (
        Roster.objects.filter(batch__unit__in=units_of(user))
        .select_related("batch__unit", "batch__scheme", "batch__round", "batch__uploader", "built_by", "publication")
        .order_by("-built_at", "-pk")
    )


def rosters_waiting_for_approval(user) -> QuerySet[Roster]:
    """Oldest first: who waited longest is looked at first."""
    return rosters_for(user).filter(state=RosterState.IN_REVIEW).order_by("built_at", "pk")


def reviews_for(user) -> ReviewQuerySet:
    """Publication reviews of one's own units, newest first."""
    found: ReviewQuerySet = PublicationReview.objects.filter(roster__batch__unit__in=units_of(user))
    return found.select_related(
        "roster__batch__unit", "roster__batch__scheme", "round__procedure", "author", "reviewer"
    ).order_by("-drafted_at", "-pk")


def reviews_waiting(user) -> ReviewQuerySet:
    """Drafted anew for an approved roster, because the round or the risk has changed."""
    return reviews_for(user).unsigned().filter(roster__state=RosterState.APPROVED)


def publications_for(user) -> PublicationQuerySet:
    return (
        Publication.objects.filter(unit__in=units_of(user))
        .select_related("scheme", "unit", "round", "published_by")
        .order_by("-opens_at", "-sequence")
    )


def notices_on_boards_of(user) -> PublicationQuerySet:
    """Notices of one's unit, and those of the township that list one's village: their sheet hangs there too."""
    mine = units_of(user).values("pk")
    listed = PublicationTotal.objects.filter(publication=OuterRef("pk"), village__in=mine)
    notices: PublicationQuerySet = Publication.objects.filter(Q(unit__in=mine) | Exists(listed))
    return notices.select_related("scheme", "unit", "round").order_by("-opens_at", "-sequence")


def sheets_overdue(user, now) -> QuerySet[BoardRecord]:
    """Boards from which nobody has signed the sheet off, more than a day after its last."""
    before = now - GRACE
    over = Q(publication__withdrawn_at__lt=before) | Q(publication__ends_at__lt=before)
    posted = BoardRecord.objects.filter(over, moment=BoardMoment.POSTED, village__in=units_of(user).values("pk"))
    removed = BoardRecord.objects.filter(
        publication=OuterRef("publication"), village=OuterRef("village"), moment=BoardMoment.REMOVED
    )
    return posted.filter(~Exists(removed))


def outcomes_due(user, now) -> PublicationQuerySet:
    """Closed windows of which nobody has said yet what came of them."""
    return publications_for(user).closed_at(now).filter(round__has_objection_window=True, outcome="")


def ready_for_next_round(user, now) -> PublicationQuerySet:
    """Settled notices with a round after them, or to be posted again, that nobody has made yet and that can be made."""
    later = Round.objects.filter(procedure=OuterRef("round__procedure"), order__gt=OuterRef("round__order"))
    rows = ImportRow.objects.filter(batch=OuterRef("roster__batch"))
    carried = Batch.objects.live().filter(follows=OuterRef("pk"), roster__publication__withdrawn_at=None)
    followed = Publication.objects.filter(follows=OuterRef("pk"), withdrawn_at=None)
    reposted = Q(outcome=Outcome.REPOSTED) | Q(outcome=Outcome.CORRECTED, round__repost_days__gt=0)
    settled = publications_for(user).closed_at(now).filter(Q(round__has_objection_window=False) | ~Q(outcome=""))
    return settled.filter(Exists(later) | reposted, Exists(rows), ~Exists(carried), ~Exists(followed))


def correctable_by(user, roster: Roster) -> PublicationQuerySet:
    """Notices that this roster could correct: of the same help and place, up or taken down, not corrected yet."""
    batch = roster.batch
    return publications_for(user).filter(scheme=batch.scheme_id, unit=batch.unit_id, superseded_by=None)


def earlier_rounds(user, roster: Roster) -> PublicationQuerySet:
    """Notices that this roster could be the next round of."""
    batch = roster.batch
    earlier = publications_for(user).standing().filter(scheme=batch.scheme_id, unit=batch.unit_id)
    return earlier.filter(round__procedure=batch.round.procedure_id).exclude(round=batch.round_id)


def has_rows_left(batch: Batch) -> bool:
    """Whether the sealed rows still exist: they go on their day, and the board sheet can then not be printed again."""
    return batch.rows.exists()


def last_takedown_check(notice: Publication) -> TakedownCheck | None:
    """The newest run that looked for this notice's names after it ended."""
    gone = [moment for moment in (notice.withdrawn_at, notice.ends_at) if moment is not None]
    if not gone:
        return None
    looked = TakedownCheck.objects.filter(at__gte=min(gone))
    return looked.filter(Q(publication=None) | Q(publication=notice)).first()
