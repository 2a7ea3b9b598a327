"""The receipt: number, code in groups of four, and a QR code whose secret half never leaves the phone."""

from dataclasses import dataclass
from urllib.parse import urlencode, urljoin

from django.conf import settings
from django.urls import reverse

from disclosures.wording import say_day
from portal import qr


@dataclass(frozen=True)
class Slip:
    number: str
    received: str
    kind: str
    channel: str
    code_groups: str
    address: str
    qr: str
    is_named: bool
    entered_by: str


def make_slip(request, petition, code: str) -> Slip:
    address = public_address(request, "petitions:track")
    return Slip(
        number=petition.number,
        received=say_day(petition.received_on),
        kind=petition.get_kind_display(),
        channel=petition.get_channel_display(),
        code_groups=code.replace("-", " "),
        address=address,
        # What stands behind # is kept by the browser and sent to nobody.
        qr=qr.draw(f"{address}#{urlencode({'number': petition.number, 'code': code})}"),
        is_named=not petition.is_anonymous,
        entered_by=str(petition.entered_by or ""),
    )


def public_address(request, name: str) -> str:
    """Where residents find a page, also when a staff-only process prints the paper."""
    if settings.SERVES_PUBLIC:
        return request.build_absolute_uri(reverse(name))
    return urljoin(settings.WAGTAILADMIN_BASE_URL, reverse(name))
