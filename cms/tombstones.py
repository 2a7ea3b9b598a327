"""What a visitor finds where a page was: one of a few answers, fixed by the reason and never typed in."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.models.withdrawals import Reason


@dataclass(frozen=True)
class After:
    """``names_page``: the title still stands. ``redirects``: the address leads on. ``needs_replacement``: must lead on."""

    sentence: str | Promise
    names_page: bool = True
    redirects: bool = False
    needs_replacement: bool = False


AFTER = {
    Reason.ERROR: After(_("这一页发布有误，已经撤下，请不要照原来的内容办理。")),
    Reason.MERGED: After(_("这一页的内容已经并入另一页。"), redirects=True, needs_replacement=True),
    Reason.INVALID: After(_("这一页的内容不再适用，已经撤下。")),
    Reason.PRIVACY: After(_("这一页已经撤下，不再提供。"), names_page=False),
    Reason.EXPIRED: After(_("这一页只在一段时间里公开，现在时间已到。")),
    Reason.UNSTATED: After(_("这一页已经撤下，不再提供。"), names_page=False),
}
# Time runs out by itself, and an act that gave no reason has none: neither is for people to choose.
BY_HAND = tuple(reason for reason in Reason if reason not in (Reason.EXPIRED, Reason.UNSTATED))
