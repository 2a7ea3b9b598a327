"""Who may touch which record of disclosure. Authority by role and unit lies in portal.accounts; four eyes lie here."""

from django.utils.translation import gettext as _

from portal.accounts import permissions
from portal.accounts.permissions import NotAllowed

UPLOAD = "disclosures.upload_batch"
CONFIRM = "disclosures.confirm_batch"
VIEW = "disclosures.view_batch"
APPROVE = "disclosures.approve_roster"
PUBLISH = "disclosures.publish_notice"
WITHDRAW = "disclosures.withdraw_notice"
PRINT_BOARD = "disclosures.print_board"
READ_REVIEWS = "disclosures.view_publicationreview"


def require_upload(by, unit) -> None:
    permissions.require(by, UPLOAD, unit)


def require_return(by, batch) -> None:
    """Whoever handed a batch in may take it back; anybody else must be able to confirm it."""
    permissions.require(by, UPLOAD if batch.uploader_id == by.pk else CONFIRM, batch)


def require_choose(by, batch) -> None:
    """What its columns mean is said by whoever handed a batch in, or by who may confirm it."""
    permissions.require(by, UPLOAD if batch.uploader_id == by.pk else CONFIRM, batch)


def require_mapping(by, mapping) -> None:
    permissions.require(by, CONFIRM, mapping)


def require_build(by, batch) -> None:
    permissions.require(by, CONFIRM, batch)


def require_decision(by, roster) -> None:
    """A second person decides: neither who handed the file in nor who built the roster (57号 art 36: supervision)."""
    permissions.require(by, APPROVE, roster.batch)
    if is_author(by, roster):
        raise NotAllowed(_("这份名册是您上传或制作的，不能由您审批。请让另一位有审批权限的同事办理。"))


def is_author(by, roster) -> bool:
    return by.pk in (roster.built_by_id, roster.batch.uploader_id, roster.batch.confirmed_by_id)


def may_decide(by, roster) -> bool:
    """Whether the approve and return buttons are shown at all."""
    return allows(by, APPROVE, roster.batch) and not is_author(by, roster)


def require_draft_review(by, roster) -> None:
    """Whoever prepares a release weighs it: who builds rosters, or who publishes them."""
    permissions.require(by, CONFIRM if allows(by, CONFIRM) else PUBLISH, roster.batch)


def require_sign_review(by, review) -> None:
    """PIPL art 55 asks for an assessment, the house for a second pair of eyes: reviewer and author differ."""
    require_decision(by, review.roster)
    if review.author_id == by.pk:
        raise NotAllowed(_("这份公开前评估是您起草的，不能由您签署。请让另一位有审批权限的同事办理。"))


def may_sign_review(by, review) -> bool:
    return may_decide(by, review.roster) and review.author_id != by.pk


def require_publish(by, roster) -> None:
    permissions.require(by, PUBLISH, roster.batch)


def require_outcome(by, publication) -> None:
    permissions.require(by, PUBLISH, publication)


def require_withdraw(by, publication) -> None:
    permissions.require(by, WITHDRAW, publication)


def require_board(by, batch) -> None:
    permissions.require(by, PRINT_BOARD, batch)


def require_slip(by, village) -> None:
    """Whoever may open the sheet with full names may also hand out the code that asks about one of them."""
    permissions.require(by, PRINT_BOARD, village)


def allows(by, code: str, obj=None) -> bool:
    """The same question without an exception, for menus and buttons."""
    try:
        permissions.require(by, code, obj)
    except NotAllowed:
        return False
    return True
