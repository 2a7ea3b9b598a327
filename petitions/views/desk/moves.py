"""One move of a case, on a page of its own: what will happen to whom, then the form, then one service."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from petitions import selectors
from petitions.errors import Conflict, Refused
from petitions.vocabulary import Action
from petitions.workflow import MOVES, VIEW, is_possible
from portal.accounts.permissions import NotAllowed, require

from ..papers import make_paper
from .base import DeskView, find_case
from .case import say_done
from .screens import SCREENS

# Moves for which one has to have the letter before one's eyes.
READ_FIRST = (Action.ACCEPT, Action.DECLINE, Action.TRANSFER, Action.ANSWER_AT_ONCE, Action.DRAFT_REPLY)


class MoveView(DeskView):
    permission = VIEW
    template_name = "petitions/desk/move.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        try:
            self.action = Action(kwargs["action"])
            self.screen = SCREENS[self.action]
        except (ValueError, KeyError):
            raise Http404 from None
        self.page_title = str(self.action.label)

    def path_here(self):
        number = self.kwargs["number"]
        return [{"url": reverse("cases:case", args=[number]), "label": number}, *super().path_here()]

    def get(self, request, number, action):
        case = find_case(request, number)
        require(request.user, next(move.permission for move in MOVES if move.action == self.action))
        if not self.is_possible(case):
            return redirect("cases:case", number)
        return self.render(case=case, form=self.screen.form(case=case, by=request.user))

    def post(self, request, number, action):
        case = find_case(request, number)
        form = self.screen.form(request.POST, case=case, by=request.user)
        if not form.is_valid():
            return self.render(status=422, case=case, form=form)
        try:
            self.screen.act(case, request.user, form)
        except Conflict:
            return self.show_what_changed(case, form)
        except (Refused, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
            return self.render(status=422, case=case, form=form)
        say_done(request, self.action, case)
        if selectors.case(request.user, number) is None:  # this very move put it behind a wall
            return redirect("cases:index")
        return redirect("cases:case", number)

    def is_possible(self, case) -> bool:
        return is_possible(self.action, state=case.state, kind=case.kind, is_anonymous=case.is_anonymous)

    def show_what_changed(self, case, form):
        """Everything typed stays; the newer lines of the record stand above it; sending again then counts."""
        seen = form.seen_version()
        form.data = form.data.copy()
        form.data["version"] = case.version
        missed = case.version - seen
        changes = list(case.events.select_related("by").order_by("-at", "-pk")[: max(missed, 1)])
        return self.render(status=409, case=case, form=form, changes=changes, is_possible=self.is_possible(case))

    def get_context_data(self, case, form, is_possible=True, **kwargs):
        reply = case.replies.last() if self.screen.shows_reply else None
        return super().get_context_data(
            case=case,
            form=form,
            screen=self.screen,
            paper=make_paper(reply) if reply else None,
            is_possible=is_possible,
            opens_matter=self.action in READ_FIRST,
            **kwargs,
        )
