"""Which network a request comes from: as much as a limit needs to know, and no more.

A limit keyed on the single address is passed by changing the last number; one that kept the address would keep a
person's trace. So a limit sees /24 or, for IPv6, /56.
"""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

PREFIX = {4: 24, 6: 56}


def client_network(request: HttpRequest) -> str:
    """The network's own address, as 10.20.30.0; behind proxies the nearest one that they did not add themselves."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
        # What stands further left was sent by the client and may be invented.
        if len(hops) >= settings.TRUSTED_PROXIES:
            address = hops[-settings.TRUSTED_PROXIES]
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "0.0.0.0"  # noqa: S104 - an address to count under, not one to listen on
    mapped = getattr(parsed, "ipv4_mapped", None) or parsed
    return str(ipaddress.ip_network((mapped, PREFIX[mapped.version]), strict=False).network_address)
