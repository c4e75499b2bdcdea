"""The words of the interface: written in French in the code, read from gettext files in other languages."""

from __future__ import annotations

import gettext
from datetime import date, datetime, time
from pathlib import Path

from kiosk.core import dates
from kiosk.core.typography import french

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
NAMES = {
    "fr": "Français", "en": "English", "ar": "العربية", "uk": "Українська", "ru": "Русский", "fa": "دری",
    "ps": "پښتو", "tr": "Türkçe", "es": "Español", "pt": "Português", "ro": "Română",
}  # fmt: skip


class Speaker:
    """The words of one language. Called with the French sentence, it gives the sentence of the language."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, sentence: str, **values: object) -> str:
        """The sentence in this language, its `{names}` replaced."""
        return self._finish(self._translations.gettext(sentence), values)

    def n(self, one: str, many: str, count: int, **values: object) -> str:
        """The form for that count; `{count}` is replaced."""
        return self._finish(self._translations.ngettext(one, many, count), values | {"count": count})

    def _finish(self, sentence: str, values: dict[str, object]) -> str:
        text = sentence.format(**values) if values else sentence
        return french(text) if self.language == "fr" else text

    def day(self, day: date) -> str:
        """« mardi 24 novembre », « dimanche 1er novembre »."""
        shown = dates.day_of_the_year(day, self.language)
        return self("{weekday} {date}", weekday=self(DAYS[day.weekday()]), date=shown)

    def hour(self, at: time | datetime) -> str:
        """« 10 h 42 », « 14 h »."""
        if at.minute == 0:
            return self("{hour} h", hour=at.hour)
        return self("{hour} h {minute}", hour=at.hour, minute=f"{at.minute:02d}")


class Words:
    """All the languages of a folder of gettext files, each read at its first use.

    The terminal reads the `.mo` files, which scripts/words makes of the `.po`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._speakers: dict[str, Speaker] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """French, and each language that has a file."""
        return ("fr", *sorted(path.parts[-3] for path in self._folder.glob("*/LC_MESSAGES/kiosk.mo")))

    def speaker(self, language: str) -> Speaker:
        """The words of that language; a language without a file speaks French."""
        if language not in self._speakers:
            self._speakers[language] = Speaker(language, self._read(language))
        return self._speakers[language]

    def _read(self, language: str) -> gettext.NullTranslations:
        path = self._folder / language / "LC_MESSAGES" / "kiosk.mo"
        if not path.exists():
            return gettext.NullTranslations()
        with path.open("rb") as file:
            return gettext.GNUTranslations(file)
