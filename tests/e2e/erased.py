"""A visit among canaries, and what is left of it: `python -m tests.e2e.erased ASSETS DATA END`.

With "waits" for END, the visitor stays before the list until the process is killed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.e2e.hand import Hand
from tests.e2e.traces import in_files, traces

CANARY = "zorglub"


def visit(hand: Hand) -> None:
    """Answers, hears, ticks, photographs, asks for somebody."""
    hand.wake()
    hand.touch("language-fr", "door-papiers", "procedure-essai-un")
    hand.touch("start", "choice-zorglub-oui", "back", "choice-zorglub-non", "listen", "advice", "understood")
    hand.follow("zorglub-trop", ways=True)
    hand.touch("paper-0", "listen", "listen", "slower", "codes")
    while "next" in hand.names:
        hand.touch("next")
    hand.touch(
        "photo", "back", "back-to-list", "answers", "back", "call", "ring-02 61 91 00 42", "noted", "call"
    )


def end(hand: Hand, how: str) -> None:
    """By the visitor's word, by starting again, or by leaving."""
    if how == "restart":
        hand.touch("restart", "erase")
    elif how == "idle":
        while hand.page != "farewell":
            hand.wait(1)
    else:
        hand.touch("done")


if __name__ == "__main__":
    assets, data, how = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    hand = Hand(assets, data)
    catalogue = hand.house.catalogue

    def tell(when: str) -> None:
        """Said at once: what is kept here would be found again."""
        memory = traces(CANARY, (catalogue._libraries, catalogue._facts))
        told = {"page": hand.page, "slept": hand.slept, "memory": memory, "disk": in_files(CANARY, data)}
        print(json.dumps({when: told}), flush=True)

    visit(hand)
    tell("during")
    if how == "waits":
        sys.stdin.read()
    end(hand, how)
    tell("ended")
    hand.wait(60)
    tell("later")
