"""`kiosk apology`: the still pages that are shown when the terminal cannot run, made while it does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.adapters.framebuffer import geometry
from kiosk.commands.base import Command
from kiosk.commands.output import count, refusal
from kiosk.commands.parameters import any_folder, one_of, size
from kiosk.commands.stills import cache, made_from
from kiosk.commands.terminal import Chosen
from kiosk.core.framebuffer import DEPTHS, Geometry
from kiosk.store.stills import Stills

if TYPE_CHECKING:
    from kiosk.settings import Settings

USUAL = Geometry(1280, 800, 1280 * 4, 32)  # of a screen of ten inches, where this machine has none


@click.command("apology", cls=Command)
@click.option(
    "--to", "folder", type=any_folder, metavar="DOSSIER", help="Où les écrire ; sinon là où la borne les lit."
)
@click.option("--size", "sides", type=size, metavar="1280x800", help="Taille de l'écran ; sinon la sienne.")
@click.option(
    "--bits",
    type=one_of(tuple(map(str, DEPTHS))),
    metavar="BITS",
    help="Bits par point de l'écran (16, 24, 32) ; sinon les siens.",
)
@click.pass_obj
def command(chosen: Chosen, folder: Path | None, sides: tuple[int, int] | None, bits: str | None) -> None:
    """Fait les images montrées quand la borne ne marche pas.

    La borne les refait d'elle-même après un changement de ses réglages ou de son écran. Le numéro à appeler
    est celui des réglages. Chaque image est faite trois fois : pour l'écran (.raw), pour une console (.txt),
    et pour être regardée (.png).
    """
    settings, _ = chosen.loaded
    target = folder or cache()
    if target is None:
        raise click.UsageError("Donnez un dossier : --to DOSSIER.", click.get_current_context())
    screen = geometry()
    if folder or sides or bits:
        screen = _asked(screen or USUAL, sides, bits)
    files = pictures(settings, screen)
    try:
        Stills(target).write(files, made_from(settings, screen))
    except OSError as error:
        raise refusal(target, error) from error
    click.echo(f"{count(len(files), 'fichier', 'fichiers')} dans {target}.")


def pictures(settings: Settings, screen: Geometry | None) -> dict[str, bytes]:
    """Every file of every page, by name; without a screen, none of its bytes. Raises DisplayError."""
    from kiosk.bootstrap import ASSETS, LOCALES
    from kiosk.core.framebuffer import packed
    from kiosk.ui.apology import VARIANTS, apology, drawn
    from kiosk.ui.text.fonts import use_fonts
    from kiosk.ui.text.paper import png
    from kiosk.words import Words

    use_fonts(ASSETS / "fonts")
    rotation, files = settings.screen.rotation, dict[str, bytes]()
    width, height = (screen or USUAL).upright(rotation)
    for variant in VARIANTS:
        page = apology(variant, settings, Words(LOCALES))
        pixels = drawn(page, settings, width, height).pixels()
        files[f"{variant}.txt"] = page.on_console.encode()
        files[f"{variant}.png"] = png(pixels, width, height)
        if screen:
            files[f"{variant}.raw"] = packed(pixels, rotation, screen)
    return files


def _asked(screen: Geometry, sides: tuple[int, int] | None, bits: str | None) -> Geometry:
    """That screen with what was asked for in its place; its rows then follow one another."""
    if not sides and not bits:
        return screen
    width, height = sides or (screen.width, screen.height)
    depth = int(bits) if bits else screen.bits
    return replace(screen, width=width, height=height, stride=width * depth // 8, bits=depth)
