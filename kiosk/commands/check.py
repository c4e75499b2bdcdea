"""`kiosk check`: reads the procedures as a whole, and says file by file what is wrong and what to do."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import click

from kiosk.commands.base import Command
from kiosk.commands.output import count
from kiosk.commands.sources import Sources, find, read, shown
from kiosk.core.procedure import Procedure
from kiosk.errors import ContentError, ProcedureError

BySlug = Mapping[str, Mapping[str, Procedure]]


@click.command("check", cls=Command, epilog="Exemples : kiosk check · kiosk check carte-vitale")
@click.argument("what", metavar="[FICHIER ou DÉMARCHE]…", nargs=-1)
@click.pass_context
def command(context: click.Context, what: tuple[str, ...]) -> None:
    """Relit les démarches, et dit ce qui ne va pas.

    Sans rien d'autre, toutes celles de la borne. Avec des fichiers, des dossiers ou des noms de démarches,
    ce qui les concerne. Chaque problème est dit avec son fichier, sa ligne, et ce qu'il faut faire. La
    réponse est 1 s'il y en a un. Une langue qui manque est dite à la fin, et n'est pas un problème.
    """
    from kiosk.bootstrap import ASSETS

    sources = find(what, ASSETS)
    problems = sources.unreadable() or problems_in(sources, date.today())
    about, elsewhere = apart(problems, sources)
    for problem in about:
        click.echo(told(problem))
    if not problems:
        by_slug, _ = read(sources)
        click.echo(f"Tout est bon : {summary(by_slug)}.")
        for line in untranslated(by_slug, sources):
            click.echo(line)
        return
    click.echo(f"{_count(about)}." if about else "Rien à corriger ici.")
    if elsewhere:
        click.echo(f"Ailleurs : {_count(elsewhere)}. Pour les lire : {_reading(elsewhere, sources, ASSETS)}")
    context.exit(1)


def problems_in(sources: Sources, today: date) -> tuple[ContentError, ...]:
    """Everything that is wrong in a catalogue."""
    from kiosk.core.catalogue_files import check_files

    return check_files(sources.texts(), today, sources.pictures())


def apart(
    problems: Iterable[ContentError], sources: Sources
) -> tuple[list[ContentError], list[ContentError]]:
    """The problems of what was named, and those of the rest."""
    named = {shown(path) for path in sources.named}
    about: list[ContentError] = []
    elsewhere: list[ContentError] = []
    for problem in problems:
        (about if not named or _file(problem) in named else elsewhere).append(problem)
    return about, elsewhere


def told(problem: ContentError) -> str:
    """A problem on three lines, the first of which an editor can open: file and line."""
    if isinstance(problem, ProcedureError):
        return f"{problem.file}:{problem.line}\n  {problem.problem}\n  → {problem.remedy}\n"
    return f"{problem}\n"


def summary(by_slug: BySlug) -> str:
    """« 3 démarches, 1 partie commune, 3 langues »."""
    parts = sum(next(iter(languages.values())).is_part for languages in by_slug.values())
    languages = _languages(by_slug)
    counts = [count(len(by_slug) - parts, "démarche", "démarches")]
    counts += [count(parts, "partie commune", "parties communes")] if parts else []
    return ", ".join((*counts, count(len(languages), "langue", "langues")))


def untranslated(by_slug: BySlug, sources: Sources) -> Iterator[str]:
    """What lacks a language that others have, among what was named: a terminal shows it in French."""
    named = {path.resolve().parent.name for path in sources.named} & by_slug.keys() or by_slug.keys()
    for slug in sorted(named):
        if lacking := sorted(_languages(by_slug) - by_slug[slug].keys()):
            yield f"  {slug} n'a pas {', '.join(f'{code}.md' for code in lacking)} : montré en français."


def _languages(by_slug: BySlug) -> set[str]:
    return {language for procedures in by_slug.values() for language in procedures}


def _reading(elsewhere: list[ContentError], sources: Sources, assets: Path) -> str:
    """The command that tells these problems: it names the drafts, and the catalogue where they are in it."""
    drafted = {shown(path) for path in sources.files() if path.parent in sources.drafts}
    of_the_catalogue = any(_file(problem) not in drafted for problem in elsewhere)
    is_named = sources.base != assets or (of_the_catalogue and sources.drafts)
    folders = (*([sources.base] if is_named else []), *sources.drafts)
    return shlex.join(("kiosk", "check", *map(_from_here, folders)))


def _from_here(folder: Path) -> str:
    whole, here = folder.resolve(), Path.cwd()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)


def _count(problems: list[ContentError]) -> str:
    files = {_file(problem) for problem in problems}
    return f"{count(len(problems), 'problème', 'problèmes')} dans {count(len(files), 'fichier', 'fichiers')}"


def _file(problem: ContentError) -> str:
    """The file that a problem names, before its line or its colon."""
    if isinstance(problem, ProcedureError):
        return problem.file
    return str(problem).partition(", ligne ")[0].partition(" : ")[0]
