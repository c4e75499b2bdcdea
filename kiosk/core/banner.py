"""A telephone number in figures that are read from afar on a console of plain letters."""

from __future__ import annotations

FIGURES = {  # three dots wide, five high
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", " ##", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", " # ", " # ", " # "),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    "+": ("   ", " # ", "###", " # ", "   "),
    "*": ("   ", "# #", " # ", "# #", "   "),
    "#": ("# #", "###", "# #", "###", "# #"),
    " ": ("", "", "", "", ""),  # and what parts a figure from the next, on both sides
}


def banner(number: str, columns: int) -> tuple[str, ...]:
    """The number in lines of at most so many letters: each dot twice as wide if there is room, as it is else.

    The number itself, small, where it holds something that has no large figure, or finds no room.
    """
    plain = number.replace("\u00a0", " ").strip()
    if plain and all(sign in FIGURES for sign in plain):
        for times in (2, 1):
            lines = [
                " ".join("".join(dot * times for dot in FIGURES[sign][row]) for sign in plain)
                for row in range(5)
            ]
            if len(lines[0]) <= columns:
                return tuple(line.rstrip() for line in lines)
    return (plain,)
