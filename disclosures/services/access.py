"""Writing down who opened full names (PIPL art 51; MLPS 2.0): part of opening them, so that neither comes alone."""

from django.db import transaction
from django.utils.translation import gettext as _

from .. import permissions
from ..models import AccessAction, AccessEvent, Batch, Publication
from ..refusals import Declined
from ..release.anonymization import Line
from .rosters import masked_lines


@transaction.atomic
def open_board(*, publication: Publication, by) -> list[tuple[Line, str]]:
    """Each line of the board sheet with the applicant's name, opened from the sealed rows, and the opening logged.

    57号 art 24: name, number of family members, amount. A minor's household is not named on the board either.
    """
    batch = publication.roster.batch
    permissions.require_board(by, batch)
    lines = masked_lines(batch)[1]
    if not lines:
        raise Declined(_("这份名册的原始内容已按期删除，不能再打印张贴稿。"))
    log(batch=batch, by=by, action=AccessAction.BOARD_PRINT)
    return [(line, line.label if line.household.is_minor else line.household.sealed["name"]) for line in lines]


def log(*, batch: Batch, by, action: AccessAction) -> AccessEvent:
    return AccessEvent.objects.create(batch=batch, by=by, action=action)
