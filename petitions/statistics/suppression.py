"""Which cells of a column may be printed beside its total, so that subtraction gives no small one away.

A table of months (or quarters) is a row of columns, each frozen when its month is over; what is printed once cannot
be taken back. So each column is made safe by itself, and a row's total is printed only when all its cells are: then it
says nothing that the reader could not add up (ADR 0015 has the proof and the limits).

1. A cell under five is hidden. A nought is hidden with it, because a printed nought would narrow what the others are;
   where every cell under five is a nought there is nothing to hide, and all are printed.
2. Two cells at least are hidden, five matters or more together, the smallest first. A cell that is `known`, because
   its running total is public elsewhere (suggestions of the year, say) and whoever fetches that at each month's end has
   it by subtraction, covers nobody. Where the others hold fewer than five in all, the whole column is hidden.
3. A known row that was hidden once stays hidden for the year (`kept_hidden`), so that the year's total less the
   printed months is not one month alone while others with work in them follow.
"""

from collections.abc import Collection, Mapping

SMALL = 5  # below this a figure points at people


def hide(
    column: Mapping[str, int], *, known: Collection[str] = (), kept_hidden: Collection[str] = ()
) -> frozenset[str]:
    """The cells of a column that are not printed beside its total."""
    small = {name for name, count in column.items() if count < SMALL}
    hidden = {*small, *(name for name in kept_hidden if name in column)}
    if not any(column.values()) or (not kept_hidden and not any(column[name] for name in small)):
        return frozenset()
    others = sorted((name for name in column if name not in known), key=lambda name: (column[name], name))
    covering = [name for name in others if name in hidden]
    for name in (name for name in others if name not in hidden):
        if len(covering) >= 2 and sum(column[other] for other in covering) >= SMALL:
            break
        covering.append(name)
    if len(covering) < 2 or sum(column[name] for name in covering) < SMALL:
        return frozenset(column)
    return frozenset({*hidden, *covering})


def printed(column: Mapping[str, int], hidden: Collection[str]) -> dict[str, int | None]:
    """The column as everybody sees it; None where a cell is hidden."""
    return {name: None if name in hidden else count for name, count in column.items()}


def row_total(cells: Collection[int | None]) -> int | None:
    """The sum of a row, when every cell of it is printed; otherwise it would give a hidden one away."""
    counts = [cell for cell in cells if cell is not None]
    return sum(counts) if len(counts) == len(cells) else None
