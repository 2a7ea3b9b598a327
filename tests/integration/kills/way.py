"""A roster's whole way, from a file to a notice. Each step looks at what stands, so the way can be taken up anywhere."""

import base64
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile

from disclosures.models import Batch, BatchState, Publication, Roster, RosterState, Round
from disclosures.services import batches, publications, receiving, rosters
from portal.accounts.models import User
from portal.orgs.models import OrgUnit
from tests.data.spreadsheets.build import H9, household, xlsx

HOUSEHOLDS = 12
STEPS = ("receive", "check", "confirm", "submit", "approve", "publish")


@dataclass(frozen=True)
class Scene:
    """The people, the place and the round of every roster here, by their keys."""

    clerk: int
    approver: int
    publisher: int
    unit: int
    round: int

    def as_json(self) -> dict:
        return asdict(self)


@cache  # a workbook carries the second it was written in
def workbook(number: int) -> bytes:
    """A small roster unlike every other one here."""
    first = 1 + number * HOUSEHOLDS % 900
    rows = [household(first + place, amount=300 + number, village="杜村") for place in range(HOUSEHOLDS)]
    return xlsx([H9, *rows], sheet=f"名册{number}")


def act(order: dict, show: Callable[[str], None]) -> None:
    """In the child that will be killed."""
    if order["queued"]:
        receiving.INLINE_BYTES = 0  # as if the file were large: received first, checked and written by the queue
    go(Scene(**order["scene"]), base64.b64decode(order["data"]), period=order["period"])


def go(scene: Scene, data: bytes, *, period: str) -> Publication:
    """Take the roster on from wherever it stands until it is a notice."""
    clerk, approver, publisher = (User.objects.get(pk=pk) for pk in (scene.clerk, scene.approver, scene.publisher))
    round = Round.objects.select_related("procedure__scheme").get(pk=scene.round)
    received = batches.receive(
        file=SimpleUploadedFile("名册.xlsx", data),
        by=clerk,
        unit=OrgUnit.objects.get(pk=scene.unit),
        scheme=round.procedure.scheme,
        round=round,
        period=period,
    )
    batch = Batch.objects.get(pk=received.batch.pk)
    if batch.state == BatchState.RECEIVED:
        batch = batches.check(batch=batch)
    if batch.state == BatchState.CHECKED:
        batches.confirm(batch=batch, by=clerk)
    roster = Roster.objects.get(batch=batch)
    if roster.state == RosterState.DRAFT:
        roster = rosters.submit(roster=roster, by=clerk)
    if roster.state == RosterState.IN_REVIEW:
        roster = rosters.approve(roster=roster, by=approver)
    if roster.state == RosterState.APPROVED:
        return publications.publish(roster=roster, by=publisher)
    return roster.publication
