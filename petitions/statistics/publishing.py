"""A month's figures as everybody may read them: small cells hidden with those that would give them away.

A figure once frozen names the version of these rules. A rule that changes becomes the next version beside the old
one, so that every frozen month can be counted again as it was (management command verify_months).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from petitions.vocabulary import Channel, Ending, Kind

from .counting import NOWHERE, Counts
from .suppression import SMALL, hide, printed

Figures = dict[str, Any]

# Rows whose running total of the year stands on the statistics page and in the open data all the time. Of the classes,
# those that say what somebody wants of the office are safe also from a reader who keeps every day's totals; how a matter
# came is not a secret to that reader (ADR 0015).
KNOWN_CHANNELS = (Channel.VISIT.value, Channel.LETTER.value, Channel.WEB.value)
KNOWN_KINDS = (Kind.SUGGESTION.value, Kind.OBJECTION.value)


@dataclass(frozen=True)
class Rows:
    """The rows of a month's tables, the empty ones too. A month that is counted again keeps the rows that it had."""

    channels: tuple[str, ...]
    kinds: tuple[str, ...]
    endings: tuple[str, ...]
    villages: tuple[str, ...]

    @classmethod
    def of_today(cls, villages: Iterable[str]) -> Self:
        return cls(tuple(Channel.values), tuple(Kind.values), tuple(Ending.values), (*villages, NOWHERE))

    @classmethod
    def of_frozen(cls, figures: Figures) -> Self:
        channels, kinds, endings = (tuple(figures[name]) for name in ("channels", "kinds", "endings"))
        return cls(channels, kinds, endings, tuple(figures.get("quarter", {}).get("villages", ())))


def publish_1(counts: Counts, quarter: Counts | None, rows: Rows, before: Iterable[Figures]) -> Figures:
    """Totals are exact, also of late work, which is never hidden; what is split is suppressed.

    `before`: the same year's earlier months as published. `quarter`: the counts of the quarter that this month ends.
    """
    before = list(before)
    figures: Figures = {
        "registered": counts.registered,
        "finished": counts.finished,
        "late": counts.late,
        "on_time_rate": counts.on_time_rate if counts.finished >= SMALL else None,
        "median_days": counts.median_days if counts.finished >= SMALL else None,
        "ratings": len(counts.scores) if len(counts.scores) >= SMALL else None,
        "satisfaction": counts.satisfaction if len(counts.scores) >= SMALL else None,
        "channels": _column(
            rows.channels, counts.channels, kept_hidden=_hidden_before(before, "channels", KNOWN_CHANNELS)
        ),
        "kinds": _column(
            rows.kinds, counts.kinds, known=KNOWN_KINDS, kept_hidden=_hidden_before(before, "kinds", KNOWN_KINDS)
        ),
        "endings": _column(rows.endings, counts.endings),
    }
    if quarter is not None:
        figures["quarter"] = {
            "registered": quarter.registered,
            "villages": _column(rows.villages, quarter.villages),
        }
    return figures


def _column(
    rows: Iterable[str], counted: Mapping[str, int], known: Collection[str] = (), kept_hidden: Collection[str] = ()
) -> dict[str, int | None]:
    column = {row: counted.get(row, 0) for row in sorted({*rows, *counted})}
    return printed(column, hide(column, known=known, kept_hidden=kept_hidden))


def _hidden_before(before: Iterable[Figures], table: str, rows: Iterable[str]) -> set[str]:
    return {row for figures in before for row in rows if row in figures[table] and figures[table][row] is None}


QUERIES: dict[int, Callable[..., Figures]] = {1: publish_1}
QUERY_VERSION = max(QUERIES)
