"""The only way into the ledger."""

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.privacy import detect

from . import chain, registry
from .models import LedgerEntry

# One number for "the ledger's end", any but fixed: PostgreSQL's advisory locks are named by numbers.
_LOCK = 4_206_121


class CarriesPersonalData(ValueError):  # noqa: N818
    """The ledger is public and cannot forget, so nothing personal may enter it."""


@transaction.atomic
def append(*, action: str, subject: str, title: str, facts: dict, office: str = "") -> LedgerEntry:
    """Write down one public act, in the transaction of the act itself: both are there, or neither."""
    registry.check_action(action)
    facts = chain.plain(facts)
    _refuse_personal_data([subject, title, office, *map(str, chain.walk(facts))])
    _wait_for_the_end()
    head = LedgerEntry.objects.order_by("-number").first()
    entry = LedgerEntry(
        number=head.number + 1 if head else 1,
        at=timezone.now(),
        action=action,
        subject=subject,
        title=title,
        facts=facts,
        office=office,
        previous_digest=head.digest if head else chain.ZERO,
    )
    entry.digest = chain.digest_of(entry.as_line())
    entry.save(force_insert=True)
    return entry


def _wait_for_the_end() -> None:
    """Let one writer at a time extend the chain. SQLite's IMMEDIATE transactions already queue; PostgreSQL is told."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _refuse_personal_data(texts: list[str]) -> None:
    for text in texts:
        for finding in detect.find(text):
            raise CarriesPersonalData(
                _("公开日志人人可看，不能写入个人信息：发现%(kind)s。请改写标题或要点后再提交。")
                % {"kind": detect.describe(finding)}
            )
