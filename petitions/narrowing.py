"""How the list of cases is narrowed: one condition per filter, so that a list, its count and a saved one agree."""

from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from portal.accounts.permissions import allows

from . import selectors
from .models import SavedList
from .vocabulary import Channel, Kind, State
from .workflow import VIEW

SOON = timedelta(days=7)
SHOWN = 8
DUE = ("overdue", "soon", "running", "hold")
HOLDERS = ("waiting", "me", "nobody", "returned", "reminded")
MANY = {"state": State, "kind": Kind, "channel": Channel}


def due(value: str) -> Q:
    """By the clock that runs out first; the columns are those of selectors.with_next_deadline."""
    today = timezone.localdate()
    return {
        "overdue": Q(next_due__lt=today),
        "soon": Q(next_due__gte=today, next_act_by__lte=today + SOON),
        "running": Q(next_due__isnull=False),
        "hold": Q(held_since__isnull=False),
    }.get(value, Q())


def holder(value: str, user) -> Q:
    if value == "waiting":
        return Q(pk__in=selectors.waiting_for(user).values("pk"))
    if value == "returned":
        return selectors.GIVEN_BACK
    if value == "reminded":
        return Q(pk__in=selectors.reminded(user).values("pk"))
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
    if (village := given.get("village", "")).isdigit():
        kept.setlist("village", [village])
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


def saved_lists(user) -> list[SavedList]:
    """The lists above the cases, each with its `count` as this person may see it: all counted in one question."""
    if not allows(user, VIEW):
        return []
    lists = list(SavedList.objects.for_user(user)[:SHOWN])
    if not lists:
        return []
    counts = selectors.cases(user).aggregate(
        **{f"list_{saved.pk}": Count("pk", filter=condition(saved.query, user)) for saved in lists}
    )
    for saved in lists:
        saved.count = counts[f"list_{saved.pk}"]
    return lists
