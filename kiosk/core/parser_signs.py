"""The signs in braces of a procedure's file: at the end of a line `{#id}`, `{only=…}`; inside it `{fact}`."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.core.procedure import ALWAYS, ICONS, Condition

Report = Callable[[int, str, str], None]  # line, problem, remedy

ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
STEP = re.compile(rf"({ID.pattern}#)?{ID.pattern}")  # a step of this file, or `slug#id` of another
FACT = re.compile(r"[a-z][a-z0-9_]*")
_SIGN = re.compile(r"\{([^{}]*)\}")
_LAST_SIGN = re.compile(r"\s*\{([^{}]*)\}\s*$")


@dataclass(frozen=True, slots=True)
class Signed:
    """A line without the signs that stood at its end, and what they said."""

    text: str
    id: str = ""
    when: Condition = ALWAYS
    icon: str = ""


def take_signs(text: str, line: int, report: Report, *, allowed: tuple[str, ...]) -> Signed:
    """Take the signs off the end of a line; `allowed` says which of "id", "when", "icon" may stand there."""
    signed = Signed(text.strip())
    while (found := _LAST_SIGN.search(signed.text)) and not FACT.fullmatch(found[1]):
        rest = replace(signed, text=signed.text[: found.start()])
        signed = _one_sign(found[1].strip(), rest, line, report, allowed)
    _check_inside(signed.text, line, report)
    return signed


def suggestion(words: str) -> str:
    """The id or name one would make of these words: lower case, no accent, hyphens."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", bare)[:4]) or "etape"


def nearest(name: str, names: frozenset[str] | tuple[str, ...]) -> str:
    """The known name that looks most like this one, or nothing."""
    return next(iter(difflib.get_close_matches(name, sorted(names), n=1)), "")


def _one_sign(sign: str, rest: Signed, line: int, report: Report, allowed: tuple[str, ...]) -> Signed:
    if sign.startswith("#"):
        return _id(sign, rest, line, report, allowed)
    name, equals, value = (piece.strip() for piece in sign.partition("="))
    if equals and name in ("only", "unless"):
        return _when(sign, name, value, rest, line, report, allowed)
    if equals and name == "icon":
        return _icon(sign, value, rest, line, report, allowed)
    _unknown(sign, line, report)
    return rest


def _id(sign: str, rest: Signed, line: int, report: Report, allowed: tuple[str, ...]) -> Signed:
    if "id" not in allowed:
        report(
            line,
            f"Le signe {{{sign}}} n'est pas sur un titre.",
            "Mettez-le à la fin d'une ligne qui commence par ##.",
        )
    elif not ID.fullmatch(sign[1:]):
        report(
            line,
            f"Le nom d'étape {{{sign}}} n'est pas valable.",
            f"Écrivez-le en minuscules, sans accent ni espace : {{#{suggestion(sign)}}}.",
        )
    elif rest.id:
        report(line, "Ce titre porte deux noms d'étape.", f"Gardez {{{sign}}} ou l'autre, un seul.")
    else:
        return replace(rest, id=sign[1:])
    return rest


def _when(
    sign: str, name: str, value: str, rest: Signed, line: int, report: Report, allowed: tuple[str, ...]
) -> Signed:
    steps = tuple(_unquoted(value).split())
    if "when" not in allowed:
        report(
            line,
            f"Le signe {{{sign}}} ne peut pas être ici.",
            "Mettez-le à la fin d'un papier, d'un texte ou d'un choix.",
        )
    elif not steps or not all(STEP.fullmatch(step) for step in steps) or (len(steps) > 1 and value[0] != '"'):
        report(
            line,
            f"Le signe {{{sign}}} n'est pas complet.",
            f'Écrivez {{{name}=etape}}, ou {{only="etape1 etape2"}} avec des guillemets droits.',
        )
    elif name == "only":
        return replace(rest, when=replace(rest.when, only=steps + rest.when.only))
    elif len(steps) > 1 or rest.when.unless:
        report(
            line,
            "Le signe {unless=…} nomme plusieurs étapes.",
            "Il n'en accepte qu'une : écrivez la ligne autrement, ou changez les étapes.",
        )
    else:
        return replace(rest, when=replace(rest.when, unless=steps[0]))
    return rest


def _icon(sign: str, value: str, rest: Signed, line: int, report: Report, allowed: tuple[str, ...]) -> Signed:
    if "icon" not in allowed:
        report(
            line,
            f"Le pictogramme {{{sign}}} n'est pas sur un choix.",
            "Enlevez-le : seuls les choix en ont un.",
        )
    elif value not in ICONS:
        known = nearest(value, ICONS)
        like = f" Peut-être {{icon={known}}} ?" if known else ""
        report(
            line,
            f"Le pictogramme « {value} » n'existe pas.",
            f"Prenez un nom de la liste, dans docs/writing-procedures.md.{like}",
        )
    else:
        return replace(rest, icon=value)
    return rest


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value


def _check_inside(text: str, line: int, report: Report) -> None:
    for sign in _SIGN.findall(text):
        if FACT.fullmatch(sign):
            continue
        if re.match(r"\s*(#|only\s*=|unless\s*=|icon\s*=)", sign):
            report(
                line,
                f"Le signe {{{sign}}} est au milieu du texte.",
                "Mettez-le tout à la fin, et laissez une ligne vide après.",
            )
        else:
            _unknown(sign, line, report)
    if re.search(r"[{}]", _SIGN.sub("", text)):
        report(line, "Il manque une accolade.", "Chaque { doit avoir sa } sur la même ligne.")


def _unknown(sign: str, line: int, report: Report) -> None:
    if "=" in sign:
        report(
            line,
            f"Le signe {{{sign}}} n'est pas connu.",
            "Les conditions s'écrivent {only=etape} ou {unless=etape}, un pictogramme {icon=nom}.",
        )
        return
    name = suggestion(sign).replace("-", "_")
    report(
        line,
        f"Le signe {{{sign}}} n'est pas connu.",
        f"Pour un prix, un délai ou un numéro, écrivez son nom de facts.toml, par exemple {{{name}}}.",
    )
