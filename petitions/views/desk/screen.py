"""What a screen of a move consists of."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from petitions.forms.moves import MoveForm


@dataclass(frozen=True)
class Screen:
    form: type[MoveForm]
    act: Callable
    consequence: Promise
    button: Promise
    is_danger: bool = False
    is_main: bool = False
    icon: str = "arrow-right"
    shows_reply: bool = False
    template: str = "petitions/desk/move.html"


def on_case(service: Callable) -> Callable:
    def act(case, by, form):
        return service(petition=case, by=by, version=form.seen_version(), **form.values())

    return act


def quietly(service: Callable) -> Callable:
    """For moves that leave the case as it is: nobody's page becomes stale, so none is asked for."""

    def act(case, by, form):
        return service(petition=case, by=by, **form.values())

    return act
