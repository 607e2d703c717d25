"""Which machines may be asked: those of the public net, however their address is written."""

from ipaddress import ip_address

import pytest

from tatanan.errors import NotFetched
from tatanan.gather.addresses import is_public, public_addresses


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),  # of a carrier
        ("169.254.169.254", False),  # where clouds keep their keys
        ("224.0.0.1", False),  # multicast
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),  # an IPv4 address in another dress
        ("::ffff:8.8.8.8", True),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),  # through a translator to 127.0.0.1
        ("64:ff9b::808:808", True),
        ("2002:7f00:1::", False),  # 6to4 of 127.0.0.1
    ],
)
def test_only_addresses_of_the_public_net_are_public(address, public):
    """What an address stands for counts, not how it is written."""
    assert public == is_public(ip_address(address))


def test_one_private_address_among_public_ones_refuses_the_host():
    """A name that also leads inside is not asked at all."""
    with pytest.raises(NotFetched, match=r"paper\.example is at 10\.0\.0\.7"):
        public_addresses("paper.example", 80, resolve=lambda *_: ["8.8.8.8", "10.0.0.7"])


@pytest.mark.parametrize("found", [[], OSError("no such name")])
def test_a_name_without_an_address_is_told(found):
    """The error names the host."""

    def resolve(*_):
        if isinstance(found, OSError):
            raise found
        return found

    with pytest.raises(NotFetched, match=r"paper\.example has no address"):
        public_addresses("paper.example", 80, resolve=resolve)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.1", "localhost"])
def test_other_ways_to_write_loopback_are_seen_through(host):
    """The system reads numbers as addresses, so what it reads is what is checked."""
    with pytest.raises(NotFetched, match="not in the public net"):
        public_addresses(host, 80)
