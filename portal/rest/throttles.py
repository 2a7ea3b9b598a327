"""How often one address may ask the open data."""

import ipaddress
import re

from django.conf import settings
from django.utils import timezone
from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle

from portal.accounts import limits
from portal.privacy import vault

_SECONDS = {"s": 1, "sec": 1, "m": 60, "min": 60, "h": 3600, "hour": 3600, "d": 86400, "day": 86400}


def read_rate(rate: str) -> tuple[int, int]:
    """600/min as (600, 60)."""
    match = re.fullmatch(r"(\d+)/([a-z]+)", rate.strip())
    if not match or match[2] not in _SECONDS:
        raise ValueError(f"PUBLIC_THROTTLE_RATE={rate!r} is not like 600/min")
    return int(match[1]), _SECONDS[match[2]]


class PublicThrottle(BaseThrottle):
    """A fixed window per address. The address itself is never kept: its key changes every day and has no way back."""

    def allow_request(self, request, view) -> bool:
        most, period = read_rate(settings.PUBLIC_THROTTLE_RATE)
        now = int(timezone.now().timestamp())
        self.left = period - now % period
        key = f"throttle:{now // period}:{self.name_of(self.get_ident(request))}"
        return limits.count(key, period) <= most

    def wait(self) -> int:
        return self.left

    def get_ident(self, request) -> str:
        """The caller's address. X-Forwarded-For counts only as far as our own proxies wrote it."""
        proxies = api_settings.NUM_PROXIES or 0
        forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
        return forwarded[-min(proxies, len(forwarded))] if proxies and forwarded else request.META["REMOTE_ADDR"]

    def name_of(self, address: str) -> str:
        """A digest of the address under a key that is new each day."""
        return vault.fingerprint(f"throttle {timezone.localdate()}", household_of(address))[:32]


def household_of(address: str) -> str:
    """The address itself; of IPv6 its first 56 bits, since one connection owns all below them."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    return str(parsed.ipv4_mapped or ipaddress.ip_network((parsed, 56), strict=False))
