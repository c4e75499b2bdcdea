"""The sheet of acceptance of this terminal, from what was tried, chosen and found on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kiosk import __version__
from kiosk.adapters.board import Board
from kiosk.controllers.upkeep import NAMES, Upkeep
from kiosk.core import acceptance, dates
from kiosk.core.acceptance import Record, Sheet, Terminal
from kiosk.core.link import Link
from kiosk.settings import Settings, apply


@dataclass(frozen=True)
class Acceptance:
    """One terminal: its settings, what was found on it, its board, and the day, None while none is sure."""

    settings: Settings
    upkeep: Upkeep
    today: Callable[[], date | None]
    board: Board = field(default_factory=Board)

    def sheet(self, record: Record, chosen: Mapping[str, Mapping[str, Any]], links: Iterable[Link]) -> Sheet:
        """The sheet as things stand now; `chosen` is what was chosen since the settings were read."""
        settings, _ = apply(self.settings, chosen, "")
        place, day = settings.place, self.today()
        lines = (
            *acceptance.tried(record, settings.languages.offered),
            *acceptance.chosen(
                ", ".join(filter(None, (place.name, place.commune))),
                [(link.kind, link.address) for link in links if link.is_up],
                settings.wifi.ssid,
                bool(settings.staff.pin),
            ),
            *acceptance.found(
                (NAMES.get(one.what, one.what), one.is_well or one.is_remark, one.sentence)
                for one in self.upkeep.findings
            ),
        )
        terminal = Terminal(
            place.name,
            place.commune,
            self.board.model,
            self.board.serial,
            __version__,
            dates.day(day, "fr") if day else "",
        )
        return Sheet(terminal, lines)
