"""The sheet for the village board: the full lawful content on A4, with a QR code to the notice on the web."""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urljoin

import segno
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from disclosures import permissions, presentation
from disclosures.anonymization import Line
from disclosures.models import Publication
from disclosures.refusals import Declined
from disclosures.services import access
from portal.orgs.models import OrgUnit
from portal.orgs.selectors import office

from .base import StaffView


@dataclass(frozen=True)
class Row:
    serial: int
    name: str
    village: str
    members: int
    amount: Decimal


class BoardView(StaffView):
    """Opened by people who may print, each opening written down. Never kept by a browser."""

    permission = permissions.PRINT_BOARD

    def get(self, request, number):
        notice = self.find_publication()
        try:
            lines = access.open_board(publication=notice, by=request.user)
        except Declined as declined:
            messages.error(request, str(declined))
            return redirect("publishing:publication", number)
        villages = dict(OrgUnit.objects.villages().values_list("code", "name"))
        context = {
            "notice": notice,
            "shown": presentation.show(notice),
            "rows": [to_row(line, name, villages) for line, name in lines],
            "has_villages": len({line.household.village for line, _name in lines}) > 1,
            "office": office(),
            "qr": draw_qr(public_address(request, notice)),
            "address": public_address(request, notice),
            "back_url": reverse("publishing:publication", args=[number]),
        }
        response = render(request, "disclosures/board.html", context)
        response["Cache-Control"] = "no-store"
        return response


def to_row(line: Line, name: str, villages: dict[str, str]) -> Row:
    return Row(
        serial=line.serial,
        name=name,
        village=villages.get(line.household.village[1], ""),
        members=line.household_size or line.persons,
        amount=line.amount,
    )


def public_address(request, notice: Publication) -> str:
    """Where residents find the notice, also when a staff-only process prints the sheet."""
    path = reverse("disclosures:notice", args=[notice.number])
    if settings.SERVES_PUBLIC:
        return request.build_absolute_uri(path)
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)


def draw_qr(text: str) -> str:
    """An SVG as a data address: sharp on paper, and no file of it anywhere."""
    return segno.make(text, error="m").svg_data_uri(scale=4, border=2, svgclass=None, lineclass=None)
