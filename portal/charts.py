"""Charts as plain geometry: what stands where, worked out here and drawn as SVG by templates/components/chart.html.

Across, everything is in percent of the width that there is; upwards, in the size of the text. So one drawing fits a
phone, a wide screen, elder mode and paper, and its words are never scaled. A chart always stands beside its table: it
repeats the numbers and adds none. What the table does not tell, the chart does not draw.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil

from django.utils.translation import gettext as _

type Number = int | float | Decimal

# Fillings that stay apart in black and white: solid, hatched, dotted, hollow.
FILLINGS = 4
ROWS_SPAN = 60  # percent of the width that the longest bar takes; its number stands behind it
AXIS = 16  # percent kept free at the left for the scale
PLOT = 11.0  # height of the columns, in lines of text
FEW = 6  # as many columns carry their own numbers; with more, the numbers are in the table
LETTERS = 30  # as many letters fit under all columns together


@dataclass(frozen=True)
class Series:
    """One kind of bar. A value that is not told (too few to be named) is None."""

    name: str
    values: Sequence[Number | None]


@dataclass(frozen=True)
class Bar:
    x: str
    y: str
    width: str
    height: str
    filling: int
    text: str = ""
    text_x: str = ""
    text_y: str = ""
    is_told: bool = True


@dataclass(frozen=True)
class Word:
    x: str
    y: str
    text: str


@dataclass(frozen=True)
class Chart:
    """A finished drawing. ``key`` is unique on its page; ``names`` are the series of the legend."""

    key: str
    title: str
    names: tuple[str, ...]
    height: str
    bars: tuple[Bar, ...]
    words: tuple[Word, ...] = ()
    scale: tuple[Word, ...] = ()  # each with a line across at its height
    shape: str = "rows"
    summary: str = ""
    untold: str = field(default="")  # what an empty place means, where there is one

    @property
    def fillings(self) -> tuple[tuple[int, str], ...]:
        return tuple(enumerate(self.names, 1))


def rows(key: str, title: str, labels: Sequence[str], series: Sequence[Series], untold: str = "") -> Chart:
    """Bars that lie: a name, below it a bar for each series with its number behind it. For any number of names."""
    most = _most(series)
    bars, words, top = [], [], 0.0
    for place, label in enumerate(labels):
        words.append(Word("0", _em(top + 1.1), label))
        top += 1.5
        for filling, one in enumerate(series, 1):
            value = one.values[place]
            width = 0 if value is None or not most else float(value) * ROWS_SPAN / float(most)
            bars.append(
                Bar(
                    x="0",
                    y=_em(top),
                    width=_percent(width),
                    height=_em(1),
                    filling=_filling(filling),
                    text=untold if value is None else say(value),
                    text_x=_percent(width),
                    text_y=_em(top + 0.85),
                    is_told=value is not None,
                )
            )
            top += 1.25
        top += 0.6
    return Chart(
        key=key,
        title=title,
        names=tuple(one.name for one in series),
        height=_em(top),
        bars=tuple(bars),
        words=tuple(words),
        summary=_summary(labels, series),
    )


def columns(
    key: str,
    title: str,
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    top: Number | None = None,
    edges: Sequence[float] | None = None,
    untold: str = "",
) -> Chart:
    """Bars that stand, side by side in each period. ``edges`` are the periods' ends, from 0 to 1, where they differ."""
    step, most = _scale(top or _most(series))
    edges = edges or [place / len(labels) for place in range(len(labels) + 1)]
    shows_numbers = len(labels) * len(series) <= FEW
    roof = 1.6
    bars, words = [], []
    every = ceil(sum(map(len, labels)) / LETTERS)
    for place, label in enumerate(labels):
        start, end = (AXIS + (100 - AXIS) * edge for edge in (edges[place], edges[place + 1]))
        margin = (end - start) * (0.04 if len(series) == 1 else 0.1)
        width = (end - start - 2 * margin) / len(series)
        if place % every == 0:
            words.append(Word(_percent((start + end) / 2), _em(roof + PLOT + 1.4), label))
        for filling, one in enumerate(series, 1):
            value, left = one.values[place], start + margin + (filling - 1) * width
            height = 1.0 if value is None else PLOT * float(value) / float(most)
            bars.append(
                Bar(
                    x=_percent(left),
                    y=_em(roof + PLOT - height),
                    width=_percent(width),
                    height=_em(height),
                    filling=_filling(filling),
                    text=say(value) if shows_numbers and value is not None else "",
                    text_x=_percent(left + width / 2),
                    text_y=_em(roof + PLOT - height - 0.35),
                    is_told=value is not None,
                )
            )
    count = round(float(most) / float(step))
    return Chart(
        key=key,
        title=title,
        names=tuple(one.name for one in series),
        height=_em(roof + PLOT + 1.9),
        bars=tuple(bars),
        words=tuple(words),
        scale=tuple(
            Word("0", _em(roof + PLOT - PLOT * line / count), say_short(step * line)) for line in range(count + 1)
        ),
        shape="columns",
        summary=_summary(labels, series),
        untold=untold if any(value is None for one in series for value in one.values) else "",
    )


def say(value: Number) -> str:
    """1,240 and 1,240.5: cents only where there are any."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def say_short(value: Number) -> str:
    """For the scale, where there is little room: 15万."""
    return _("%(count)s万") % {"count": f"{float(value) / 10000:g}"} if value >= 10000 else say(value)


def _scale(most: Number) -> tuple[Number, Number]:
    """A step of 1, 2 or 5 and the round number above the largest, in two to five steps."""
    step = Decimal(1)
    while True:
        for factor in (1, 2, 5):
            if step * factor * 5 >= Decimal(most):
                lines = max(2, ceil(Decimal(most) / (step * factor)))
                return step * factor, step * factor * lines
        step *= 10


def _most(series: Sequence[Series]) -> Number:
    return max((value for one in series for value in one.values if value is not None), default=0)


def _summary(labels: Sequence[str], series: Sequence[Series]) -> str:
    """What somebody hears who does not see the drawing: the ends of each series. Every number is in the table."""
    told = []
    for one in series:
        named = [(value, label) for value, label in zip(one.values, labels, strict=True) if value is not None]
        if not named:
            continue
        (least, where_least), (most, where_most) = min(named, key=_first), max(named, key=_first)
        told.append(
            _("%(name)s：最多是%(most_label)s，%(most)s；最少是%(least_label)s，%(least)s。")
            % {
                "name": one.name,
                "most_label": where_most,
                "most": say(most),
                "least_label": where_least,
                "least": say(least),
            }
        )
    return "".join([*told, _("全部数字在表里。")])


def _first(pair: tuple[Number, str]) -> Number:
    return pair[0]


def _filling(number: int) -> int:
    return (number - 1) % FILLINGS + 1


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _em(lines: float) -> str:
    return f"{lines:.2f}em"
