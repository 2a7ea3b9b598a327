"""Taking a public page down. Its old address answers ever after: with what the reason says, and with nothing else.

Every way out ends here. Staff go through ``withdraw``, which asks why; whatever else takes a page down (its time, a
script) is written down by ``note_gone``, so that no page ever vanishes without a trace.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction, UnpublishPagePermissionError
from wagtail.log_actions import log
from wagtail.models import Page

from cms.four_eyes import FourEyesPage
from cms.models.withdrawals import Reason, Withdrawal
from cms.tombstones import AFTER, BY_HAND
from portal.ledger import services as ledger
from portal.orgs.selectors import office
from portal.privacy import detect

WITHDRAWN = "text.withdrawn"


class Declined(ValueError):  # noqa: N818
    """Allowed to this person, but not like this. ``str()`` is the sentence."""


@transaction.atomic
def withdraw(*, page: Page, by, reason: str, replacement: Page | None = None) -> Withdrawal:
    """Take one page down, now. The reason is one of a closed list; with personal data nothing of the page is left."""
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    if not page.permissions_for_user(by).can_unpublish():
        raise UnpublishPagePermissionError(_("您的岗位不能撤下这一页，或者它现在不在公开。"))
    check_replacement(page=page, reason=reason, replacement=replacement)
    made = Withdrawal.objects.create(page_id=page.pk, reason=reason, replacement_id=_pk(replacement), by=by)
    UnpublishPageAction(page, user=by, log_action=False).execute(skip_permission_checks=True)
    log(page, "cms.withdraw", user=by, data={"reason": reason})
    if isinstance(page, FourEyesPage):
        _tell_everybody(page, made)
    return made


def check_replacement(*, page: Page, reason: str, replacement: Page | None) -> None:
    if reason not in BY_HAND:
        raise Declined(_("请从列表里选择撤下的原因。"))
    after = AFTER[Reason(reason)]
    if replacement is None:
        if after.needs_replacement:
            raise Declined(_("请选择内容并入了哪一页，原地址会转到那里。"))
        return
    if not after.names_page:
        raise Declined(_("因个人信息撤下的，原地址只说已经撤下，不能再指向别处。请清空“改看哪一页”。"))
    if replacement.pk == page.pk:
        raise Declined(_("不能让一页转到它自己，请另选一页。"))
    if not replacement.live or replacement.depth < 2:
        raise Declined(_("“%(title)s”没有公开，看的人打不开。请选一页已经发布的。") % {"title": replacement.title})


def note_gone(*, page: Page) -> None:
    """A page went without anybody saying why: its time was over, or a script took it down. No more is said than that.

    Wagtail says the same of a page that is being deleted; that one is still public in the database, and leaves nothing.
    """
    is_away = Page.objects.filter(pk=page.pk, live=False).exists()
    if is_away and not page.withdrawals.standing().exists():
        reason = Reason.EXPIRED if page.expired else Reason.UNSTATED
        Withdrawal.objects.create(page_id=page.pk, reason=reason)


def note_back(*, page: Page) -> None:
    page.withdrawals.standing().update(back_at=timezone.now())


def _pk(page: Page | None) -> int | None:
    return page.pk if page is not None else None


def _tell_everybody(page: Page, made: Withdrawal) -> None:
    """An official text that stood in public does not leave it unsaid. The log cannot forget: so no doubtful title."""
    names_page = AFTER[Reason(made.reason)].names_page and not list(detect.find(page.title))
    ledger.append(
        action=WITHDRAWN,
        subject=getattr(page, "index_number", "") or f"page-{page.pk}",
        title=page.title if names_page else str(page._meta.verbose_name),
        facts={"withdrawal": made.reason},
        office=office().organ_name,
    )
