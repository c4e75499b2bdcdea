"""A town's colours: taken when every pair can be read, else refused, with a colour that passes."""

from __future__ import annotations

from kiosk.core.contrast import contrast, nearest_passing
from kiosk.settings_parts import Theme
from kiosk.ui.theme import COLOURS, PAIRS, town_colours

MEANWHILE = "En attendant, les couleurs de la borne servent."
APART = 2.0  # the thread must not look like a warning, nor like what is done
NAMES = {
    "fil": "accent",
    "fil_pale": "accent_pale",
    "plate": "ink",
    "edge": "ink",
    "main": "ink",
    "on_fil": "ink",
}
Town = tuple[tuple[str, str], ...]


def accepted(theme: Theme) -> tuple[Town, tuple[str, ...]]:
    """The town's colours, or none of them with what is wrong, a sentence a pair, in French."""
    town = town_colours(theme)
    sentences = tuple(dict.fromkeys(_refusals(dict(town))))
    return ((), sentences) if sentences else (town, ())


def _refusals(town: dict[str, str]) -> list[str]:
    palette = COLOURS | town
    told = []
    for token, ground, least in PAIRS:
        measured = contrast(palette[token], palette[ground])
        if measured >= least or not {token, ground} & town.keys():
            continue
        changed, other = (token, ground) if token in town else (ground, token)
        better = nearest_passing(palette[changed], palette[other], least)
        told.append(
            f"theme.{NAMES.get(changed, changed)} : {palette[changed]} se lit mal avec {palette[other]}"
            f" ({measured:.1f}, il faut {least}). Essayez {better}. {MEANWHILE}"
        )
    if "fil" in town:
        told += [
            f"theme.accent : {town['fil']} ressemble trop à une autre couleur de la borne ({palette[sign]})."
            " Choisissez une couleur plus claire. " + MEANWHILE
            for sign in ("stop", "ok")
            if contrast(town["fil"], palette[sign]) < APART
        ]
    return told
