"""What the terminal is connected to. It works without: nothing here asks for somebody.

Where it is read: Documentation/ABI/testing/sysfs-class-net (carrier, operstate) and proc(5) of Linux. A card
that is switched off refuses to say whether its cable is plugged in: it then counts as not connected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network

from kiosk.commands.machine_files import Files, Report, number

ALONE = "La borne marche sans réseau : ses démarches, ses lieux et ses voix sont en elle."
_LOCAL = re.compile(r"\|-- (\d+\.\d+\.\d+\.\d+)\n\s+/32 host LOCAL")
_UP, _GLOBAL = 0x1, "00"  # RTF_UP of linux/route.h; the scope of an IPv6 address that leaves the cable


@dataclass(frozen=True, slots=True)
class _Route:
    card: str
    network: IPv4Network

    @property
    def is_default(self) -> bool:
        return self.network.prefixlen == 0


def network(files: Files) -> Report:
    """Cards, cable or Wi-Fi, an address, a way out; whether the internet answers is not tried."""
    cards = [path.name for path in files.found("sys/class/net/*") if _is_card(files, path.name)]
    if not cards:
        return Report((), "", (f"Aucune carte réseau. {ALONE}",))
    linked = [card for card in cards if files.text(f"sys/class/net/{card}/carrier") == "1"]
    if not linked:
        return Report((), "", (f"Rien n'est relié : {_unlinked(files, cards)}. {ALONE}",))
    named = ", ".join(f"{card} ({_kind(files, card)})" for card in linked)
    routes = _routes(files)
    addressed = _with_global_address(files) | {route.card for route in routes if not route.is_default}
    if not addressed & set(linked):
        box = "Vérifiez la box ou le routeur de ce lieu."
        return Report((), "", (f"Le réseau {named} est relié, mais n'a pas donné d'adresse. {box} {ALONE}",))
    address = ", ".join(_addresses(files, routes)) or "adresse IPv6"
    if not any(route.is_default for route in routes) and not _leaves_by_ipv6(files):
        way = "aucun chemin ne mène hors de ce lieu"
        return Report((), "", (f"Le réseau {named} est relié ({address}), mais {way}. {ALONE}",))
    return Report((), f"Le réseau est relié : {named}, {address}. Internet n'a pas été essayé.")


def _is_card(files: Files, card: str) -> bool:
    """A cable or a radio, and not the inside of the machine (loop, bridge, tunnel)."""
    inside = ("bridge", "tun_flags", "bonding")
    if any(files.there(f"sys/class/net/{card}/{kind}") for kind in inside):
        return False
    return files.number(f"sys/class/net/{card}/type") == 1 and not card.startswith(("ifb", "docker", "dummy"))


def _kind(files: Files, card: str) -> str:
    return "Wi-Fi" if files.there(f"sys/class/net/{card}/wireless") else "câble"


def _unlinked(files: Files, cards: list[str]) -> str:
    said = {"câble": "pas de câble dans {}", "Wi-Fi": "pas de Wi-Fi sur {}"}
    return ", ".join(said[_kind(files, card)].format(card) for card in cards)


def _routes(files: Files) -> list[_Route]:
    """/proc/net/route: addresses in hexadecimal, the last byte first."""
    rows = (line.split() for line in files.text("proc/net/route").splitlines()[1:])
    found = []
    for row in rows:
        if len(row) < 8:
            continue
        flags, target, mask = number(row[3], 16), number(row[1], 16), number(row[7], 16)
        if flags is None or target is None or mask is None or not flags & _UP:
            continue
        if 0 <= target < 2**32 and 0 <= mask < 2**32:
            ends = IPv4Address(target.to_bytes(4, "little"))
            length = mask.bit_count()
            found.append(_Route(row[0], IPv4Network((ends, length), strict=False)))
    return found


def _addresses(files: Files, routes: list[_Route]) -> list[str]:
    """Our addresses, each once, in the networks that cards lead to."""
    reached = [route.network for route in routes if not route.is_default and route.card != "lo"]
    ours = dict.fromkeys(_LOCAL.findall(files.text("proc/net/fib_trie")))
    return [one for one in ours if _is_in(one, reached)]


def _is_in(address: str, networks: list[IPv4Network]) -> bool:
    try:
        return any(IPv4Address(address) in network for network in networks)
    except ValueError:
        return False


def _with_global_address(files: Files) -> set[str]:
    rows = (line.split() for line in files.text("proc/net/if_inet6").splitlines())
    return {row[5] for row in rows if len(row) == 6 and row[3] == _GLOBAL and row[5] != "lo"}


def _leaves_by_ipv6(files: Files) -> bool:
    rows = (line.split() for line in files.text("proc/net/ipv6_route").splitlines())
    return any(len(row) == 10 and row[0] == "0" * 32 and row[1] == "00" and row[9] != "lo" for row in rows)
