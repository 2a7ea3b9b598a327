"""The register of disposals as lines. Number, kind, place and days; no word of any case is left to be shown."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Petition


def lines(cases: Iterable[Petition]) -> list[list[object]]:
    return [head(), *(line(case) for case in cases)]


def head() -> list[object]:
    return [
        *(_("编号"), _("类别"), _("来件方式"), _("涉及村"), _("收到日期"), _("办结日期"), _("销毁日期")),
        *(_("理由"), _("提出人"), _("审批人")),
    ]


def line(case: Petition) -> list[object]:
    """A case of `disposal.register`, with the batch it went in."""
    batch = next(iter(getattr(case, "disposed_in", [])), None)
    return [
        case.number,
        str(case.get_kind_display()),
        str(case.get_channel_display()),
        case.village.name if case.village else "",
        case.received_on.isoformat(),
        _day(case.closed_at),
        _day(case.disposed_at),
        batch.reason if batch else "",
        str(batch.proposed_by) if batch else "",
        str(batch.decided_by) if batch else "",
    ]


def _day(at) -> str:
    return timezone.localdate(at).isoformat() if at else ""
