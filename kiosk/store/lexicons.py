"""The lexicons of a content pack, each read when its language is first spoken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.core.lexicon import Lexicon, parse_lexicon
from kiosk.store.packs import Pack


class Lexicons(Mapping[str, Lexicon]):
    """Language -> lexicon."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._read: dict[str, Lexicon] = {}

    def __getitem__(self, language: str) -> Lexicon:
        if language not in self._read:
            name = f"lexicon/{language}.toml"
            if not self._pack.has(name):
                raise KeyError(language)
            self._read[language] = parse_lexicon(self._pack.lexicon_text(language), name)
        return self._read[language]

    def __iter__(self) -> Iterator[str]:
        return (language for language in self._pack.languages if self._pack.has(f"lexicon/{language}.toml"))

    def __len__(self) -> int:
        return sum(1 for _ in self)
