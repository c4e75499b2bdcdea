"""No-break spaces: those of French, and those of a French name in brackets in a right-to-left text."""

from __future__ import annotations

import re
from collections.abc import Callable

from kiosk.core.facts import RIGHT_TO_LEFT

SPACE = "\u00a0"
_AFTER_A_WORD = r"(?:(?<=[^\s(\[«])[ \u00a0]+|(?<=[^\s(\[«?!:]))"
_LEFT_ALONE = r"(https?://\S+|\{[^{}]*\})|"
_GLOSS = re.compile(r"\([^()\u0590-\u08ff]{1,32}\)")  # of our letters; a longer one may need two lines
_ABSENT_FROM_OUR_LETTERS = str.maketrans({"\u202f": SPACE, "\u2011": "-"})

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _rule(pattern: str, answer: Callable[[re.Match[str]], str]) -> _Rule:
    return re.compile(_LEFT_ALONE + pattern), answer


_RULES: tuple[_Rule, ...] = (
    _rule(r"«[ \u00a0]*", lambda found: f"«{SPACE}"),
    _rule(_AFTER_A_WORD + r"([?!]+|[;€%»]|:+(?=\s|$))", lambda found: SPACE + found[2]),
    _rule(r"\b(\d{1,2})[ \u00a0]?h(?:[ \u00a0]?(\d{2}))?\b", lambda found: _hour(found[2], found[3])),
    _rule(r"(?<=\d) (?=\d)", lambda found: SPACE),
    _rule(r"\b([Yy](?= a-t-il\b)|[Ee]st-ce(?= qu)) ", lambda found: found[2] + SPACE),
)


def french(text: str) -> str:
    """Put U+00A0 where French wants it: `? ! : ; € % « »`, groups of digits, hours ("10 h 42"), "y a-t-il".

    Addresses (https…) and signs in braces are left as they are; doing it twice changes nothing.
    """
    text = plain(text)
    for pattern, answer in _RULES:
        text = pattern.sub(lambda found, answer=answer: found[1] or answer(found), text)  # type: ignore[misc]
    return text


def plain(text: str) -> str:
    """Replace the two signs our letters do not have: the narrow no-break space and the no-break hyphen."""
    return text.translate(_ABSENT_FROM_OUR_LETTERS)


def typeset(text: str, language: str) -> str:
    """The text as it is shown in that language."""
    if language == "fr":
        return french(text)
    return with_whole_glosses(plain(text)) if language in RIGHT_TO_LEFT else plain(text)


def with_whole_glosses(text: str) -> str:
    """Keep each short name in brackets on one line: cut in two, its halves stand in the wrong order.

    « ورقة الشرطة (récépissé de déclaration de vol) ». What is in the letters of the text itself may be cut.
    """
    return _GLOSS.sub(lambda gloss: gloss[0].replace(" ", SPACE), text)


def _hour(hours: str, minutes: str | None) -> str:
    return f"{hours}{SPACE}h{SPACE}{minutes}" if minutes else f"{hours}{SPACE}h"
