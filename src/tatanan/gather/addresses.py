"""Which machines may be asked for pages: those of the public net, and no others.

A name is resolved here, every address that it gives is checked, and the connection is then made
to the checked address itself: a name that gives another address the next time gains nothing.
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from tatanan.errors import NotFetched

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[str]]

_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in its last 32 bits
_COMPATIBLE = ip_network("::/96")  # deprecated, and still understood by some
_LAST_32_BITS = 0xFFFF_FFFF


def public_addresses(host: str, port: int, *, resolve: Resolve | None = None) -> list[str]:
    """Return the addresses of a host that may be connected to.

    Raises NotFetched where the host has none, or where any of its addresses is private,
    loopback, link-local or otherwise not of the public net.
    """
    found = addresses_of(host, port, resolve=resolve)
    for address in found:
        if not is_public(ip_address(address)):
            raise NotFetched(
                f"{host} is at {address}, which is not in the public net; give "
                "--allow-private if it is a server of your own"
            )
    return found


def addresses_of(host: str, port: int, *, resolve: Resolve | None = None) -> list[str]:
    """Return the addresses of a host, in the order in which they should be tried."""
    try:
        found = (resolve or _resolve)(host, port)
    except (OSError, UnicodeError) as error:
        raise NotFetched(f"{host} has no address ({error}); check the name") from error
    if not found:
        raise NotFetched(f"{host} has no address; check the name")
    return found


def is_public(address: Address) -> bool:
    """Say whether an address is of the public net, and so is any that it stands for.

    >>> [is_public(ip_address(a)) for a in ("1.1.1.1", "10.0.0.1", "::ffff:127.0.0.1", "fe80::1")]
    [True, False, False, False]
    """
    if isinstance(address, IPv6Address):
        within = _within(address)
        if within is not None and (address.ipv4_mapped or address in _NAT64):
            return is_public(within)  # only a way to write it, or to reach it
        if within is not None and not is_public(within):
            return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
        or address.is_loopback or address.is_link_local or address.is_private
    )


def _within(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address carries, if it does."""
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if address in _NAT64 or address in _COMPATIBLE:
        return IPv4Address(int(address) & _LAST_32_BITS)
    return None


def _resolve(host: str, port: int) -> list[str]:
    """Ask the system, which also reads 2130706433, 0177.1 and 0x7f.1 as the addresses they are."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[4][0]).partition("%")[0] for place in found))
