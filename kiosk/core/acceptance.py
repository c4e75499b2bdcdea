"""The sheet of acceptance: what was tried on a terminal, what was found, and what is left to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.core.packing import pack

OK, WRONG, UNTRIED, NOTED = "ok", "wrong", "untried", "noted"
TITLE = "Fiche de mise en service"
LATER = "à faire plus tard"
SIGNS = {OK: "+", WRONG: "!", UNTRIED: "?", NOTED: "-"}
MEANING = "+ bien   ! à reprendre   ? pas essayé   - noté"

LANGUAGES = {
    "fr": "français", "en": "anglais", "ar": "arabe", "uk": "ukrainien", "ru": "russe", "fa": "dari",
    "ps": "pachto", "tr": "turc", "es": "espagnol", "pt": "portugais", "ro": "roumain",
}  # fmt: skip

Record = Mapping[str, Mapping[str, Any]]  # what the first start kept: a table a subject


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: its name, OK, WRONG, UNTRIED or NOTED, and what is to be said of it."""

    what: str
    status: str
    said: str


@dataclass(frozen=True, slots=True)
class Terminal:
    """Which terminal: the place, its machine, its version; `day` is empty while the clock is not trusted."""

    place: str = ""
    commune: str = ""
    model: str = ""
    serial: str = ""
    version: str = ""
    day: str = ""

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Each with its name; what is not known says so."""
        day = self.day or "à écrire à la main : l'horloge de la borne n'est pas sûre"
        return (
            ("Lieu", self.place or "pas encore choisi"),
            ("Commune", self.commune or "pas encore choisie"),
            ("Machine", self.model or "modèle inconnu"),
            ("Numéro de série", self.serial or "la machine ne le dit pas"),
            ("Version", self.version),
            ("Date", day),
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet."""

    terminal: Terminal
    lines: tuple[Line, ...]

    def count(self, status: str) -> int:
        """How many things are so."""
        return sum(line.status == status for line in self.lines)

    @property
    def verdict(self) -> str:
        """In one sentence, whether the terminal can be accepted."""
        wrong, untried = self.count(WRONG), self.count(UNTRIED)
        if not wrong and not untried:
            return "Tout a été essayé, et tout va bien."
        told = [f"{wrong} à reprendre"] if wrong else []
        told += [f"{untried} pas essayé{'s' if untried > 1 else ''}"] if untried else []
        return f"Points restants : {', '.join(told)}."


def tried(record: Record, languages: Iterable[str]) -> tuple[Line, ...]:
    """What somebody tried by hand at the first start; `languages` are the codes of those offered."""
    voices = (_voice(LANGUAGES.get(code, code), record.get("voices", {}).get(code)) for code in languages)
    return (_touch(record.get("tried", {}).get("touch")), *voices)


def chosen(site: str, networks: Iterable[tuple[str, str]], wifi: str, has_pin: bool) -> tuple[Line, ...]:
    """What was chosen and what is plugged in. `networks`: the name of each, and its address or nothing."""
    up = ", ".join(f"{name}, {address}" if address else name for name, address in networks)
    return (
        Line("Lieu", NOTED if site else UNTRIED, site or LATER),
        Line("Réseau", NOTED, up or "rien n'est branché : la borne marche sans"),
        Line("Wi-Fi des visiteurs", NOTED, wifi or "aucun n'est proposé"),
        Line("Code de l'équipe", NOTED, "choisi" if has_pin else "aucun : pas d'espace de l'équipe"),
    )


def found(findings: Iterable[tuple[str, bool, str]]) -> tuple[Line, ...]:
    """What the doctor found: the name of each thing, whether it is well, its sentence."""
    return tuple(Line(what, OK if is_well else WRONG, said) for what, is_well, said in findings)


def text(sheet: Sheet) -> str:
    """The sheet as lines of text, for a screen of characters."""
    width = max(len(line.what) for line in sheet.lines)
    head = [f"{name} : {value}" for name, value in sheet.terminal.rows]
    body = [f"{SIGNS[line.status]}  {line.what:<{width}}  {line.said}" for line in sheet.lines]
    return "\n".join((TITLE, "", *head, "", *body, "", MEANING, sheet.verdict))


def codes(sheet: Sheet) -> tuple[str, ...]:
    """The same as texts for QR codes of at most 300 bytes each; of what is well, the name alone."""
    head = [(f"{name} : {value}",) for name, value in sheet.terminal.rows]
    body = [
        (f"{SIGNS[line.status]} {line.what}{'' if line.status == OK else f' : {line.said}'}",)
        for line in sheet.lines
    ]
    return pack(TITLE, TITLE, [head, body, [(MEANING,), (sheet.verdict,)]])


def _touch(said: object) -> Line:
    match said:
        case "ok":
            return Line("Toucher", OK, "les quatre coins et le milieu répondent à leur place")
        case "turned":
            return Line("Toucher", WRONG, "il ne suit pas l'image : refaites l'essai")
        case "missed":
            return Line("Toucher", WRONG, "un toucher n'est pas arrivé à sa place : refaites l'essai")
    return Line("Toucher", UNTRIED, LATER)


def _voice(name: str, said: object) -> Line:
    what = f"Voix : {name}"
    match said:
        case "heard":
            return Line(what, OK, "entendue")
        case "unheard":
            return Line(what, WRONG, "pas entendue : vérifiez le haut-parleur et le volume")
        case "none":
            return Line(what, NOTED, "la borne n'a pas de voix pour cette langue")
    return Line(what, UNTRIED, LATER)
