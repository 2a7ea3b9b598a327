"""The next round from the last: the same households, less those that fell out, with those that changed.

Made from the sealed rows of the last notice and not from a new file, so that nobody comes in between two rounds
unseen. Everything is shown before anything is written; then it goes the ordinary way: submit, approve, publish.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.words import in_chinese

from .. import permissions, retention
from ..intake.staging import StagedLine
from ..models import REASONS, Batch, BatchState, CarriedMark, CarryReason, Fate, ImportRow, Publication, Roster
from ..refusals import Declined
from ..release.anonymization import Household, Line
from . import importing, rosters
from .rounds import Step, carried_from, next_step


@dataclass(frozen=True)
class Mark:
    """What a clerk says of one household of the last notice. Values left out stay as they were."""

    serial: int
    fate: str
    reason: str
    household_size: int | None = None
    persons: int | None = None
    amount: Decimal | None = None

    def after(self, line: Line) -> tuple[int | None, int, Decimal]:
        return (
            line.household_size if self.household_size is None else self.household_size,
            line.persons if self.persons is None else self.persons,
            line.amount if self.amount is None else self.amount,
        )


@dataclass(frozen=True)
class Going:
    """A household that does not go on as it was: its line, why, and what it will read."""

    line: Line
    mark: Mark
    after: tuple[int | None, int, Decimal] | None = None

    @property
    def reason(self) -> str:
        return str(CarryReason(self.mark.reason).label)


@dataclass(frozen=True)
class Plan:
    """What carrying on would write. Nothing of it is written yet."""

    step: Step
    kept: list[Line]
    dropped: list[Going]
    changed: list[Going]

    @property
    def households(self) -> int:
        return len(self.kept) + len(self.changed)


def plan(*, publication: Publication, by, marks: Sequence[Mark] = ()) -> Plan:
    """Which households would be kept, dropped and changed, and why. Reads, and writes nothing."""
    permissions.require_build(by, publication.roster.batch)
    step = next_step(publication)
    lines = open_lines(publication)
    by_serial = {line.serial: line for line in lines}
    goings: dict[int, Going] = {}
    for mark in marks:
        if mark.serial in goings:
            raise Declined(_("第%(serial)s号写了两次，请只留一行。") % {"serial": mark.serial})
        if mark.serial not in by_serial:
            raise Declined(_("公示里没有第%(serial)s号，请核对序号。") % {"serial": mark.serial})
        goings[mark.serial] = _going(by_serial[mark.serial], mark)
    if step.is_repost and not goings:
        raise Declined(_("异议核实后有更正的，请写明是哪一户、怎样更正，再重新公示。"))
    found = Plan(
        step=step,
        kept=[line for line in lines if line.serial not in goings],
        dropped=[going for _serial, going in sorted(goings.items()) if going.after is None],
        changed=[going for _serial, going in sorted(goings.items()) if going.after is not None],
    )
    if not found.households:
        raise Declined(_("全部去掉以后没有可以公示的户，不用转入下一轮。"))
    return found


def _going(line: Line, mark: Mark) -> Going:
    if mark.fate not in Fate.values or mark.reason not in REASONS[Fate(mark.fate)]:
        raise Declined(_("第%(serial)s号的处理和原因对不上，请从列表里选择。") % {"serial": mark.serial})
    if mark.fate == Fate.DROPPED:
        return Going(line, mark)
    after = mark.after(line)
    if after == (line.household_size, line.persons, line.amount):
        raise Declined(_("第%(serial)s号选了“改动”，但是人口和金额都没有变。") % {"serial": mark.serial})
    size, persons, amount = after
    if persons < 1 or amount <= 0 or (size is not None and size < persons):
        raise Declined(
            _("第%(serial)s号改后的数字不对：金额要大于0，保障人数至少1人，不能多于家庭人口。")
            % {"serial": mark.serial}
        )
    return Going(line, mark, after)


def open_lines(publication: Publication) -> list[Line]:
    """The households behind the notice, by the serials that it showed."""
    lines = rosters.masked_lines(publication.roster.batch)[1]
    if len(lines) != publication.roster.households:
        raise Declined(_("这份名册的原始内容已按期删除，不能转入下一轮，请重新上传名册。"))
    return lines


@transaction.atomic
def carry(*, publication: Publication, by, marks: Sequence[Mark] = ()) -> Roster:
    """Write the next round's batch and roster as planned: all of it or nothing."""
    publication = Publication.objects.select_for_update().get(pk=publication.pk)
    found = plan(publication=publication, by=by, marks=marks)
    last, now = publication.roster.batch, timezone.now()
    try:
        with transaction.atomic():
            batch = Batch.objects.create(
                file_name=say_origin(publication),
                file_digest=_digest(publication, found.step),
                uploader=by,
                unit=last.unit,
                scheme=last.scheme,
                round=found.step.round,
                follows=publication,
                is_repost=found.step.is_repost,
                period=last.period,
                state=BatchState.CONFIRMED,
                row_count=found.households,
                confirmed_by=by,
                confirmed_at=now,
            )
    except IntegrityError:
        raise Declined(
            _("公示%(number)s刚刚由别人转入下一轮，不用重复操作。") % {"number": publication.number}
        ) from None
    lines = list(_staged(last, found))
    sealed = importing.seal_rows(lines, report=lambda _done: None)
    importing.write_rows(batch, lines, sealed, retention.rows_until())
    CarriedMark.objects.bulk_create(
        CarriedMark(batch=batch, serial=going.mark.serial, fate=going.mark.fate, reason=going.mark.reason, by=by)
        for going in (*found.dropped, *found.changed)
    )
    return rosters.build(batch=batch, by=by, rows=importing.opened_rows(lines))


def _staged(last: Batch, found: Plan) -> Iterator[StagedLine]:
    """The households that go on, as a confirmed file would have given them."""
    rows = ImportRow.objects.filter(batch=last).values_list("row_number", "village_id", "identity_fingerprint")
    known = {number: (village, fingerprint) for number, village, fingerprint in rows}
    going: Iterable[tuple[Household, tuple]] = (
        *((line.household, (line.household_size, line.persons, line.amount)) for line in found.kept),
        *((going.line.household, going.after) for going in found.changed if going.after is not None),
    )
    for household, (size, persons, amount) in sorted(going, key=lambda pair: pair[0].row_number):
        village, fingerprint = known[household.row_number]
        name = household.sealed.get("name") or ""
        yield StagedLine(
            household.row_number, village, name, size, persons, f"{amount:.2f}", fingerprint, household.is_minor
        )


def _digest(publication: Publication, step: Step) -> str:
    """Stands where a file's digest stands: the same step taken twice at once meets itself in the table."""
    turn = carried_from(publication, step).count()
    text = f"carried {publication.number} {step.round.pk} {step.is_repost} {turn}"
    return hashlib.sha256(text.encode()).hexdigest()


@in_chinese
def say_origin(publication: Publication) -> str:
    return _("由公示%(number)s转入") % {"number": publication.number}
