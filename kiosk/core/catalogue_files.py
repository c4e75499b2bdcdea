"""Checks the files of a catalogue as they lie in their folders: what cannot be read first, then all rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from kiosk.core.checks import check, sorted_by_line
from kiosk.core.checks_facts import COMMON
from kiosk.core.checks_names import LANGUAGES, check_names
from kiosk.core.checks_origin import check_origin
from kiosk.core.checks_signs import check_signs, check_value_signs
from kiosk.core.facts import Fact, fact_problems, parse_facts
from kiosk.core.parser import parse, problems
from kiosk.core.procedure import Procedure
from kiosk.errors import ContentError, ProcedureError


def check_files(
    files: Mapping[str, str], today: date, pictures: Mapping[str, bool] | None = None
) -> tuple[ContentError, ...]:
    """Everything that is wrong, in a mediator's words; empty when all may be offered to visitors.

    `files` are texts by path: `…/<slug>/<language>.md`, `…/<slug>/facts.toml`, and the common `facts.toml`,
    which lies beside no procedure. Rules that join files are only tried once every file can be read.
    `pictures` are those that lie beside the texts, by path, and whether each can be shown; where they are
    not given, none is looked for.
    """
    unread: list[ContentError] = [*check_names(files)]
    signs: list[ProcedureError] = []
    for path, text in files.items():
        if path.endswith("facts.toml"):
            unread += fact_problems(text, path, today)
        elif path.endswith(".md") and PurePosixPath(path).stem in LANGUAGES:
            unread += problems(text, path, *_slug_and_language(path))
            signs += check_signs(text, path, PurePosixPath(path).stem)
    if unread:
        return (*unread, *signs)
    values = (
        problem
        for path, text in files.items()
        if path.endswith("facts.toml")
        for problem in (*check_origin(text, path, today), *check_value_signs(text, path))
    )
    return sorted_by_line((*signs, *values, *check(*read_files(files), today, pictures)))


def read_files(
    files: Mapping[str, str],
) -> tuple[dict[str, dict[str, Procedure]], dict[str, dict[str, Fact]]]:
    """The procedures by slug and language, and the values by slug; the first problem is raised."""
    by_slug: dict[str, dict[str, Procedure]] = {}
    facts: dict[str, dict[str, Fact]] = {}
    folders = {PurePosixPath(path).parent for path in files if path.endswith(".md")}
    for path, text in files.items():
        slug, language = _slug_and_language(path)
        if path.endswith(".md"):
            by_slug.setdefault(slug, {})[language] = parse(text, path, slug, language)
        elif path.endswith("facts.toml"):
            facts[slug if PurePosixPath(path).parent in folders else COMMON] = parse_facts(text, path)
    return by_slug, facts


def _slug_and_language(path: str) -> tuple[str, str]:
    return PurePosixPath(path).parent.name, PurePosixPath(path).stem
