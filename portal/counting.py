"""Many counts in one question. The first page shows a dozen of them, and each trip to the database has its price."""

from django.db.models import Count, QuerySet, Value


def count_together(**piles: QuerySet) -> dict[str, int]:
    """How many rows each of these querysets has, of whatever tables, asked in one statement."""
    found = dict.fromkeys(piles, 0)
    arms = [pile.order_by().values(pile=Value(name)).annotate(rows=Count("pk")) for name, pile in piles.items()]
    if arms:
        found.update(arms[0].union(*arms[1:], all=True).order_by().values_list("pile", "rows"))
    return found


class Tally:
    """The counts of one page: every part of it asks while the page is put together, the first to read pays for all."""

    def __init__(self) -> None:
        self._asked: dict[str, QuerySet] = {}
        self._found: dict[str, int] = {}

    def ask(self, pile: QuerySet) -> "Counted":
        name = f"n{len(self._asked) + len(self._found)}"
        self._asked[name] = pile
        return Counted(self, name)

    def read(self, name: str) -> int:
        if name not in self._found:
            self._found |= count_together(**self._asked)
            self._asked = {}
        return self._found[name]


class Counted:
    """A number that is known when somebody needs it."""

    def __init__(self, tally: Tally, name: str):
        self._tally, self._name = tally, name

    def __int__(self) -> int:
        return self._tally.read(self._name)

    def __str__(self) -> str:
        return str(int(self))


def tally_of(request) -> Tally:
    """The one tally of this request."""
    if not hasattr(request, "tally"):
        request.tally = Tally()
    return request.tally
