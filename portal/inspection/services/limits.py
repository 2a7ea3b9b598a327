"""The office's own numbers, where the rule leaves them open."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.refusals import Declined
from portal.accounts.permissions import require

from ..models import LocalLimit
from ..thresholds import LOCAL

SET = "inspection.set_limits"
MOST = 366


@transaction.atomic
def set_limit(*, code: str, value: int, by: Any) -> LocalLimit:
    require(by, SET)
    if code not in LOCAL:
        raise Declined(_("这一项是上级规定的，本地不能改。"))
    if not 1 <= value <= MOST:
        raise Declined(_("请填1到%(most)d之间的整数。") % {"most": MOST})
    values = {"value": value, "set_by": by, "set_at": timezone.now()}
    limit, _made = LocalLimit.objects.update_or_create(code=code, defaults=values)
    return limit
