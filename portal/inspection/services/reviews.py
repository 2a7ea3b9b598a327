"""已复核: somebody read the page, it still holds, and here is the next day to read it on."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from disclosures.refusals import Declined
from portal.accounts.permissions import NotAllowed

REVIEWED = "inspection.reviewed"


@transaction.atomic
def confirm(*, page: Page, by: Any, next_on: date | None) -> Page:
    """Put the review date on, in what is public and in the draft that waits. The words of the page stay as they are."""
    if by is None or not page.permissions_for_user(by).can_edit():
        raise NotAllowed(_("您的岗位不能改这个网页，请信息发布员或者经办人来复核。"))
    if next_on is None or next_on <= timezone.localdate():
        raise Declined(_("下次复核日期要晚于今天。"))
    page = page.specific
    type(page).objects.filter(pk=page.pk).update(review_by=next_on)
    page.review_by = next_on
    # A version that goes out later would bring the old day back.
    for revision in page.revisions.filter(Q(pk=page.latest_revision_id) | Q(approved_go_live_at__isnull=False)):
        revision.content["review_by"] = next_on.isoformat()
        revision.save(update_fields=["content"])
    log(page, REVIEWED, user=by, data={"next_on": next_on.isoformat()})
    return page
