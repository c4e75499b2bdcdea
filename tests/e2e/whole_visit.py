"""One visitor who touches everything: `python -m tests.e2e.whole_visit ASSETS DATA` tells the pages seen."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.e2e.hand import Hand


def whole_visit(hand: Hand) -> None:
    """In Arabic first, then in French; every page that there is, and the voice on some."""
    hand.wake()
    hand.touch("privacy", "understood", "language-ar", "listen")
    hand.wait(3)
    hand.touch("listen", "stop", "display", "language-fr", "letters-large", "colours-contrast", "display")
    hand.touch("internet", "listen", "done")
    hand.touch("emergency", "number-15", "listen", "noted", "back")
    hand.touch("door-famille", "place-caf", "back", "back")
    hand.touch("door-sante", "elsewhere", "back", "procedure-carte-vitale")
    procedure(hand)
    the_list(hand)
    somebody(hand)
    hand.touch("restart", "keep")
    while hand.page != "idle":  # the list is read first
        hand.wait(1)
    hand.wait(1)  # a new page takes no touch at once
    hand.touch("go-on", "done")
    hand.wait(60)


def procedure(hand: Hand) -> None:
    """By the way of a lost card, with its advice, its site and its place."""
    hand.touch("start", "choice-plus", "advice", "understood")
    hand.follow(ways=True)


def the_list(hand: Hand) -> None:
    """Ticked, photographed, changed."""
    hand.touch("paper-0", "listen", "codes")
    while "next" in hand.names:
        hand.touch("next")
    hand.touch("photo", "back", "back-to-list", "answers")
    hand.touch(next(name for name in hand.names if name.startswith("answer-")))
    hand.follow("panne", "abimee")


def somebody(hand: Hand) -> None:
    """Who can be called, and where they are."""
    hand.touch("call", "ring-3646", "noted", "place-france_services")
    hand.touch(next(name for name in hand.names if name.startswith("spot-")))
    hand.touch("phone" if "phone" in hand.names else "noted")
    while hand.page not in ("call", "list"):
        hand.touch("back")
    hand.touch("call")


if __name__ == "__main__":
    visitor = Hand(Path(sys.argv[1]), Path(sys.argv[2]))
    whole_visit(visitor)
    visitor.terminal.close()
    print(json.dumps({"seen": visitor.seen, "slept": visitor.slept, "page": visitor.page}))
