"""One move of a case, on a page of its own: what will happen to whom, then the form, then one service."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from petitions import approval
from petitions.errors import Conflict, Refused
from petitions.letters.paper import make_paper
from petitions.permissions import may_see
from petitions.services import looks, seals
from petitions.services.intake import Receipt
from petitions.vocabulary import Action
from petitions.workflow import MOVES, QUIET, VIEW, is_possible
from portal.accounts.permissions import NotAllowed, require
from portal.orgs.selectors import office

from ..promises import after_sending
from ..slips import make_slip
from .base import DeskView, find_case
from .case import say_done
from .screens import SCREENS

# Moves for which one has to have the letter before one's eyes.
READ_FIRST = (
    Action.ACCEPT,
    Action.DECLINE,
    Action.TRANSFER,
    Action.ANSWER_AT_ONCE,
    Action.DRAFT_REPLY,
    Action.SPLIT,
    Action.LINK,
    Action.MERGE,
)


class MoveView(DeskView):
    permission = VIEW

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        try:
            self.action = Action(kwargs["action"])
            self.screen = SCREENS[self.action]
        except (ValueError, KeyError):
            raise Http404 from None
        self.page_title = str(self.action.label)
        self.template_name = self.screen.template

    def path_here(self):
        number = self.kwargs["number"]
        return [{"url": reverse("cases:case", args=[number]), "label": number}, *super().path_here()]

    def find(self, number):
        """The case, for whoever may make this move at all."""
        case = find_case(self.request, number)
        require(self.request.user, next(move.permission for move in MOVES if move.action == self.action))
        return case

    def get(self, request, number, action):
        case = self.find(number)
        if not self.is_possible(case):
            return redirect("cases:case", number)
        return self.render(case=case, form=self.screen.form(case=case, by=request.user))

    def post(self, request, number, action):
        case = self.find(number)
        form = self.screen.form(request.POST, request.FILES, case=case, by=request.user)
        reworked = form.reworked()
        if reworked is not None:
            return self.render(case=case, form=reworked)
        if not form.is_valid():
            return self.render(status=422, case=case, form=form)
        try:
            made = self.screen.act(case, request.user, form)
        except Conflict as refusal:
            return self.show_what_changed(case, form, refusal)
        except (Refused, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
            return self.render(status=422, case=case, form=form)
        if isinstance(made, Receipt):
            return self.hand_over(made, case)
        say_done(request, self.action, case)
        if not may_see(request.user, case):  # given back, or walled off by what was just written down
            return redirect("cases:index")
        return redirect("cases:case", number)

    def render(self, status=200, *, case, **context):
        """The letter stands on the page, whichever way one came to it: a look."""
        looks.look(petition=case, by=self.request.user)
        return super().render(status, case=case, **context)

    def hand_over(self, receipt: Receipt, origin):
        """A move that made a case of its own ends with its slip: the code is shown here and nowhere else."""
        self.template_name = "petitions/desk/slip.html"
        case = receipt.petition
        context = DeskView.get_context_data(
            self,
            case=case,
            origin=origin,
            slip=make_slip(self.request, case, receipt.code),
            what_next=after_sending(case),
            office=office(),
        )
        response = self.render_to_response(context, status=201)
        response["Cache-Control"] = "no-store"
        return response

    def is_possible(self, case) -> bool:
        return is_possible(self.action, state=case.state, kind=case.kind, is_anonymous=case.is_anonymous)

    def show_what_changed(self, case, form, refusal: Conflict):
        """Everything typed stays; the newer lines of the record stand above it, or what else changed; sending again
        then counts."""
        missed = case.version - form.seen_version()
        form.look_again()
        moves = case.events.select_related("by").exclude(action__in=QUIET)
        changes = list(moves.order_by("-at", "-pk")[: max(missed, 0)])
        if not changes:
            form.add_error(None, refusal.sentence)
        return self.render(status=409, case=case, form=form, changes=changes, is_possible=self.is_possible(case))

    def get_context_data(self, case, form, is_possible=True, **kwargs):
        reply = case.replies.last() if self.screen.shows_reply else None
        return super().get_context_data(
            case=case,
            form=form,
            screen=self.screen,
            paper=make_paper(reply) if reply else None,
            seal_use=seals.waiting(case) if self.action == Action.APPROVE_SEAL else None,
            notes=approval.notes_for(self.request.user, reply) if self.action == Action.APPROVE_REPLY else [],
            is_possible=is_possible,
            opens_matter=self.action in READ_FIRST,
            files_lost=bool(self.request.FILES),
            **kwargs,
        )
