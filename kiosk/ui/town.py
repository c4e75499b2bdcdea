"""A town's colours: taken when every pair can be told apart, else refused, with a colour that passes."""

from __future__ import annotations

from dataclasses import asdict
from math import floor

from kiosk.core.palette import Refusal
from kiosk.settings_parts import Theme
from kiosk.ui.theme import TOWN

SHAPE = 3  # what is drawn or written needs that much; below, two colours are only to be told apart
MEANWHILE = "En attendant, les couleurs de la borne servent."
NAMES = {
    "paper": "le fond",
    "page": "le fond des cartes",
    "deep": "les encarts",
    "fil": "le fil",
    "fil_pale": "le fil pâle",
    "soft": "le second texte",
    "line": "les traits",
    "ok": "le vert de la borne",
    "ok_pale": "son vert pâle",
    "stop": "le rouge de la borne",
    "stop_pale": "son rouge pâle",
    "glyph": "les pictogrammes",
    "main_text": "le texte des touches",
    "shelf_words": "les mots de la barre du bas",
    "shelf_off": "les touches éteintes",
    "shelf_line": "les traits de la barre du bas",
    **dict.fromkeys(TOWN.settings["ink"], "le texte"),
}
Town = tuple[tuple[str, str], ...]


def accepted(theme: Theme) -> tuple[Town, tuple[str, ...]]:
    """The town's colours, or none of them with what is wrong, a sentence a setting, in French."""
    asked = {name: colour for name, colour in asdict(theme).items() if colour}
    refused = TOWN.refusals(asked)
    if refused:
        return (), tuple(_sentence(one, alone=len(refused) == 1) for one in refused)
    return tuple((token, asked[name]) for name in asked for token in TOWN.settings[name]), ()


def _sentence(one: Refusal, *, alone: bool) -> str:
    trouble = "se lit mal" if one.least >= SHAPE else "se confond"
    figures = f"contraste de {_figure(one.measured)}, il faut {_figure(one.least)}"
    remedy = "Aucune couleur de cette teinte ne va : laissez ce réglage vide."
    if one.instead:
        remedy = f"Écrivez {one.instead}, qui va avec {'tout' if alone else 'les autres couleurs proposées'}."
    beside = f"{NAMES[one.beside]} ({one.other})"
    return f"theme.{one.name} : {one.asked} {trouble} avec {beside} : {figures}. {remedy} {MEANWHILE}"


def _figure(ratio: float) -> str:
    """One decimal at most, never rounded up: what is missing is not hidden."""
    return f"{floor(ratio * 10) / 10:.1f}".removesuffix(".0").replace(".", ",")
