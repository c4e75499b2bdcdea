"""Puts a file of settings into this terminal, whole or not at all, and leaves no password behind."""

from __future__ import annotations

import grp
import os
from contextlib import suppress
from pathlib import Path

from kiosk.adapters.board import Board
from kiosk.commands.account import INSTALLED, SURROUNDINGS
from kiosk.commands.output import count, refusal, unread
from kiosk.controllers.upkeep import refused_hours
from kiosk.errors import KioskError, SettingsError
from kiosk.settings import CHOICES, Settings, apply, load
from kiosk.settings_fleet import Fleet, Machine, Tables, as_file, line_of, read_fleet
from kiosk.store.whole import keep_names, write_whole

GROUP = "kiosk"
HOME = Path(SURROUNDINGS["XDG_DATA_HOME"])
READ, WRONG = ".lu", ".erreurs.txt"
ERASED = "Ces réglages sont dans la borne. Le fichier a été effacé, car il peut contenir un mot de passe."
UNCHANGED = "La borne n'a rien changé. Corrigez ce fichier, puis redémarrez la borne :"


def read_whole(path: Path) -> tuple[Fleet | None, tuple[str, ...]]:
    """The file, and all that is wrong in it for any terminal; no fleet where it cannot be read at all."""
    try:
        fleet = read_fleet(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        return None, ("ce fichier n'est pas du texte en UTF-8. Enregistrez-le ainsi.",)
    except OSError as error:
        raise unread(error) from error
    except SettingsError as error:
        return None, (str(error),)
    return fleet, (*fleet.problems(path.parent), *_hours(fleet))


def bring(path: Path, target: Path, told: Path | None = None, board: Board | None = None) -> str:
    """Put into `target` what the file says for this terminal; the answer says that it is done, and what wins.

    Raises SettingsError where anything is wrong in the file: then only the reports were written.
    """
    board = board or Board()
    try:
        tables, text = _accepted(path, Machine(board.serial, board.macs))
    except SettingsError as error:
        _report(path, told, str(error))
        raise
    _bring_logo(path, target, tables)
    _put(target, text)
    if told:
        told.unlink(missing_ok=True)
    return " ".join(filter(None, (_forget(path, target), screen_wins(load(target)[0]))))


def screen_wins(settings: Settings, installed: Path = INSTALLED, home: Path = HOME) -> str:
    """What to say where somebody chose on the screen: that counts over the file. Nothing elsewhere.

    `installed` is there on an installed terminal, whose data are below `home`, not in the folder of who asks.
    """
    folder = settings.folder
    if not settings.data.folder and installed.exists():
        folder = home / "kiosk"
    there = [str(path) for name, _ in CHOICES if _is_there(path := folder / f"{name}.toml")]
    if not there:
        return ""
    return (
        "Ce qui a été choisi sur l'écran de la borne l'emporte sur ces réglages ; "
        f"pour qu'ils comptent tous, supprimez {' et '.join(there)}, puis redémarrez la borne."
    )


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder where one may not look
        return False


def _accepted(path: Path, machine: Machine) -> tuple[Tables, str]:
    """What the file says for that terminal: its tables, and the text that holds them."""
    fleet, problems = read_whole(path)
    if problems or fleet is None:
        raise SettingsError("\n".join(problems))
    tables = fleet.tables(machine)
    return tables, as_file(tables) if fleet.blocks else fleet.text


def _hours(fleet: Fleet) -> tuple[str, ...]:
    told = []
    for number, tables in enumerate((fleet.common, *fleet.blocks)):
        for problem in refused_hours(apply(Settings(), tables, "")[0], ""):
            line = line_of(fleet.text, problem.key, number)
            told.append(f"ligne {line}, {problem.key} : {problem.sentence.partition(' En attendant,')[0]}")
    return tuple(told)


def _report(path: Path, told: Path | None, problems: str) -> None:
    """What is wrong, beside the file for any PC, and for the screen of the terminal."""
    whole = f"{path.name}\n{UNCHANGED}\n\n{problems}\n"
    beside = path.with_name(path.name + WRONG)
    content = b"\xef\xbb\xbf" + whole.replace("\n", "\r\n").encode()
    with suppress(OSError):  # a partition that is read only: the screen tells it all the same
        if not beside.exists() or beside.read_bytes() != content:
            beside.write_bytes(content)
    if told:
        told.write_text(problems + "\n", encoding="utf-8")
        told.chmod(0o644)


def _bring_logo(path: Path, target: Path, tables: Tables) -> None:
    """A logo beside the file goes where its name leads from the new one."""
    name = str(tables.get("place", {}).get("logo", ""))
    if not name or Path(name).is_absolute() or name.startswith("~") or ".." in Path(name).parts:
        return
    there = target.parent / name
    try:
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes((path.parent / name).read_bytes())
        there.chmod(0o644)
    except OSError as error:
        raise refusal(there, error) from error


def _put(target: Path, text: str) -> None:
    """Write it for root and the terminal's own account only: whole after a power cut, or as it was."""
    try:
        write_whole(target, text.encode(), 0o640, _own)
        keep_names(target.parent)
    except OSError as error:
        raise refusal(target, error) from error


def _own(descriptor: int) -> None:
    """Root's, and readable by the terminal's account where there is one."""
    if os.geteuid() == 0:
        with suppress(KeyError):
            os.fchown(descriptor, 0, grp.getgrnam(GROUP).gr_gid)


def _forget(path: Path, target: Path) -> str:
    """Overwrite the file, take it away, and leave the sentence that says so."""
    try:
        with path.open("r+b") as file:
            file.write(b"\n" * path.stat().st_size)
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
        path.with_name(path.name + WRONG).unlink(missing_ok=True)
        path.with_name(path.name + READ).write_bytes(b"\xef\xbb\xbf" + f"{ERASED}\r\n".encode())
        keep_names(path.parent)
    except OSError as error:
        raise KioskError(
            f"Les réglages sont dans {target}, mais {path} n'a pas pu être effacé : effacez-le, "
            "car il peut contenir un mot de passe."
        ) from error
    lines = count(len(target.read_text(encoding="utf-8").splitlines()), "ligne", "lignes")
    return f"Réglages lus et mis dans {target} : {lines}. {path.name} est effacé."
