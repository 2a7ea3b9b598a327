"""What a screen of a move consists of."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from petitions.errors import Conflict, WrongState
from petitions.forms.moves import MoveForm
from petitions.vocabulary import ReplyStatus


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


def there(paper, case, form):
    """The paper that a move is about. It is gone when a colleague, or one's own first click, has moved it on."""
    if paper is not None:
        return paper
    if form.seen_version() != case.version:
        raise Conflict  # the page says what was done meanwhile, and keeps what was typed
    raise WrongState(_("这一步要办的文书还没有，或者已经办过了。请刷新页面。"))


def on_reply(service: Callable, status: ReplyStatus) -> Callable:
    """For services that take the reply of the case in this status."""

    def act(case, by, form):
        reply = there(case.replies.filter(status=status).last(), case, form)
        service(reply=reply, by=by, version=form.seen_version(), **form.values())

    return act


def on_review(service: Callable) -> Callable:
    def act(case, by, form):
        service(review=there(case.reviews.last(), case, form), by=by, version=form.seen_version(), **form.values())

    return act
