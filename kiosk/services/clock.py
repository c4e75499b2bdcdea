"""Keeps the last good time, sets a clock that is behind it, and tells the terminal who vouches for the hour.

`/usr/lib/kiosk/clock start|tick|stop`, as root: at the machine's start, every minute, and at its end. Nothing
waits for it, and it waits for nothing.
"""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.core import clock
from kiosk.core.clock import Held, Seen
from kiosk.services.machine_clock import MachineClock, SystemClock

PACK = Path(__file__).resolve().parents[2] / "assets/pack.toml"
GOOD = "data/system/clock"  # the last good time, as a line that a person can read
MARK = "data/kiosk.id"  # there only while the terminal's own disk of data is
WHO = "run/kiosk-system/clock"  # for the terminal: one word
HELD = "run/kiosk-system/clock-held"  # for the next look
RTC = "sys/class/rtc/rtc0/since_epoch"
SYNCHRONISED = "run/systemd/timesync/synchronized"
ACTS = ("start", "tick", "stop")
USAGE = "Écrivez : /usr/lib/kiosk/clock start, tick ou stop."


class ClockService:
    """The clock of the machine whose files lie below `root`; `hands` reads and sets it."""

    def __init__(self, root: Path = Path("/"), hands: MachineClock | None = None, pack: Path = PACK) -> None:
        self._root = root
        self._hands = hands or SystemClock()
        self.build = made(pack)
        self.who = root / WHO

    @property
    def held(self) -> Held | None:
        """What was judged last since the machine started."""
        return self._before()[0]

    @property
    def last_good(self) -> float | None:
        """The last good time that was kept; None when there is none that can be read."""
        with suppress(OSError, ValueError):
            text = (self._root / GOOD).read_text(encoding="ascii").strip()
            return datetime.fromisoformat(text).timestamp()
        return None

    def look(self, *, to_keep: bool = False) -> Held:
        """Judge, set the clock if it must be, tell who vouches; keep the last good time when it is due.

        Due: ten minutes after the last time, when the judgement is new, and when asked (`to_keep`).
        """
        (before, told), seen = self._before(), self._seen()
        if before is None:
            held = clock.begin(self.build, self.last_good, seen)
            return self._tell(self._set(held, seen), due=True)
        held = self._set(clock.look(self.build, before, seen), seen)
        is_new = held.who != before.who or clock.has_jumped(before.system, before.running, seen)
        return self._tell(held, to_keep or is_new or seen.running - told >= clock.KEEP, told)

    def set_by_hand(self, moment: float) -> Held:
        """A technician says what time it is; ask `clock.refused` first. Raises PermissionError."""
        self._hands.set(moment)
        self._hands.set_rtc(moment)
        return self._tell(clock.set_by_hand(moment, self._hands.running()), due=True)

    def _tell(self, held: Held, due: bool, told: float = 0.0) -> Held:
        """Keep what was judged; the word for the terminal is written anew where it should look again."""
        (self._root / HELD).parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._root / HELD, json.dumps([asdict(held), held.running if due else told]))
        if due:
            write_whole(self.who, held.who + "\n")
            self._keep(held.good)
        return held

    def _set(self, held: Held, seen: Seen) -> Held:
        """Set the clock if it must be; where it may not be, as in a container, nobody vouches for it."""
        if held.set_to is None:
            return held
        try:
            self._hands.set(held.set_to)
        except PermissionError:
            return replace(held, who=clock.NOBODY, system=seen.system, set_to=None)
        return replace(held, set_to=None)

    def _keep(self, good: float) -> None:
        if not (self._root / MARK).exists():
            return  # the disk of data is not there: nothing is written in its place
        (self._root / GOOD).parent.mkdir(exist_ok=True)
        moment = datetime.fromtimestamp(good, UTC).isoformat(timespec="seconds")
        write_whole(self._root / GOOD, moment + "\n", to_last=True)

    def _before(self) -> tuple[Held | None, float]:
        """What was judged last, and how long the machine had run when the terminal was told."""
        try:
            held, told = json.loads((self._root / HELD).read_text(encoding="ascii"))
            return Held(**held), float(told)
        except (OSError, ValueError, TypeError):
            return None, 0.0

    def _seen(self) -> Seen:
        try:
            rtc = float((self._root / RTC).read_text(encoding="ascii"))
        except (OSError, ValueError):
            rtc = None
        synchronised = self._hands.synchronised()
        if synchronised is None:
            synchronised = (self._root / SYNCHRONISED).exists()
        return Seen(self._hands.now(), self._hands.running(), rtc, synchronised)


def here() -> ClockService:
    """The service of this machine, or of the one whose files lie below KIOSK_ROOT: its clock is not ours."""
    elsewhere = os.environ.get("KIOSK_ROOT", "")
    return ClockService(Path(elsewhere or "/"), SystemClock(is_only_seen=bool(elsewhere)))


def made(pack: Path) -> float:
    """The first moment of the day on which a content pack was made; 0 when that cannot be read."""
    with suppress(OSError, ValueError):
        found = re.search(r"^made = (\S+)$", pack.read_text(encoding="utf-8"), re.MULTILINE)
        if found:
            return datetime.fromisoformat(found[1]).replace(tzinfo=UTC).timestamp()
    return 0.0


def write_whole(path: Path, text: str, *, to_last: bool = False) -> None:
    """The whole file or the one before, whenever the power goes; `to_last`: it is on the disk at the end."""
    half = path.with_name(f"{path.name}.half")
    with half.open("w", encoding="ascii") as file:
        file.write(text)
        if to_last:
            file.flush()
            os.fsync(file.fileno())
    half.rename(path)
    if to_last:
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def main(arguments: list[str]) -> int:
    """`start`, `tick` or `stop`: 0, or 1 with a sentence."""
    if len(arguments) != 1 or arguments[0] not in ACTS:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        held = here().look(to_keep=arguments[0] == "stop")
    except OSError as error:
        print(f"L'horloge n'a pas pu être réglée ni gardée : {error.strerror}.", file=sys.stderr)
        return 1
    if arguments[0] == "start":
        print(f"clock: {held.who}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
