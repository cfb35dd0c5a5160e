"""Who is on the other end of the line, as far as it cannot be made up."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "unknown"


def peer_address(request: HttpRequest) -> str:
    """The address that reached us, or our outermost proxy; what the sender claims is ignored."""
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    trusted = settings.TRUSTED_PROXIES
    told = hops[-trusted].strip() if 0 < trusted <= len(hops) else ""
    return _address(told) or _address(request.META.get("REMOTE_ADDR", "")) or UNKNOWN


def peer_network(request: HttpRequest) -> str:
    """The /24 or /64 around the address: what one subscriber can change at will."""
    address = peer_address(request)
    if address == UNKNOWN:
        return UNKNOWN
    bits = 64 if ":" in address else 24
    return str(ipaddress.ip_network(f"{address}/{bits}", strict=False))


def _address(text: str) -> str:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        # an IPv4 peer on a two-way socket; a zone ("%eth0") is no part of the number
        address = address.ipv4_mapped or ipaddress.IPv6Address(int(address))
    return str(address)
