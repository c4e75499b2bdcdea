"""How each kind of shown writing (phone, price, hour, date, address, word) is said: a pattern, an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.core.numerals import cardinal, ordinal

SPACE = "[ \u00a0\u202f]"
NUMBER = rf"(?:\d{{1,3}}(?:{SPACE}\d{{3}})+|\d{{1,3}}(?:,\d{{3}})+|\d+)"
FREE = r"(?<![\w,.:/-])"  # what follows is not the middle of a longer number or word
_LATIN = r"(?<![0-9A-Za-zÀ-ÿ])[A-Za-zÀ-ÿ]+(?![0-9A-Za-zÀ-ÿ])"
_OTHER = r"[^\W\d_A-Za-zÀ-ÿ](?:[^\W\d_A-Za-zÀ-ÿ]|[\u064b-\u0652])*"  # letters and their vowel signs
_WORD = f"{_LATIN}|{_OTHER}"  # a word of one script: CAF alone in الـCAF
_PHONES = (
    rf"(?:\+33{SPACE}?|0)[1-9](?:[ \u00a0\u202f.-]?\d\d){{4}}",  # 01 99 00 12 34
    rf"0{SPACE}?[89]\d\d(?:{SPACE}?\d{{2,3}}){{2,3}}",  # 0 809 40 15 40
    rf"3\d{SPACE}?\d\d",  # 36 46
)
Table = Mapping[str, Any]
NEEDED = {  # the lines that a table cannot do without
    "phone": ("style", "pause"),
    "money": ("signs", "whole", "cents", "both"),
    "time": ("whole", "minutes"),
    "date": ("months", "day"),
    "numbers": ("percent", "range", "part"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of writing, and what is said for it; an answer of None leaves it as it is shown."""

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str | None]


def rules(tables: Table) -> tuple[Rule, ...]:
    """The rules of one language, the surest first, made from the tables of its lexicon."""
    language = tables["language"]
    tables = {"letters": {}, **tables}
    makers = {
        "phone": _phone,
        "money": _money,
        "time": _time,
        "date": _date,
        "words": _words,
        "address": _address,
        "units": _units,
        "numbers": _numbers,
        "letters": _letters,
    }
    made = [rule for name, make in makers.items() if name in tables for rule in make(tables[name], language)]
    return tuple(made)


def form(forms: Mapping[str, str], number: int) -> str:
    """The form of the greatest number that is not above this one."""
    return forms[str(max((int(least) for least in forms if int(least) <= number), default=0))]


def _count(forms: Mapping[str, str], number: int, language: str) -> str:
    return form(forms, number).format(
        n=cardinal(number, language), f=cardinal(number, language, feminine=True)
    )


def _plain(shown: str) -> str:
    """The figures alone: no space between thousands, nor the comma of English."""
    return re.sub(rf"{SPACE}|,(?=\d{{3}}(?!\d))", "", shown)


# phones -----------------------------------------------------------------------------------------------------


def _phone(table: Table, language: str) -> tuple[Rule, ...]:
    def say(match: re.Match[str]) -> str:
        groups = _groups(match[0])
        pause = f"{table['pause']} " if len(groups) > 2 or table["style"] == "digits" else " "
        return pause.join(_group(group, table["style"], language) for group in groups)

    money = rf"(?!{SPACE}?(?:€|euro|يورو))(?![\d/])"
    return tuple(Rule(re.compile(rf"(?<![\w,./+-]){phone}\b{money}"), say) for phone in _PHONES)


def _groups(phone: str) -> list[str]:
    groups = re.findall(r"\+?\d+", phone)
    return groups if len(groups) > 1 else [phone[at : at + 2] for at in range(0, len(phone), 2)]


def _group(group: str, style: str, language: str) -> str:
    digits = group.lstrip("+")
    if style == "digits":
        return " ".join(cardinal(int(digit), language) for digit in digits)
    number = digits.lstrip("0")
    said = [cardinal(0, language)] * (len(digits) - len(number))
    said += [cardinal(int(number), language)] if number else []
    return " ".join(["+", *said] if group.startswith("+") else said)


# money ------------------------------------------------------------------------------------------------------


def _money(table: Table, language: str) -> tuple[Rule, ...]:
    def say(match: re.Match[str]) -> str:
        whole = int(_plain(match["whole"]))
        cents = int((match["cents"] or "0").ljust(2, "0"))
        if not cents:
            return _count(table["whole"], whole, language)
        said = _count(table["cents"], cents, language)
        if not whole:
            return said
        number = cardinal(cents, language)
        return str(
            table["both"].format(
                whole=_count(table["whole"], whole, language), cents=said, cents_number=number
            )
        )

    signs = "|".join(map(re.escape, table["signs"]))
    amount = rf"(?P<whole>{NUMBER})(?:[,.](?P<cents>\d\d?))?"
    return (
        Rule(re.compile(rf"{FREE}{amount}{SPACE}?(?:{signs})(?!\w)"), say),
        Rule(re.compile(rf"(?<!\w)€{SPACE}?{amount}(?![\w])"), say),
    )


# hours and days ---------------------------------------------------------------------------------------------


def _time(table: Table, language: str) -> tuple[Rule, ...]:
    def say(match: re.Match[str]) -> str | None:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if match["colon"] and hour > 24:
            return None
        name = _hour(table, hour, language)
        if not minute:
            return form(table["whole"], hour).format(hour=name)
        number = cardinal(minute, language)
        said = table.get("oh", "{number}").format(number=number) if minute < 10 else number
        minutes = _count(table["minute"], minute, language) if "minute" in table else ""
        return form(table["minutes"], hour).format(hour=name, number=said, minutes=minutes)

    before = rf"(?:{table['before']}{SPACE})?" if "before" in table else ""
    mark = rf"{SPACE}?{table['mark']}(?:{SPACE}?(?P<minute>[0-5]\d))?(?P<colon>)" if "mark" in table else None
    colon = r"(?P<colon>:)(?P<minute>[0-5]\d)"
    return tuple(
        Rule(re.compile(rf"{FREE}{before}(?P<hour>\d{{1,3}}){written}(?![\w:/])"), say)
        for written in (mark, colon)
        if written
    )


def _hour(table: Table, hour: int, language: str) -> str:
    """The name of the hour: one of twelve, or a count of hours."""
    if "names" in table and hour <= 24:
        return str(table["names"][(hour - 1) % 12])
    return _count(table["hour"], hour, language)


def _date(table: Table, language: str) -> tuple[Rule, ...]:
    months = table["months"]

    def say(day: int, month: str, year: str | None) -> str | None:
        if not 1 <= day <= 31:
            return None
        said = form(table["day"], day).format(n=day, nth=ordinal(day, language), month=month)
        return f"{said} {year}" if year else said

    def named(match: re.Match[str]) -> str | None:
        return say(int(match["day"]), match["month"], match["year"])

    def numbered(match: re.Match[str]) -> str | None:
        month = int(match["month"])
        return say(int(match["day"]), months[month - 1], match["year"]) if 1 <= month <= 12 else None

    before = rf"(?:{table['before']}{SPACE})?" if "before" in table else ""
    day = rf"{FREE}{before}(?P<day>\d\d?)(?:er)?"
    name = "|".join(map(re.escape, months))
    return (
        Rule(re.compile(rf"{day}{SPACE}(?P<month>{name})(?:{SPACE}(?P<year>\d{{4}}))?(?!\w)", re.I), named),
        Rule(re.compile(rf"{day}/(?P<month>\d\d?)/(?P<year>\d{{4}})(?!\w)"), numbered),
    )


# words and addresses ----------------------------------------------------------------------------------------


def _words(table: Mapping[str, str], language: str) -> tuple[Rule, ...]:
    """Words of letters alone are looked up one by one; those with a space or a sign are searched for."""
    said = {**{_capital(word): said for word, said in table.items()}, **table}
    others = sorted((word for word in said if not word.isalpha()), key=len, reverse=True)
    searched = re.compile("|".join(map(_written, others)) or r"(?!)")
    return (
        Rule(searched, lambda match: said[re.sub(SPACE, " ", match[0])]),
        Rule(re.compile(_WORD), lambda match: said.get(match[0])),
    )


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _written(word: str) -> str:
    """A pattern for that word alone: no letter before or after, where it begins or ends with one."""
    before = r"(?<!\w)" if word[0].isalnum() else ""
    after = r"(?!\w)" if word[-1].isalnum() else ""
    return before + re.escape(word).replace(r"\ ", SPACE) + after


def _address(table: Mapping[str, str], language: str) -> tuple[Rule, ...]:
    def say(match: re.Match[str]) -> str:
        pieces = re.findall(r"[.\-/@_]|[^.\-/@_]+", match["address"].rstrip("/"))
        return " ".join(table.get(piece, piece) for piece in pieces)

    host = r"[\w-]+(?:\.[\w-]+)*\.(?:fr|com|org|eu|net|info|re|gouv)"
    pattern = (
        rf"(?<![\w.@/])(?:https?://)?(?:www\.)?(?P<address>(?:[\w.+-]+@)?{host}(?:/[\w./-]*[\w/])?)(?!\w)"
    )
    return (Rule(re.compile(pattern, re.ASCII), say),)


def _letters(table: Mapping[str, str], language: str) -> tuple[Rule, ...]:
    """Capitals that the lexicon does not know and that no voice can pronounce: letter by letter."""

    def say(match: re.Match[str]) -> str:
        return " ".join(table.get(letter, letter) for letter in match[0])

    return (Rule(re.compile(r"(?<!\w)[B-DF-HJ-NP-TV-XZ]{2,6}(?!\w)"), say),)


# other numbers ----------------------------------------------------------------------------------------------


def _units(table: Mapping[str, Mapping[str, str]], language: str) -> tuple[Rule, ...]:
    def say(match: re.Match[str]) -> str:
        shown, forms = _plain(match["number"]), table[match["unit"]]
        if shown.isdigit():
            return _count(forms, int(shown), language)
        return form(forms, int(re.split("[,.]", shown)[0])).format(n=shown, f=shown)

    units = "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
    number = rf"(?P<number>{NUMBER}(?:[,.]\d+)?)"
    return (Rule(re.compile(rf"{FREE}{number}{SPACE}?(?P<unit>{units})(?!\w)"), say),)


def _numbers(table: Table, language: str) -> tuple[Rule, ...]:
    percent = rf"{FREE}(?P<n>{NUMBER}(?:[,.]\d+)?){SPACE}?[%٪]"
    part = r"(?<![\w/])(?P<n>\d\d?)/(?P<all>\d\d?)(?![\w/])"
    many = rf"{FREE}\d{{1,3}}(?:{SPACE}\d{{3}})+(?![\w,.]?\d)"
    return (
        Rule(re.compile(percent), lambda match: str(table["percent"].format(n=_plain(match["n"])))),
        Rule(re.compile(part), lambda match: str(table["part"].format(n=match["n"], all=match["all"]))),
        Rule(re.compile(rf"(?<=[\dh€%]){SPACE}?[–-]{SPACE}?(?=\d)"), lambda match: str(table["range"])),
        Rule(re.compile(many), lambda match: _plain(match[0])),
    )
