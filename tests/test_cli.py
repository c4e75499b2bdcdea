"""The `kiosk` command as it is typed: French help, one sentence for each mistake, never a traceback."""

from __future__ import annotations

import logging
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kiosk import __version__
from kiosk.cli import Door, cli
from kiosk.commands.display import NO_ANSWER
from kiosk.commands.troubles import TOLD, Troubles
from kiosk.errors import KioskError
from tests.cli_kit import ROOT, kiosk, spawned, surroundings_of

ENGLISH = re.compile(
    r"\b(usage:|show this|exit|error|missing|invalid|no such|default|required|try )", re.IGNORECASE
)


def commands(
    group: click.Group = cli, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with what is typed for it, groups included."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


EACH_COMMAND = pytest.mark.parametrize("path", [path for path, _ in commands()], ids=" ".join)


@EACH_COMMAND
def test_the_help_of_a_command_is_french_and_whole(path):
    result = kiosk(*path, "--help")

    assert result.exit_code == 0
    assert f"Utilisation : kiosk {' '.join(path)}" in result.output
    assert "Affiche cette aide." in result.output
    assert not ENGLISH.search(result.output)


def test_every_option_says_what_it_is_for():
    options = [
        option for _, command in commands() for option in command.params if isinstance(option, click.Option)
    ]

    assert len(options) >= 15
    assert [option.name for option in options if not (option.help or "").endswith(".")] == []


def test_no_value_of_an_option_or_argument_is_refused_in_english():
    ours = {"kiosk.commands.parameters"}
    for path, command in commands():
        for parameter in command.params:
            read = getattr(parameter.type, "func", None)
            is_plain = parameter.type in (click.STRING, click.BOOL) or getattr(parameter, "is_flag", False)
            assert is_plain or read.__module__ in ours, (path, parameter.name)


def test_without_a_command_the_help_lists_them_in_order():
    result = kiosk()

    listed = re.findall(r"^  (\w+)  ", result.output.partition("Commandes :")[2], re.MULTILINE)
    assert result.exit_code == 0
    assert listed == [path[0] for path, _ in commands() if len(path) == 1]
    assert "..." not in result.output


MISTYPED = """
chek
    Commande inconnue : chek. Vouliez-vous écrire check ?
zzz
    Commande inconnue : zzz.
-z run
    Option inconnue : -z.
places: nar
    Commande inconnue : nar. Vouliez-vous écrire near ?
run: --windw
    Option inconnue : --windw. Vouliez-vous écrire --window ?
run: --window
    Il manque une valeur après --window.
run: --stay=non
    --stay ne prend pas de valeur.
run: --window grand
    --window : « grand » n'est pas une taille. Écrivez par exemple 1280x800.
run: --window 10x10
    --window : « 10x10 » : chaque côté va de 320 à 8192 points.
version: de la borne
    « de » est de trop.
review:
    Il manque DÉMARCHE.
places near:
    Il manque SORTE.
places import: nulle-part.csv
    FICHIER : « nulle-part.csv » n'existe pas. Vérifiez le nom et le dossier.
places import: docs
    FICHIER : « docs » est un dossier. Donnez un fichier.
places import: README.md --date demain
    --date : « demain » n'est pas une date. Écrivez par exemple 2026-11-24.
places pack: README.md .
    EXTRAIT : « . » est un dossier. Donnez un nom de fichier.
places pack: README.md non/a.gz
    EXTRAIT : le dossier de « non/a.gz » n'existe pas. Créez-le d'abord.
pack check: README.md
    DOSSIER : « README.md » n'est pas un dossier. Vérifiez le nom.
--settings nulle-part.toml run
    --settings : « nulle-part.toml » n'existe pas. Vérifiez le nom et le dossier.
screenshots: --folder README.md
    --folder : « README.md » est un fichier. Donnez un dossier.
screenshots: --language frr
    --language : « frr » n'est pas connu. Vouliez-vous écrire fr ? \
On peut écrire : fr, en, ar.
preview: x --picture x.gif
    --picture : « x.gif » ne finit pas par .png. L'image s'écrit dans ce format seul.
"""


@pytest.mark.parametrize(("line", "said"), re.findall(r"^(\S.*)\n    (.+)$", MISTYPED, re.MULTILINE))
def test_what_is_mistyped_gets_one_sentence_and_the_way_to_the_help(line, said, monkeypatch):
    monkeypatch.chdir(ROOT)
    command, _, rest = line.rpartition(":")

    result = kiosk(*command.split(), *rest.split())

    asked = " ".join(("kiosk", *command.split()))
    assert result.exit_code == 2
    assert result.output == f"{said} Aide : {asked} --help\n"


def test_the_version_is_told():
    result = spawned("version")

    assert (result.returncode, result.stdout, result.stderr) == (0, f"kiosk {__version__}\n", "")


def failing(error: BaseException) -> Door:
    """A way in with one command, which raises that."""
    door = Door(params=[option for option in cli.params if option.name == "details"])

    @door.command("fail")
    def fail() -> None:
        raise error

    return door


def test_an_error_that_somebody_can_mend_is_its_sentence():
    result = CliRunner().invoke(failing(KioskError("Le disque est plein. Faites de la place.")), ["fail"])

    assert result.exit_code == 1
    assert result.output == "Le disque est plein. Faites de la place.\n"


def test_an_error_that_nobody_expected_is_one_sentence_too():
    result = CliRunner().invoke(failing(ZeroDivisionError("division by zero")), ["fail"])

    assert result.exit_code == 1
    assert re.fullmatch(r"Cette commande s'est arrêtée .*ZeroDivisionError.*--details.*\n", result.output)
    assert "Traceback" not in result.output


def test_of_what_nobody_expected_the_log_of_a_terminal_that_runs_keeps_the_type_and_our_lines(monkeypatch):
    monkeypatch.setenv(TOLD, "")
    troubles, log = Troubles(), logging.getLogger("kiosk")
    log.addHandler(troubles)

    result = CliRunner().invoke(failing(ZeroDivisionError("division by zero")), ["fail"])

    log.removeHandler(troubles)
    assert re.match(r"the command stopped\nZeroDivisionError\n  kiosk/cli\.py, ligne \d+", result.output)
    assert "raise error" not in result.output
    assert result.output.splitlines()[-1].startswith("Cette commande s'est arrêtée")


def test_with_details_it_is_shown_as_it_is():
    result = CliRunner().invoke(failing(ZeroDivisionError("division by zero")), ["--details", "fail"])

    assert isinstance(result.exception, ZeroDivisionError)


def test_a_command_that_is_interrupted_says_so():
    result = CliRunner().invoke(failing(KeyboardInterrupt()), ["fail"])

    assert result.exit_code == 130
    assert result.output.strip() == "Interrompu."


def wait_for_a_picture(folder: Path, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + 60
    while not (folder / "screen.png").exists():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_running_terminal_imports_no_other_command_and_leaves_at_ctrl_c(tmp_path):
    settings = tmp_path / "settings.toml"
    settings.write_text(
        "[voice]\nenabled = false\n", encoding="utf-8"
    )  # with one, a machine without sound says so
    command = [sys.executable, "-X", "importtime", "-m", "kiosk", "--settings", str(settings), "run"]
    command += ["--window", "800x480", "--stay"]
    around = {
        "SDL_VIDEODRIVER": "offscreen",
        "KIOSK_PICTURES": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
    }
    with (tmp_path / "said").open("w+") as said:
        process = subprocess.Popen(command, stderr=said, text=True, cwd=ROOT, env=surroundings_of(around))
        wait_for_a_picture(tmp_path, process)
        process.send_signal(signal.SIGINT)
        status = process.wait(30)
        said.seek(0)
        lines = said.read().splitlines()

    imported = {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}
    others = {f"kiosk.commands.{path[0]}" for path, _ in commands()}
    assert status == 130
    assert [line for line in lines if line and not line.startswith("import time:")] == ["Interrompu."]
    assert "kiosk.ui.stage" in imported
    assert imported & (others | {"kiosk.core.checks", "kiosk.core.review", "json.tool"}) == set()


def test_a_terminal_without_a_screen_says_what_to_do():
    result = spawned("run", "--window", "800x480", surroundings={"SDL_VIDEODRIVER": "x11"})

    assert result.returncode == 1
    assert result.stderr == f"{NO_ANSWER}\n"
