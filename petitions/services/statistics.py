"""Freezing a month's public figures when it is over, and counting frozen months again."""

import json
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from petitions.errors import Refused
from petitions.models import MonthFigures
from petitions.statistics import reading
from petitions.statistics.periods import Month, months_from
from petitions.statistics.publishing import QUERIES, QUERY_VERSION, Figures, Rows
from portal.kept import editions
from portal.ledger import services as ledger
from portal.ledger.models import LedgerEntry
from portal.orgs.models import OrgUnit


def freeze(*, year: int, month: int) -> MonthFigures:
    """Fix what everybody reads of an ended month. Asked again, it answers with what was fixed the first time."""
    asked = Month(year, month)
    if (kept := _find(asked)) is not None:
        return kept
    if not asked.has_ended:
        raise Refused(_("%(month)s还没有过完，过完以后才能固定数字。") % {"month": asked})
    if missing := [one for one in _not_frozen() if one < asked]:
        raise Refused(_("%(month)s的数字还没有固定，请从最早的一个月固定起。") % {"month": missing[0]})
    try:
        with transaction.atomic():
            return _freeze(asked)
    except IntegrityError:
        if (kept := _find(asked)) is not None:  # two nightly jobs met: the other one was first
            return kept
        raise


def _freeze(month: Month) -> MonthFigures:
    last_day = month.next.first_day - timedelta(days=1)
    villages = OrgUnit.objects.villages().in_force(last_day).values_list("code", flat=True)
    figures = publish(month, QUERY_VERSION, Rows.of_today(villages), _earlier(month))
    frozen = MonthFigures.objects.create(
        year=month.year, month=month.number, query_version=QUERY_VERSION, figures=figures, digest=digest_of(figures)
    )
    ledger.append(
        action="month.frozen",
        subject=f"month:{month}",
        title=_("固定%(month)s的来件统计") % {"month": month},
        facts={"month": str(month), "query_version": QUERY_VERSION, "figures_digest": frozen.digest},
    )
    editions.bump()
    return frozen


def freeze_ended() -> list[MonthFigures]:
    """Every ended month that is not frozen yet, the earliest first."""
    return [freeze(year=month.year, month=month.number) for month in _not_frozen()]


def find_differences() -> Iterator[str]:
    """Each frozen month counted again by its own version of the rules: the first figure that differs, in words."""
    for frozen in MonthFigures.objects.all():
        month = Month(frozen.year, frozen.month)
        if digest_of(frozen.figures) != frozen.digest:
            yield f"{month}: the figures do not have their own digest"
        elif not LedgerEntry.objects.filter(
            subject=f"month:{month}", facts__figures_digest=frozen.digest, action="month.frozen"
        ).exists():
            yield f"{month}: the ledger has no such digest"
        elif frozen.query_version not in QUERIES:
            yield f"{month}: nobody knows the rules of version {frozen.query_version} any more"
        else:
            again = publish(month, frozen.query_version, Rows.of_frozen(frozen.figures), _earlier(month))
            if (found := first_difference(frozen.figures, again)) is not None:
                yield f"{month}: {found}"


def publish(month: Month, version: int, rows: Rows, before: list[Figures]) -> Figures:
    """The month's figures from its events, by the rules of this version."""
    quarter = reading.count_months(Month(month.year, month.number - 2), month) if month.ends_a_quarter else None
    return QUERIES[version](reading.count_months(month, month), quarter, rows, before)


def digest_of(figures: Figures) -> str:
    text = json.dumps(figures, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def first_difference(kept: object, again: object, path: str = "") -> str | None:
    """Where two sets of figures part, as channels.letter: 7 was frozen, 8 is counted."""
    if isinstance(kept, dict) and isinstance(again, dict):
        for key in sorted({*kept, *again}):
            found = first_difference(kept.get(key), again.get(key), f"{path}.{key}" if path else key)
            if found is not None:
                return found
        return None
    return None if kept == again else f"{path}: {kept} was frozen, {again} is counted"


def _find(month: Month) -> MonthFigures | None:
    return MonthFigures.objects.filter(year=month.year, month=month.number).first()


def _not_frozen() -> list[Month]:
    first = reading.first_month()
    done = {Month(*pair) for pair in MonthFigures.objects.values_list("year", "month")}
    return [month for month in months_from(first) if month not in done] if first else []


def _earlier(month: Month) -> list[Figures]:
    found = MonthFigures.objects.filter(year=month.year, month__lt=month.number).order_by("month")
    return list(found.values_list("figures", flat=True))
