"""The sheet for the village board: the full lawful content on A4 or A3, with a QR code to the notice on the web."""

from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import urljoin

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from disclosures import permissions, presentation
from disclosures.models import Publication
from disclosures.release.anonymization import Line
from disclosures.services import access
from portal import qr
from portal.orgs.models import OrgUnit
from portal.orgs.selectors import office

from .base import Refusal, StaffView

# The first unless another is asked for. A3 is the same sheet in larger type.
PAPERS = ("a4", "a3")


@dataclass(frozen=True)
class Row:
    serial: int
    name: str
    members: int
    amount: Decimal


@dataclass(frozen=True)
class Sheet:
    """What hangs on one village's board."""

    code: str
    village: str
    rows: list[Row] = field(default_factory=list)


class BoardView(StaffView):
    """Opened by people who may print, each opening written down. Never kept by a browser."""

    permission = permissions.PRINT_BOARD

    def get(self, request, number):
        notice = self.find_publication()
        try:
            lines = access.open_board(publication=notice, by=request.user)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("publishing:publication", number)
        sheets = make_sheets(lines)
        chosen = request.GET.get("village")
        sheet = next((sheet for sheet in sheets if sheet.code == chosen), sheets[0])
        context = {
            "notice": notice,
            "shown": presentation.show(notice),
            "villages": sheets if len(sheets) > 1 else [],
            "sheet": sheet,
            "paper": request.GET.get("paper") if request.GET.get("paper") in PAPERS else PAPERS[0],
            "papers": PAPERS,
            "office": office(),
            "qr": qr.draw(public_address(request, notice)),
            "address": public_address(request, notice),
            "back_url": reverse("publishing:publication", args=[number]),
        }
        response = render(request, "disclosures/board.html", context)
        response["Cache-Control"] = "no-store"
        return response


def make_sheets(lines: list[tuple[Line, str]]) -> list[Sheet]:
    """One sheet a village: 57号 art 19 and 24 post a family in its own village, and nowhere else.

    Each is opened and printed by itself, so that 第 x 页 共 y 页 counts the pages of one board.
    """
    names = dict(OrgUnit.objects.villages().values_list("code", "name"))
    sheets: dict[str, Sheet] = {}
    for line, name in lines:
        code = line.household.village[1]
        sheet = sheets.setdefault(code, Sheet(code, names.get(code, "")))
        sheet.rows.append(Row(line.serial, name, line.household_size or line.persons, line.amount))
    return list(sheets.values())


def public_address(request, notice: Publication) -> str:
    """Where residents find the notice, also when a staff-only process prints the sheet."""
    path = reverse("disclosures:notice", args=[notice.number])
    if settings.SERVES_PUBLIC:
        return request.build_absolute_uri(path)
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)
