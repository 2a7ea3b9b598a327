"""What is done around a notice: sheets signed for on their boards, names looked for after the end, the site walked over, daily digests."""

import io
import shutil
from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from PIL import Image, ImageDraw

from disclosures.models import BoardMoment
from disclosures.services import evidence, takedowns
from disclosures.supervision import asking, boards
from portal.inspection.services import links, probing
from portal.ledger import digests

from .clock import Year
from .ground import staff
from .rosters import Notice

DIGEST_DAYS = 14


def plan(year: Year, notices: dict[str, Notice]) -> None:
    """The first batch was posted and fetched in time; the aid's sheets hung on for days; one sheet is up now."""
    for name, days_late in (("first", 0), ("aid", 3), ("extreme", 0)):
        notice = notices[name]
        year.add(notice.moment(year, 16), lambda notice=notice, days_late=days_late: hang(year, notice, days_late))
    year.add(year.ago(0, 8), look_again)
    year.add(year.ago(0, 8.1), links.check)
    for days_ago in range(6, -1, -1):
        year.add(year.ago(days_ago, 7), probing.probe)
    year.add(year.ago(0, 8), lambda: transaction.on_commit(lambda: write_digests(year.today)))


def hang(year: Year, notice: Notice, days_late: int) -> None:
    """Sign for every sheet, the first with a photo; and for fetching them when their last day is over."""
    posted, today = notice.publication, timezone.localdate()
    for number, place in enumerate(boards.places_of(posted)):
        photo = None if number else draw_board()
        evidence.sign(
            publication=posted, place=place, moment=BoardMoment.POSTED, day=today, by=staff("jingban2"), photo=photo
        )
    last = boards.last_day(posted)
    fetched = posted.ends_at + timedelta(days=days_late, hours=9) if last and posted.ends_at else None
    if fetched and fetched.date() < year.today:
        year.add(fetched, lambda: fetch(notice))


def fetch(notice: Notice) -> None:
    today = timezone.localdate()
    for place in boards.places_of(notice.publication):
        evidence.sign(
            publication=notice.publication,
            place=place,
            moment=BoardMoment.REMOVED,
            day=today,
            by=staff("jingban2"),
        )


def look_again() -> None:
    takedowns.verify(ask=asking.inside())


def write_digests(today: date) -> None:
    """Of the ledger just written: files of an earlier demo speak of another."""
    shutil.rmtree(digests.folder(), ignore_errors=True)
    for back in range(DIGEST_DAYS, 0, -1):
        digests.write(today - timedelta(days=back))


def draw_board() -> SimpleUploadedFile:
    """A sheet on a board, as far as a demo needs one: no face, no name."""
    picture = Image.new("RGB", (640, 480), (94, 122, 98))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((170, 60, 470, 420), fill=(250, 249, 245))
    for line in range(100, 400, 24):
        draw.line((200, line, 440, line), fill=(120, 120, 120), width=3)
    out = io.BytesIO()
    picture.save(out, format="JPEG")
    return SimpleUploadedFile("board.jpg", out.getvalue())
