"""`kiosk preview`: a procedure being written, on the terminal's own screen, anew at each save."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.base import Command
from kiosk.commands.parameters import language as language_code
from kiosk.commands.parameters import picture, size
from kiosk.commands.terminal import Chosen
from kiosk.errors import ContentError

if TYPE_CHECKING:
    from kiosk.commands.draft import Draft
    from kiosk.settings import Settings

NEVER = 10_000_000  # seconds: nobody is hurried while writing


@click.command("preview", cls=Command, epilog="Exemple : kiosk preview carte-vitale --step perdue")
@click.argument("what", metavar="FICHIER ou DÉMARCHE")
@click.option("--step", default="", metavar="ÉTAPE", help="Commence à cette étape, par son nom : {#perdue}.")
@click.option(
    "--language",
    "chosen_language",
    type=language_code,
    metavar="LANGUE",
    help="Dans cette langue ; sinon, celle du fichier.",
)
@click.option(
    "--window", type=size, default="1280x800", metavar="1280x800", help="Taille de l'écran ; sinon 1280x800."
)
@click.option(
    "--picture", "target", type=picture, metavar="IMAGE.png", help="Écrit l'image de l'étape, et s'arrête."
)
@click.pass_context
def command(
    context: click.Context,
    what: str,
    step: str,
    chosen_language: str | None,
    window: tuple[int, int],
    target: Path | None,
) -> None:
    """Montre une démarche à l'écran, à chaque enregistrement.

    La page saute à l'étape que vous changez. Ce qui ne va pas est dit sur l'écran et ici ; touchez ce qui est
    dit pour le cacher. Rien n'est compté, et la borne n'est pas changée.
    """
    from kiosk.commands.display import OR_A_PICTURE, require_screen

    chosen = context.find_object(Chosen)
    assert chosen is not None
    with tempfile.TemporaryDirectory(prefix="kiosk-preview-") as folder:
        draft = _draft(what, chosen_language, Path(folder, "pack"))
        settings = _unhurried(chosen.settings, folder)
        if target is None:
            require_screen(OR_A_PICTURE)
        _open(window, offscreen=target is not None)
        from kiosk.commands.preview_window import run, take

        if target is None:
            run(draft, settings, window, step)
        elif not take(draft, settings, window, step, target):
            context.exit(1)


def _draft(what: str, language: str | None, pack: Path) -> Draft:
    """The one procedure that is named, in that language or in that of its file; ContentError without it."""
    from kiosk.bootstrap import ASSETS
    from kiosk.commands.draft import Draft
    from kiosk.commands.sources import find, one_slug

    sources = find((what,), ASSETS)
    slug = one_slug(sources)
    language = language or _language(Path(what))
    if not (sources.folders[slug] / f"{language}.md").exists():
        raise ContentError(f"Il n'y a pas de fichier {slug}/{language}.md. Écrivez-le d'abord.")
    return Draft(sources, slug, language, pack)


def _unhurried(settings: Settings, folder: str) -> Settings:
    """The terminal's own settings, for somebody who writes, with its data in a folder that will go."""
    from kiosk.settings_parts import Data

    visit = replace(settings.visit, idle_seconds=NEVER)
    return replace(settings, visit=visit, data=Data(folder=f"{folder}/data"))


def _open(window: tuple[int, int], *, offscreen: bool) -> None:
    """A window of that size, or a picture of it in memory, with our fonts."""
    from kiosk.bootstrap import ASSETS
    from kiosk.commands.display import open_window
    from kiosk.ui.driver import prepare
    from kiosk.ui.text.fonts import use_fonts

    prepare(*window, fullscreen=False, offscreen=offscreen)
    open_window()
    use_fonts(ASSETS / "fonts")


def _language(path: Path) -> str:
    """That of a text's file; French for a folder, a name or facts."""
    return path.stem if path.suffix == ".md" else "fr"
