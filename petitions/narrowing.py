"""How the list of cases is narrowed: one condition per filter, so that a list, its count and a saved one agree."""

from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from portal.accounts.permissions import allows
from portal.counting import Tally
from portal.numbers import read_number

from . import selectors
from .models import SavedList
from .vocabulary import Channel, Kind, State
from .workflow import VIEW

SHOWN = 8  # of one's own, and of those that colleagues share
DUE = ("overdue", "soon", "running", "hold")
HOLDERS = ("waiting", "me", "nobody", "returned", "reminded")
MANY = {"state": State, "kind": Kind, "channel": Channel}


def due(value: str) -> Q:
    """By the clock that runs out first."""
    return {
        "overdue": selectors.is_overdue(),
        "soon": selectors.is_due_soon(),
        "running": Q(next_due__isnull=False),
        "hold": selectors.is_on_hold(),
    }.get(value, Q())


def holder(value: str, user) -> Q:
    if value == "waiting":
        return selectors.waits_for(user)
    if value == "returned":
        return selectors.is_given_back()
    if value == "reminded":
        return selectors.is_reminded(user)
    return {"me": Q(assignee=user), "nobody": Q(assignee__isnull=True)}.get(value, Q())


def clean(query: str) -> str:
    """The filters in this query and nothing else: no word that somebody searched for is kept, it may be a name."""
    given = QueryDict(query)
    kept: MultiValueDict = MultiValueDict()
    for name, choices in MANY.items():
        if values := sorted({value for value in given.getlist(name) if value in choices.values}):
            kept.setlist(name, values)
    for name, known in (("due", DUE), ("holder", HOLDERS)):
        if (value := given.get(name, "")) in known:
            kept.setlist(name, [value])
    if (village := read_number(given.get("village"))) is not None:
        kept.setlist("village", [str(village)])
    return urlencode(sorted(kept.lists()), doseq=True)


def condition(query: str, user) -> Q:
    """The whole of a saved query as one condition over selectors.cases."""
    given = QueryDict(clean(query))
    wanted = Q()
    for name in MANY:
        if values := given.getlist(name):
            wanted &= Q(**{f"{name}__in": values})  # the three names above, nothing that came in
    wanted &= due(given.get("due", "")) & holder(given.get("holder", ""), user)
    if village := given.get("village"):
        wanted &= Q(village=int(village))
    return wanted


def lists_of(user) -> tuple[list[SavedList], list[SavedList]]:
    """One's own lists, and those that colleagues share."""
    found = list(SavedList.objects.for_user(user))
    own = [saved for saved in found if saved.owner_id == user.pk]
    return own, [saved for saved in found if saved.owner_id != user.pk]


def saved_lists(user, seen: QuerySet, tally: Tally) -> list[SavedList]:
    """The lists above the cases, each with its `count` of those that this person sees: counted with all on the page."""
    if not allows(user, VIEW):
        return []
    own, shared = lists_of(user)
    lists = own[:SHOWN] + shared[:SHOWN]
    for saved in lists:
        saved.count = tally.ask(seen.filter(condition(saved.query, user)))
    return lists
