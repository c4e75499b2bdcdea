"""Which clock to believe: what to make of the time that a machine shows, and who vouches for it.

Moments are seconds since 1970, universal time; `running` counts the seconds of the machine itself, which no
setting of the clock changes. The build is the day of the content: no right clock is behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

NETWORK, RTC, STAFF, NOBODY = "network", "rtc", "staff", "nobody"
YEAR = 365.25 * 86400
# Debian keeps a release alive for five years (three, and two of long-term support): no terminal in use is
# further than that from its content and from the last good time. Dead clocks and wrapped counters are.
FAR = 5 * YEAR
STEP = 60.0  # a clock that gained or lost more between two looks was set by somebody
LAG = 3600.0  # seconds by which a battery clock may be behind the last good time: it was written long ago
SAME = 2.0  # a battery clock tells whole seconds
KEEP = 600.0  # seconds between two writings of the last good time


@dataclass(frozen=True, slots=True)
class Seen:
    """What a machine shows at one moment. `rtc`: its battery clock; None = it has none, or it is silent."""

    system: float
    running: float
    rtc: float | None = None
    synchronised: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """Who vouches for the clock, the last good time, and what the machine showed when that was judged.

    `set_to`: what the clock is to be set to now; None = left as it is.
    """

    who: str
    good: float
    system: float
    running: float
    set_to: float | None = None


def begin(build: float, last_good: float | None, seen: Seen) -> Held:
    """The judgement at the machine's start.

    `last_good` None = nothing was kept; one that no machine can have come to was never written by us.
    """
    if last_good is None or last_good > build + 2 * FAR:
        last_good = build
    return _judge(build, max(build, last_good), seen)


def look(build: float, before: Held, seen: Seen) -> Held:
    """The judgement at a later look: who vouched goes on doing so, unless the clock was set meanwhile.

    Nobody vouching, the last good time goes on by what the machine has run, and by nothing else.
    """
    good = before.good + max(0.0, seen.running - before.running)
    is_as_before = before.who != NOBODY and not has_jumped(before.system, before.running, seen)
    if is_as_before and not _is_network(build, good, seen):
        return Held(before.who, good, seen.system, seen.running)
    return _judge(build, good, seen)


def set_by_hand(moment: float, running: float) -> Held:
    """Somebody of the place has said what time it is; ask `refused` first."""
    return Held(STAFF, moment, moment, running)


def refused(build: float, good: float, moment: float) -> str:
    """Why nobody can be right who says that it is that moment: "before", "after", or nothing."""
    if moment < build:
        return "before"
    return "after" if moment > max(build, good) + FAR else ""


def has_jumped(system: float, running: float, seen: Seen) -> bool:
    """Whether the clock was set since it showed `system`, when the machine had run for `running`."""
    return abs((seen.system - system) - (seen.running - running)) > STEP


def _judge(build: float, floor: float, seen: Seen) -> Held:
    """Network, then battery clock; else nobody, and a clock that cannot be right is put at the last good."""
    if _is_network(build, floor, seen):
        return Held(NETWORK, seen.system, seen.system, seen.running)
    if seen.rtc is not None and max(build, floor - LAG) <= seen.rtc <= floor + FAR:
        return _set(Held(RTC, max(floor, seen.rtc), seen.system, seen.running), seen.rtc)
    held = Held(NOBODY, floor, seen.system, seen.running)
    if seen.synchronised or floor <= seen.system <= floor + FAR:
        return held
    return _set(held, floor)


def _is_network(build: float, floor: float, seen: Seen) -> bool:
    """The network may bring the clock back, never behind the content nor into the far future."""
    return seen.synchronised and not refused(build, floor, seen.system)


def _set(held: Held, moment: float) -> Held:
    if abs(held.system - moment) <= SAME:
        return held
    return replace(held, system=moment, set_to=moment)
