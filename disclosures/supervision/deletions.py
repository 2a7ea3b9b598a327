"""What must go from every copy: the notices whose rows or contents have left the web, each with its moment.

Whoever copied rows while a notice was open has to delete them when it ends (PIPL art 47; the open-data terms say so).
Ends come from the clock, so this list needs no table: a notice is on it from the moment that its rows are gone.
"""

import datetime as dt

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import WebLevel, WithdrawalReason
from ..models.publication import PublicationQuerySet
from ..selectors import public_notices


class GoneKind(models.TextChoices):
    ENDED = "ended", _("公示期满，名单已撤下")
    WITHDRAWN = "withdrawn", _("提前撤下")
    SUPERSEDED = "superseded", _("已由更正后的公示代替")


def deletions(*, since: dt.datetime | None = None, now: dt.datetime | None = None) -> PublicationQuerySet:
    """Notices with `gone_at` and `gone_kind`, oldest first, so that a reader may go on where it stopped."""
    now = now or timezone.now()
    ended = Q(withdrawn_at__isnull=True, ends_at__lte=now, web_level=WebLevel.MASKED)
    gone = (
        public_notices()
        .filter(Q(withdrawn_at__isnull=False) | ended)
        .annotate(
            gone_at=Case(When(withdrawn_at__isnull=False, then=F("withdrawn_at")), default=F("ends_at")),
            gone_kind=Case(
                When(withdrawal_reason=WithdrawalReason.SUPERSEDED, then=Value(GoneKind.SUPERSEDED.value)),
                When(withdrawn_at__isnull=False, then=Value(GoneKind.WITHDRAWN.value)),
                default=Value(GoneKind.ENDED.value),
                output_field=models.CharField(),
            ),
        )
        .order_by("gone_at", "year", "sequence")
    )
    return gone.filter(gone_at__gte=since) if since else gone
