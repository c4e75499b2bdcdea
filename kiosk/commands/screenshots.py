"""`kiosk screenshots`: a picture of each page, and one sheet of all, to look at before a change is kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.base import Command
from kiosk.commands.output import count, refusal, whole_picture, write
from kiosk.commands.parameters import any_folder, one_of, size
from kiosk.commands.terminal import Chosen
from kiosk.settings_parts import Languages

if TYPE_CHECKING:
    from kiosk.bootstrap import Terminal
    from kiosk.settings import Settings
    from kiosk.timer import HandTimer

LANGUAGES = Languages().offered
LETTERS = ("normal", "large", "largest")
SHEET = "index.html"


@click.command("screenshots", cls=Command)
@click.option(
    "--folder",
    type=any_folder,
    default="build/screenshots",
    metavar="DOSSIER",
    help="Où les écrire ; sinon build/screenshots.",
)
@click.option(
    "--size",
    "sizes",
    type=size,
    multiple=True,
    metavar="1280x800",
    help="Cette taille d'écran seule. Peut être répété.",
)
@click.option(
    "--language",
    "languages",
    type=one_of(LANGUAGES),
    multiple=True,
    metavar="LANGUE",
    help=f"Cette langue seule : {', '.join(LANGUAGES)}. Peut être répété.",
)
@click.option(
    "--letters",
    type=one_of(LETTERS),
    multiple=True,
    metavar="LETTRES",
    help="Taille des lettres : normal (sinon), large, largest. Peut être répété.",
)
@click.option("--contrast", is_flag=True, help="En contraste fort.")
@click.pass_context
def command(
    context: click.Context,
    folder: Path,
    sizes: tuple[tuple[int, int], ...],
    languages: tuple[str, ...],
    letters: tuple[str, ...],
    contrast: bool,
) -> None:
    """Fait une image de chaque page de la borne.

    Sans option, dans les trois tailles d'écran et toutes ses langues : comptez quelques minutes. Avec un
    fichier de réglages, c'est la borne de ce lieu ; sans, celle d'une mairie inventée. Rien ne paraît à
    l'écran. Le fichier index.html du dossier les montre toutes.
    """
    chosen = context.find_object(Chosen)
    assert chosen is not None
    own = chosen.settings if chosen.path else None
    _prepare()
    from kiosk.ui.gallery import SIZES, make

    pictures: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="kiosk-") as data:
        looks = sizes or SIZES, languages or _offered(own), letters or ("normal",), (contrast,)
        try:
            for picture in make(_opener(data), folder, *looks, own):
                pictures.append(whole_picture(picture))
                click.echo(picture)
        except OSError as error:
            raise refusal(folder, error) from error
    write(folder / SHEET, contact_sheet(folder, pictures))
    click.echo(f"{count(len(pictures), 'image', 'images')}, toutes dans {folder / SHEET}.", err=True)


def _prepare() -> None:
    """Have Kivy draw in memory, with our fonts."""
    from kiosk.bootstrap import ASSETS
    from kiosk.commands.display import open_window
    from kiosk.ui.driver import prepare
    from kiosk.ui.text.fonts import use_fonts

    prepare(1280, 800, fullscreen=False, offscreen=True)
    open_window()
    from kivy.base import EventLoop

    use_fonts(ASSETS / "fonts")
    EventLoop.ensure_window()


def _offered(own: Settings | None) -> tuple[str, ...]:
    """The languages that this terminal offers, of those that the pages are written in."""
    return LANGUAGES if own is None else tuple(one for one in own.languages.offered if one in LANGUAGES)


def contact_sheet(folder: Path, pictures: list[Path]) -> str:
    """A page for a browser: the pictures of each look side by side, each with its name."""
    lines = ['<!doctype html><meta charset="utf-8"><title>Pages de la borne</title>', _STYLE]
    for look, of_look in groupby(pictures, lambda picture: picture.parent):
        lines.append(f"<h2>{escape(look.name)}</h2><div>")
        for picture in of_look:
            place = escape(picture.relative_to(folder).as_posix())
            lines.append(
                f'<figure><a href="{place}"><img src="{place}" alt="" loading="lazy"></a>'
                f"<figcaption>{escape(picture.stem)}</figcaption></figure>"
            )
        lines.append("</div>")
    return "\n".join(lines) + "\n"


def _opener(data: str) -> Callable[[Settings, HandTimer], Terminal]:
    """Opens terminals that keep their data in that folder and speak to nobody."""
    from kiosk.adapters.player import SilentPlayer
    from kiosk.bootstrap import Terminal
    from kiosk.settings_parts import Data
    from kiosk.worker import HandWorker

    def opened(settings: Settings, timer: HandTimer) -> Terminal:
        kept = replace(settings, data=Data(folder=data))
        return Terminal(kept, timer, HandWorker(timer), player=SilentPlayer())

    return opened


_STYLE = """<style>
body { font-family: sans-serif; background: #eef0ea; margin: 2rem }
div { display: flex; flex-wrap: wrap; gap: 1rem }
figure { margin: 0 } img { height: 240px; border: 1px solid #6b8083; display: block }
</style>"""
