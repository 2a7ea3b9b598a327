"""Lists with filters: which filters are offered, which are on, which page is shown."""

from dataclasses import dataclass

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

PER_PAGE = 20


@dataclass(frozen=True)
class Option:
    word: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Group:
    """One filter as links: no form, no JavaScript, every choice an address that can be sent to somebody."""

    name: str
    label: str
    options: list[Option]


def narrowed(filter_class, request, queryset):
    """The rows that the address asks for. A word that no list offers has no page: it is a typing error or a probe."""
    found = filter_class(request.GET, queryset=queryset)
    if not found.is_valid():
        raise Http404
    return found.qs


def page_of(queryset, request):
    try:
        return Paginator(queryset, PER_PAGE).page(request.GET.get("page") or 1)
    except (EmptyPage, PageNotAnInteger):
        raise Http404 from None


def group(request, name: str, label, choices) -> Group:
    """The choices of one filter, "all" first; a choice keeps the other filters and goes back to page one."""
    current = request.GET.get(name, "")
    choices = [("", _("全部")), *((str(value), str(word)) for value, word in choices)]
    options = [Option(word, with_choice(request.GET, name, value), value == current) for value, word in choices]
    return Group(name, str(label), options)


def with_choice(query: QueryDict, name: str, value: str) -> str:
    query = query.copy()
    query.pop("page", None)
    query.pop(name, None)
    if value:
        query[name] = value
    return f"?{query.urlencode()}"


def is_filtered(request, names) -> bool:
    return any(request.GET.get(name) for name in names)
