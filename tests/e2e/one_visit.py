"""A real terminal that visits itself once: wakes, says a canary, opens a procedure, finishes."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.settings import load
from kiosk.ui.driver import prepare

CANARY = "le canari jaune vole"


def main() -> None:
    """`sys.argv` is that of `kiosk`, which replaces this process once the screen sleeps."""
    settings, _ = load(Path(sys.argv[2]))
    prepare(1280, 800, fullscreen=False, offscreen=True)
    from kiosk.bootstrap import ASSETS, Terminal
    from kiosk.ui.app import KioskApp
    from kiosk.ui.text.fonts import use_fonts
    from kiosk.ui.timer import KivyTimer
    from kiosk.worker import ThreadWorker

    use_fonts(ASSETS / "fonts")
    timer = KivyTimer()

    def opened(asleep):
        terminal = Terminal(settings, timer, ThreadWorker(timer), sleep=asleep)
        timer.after(1.0, lambda: visit(terminal.house))
        return terminal

    KioskApp(settings, (1280, 800)).run(opened)


def visit(house) -> None:
    house.visits.wake()
    house.guide.start("carte-vitale")
    house.navigation.open("guide", "carte-vitale")
    house.reader.say(CANARY, "fr")
    house.timer.after(1.0, house.visits.finish)


if __name__ == "__main__":
    main()
