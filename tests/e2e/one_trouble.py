"""A real terminal to which something happens during a visit: its page breaks, its loop stands still."""

from __future__ import annotations

import sys
import time
from types import ModuleType

from kiosk.cli import Door, cli
from tests.e2e.one_visit import CANARY

FREEZE = 60.0  # seconds


def main() -> None:
    """`sys.argv`: what happens, then those of `kiosk`."""
    what = sys.argv.pop(1)
    from kiosk import bootstrap

    class Troubled(bootstrap.Terminal):
        """Once its first screen is drawn, the visit begins."""

        def open_the_rest(self) -> None:
            super().open_the_rest()
            self.house.timer.after(1.0, lambda: HAPPENS[what](self.house))

    bootstrap.Terminal = Troubled  # type: ignore[misc]
    assert isinstance(cli, Door)
    cli(prog_name="kiosk")


def visit(house) -> None:
    house.visits.wake()
    house.guide.start("carte-vitale")
    house.navigation.open("guide", "carte-vitale")
    house.reader.say(CANARY, "fr")


def broken_page(house) -> None:
    """A page whose file raises an error that tells what the visitor said."""
    visit(house)
    page = ModuleType("kiosk.ui.screens.broken")
    sys.modules[page.__name__] = page

    def show(scene):
        raise ValueError(f"{CANARY}: {scene.house.guide.slug}")

    page.show = show  # type: ignore[attr-defined]
    house.timer.after(1.0, lambda: house.navigation.open("broken"))


def frozen_loop(house) -> None:
    visit(house)
    house.timer.after(1.0, lambda: time.sleep(FREEZE))


def end_of_visit(house) -> None:
    visit(house)
    house.timer.after(2.0, house.visits.finish)


HAPPENS = {
    "broken": broken_page,
    "frozen": frozen_loop,
    "visited": end_of_visit,
}

if __name__ == "__main__":
    main()
