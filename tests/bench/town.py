"""A township for the measures that publish: eight villages, the people of the procedure, rosters of any length."""

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from disclosures.models import Publication, Roster, Round
from disclosures.services import batches, publications, rosters
from portal.demo.place import VILLAGES
from tests.factories.accounts import StaffFactory
from tests.factories.orgs import OrgUnitFactory

from .imports import write_workbook


class Town:
    def __init__(self):
        self.unit = OrgUnitFactory(township=True)
        for village in VILLAGES:
            OrgUnitFactory(parent=self.unit, name=village.name)
        self.clerk = StaffFactory(role="case_worker", unit=self.unit)
        self.approver = StaffFactory(role="leader", unit=self.unit)

    def round(self, **which) -> Round:
        """A round of rural 低保 as the national rules have it."""
        rounds = Round.objects.select_related("procedure__scheme").filter(procedure__scheme__code="rural-dibao")
        return rounds.filter(**which).order_by("procedure", "order").first()

    def approved(self, folder: Path, round: Round, households: int, *, period: str) -> Roster:
        """A roster brought by workbook to where only the button is missing."""
        path = folder / f"{period}.xlsx"
        write_workbook(path, households, period)  # unlike every other by its sheet
        received = batches.receive(
            file=SimpleUploadedFile(path.name, path.read_bytes()),
            by=self.clerk,
            unit=self.unit,
            scheme=round.procedure.scheme,
            round=round,
            period=period,
        )
        roster = batches.confirm(batch=received.batch, by=self.clerk)
        roster = rosters.submit(roster=roster, by=self.clerk)
        return rosters.approve(roster=roster, by=self.approver)

    def publish(self, roster: Roster) -> Publication:
        return publications.publish(roster=roster, by=self.clerk)
