"""Answers for everybody, seen by those who publish: the redacted text alone, never the case behind it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petitions import selectors
from petitions.errors import Conflict, Refused
from petitions.forms.answers import WithdrawAnswerForm
from petitions.services import answers
from petitions.vocabulary import AnswerState
from petitions.workflow import PUBLISH
from portal.accounts.permissions import NotAllowed

from .base import DeskView


class AnswerDeskView(DeskView):
    permission = PUBLISH
    template_name = "petitions/desk/answers.html"
    page_title = _("公开答复")

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, *self.path_here()]

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            waiting=selectors.answers_waiting_for(user),
            own=selectors.answers(user).filter(state=AnswerState.DRAFT, prepared_by=user),
            published=selectors.answers(user).filter(state=AnswerState.PUBLISHED)[:50],
            withdrawn=selectors.answers(user).filter(state=AnswerState.WITHDRAWN)[:20],
            **kwargs,
        )


class AnswerActView(AnswerDeskView):
    """Publishing or taking down one answer; a page that says what will happen, then the act."""

    template_name = "petitions/desk/answer.html"

    def find(self, pk):
        answer = selectors.answers(self.request.user).filter(pk=pk).first()
        if answer is None:
            raise Http404
        return answer

    def get(self, request, pk):
        return self.render(answer=self.find(pk), form=WithdrawAnswerForm())

    def get_context_data(self, answer, **kwargs):
        return super().get_context_data(answer=answer, seen=answers.mark_of(answer), **kwargs)

    def post(self, request, pk):
        answer = self.find(pk)
        form = WithdrawAnswerForm(request.POST)
        try:
            if answer.state == AnswerState.PUBLISHED:
                if not form.is_valid():
                    return self.render(status=422, answer=answer, form=form)
                answers.withdraw(answer=answer, by=request.user, reason=form.cleaned_data["reason"])
                messages.success(request, gettext("已撤下，网站上不再显示内容。"))
            else:
                answers.publish(answer=answer, by=request.user, seen=request.POST.get("seen", "unread"))
                messages.success(request, gettext("已公开，编号%(number)s。") % {"number": answer.number})
        except Conflict as refusal:
            return self.render(status=409, answer=self.find(pk), form=form, refusal=refusal.sentence)
        except (Refused, NotAllowed) as refusal:
            return self.render(status=422, answer=answer, form=form, refusal=str(refusal))
        return redirect("cases:answers")
