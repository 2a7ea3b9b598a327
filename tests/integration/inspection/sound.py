"""A township whose site has nothing to be reproached with on 10 March 2026, and the doors by which it is mended."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from cms.models import ChangeKind, ChangeNote, DisclosureItem, SiteIdentity
from disclosures.models import BoardMoment, BoardRecord
from portal.accounts import grants
from portal.inspection.models import Probe, SiteCheck
from tests.factories import cms as make
from tests.factories.disclosures import PublicationFactory
from tests.factories.petitions import AnswerFactory, Town

TEN = "2026-03-10T10:00:00+08:00"


class SoundSite(Town):
    def __init__(self, traveller):
        super().__init__()
        grants.sync()
        self.traveller = traveller
        self.keeper = self.staff("system_admin")
        self.move("2026-02-26")
        self.letter = self.submit().petition
        self.move("2026-03-10")
        call_command("freeze_month", verbosity=0)
        self.home = self.publish(make.home_page())
        self.policy = self.publish(make.PolicyPageFactory())
        self.explanation = self.publish(make.ExplanationPageFactory(policy=self.policy))
        self.guide = self.publish(
            make.GuidePageFactory(time_limit="30个工作日", place="3号窗口", hours="工作日", contact="窗口")
        )
        self.about = self.publish(make.about_page())
        self.catalogue = self.publish(make.catalogue_page())
        self.standard = make.AssistanceStandardFactory()
        call_command("load_catalogue", verbosity=0)
        self.notice = PublicationFactory(village=self.village, ledger_number=1)
        for village in (self.village, self.other_village):
            BoardRecord.objects.create(
                publication=self.notice, village=village, moment=BoardMoment.POSTED, day=date(2026, 3, 6),
                confirmed_by=self.worker,
            )  # fmt: skip
        AnswerFactory(published=True)
        SiteIdentity.objects.create(
            site=Site.objects.get(is_default_site=True), find_error_url="https://example.org/find-error"
        )
        SiteCheck.objects.create(pages=1, links=1)
        Probe.objects.create(address="/", milliseconds=120, status=200)

    def move(self, day: str, hour: int = 10) -> None:
        moment = datetime.fromisoformat(day).replace(hour=hour, tzinfo=ZoneInfo("Asia/Shanghai"))
        self.traveller.move_to(moment)

    def publish(self, page):
        """Written by one person, let out by another, as the four-eyes rule has it; a change says what it changed."""
        if page.live and getattr(page, "needs_change_note", False):
            page.change_notes.add(ChangeNote(kind=ChangeKind.CORRECTION, text="改正了一处。"))
        page.save_revision(user=self.worker).publish(user=self.publisher)
        page.refresh_from_db()
        return page

    def client(self) -> Client:
        return Client()

    def sign_in(self, user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    def board(self) -> str:
        return self.sign_in(self.leader).get(reverse("inspection:index")).content.decode()

    def catalogue_board(self) -> str:
        return self.sign_in(self.leader).get(reverse("inspection:catalogue")).content.decode()

    def item(self, number: int) -> DisclosureItem:
        return DisclosureItem.objects.get(number=number)
