"""Published answers as a feed, and those that were taken down since."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petitions import selectors
from portal.kept.feeds import ENTRIES, PublicFeed, kept_feed


def atom(request):
    return kept_feed(request, ("answers",), AnswerFeed(reverse("petitions:feed")))


class AnswerFeed(PublicFeed):
    title = gettext_lazy("答复选登")
    subtitle = gettext_lazy("大家问过的事和答复，去掉了个人信息")

    def link(self):
        return reverse("petitions:answer_list")

    def items(self):
        return selectors.published_answers()[:ENTRIES]

    def deletions(self):
        for number, when in selectors.withdrawn_answers()[:ENTRIES]:
            yield reverse("petitions:answer", args=[number]), when, _("已撤下")

    def item_title(self, answer):
        return answer.title

    def item_description(self, answer):
        return answer.question_redacted

    def item_link(self, answer):
        return reverse("petitions:answer", args=[answer.number])

    def item_pubdate(self, answer):
        return answer.published_at

    def item_updateddate(self, answer):
        return answer.published_at
