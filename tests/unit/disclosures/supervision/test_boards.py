"""Sheets on their boards: who signs, what is refused, what the public reads, who may look at the photo."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from PIL import Image

from disclosures import presentation, staff_selectors
from disclosures.models import AccessEvent, BoardMoment, BoardPhoto, BoardRecord
from disclosures.refusals import Declined
from disclosures.services import evidence, publications
from disclosures.supervision import boards
from portal.accounts.permissions import NotAllowed
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import PublicationFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _friday(time_machine):
    time_machine.move_to("2026-03-06 10:00+08:00", tick=False)


@pytest.fixture
def village(db):
    return OrgUnitFactory(parent=OrgUnitFactory(township=True), name="杜村")


@pytest.fixture
def assistant(village):
    return StaffFactory(role="village_assistant", unit=village)


@pytest.fixture
def notice(village):
    """Posted Monday the 2nd, up to Monday the 9th, 24:00."""
    published = dt.datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    return PublicationFactory(unit=village, village=village, rows=1, published_at=published)


def photo() -> SimpleUploadedFile:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "PhoneMaker"
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (40, 30)).save(out, format="JPEG", exif=exif)
    return SimpleUploadedFile("IMG_20260302.jpg", out.getvalue())


def test_a_sheet_is_signed_for_with_a_photo_that_knows_nothing(notice, village, assistant):
    day = dt.date(2026, 3, 2)
    record = evidence.sign(
        publication=notice, place=village, moment=BoardMoment.POSTED, day=day, by=assistant, photo=photo()
    )
    assert (record.photos, record.confirmed_by) == (1, assistant)
    kept = BoardPhoto.objects.get()
    assert b"PhoneMaker" not in bytes(kept.content)
    assert not Image.open(io.BytesIO(bytes(kept.content))).getexif()
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM disclosures_boardphoto")
        assert bytes(cursor.fetchone()[0])[:3] != b"\xff\xd8\xff"


def test_the_public_reads_days_and_never_a_picture(client, notice, village, assistant):
    address = reverse("disclosures:notice", args=[notice.number])
    assert "已张贴" not in client.get(address).content.decode()
    evidence.sign(
        publication=notice,
        place=village,
        moment=BoardMoment.POSTED,
        day=dt.date(2026, 3, 2),
        by=assistant,
        photo=photo(),
    )
    page = client.get(address).content.decode()
    assert "2026年3月2日（周一）已张贴，张贴照片已留存" in page
    picture = reverse("publishing:photo", args=[BoardPhoto.objects.get().pk])
    assert picture not in page
    assert client.get(picture).status_code == 302  # to the log-in


def test_whoever_opens_a_photo_is_written_down(client, notice, village, assistant):
    evidence.sign(
        publication=notice,
        place=village,
        moment=BoardMoment.POSTED,
        day=dt.date(2026, 3, 2),
        by=assistant,
        photo=photo(),
    )
    address = reverse("publishing:photo", args=[BoardPhoto.objects.get().pk])
    client.force_login(assistant)
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert "no-store" in answer.headers["Cache-Control"]
    event = AccessEvent.objects.get()
    assert (event.by, event.action) == (assistant, "board_photo")
    neighbour = StaffFactory(role="village_assistant", unit=OrgUnitFactory(parent=village.parent))
    client.force_login(neighbour)
    assert client.get(address).status_code == 404
    with pytest.raises(NotAllowed):
        evidence.open_photo(photo=BoardPhoto.objects.get(), by=neighbour)


@pytest.mark.parametrize(
    ("moment", "day", "says"),
    [
        ("posted", "2026-03-07", "日期不能写以后的"),
        ("posted", "2026-03-01", "不能早于发布日期"),
        ("removed", "2026-03-06", "还没有登记张贴"),
        ("burnt", "2026-03-06", "是张贴还是取下"),
    ],
)
def test_what_cannot_be_is_declined(notice, village, assistant, moment, day, says):
    with pytest.raises(Declined, match=says):
        evidence.sign(publication=notice, place=village, moment=moment, day=dt.date.fromisoformat(day), by=assistant)


def post(notice, village, by):
    evidence.sign(publication=notice, place=village, moment=BoardMoment.POSTED, day=dt.date(2026, 3, 2), by=by)


def remove(notice, village, by, day):
    return evidence.sign(
        publication=notice, place=village, moment=BoardMoment.REMOVED, day=dt.date.fromisoformat(day), by=by
    )


def test_a_sheet_hangs_until_the_end(notice, village, assistant, time_machine):
    post(notice, village, assistant)
    with pytest.raises(Declined, match="还没有满"):
        remove(notice, village, assistant, "2026-03-06")
    time_machine.move_to("2026-03-10 09:00+08:00", tick=False)
    with pytest.raises(Declined, match="还没有满"):
        remove(notice, village, assistant, "2026-03-09")
    remove(notice, village, assistant, "2026-03-10")
    [board] = boards.boards_of(notice)
    assert (board.late, board.overdue) == (False, False)
    assert "2026年3月10日（周二）已取下" in presentation.say_boards([board])


def test_a_withdrawn_sheet_comes_down_the_same_day(notice, village, assistant):
    post(notice, village, assistant)
    publications.withdraw(publication=notice, by=StaffFactory(role="leader", unit=village), reason="privacy")
    notice.refresh_from_db()
    assert remove(notice, village, assistant, "2026-03-06").day == dt.date(2026, 3, 6)


@pytest.mark.parametrize(("today", "overdue"), [("2026-03-10", 0), ("2026-03-11", 1)])
def test_a_sheet_that_hangs_on_is_flagged_after_a_day(client, notice, village, assistant, time_machine, today, overdue):
    post(notice, village, assistant)
    time_machine.move_to(f"{today} 09:00+08:00", tick=False)
    [board] = boards.boards_of(notice)
    assert board.overdue is bool(overdue)
    now = dt.datetime.fromisoformat(f"{today}T09:00:00+08:00")
    assert staff_selectors.sheets_overdue(assistant, now).count() == overdue
    client.force_login(assistant)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert ("还没有登记取下的公示栏1处" in page) is bool(overdue)


def test_a_late_removal_stays_flagged(notice, village, assistant, time_machine):
    post(notice, village, assistant)
    time_machine.move_to("2026-03-20 09:00+08:00", tick=False)
    remove(notice, village, assistant, "2026-03-12")
    [board] = boards.boards_of(notice)
    assert board.late
    assert "有超过1天才取下的" in presentation.say_boards([board])


def test_an_assistant_signs_on_a_phone_for_a_township_notice_too(client, village, assistant):
    other = OrgUnitFactory(parent=village.parent, name="上河村")
    published = dt.datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    notice = PublicationFactory(unit=village.parent, village=village.parent, published_at=published)
    for place in (village, other):
        notice.totals.create(village=place, households=1, persons=1, amount=1)
    client.force_login(assistant)
    address = reverse("publishing:evidence", args=[notice.number])
    page = client.get(address).content.decode()
    assert 'capture="environment"' in page
    form = {"moment": "posted", "place": village.pk, "day": "2026-03-02", "photo": photo()}
    assert client.post(address, form).status_code == 302
    assert client.post(address, {**form, "place": other.pk, "photo": photo()}).status_code == 422
    assert BoardRecord.objects.count() == 1
    assert presentation.say_boards(boards.boards_of(notice)) == "2处公示栏，已张贴1处，张贴照片已留存"
    broken = SimpleUploadedFile("x.jpg", b"no picture")
    answer = client.post(address, {**form, "photo": broken})
    assert answer.status_code == 409
    assert "照片打不开" in answer.content.decode()
