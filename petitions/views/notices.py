"""The notice that an objection is about, and the sentence for one that takes no objections now."""

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures import selectors
from disclosures.models import Publication
from disclosures.states import State, state_of
from disclosures.wording import say_day, say_end


def find_notice(number: str) -> Publication | None:
    return selectors.find_notice(number)


def why_closed(notice: Publication | None) -> str:
    """Empty while objections are taken (57号 art 19: during the posting); otherwise why not."""
    if notice is None:
        return _("没有找到这个编号的公示。请核对公示标题下面的编号。")
    match state_of(notice, timezone.now()):
        case State.WITHDRAWN:
            return _("“%(title)s”已经撤下，不再接收异议。") % {"title": notice.title}
        case State.SCHEDULED:
            day = say_day(timezone.localdate(notice.opens_at))
            return _("“%(title)s”从%(day)s起公示，那时才接收异议。") % {"title": notice.title, "day": day}
        case State.CLOSED:
            end = say_end(notice.ends_at)
            return _("“%(title)s”的公示期已经在%(end)s结束，不再接收异议。") % {"title": notice.title, "end": end}
    return ""
