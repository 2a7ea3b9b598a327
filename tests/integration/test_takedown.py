"""One second after the end the names are gone from every public face, and the tombstone stands there.

The list of faces is the registry's own; what is asked here is asked every night by verify_takedown.
"""

import datetime as dt
import logging

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from cms.models import PolicyAttachment
from disclosures.models import TakedownCheck, WithdrawalReason
from disclosures.services import publications, takedowns
from disclosures.supervision import asking
from portal.privacy import surfaces
from portal.search import documents
from tests.factories.accounts import StaffFactory
from tests.factories.cms import DocumentFactory, PolicyPageFactory
from tests.factories.disclosures import ImportRowFactory, RosterEntryFactory, RosterFactory
from tests.factories.orgs import OfficeProfileFactory, OrgUnitFactory
from tests.factories.workdays import load_shipped_years

pytestmark = pytest.mark.django_db

MONDAY = "2026-03-02 10:00+08:00"
LAST_SECOND = "2026-03-09 23:59:59+08:00"
FIRST_SECOND_AFTER = "2026-03-10 00:00:01+08:00"


@pytest.fixture(autouse=True)
def _monday(time_machine, settings):
    settings.WAGTAILADMIN_BASE_URL = "http://testserver"
    time_machine.move_to(MONDAY, tick=False)


@pytest.fixture
def notice(db):
    """Posted on Monday 2 March 2026 through the service, with its sealed rows."""
    load_shipped_years()
    OfficeProfileFactory()
    township = OrgUnitFactory(township=True)
    village = OrgUnitFactory(parent=township, name="杜村")
    roster = RosterFactory(approved=True, households=2, persons=4, amount=1240, batch__unit=village)
    for serial, name in enumerate(("赵德安", "赵小虎"), start=1):
        RosterEntryFactory(roster=roster, serial=serial, village=village, label=f"赵**({serial})")
        ImportRowFactory(
            batch=roster.batch,
            village=village,
            row_number=serial,
            sealed={"name": name, "household_size": 3, "persons": 2, "amount": "620.00"},
        )
    return publications.publish(roster=roster, by=StaffFactory(role="publisher", unit=township))


def ask_all(notice) -> dict[str, str]:
    """Every address of the registry with its words."""
    ask, texts = asking.inside(), {}
    gone = surfaces.Gone(notice.number, notice.title, tuple(notice.totals.values_list("village__code", flat=True)))
    for address in [*surfaces.addresses_of(gone), *surfaces.shared_addresses()]:
        answer = ask(address)
        assert answer.is_answered, (address, answer.status)
        texts[address] = takedowns.readable(answer.body, answer.content_type)
    return texts


def test_one_second_after_the_end_no_face_shows_a_name(notice, time_machine):
    time_machine.move_to(LAST_SECOND, tick=False)
    page = reverse("disclosures:notice", args=[notice.number])
    rows = reverse("api:notice-entries", args=[notice.number])
    before = ask_all(notice)
    assert notice.ends_at == dt.datetime.fromisoformat("2026-03-10T00:00:00+08:00")
    assert "赵**" in before[page]
    assert "赵**" in before[rows]
    assert {address for address, text in before.items() if "赵**" in text} >= {page, rows}

    time_machine.move_to(FIRST_SECOND_AFTER, tick=False)
    after = ask_all(notice)
    assert [address for address, text in after.items() if "赵" in text] == []
    assert "公示期满" in after[page]
    assert "共2户" in after[page]
    assert Client().get(rows).status_code == 410
    assert notice.number in after[reverse("api:notice-deletions") + "?page_size=100"]
    assert "deleted-entry" in Client().get(reverse("disclosures:feed")).content.decode()
    assert page not in Client().get(reverse("home:sitemap")).content.decode()


@pytest.mark.parametrize("reason", WithdrawalReason)
def test_a_withdrawal_reaches_every_face_at_once(notice, time_machine, reason):
    ask_all(notice)  # so that every page is kept
    publications.withdraw(publication=notice, by=notice.published_by, reason=reason)
    assert [address for address, text in ask_all(notice).items() if "赵" in text] == []


def test_the_command_finds_nothing_and_writes_it_down(notice, time_machine, capsys):
    time_machine.move_to(FIRST_SECOND_AFTER, tick=False)
    call_command("verify_takedown")
    assert notice.number in capsys.readouterr().out
    check = TakedownCheck.objects.get()
    assert (check.notices, check.hits, check.publication) == (1, [], None)
    assert check.addresses > 25
    assert logging.getLogger("django.request").isEnabledFor(logging.ERROR)  # a failure afterwards is still logged


def test_an_open_notice_is_not_asked_for(notice):
    with pytest.raises(CommandError, match="no notice that has ended") as error:
        call_command("verify_takedown", number=notice.number)
    assert error.value.returncode == 2


def test_a_name_left_in_the_search_is_found(notice, time_machine, capsys):
    documents.put(
        section="notices", key="left", title=notice.title, text="1 赵** 3 2 620", url="/x/", day=notice.posted_on
    )
    time_machine.move_to(FIRST_SECOND_AFTER, tick=False)
    with pytest.raises(CommandError) as error:
        call_command("verify_takedown", number=notice.number)
    assert error.value.returncode == 1
    assert "HIT  /search/" in capsys.readouterr().out
    check = TakedownCheck.objects.get()
    assert check.publication == notice
    assert check.hits[0]["number"] == notice.number
    assert "赵" not in str(check.hits)


def test_a_list_left_among_the_attachments_is_found(notice, time_machine, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = ContentFile("1,赵德安,620.00".encode(), name="list.csv")
    page = PolicyPageFactory(draft=True)
    page.attachments.add(PolicyAttachment(document=DocumentFactory(file=file)))
    page.save_revision().publish()
    time_machine.move_to(FIRST_SECOND_AFTER, tick=False)
    [finding] = takedowns.verify(ask=asking.inside()).findings
    assert [address for address in finding.hits if "/documents/" in address]


def test_an_address_that_does_not_answer_proves_nothing(notice, time_machine):
    time_machine.move_to(FIRST_SECOND_AFTER, tick=False)
    result = takedowns.verify(ask=lambda address: asking.Answer(503, "text/html", b""))
    assert not result.is_clean
    assert result.check.hits[0]["unanswered"]


def test_many_ended_notices_cost_few_questions_each(notice, time_machine, django_assert_max_num_queries):
    time_machine.move_to(FIRST_SECOND_AFTER, tick=False)
    asked = []

    def ask(address):
        asked.append(address)
        return asking.Answer(200, "text/html", b"")

    with django_assert_max_num_queries(35):
        takedowns.verify(ask=ask)
    assert len(asked) == len(set(asked))
