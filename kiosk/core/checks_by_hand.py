"""Whether a value that may change stands in a text by hand, where `facts.toml` would date and source it.

A delay is the hard one, for the age of a paper is written alike ("de moins de 3 mois"). The rule:
- after a word that makes it one (« sous », « dans », « comptez », "within"…), it is a delay in any unit;
- without one, days and weeks are a delay, and months too under {#delai};
- after a word of age, period or rhythm (« moins de », « depuis », « tous les », « sur »…), it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.core.numerals import cardinal
from kiosk.core.procedure import EMERGENCY_NUMBERS, Procedure, WayOut
from kiosk.core.texts import texts
from kiosk.errors import ProcedureError

DELAY_PART = "delai"

_TO_FACTS = "Sa place est dans facts.toml : écrivez ici son {nom}."
_TO_A_PLACE = "Menez au lieu le plus proche, [Mots](place:…), ou mettez-la dans facts.toml (text.fr)."
_NOT_AN_AGE = f"{_TO_FACTS} L'âge d'un papier s'écrit « de moins de … »."

_ARABIC_NUMBERS = (
    "واحد|اثن(?:ان|ين)|ثلاثة?|أربعة?|خمسة?|ستة?|سبعة?|ثماني?ة?|تسعة?|عشرة?|عشر(?:ون|ين)|ثلاث(?:ون|ين)|"
    "أربع(?:ون|ين)|خمس(?:ون|ين)|ست(?:ون|ين)|سبع(?:ون|ين)|ثمان(?:ون|ين)|تسع(?:ون|ين)|مائة|مئة|ألف"
)


def _number_words() -> str:
    """The words of numbers, the longest first: « vingt », "twenty"…"""
    hundred = " ".join(cardinal(number, language) for language in ("fr", "en") for number in range(1, 101))
    words = {*re.split("[ -]", hundred), "une", "cents", "mille", "thousand"} - {"et", "and"}
    return "|".join((*sorted(words, key=len, reverse=True), _ARABIC_NUMBERS))


_WORDS = rf"(?:{_number_words()})(?:[ -](?:et |and |و)?(?:{_number_words()}))*(?!\w)"
_DOZENS = r"(?:une )?(?:huit|diz|quinz|vingt|trent|quarant)aine de"
_COUNT = rf"(?:\d+(?:[.,]\d+)?|{_DOZENS}|{_WORDS})"

_FRENCH_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"  # any case
)
_ENGLISH_MONTHS = (  # "may" is a month with its capital only
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_ARABIC_MONTHS = (
    "يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|"
    "جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول"
)
_MONTHS = rf"(?:(?i:{_FRENCH_MONTHS})|{_ENGLISH_MONTHS}|{_ARABIC_MONTHS})"
_ORDINAL = r"\d{1,2}(?:er|st|nd|rd|th)?"
_DATE = (
    rf"(?<!\w)(?:{_ORDINAL}|[Pp]remier)(?: of)? {_MONTHS}(?!\w)(?:,? \d{{4}}(?!\d))?"
    rf"|(?<!\w)(?:{_ENGLISH_MONTHS}) {_ORDINAL}(?!\w)(?:,? \d{{4}}(?!\d))?"
    rf"|(?<!\w){_MONTHS},? \d{{4}}(?!\d)"
    r"|(?<!\d)(?<!\d[/.-])\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?![/.-]?\d)"
    r"|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"
)
_PRICE = (
    r"(?i:\d[\d,. ]*\s?(?:€|eur\b|euros?\b|centimes?\b|يورو)|€\s?\d[\d,.]*"
    rf"|(?<!\w){_WORDS} (?:euros?|يورو)(?!\w))"
)
_NUMBER = (
    r"\b0\d(?:[ .-]?\d\d){4}\b|\b0 ?8\d\d(?:[ .]?\d{3}){2}\b|\+\d{1,3}(?:[ .-]?\d){8,}"
    r"|\b(?!39 19|31 14)3\d \d\d\b"
    r"|\b(?i:le|au|appelez|composez|call|dial|ring) (?!3919|3114)3\d{3}\b"
)
_ENDINGS = "fr|com|org|net|eu|info|paris|bzh"
_SITE = (
    r"(?i:(?:https?:|\bwww\.)\S*[^\s.,]"
    rf"|(?<![\w@./-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:{_ENDINGS})\b(?![@-])(?:/\S*[^\s.,])?)"
)
_STREETS = "rue|avenue|av\\.|boulevard|bd|place|chemin|impasse|quai|allée|route|square|esplanade"
_ADDRESS = (
    rf"(?<!\w)\d{{1,4}}(?: ?(?:bis|ter|quater))?,? (?i:{_STREETS}) "
    r"(?:(?:de la|de l['’]|du|des)(?: |\b)\w|(?:de |d['’])?[A-ZÀ-Ý])[\w'’-]*"
    r"|(?<![\w*])(?<!Cerfa )(?<!formulaire )(?<!n° )(?:0[1-9]|[1-8]\d|9[0-8])\d{3} [A-ZÀ-Ý][\w'’-]+"
)
_BY_HAND = tuple(
    (re.compile(pattern), problem, remedy)
    for pattern, problem, remedy in (
        (_PRICE, "Un prix est écrit dans le texte", _TO_FACTS),
        (_NUMBER, "Un numéro est écrit dans le texte", _TO_FACTS),
        (_SITE, "Une adresse de site est écrite dans le texte", _TO_FACTS),
        (r"[^\s@]+@[^\s@]+\.\w+", "Une adresse e-mail est écrite dans le texte", _TO_FACTS),
        (_DATE, "Une date est écrite dans le texte", _TO_FACTS),
        (_ADDRESS, "Une adresse est écrite dans le texte", _TO_A_PLACE),
    )
)

_UNITS = {
    "day": "jours?|journées?|semaines?|days?|weeks?|يوما?|أيام|يومين|أسبوعا?|أسابيع|أسبوعين",
    "month": "mois|months?|شهرا?|أشهر|شهور|شهرين",
    "hour": r"heures?|hours?|h(?! ?\d)|ساعة|ساعات|ساعتين",
    "year": "ans?|années?|years?|سنة|سنوات|عاما?|أعوام|سنتين|عامين",
}
_TWO = "يومين|أسبوعين|شهرين|سنتين|عامين|ساعتين"  # Arabic says two of something in one word
_LEADS = (
    "sous|dans(?: les?)?|d['’]ici(?: à)?|en|comptez|prévoyez|délais? de|au bout de|valables?(?: pendant)?|"
    "within|in|allow|valid for|خلال|في غضون|تستغرق|يستغرق|صالحة?(?: لمدة)?"
)
_NEARLY = "environ|à peu près|prend|prennent|dure|about|around|takes?|حوالي|نحو"
_AT_MOST = "moins de|plus de|au plus|au moins|less than|under|up to|more than|أقل من|أكثر من"
_AGES = (
    "moins de|plus de|depuis|il y a|tous les|toutes les|au moins|sur|pendant|less than|more than|under|over|"
    "at least|every|last|for|أقل من|أكثر من|منذ|كل|لمدة|آخر"
)
_DELAY = re.compile(
    rf"(?<![\w'’])(?:(?P<lead>(?:{_LEADS})(?: (?:{_NEARLY}|{_AT_MOST}))?) |(?P<nearly>{_NEARLY}) "
    rf"|(?P<age>{_AGES}) )?"
    rf"(?P<amount>(?P<count>{_COUNT})(?: ?(?:à|ou|et|to|or|and|-|–|إلى|أو) ?{_COUNT})? "
    rf"(?P<unit>{'|'.join(_UNITS.values())})|(?P<two>{_TWO}))(?!\w)(?P<rate> (?:sur|par|a|per)(?!\w))?",
    re.IGNORECASE,
)


def check_by_hand(procedure: Procedure) -> Iterator[ProcedureError]:
    """Prices, delays, dates, numbers, sites and addresses that are written in the file itself."""
    parts = (part for step in procedure.steps for part in step.parts if part.id == DELAY_PART)
    delays = {paragraph.line for part in parts for paragraph in part.paragraphs}
    for line, text in texts(procedure):
        for problem, remedy in by_hand(text, line in delays):
            yield ProcedureError(procedure.file, line, problem, remedy)
    for block in (block for step in procedure.steps for block in step.blocks):
        if isinstance(block, WayOut) and _is_dialled_by_hand(block):
            yield ProcedureError(
                procedure.file,
                block.line,
                f"Le numéro {block.address} est écrit dans le lien.",
                "Mettez-le dans facts.toml, et écrivez tel:{son_nom} ; les urgences seules restent ainsi.",
            )


def by_hand(text: str, in_delay: bool = False) -> Iterator[tuple[str, str]]:
    """The problem and its remedy for each kind of value in a text; `in_delay`: it stands under {#delai}."""
    plain = text.replace("\u00a0", " ")
    for pattern, problem, remedy in _BY_HAND:
        if found := pattern.search(plain):
            yield f"{problem} : « {text[found.start() : found.end()]} ».", remedy
    for found in _DELAY.finditer(plain):
        if _is_delay(found, in_delay):
            start, end = found.span("amount")
            yield f"Un délai est écrit dans le texte : « {text[start:end]} ».", _NOT_AN_AGE
            return


def _is_dialled_by_hand(way: WayOut) -> bool:
    return way.kind == "tel" and way.address.isdecimal() and way.address not in EMERGENCY_NUMBERS


def _is_delay(found: re.Match[str], in_delay: bool) -> bool:
    unit = next(
        name
        for name, words in _UNITS.items()
        if re.fullmatch(words, found["unit"] or found["two"], re.IGNORECASE)
    )
    if found["rate"] or found["age"]:
        return False
    if found["lead"]:
        return True
    if found["nearly"]:
        return unit != "year"
    is_one = (found["count"] or "").casefold() in ("un", "une", "one", "واحد")
    return not is_one and (unit == "day" or (in_delay and unit == "month"))
