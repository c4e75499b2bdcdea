"""Whatever is given to a command, and wherever it runs: one French sentence, a status, never a traceback."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli_kit import ROOT, catalogue_in, kiosk, ordinary, surroundings_of
from tests.controllers.walking import plain

HOUSES = ROOT / "tests/store/data/liste-fs-20240801-extrait.csv"
LONG = "x" * 300
ENGLISH = re.compile(r"Errno|Traceback|Error|denied|No such|too long|exists|codec|inattendue", re.IGNORECASE)


FOLDERS = ("empty", "locked", "closed", "draft-fold/fr.md", "draft-latin", "draft-secret", "pack")
FILES = {
    "empty.csv": b"",
    "latin.csv": b"\xe9",
    "latin.toml": b"\xe9",
    "plain.csv": b"a,b\n1,2\n",
    "secret.csv": b"x",
    "secret.toml": b"",
    "locked/fr.md": b"x",
    "draft-latin/fr.md": b"## \xe9",
    "draft-secret/fr.md": b"x",
    "pack/pack.toml": b"id = ",
}


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with everything that one may give by mistake, where commands run; some doors are closed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        catalogue_in(folder / "sound")
        for inner in FOLDERS:
            (folder / inner).mkdir(parents=True)
        for inner, content in FILES.items():
            (folder / inner).write_bytes(content)
        (folder / "dangling").symlink_to("nothing")
        (folder / "data").mkdir()
        (folder / "data").chmod(0o777)
        for inner in ("secret.csv", "secret.toml", "draft-secret/fr.md", "locked"):
            (folder / inner).chmod(0)
        for inner in ("closed", "sound"):
            (folder / inner).chmod(0o555)
        monkeypatch.chdir(folder)
        monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
        yield folder
        for inner in ("locked", "closed", "sound"):
            (folder / inner).chmod(0o755)


HARD = f"""
check nothing
    « nothing » n'est ni un fichier ni une démarche.
check {LONG}
    … » n'est ni un fichier ni une démarche.
check empty
    empty : ce dossier n'a aucune démarche. Il y manque un fichier fr.md.
check dangling
    « dangling » n'est ni un fichier ni une démarche.
check plain.csv
    plain.csv : ce n'est pas un fichier d'une démarche. Donnez un .md ou facts.toml.
check /dev/null
    /dev/null : ce n'est pas un fichier d'une démarche.
check draft-fold
    draft-fold/fr.md : ce fichier ne peut pas être lu. Vérifiez son nom et vos droits.
check draft-latin
    draft-latin/fr.md : ce fichier n'est pas du texte en UTF-8. Enregistrez-le ainsi.
check draft-secret *
    draft-secret/fr.md : ce fichier ne peut pas être lu. Vérifiez son nom et vos droits.
check locked *
    locked : vous n'avez pas le droit d'entrer dans ce dossier.
check locked/fr.md *
    locked/fr.md : vous n'avez pas le droit d'entrer dans ce dossier.
review nothing
    « nothing » n'est ni un fichier ni une démarche.
review draft-latin
    draft-latin/fr.md : ce fichier n'est pas du texte en UTF-8.
review locked/fr.md *
    locked/fr.md : vous n'avez pas le droit d'entrer dans ce dossier.
review carte-vitale --output nothing/r.md
    le dossier de « nothing/r.md » n'existe pas. Créez-le d'abord.
review carte-vitale --output empty
    « empty » est un dossier. Donnez un nom de fichier.
review carte-vitale --output {LONG}
    ce nom est trop long. Raccourcissez-le.
review carte-vitale --output /dev/full
    /dev/full : le disque est plein. Faites de la place.
review carte-vitale --output closed/r.md *
    vous n'avez pas le droit d'écrire dans le dossier de « closed/r.md ». Donnez-en un autre.
preview nothing
    « nothing » n'est ni un fichier ni une démarche.
preview {LONG}
    … » n'est ni un fichier ni une démarche.
preview locked *
    locked : vous n'avez pas le droit d'entrer dans ce dossier.
preview carte-vitale --language ../fr
    « ../fr » n'est pas un code de langue. Écrivez par exemple fr.
preview carte-vitale --language zz
    Il n'y a pas de fichier carte-vitale/zz.md. Écrivez-le d'abord.
preview carte-vitale --picture closed/p.png *
    vous n'avez pas le droit d'écrire dans le dossier de « closed/p.png ».
places import nothing
    « nothing » n'existe pas. Vérifiez le nom et le dossier.
places import {LONG}
    … » n'existe pas. Vérifiez le nom et le dossier.
places import empty
    « empty » est un dossier. Donnez un fichier.
places import dangling
    « dangling » n'existe pas. Vérifiez le nom et le dossier.
places import empty.csv
    Le fichier empty.csv est vide.
places import latin.csv
    Le fichier latin.csv n'est pas du texte en UTF-8.
places import plain.csv
    Le fichier plain.csv n'est pas la liste France services
places import secret.csv *
    secret.csv ne peut pas être lu : donnez un fichier que vous pouvez ouvrir.
places import locked/fr.md *
    locked/fr.md ne peut pas être lu : donnez un fichier que vous pouvez ouvrir.
places import {HOUSES} --date 2026-13-01
    « 2026-13-01 » n'est pas une date.
places pack {HOUSES} empty
    « empty » est un dossier. Donnez un nom de fichier.
places pack {HOUSES} closed/x.gz *
    vous n'avez pas le droit d'écrire dans le dossier de « closed/x.gz ».
places near {LONG}
    La borne ne sait pas où elle est
--settings latin.toml places list
    latin.toml : ce fichier n'est pas du texte en UTF-8. Enregistrez-le ainsi.
--settings secret.toml places list *
    secret.toml : la borne n'a pas le droit de lire ce fichier.
--settings locked/fr.md places list *
    locked/fr.md : la borne n'a pas le droit de lire ce fichier.
--settings empty places list
    « empty » est un dossier. Donnez un fichier.
--settings {LONG} version
    … » n'existe pas. Vérifiez le nom et le dossier.
pack check nothing
    « nothing » n'est pas un dossier. Vérifiez le nom.
pack check empty
    empty/pack.toml : ce fichier manque ou ne se lit pas.
pack check pack
    pack/pack.toml : ce fichier ne se lit pas
pack check locked *
    locked/pack.toml : ce fichier manque ou ne se lit pas.
pack make empty
    empty : ce dossier n'a aucune démarche (procedures/…/fr.md).
pack make pack
    pack/pack.toml : ce fichier est abîmé. Supprimez-le, et recommencez en donnant sa version
pack make sound --version é
    « é » : une version s'écrit en lettres, chiffres, points et tirets.
pack make sound *
    sound/pack.toml : vous n'avez pas le droit d'y écrire. Choisissez un autre dossier.
screenshots --folder plain.csv
    « plain.csv » est un fichier. Donnez un dossier.
doctor --settings x
    Option inconnue : --settings.
version x
    « x » est de trop.
"""
CASES = re.findall(r"^(\S.*?)( \*)?\n    (.+)$", HARD, re.MULTILINE)


@pytest.mark.parametrize(("line", "closed", "said"), CASES, ids=[line[:60] for line, _, _ in CASES])
def test_what_cannot_be_done_is_one_french_sentence(desk, line, closed, said):
    result = typed_by_somebody(line) if closed else kiosk(*line.split())

    assert result.exit_code in (1, 2)
    assert plain(said) in plain(result.output).replace("xx…", "…")
    assert len(result.output.split("\n\n")) <= 2  # `check` counts what it found
    assert len([line for line in result.output.splitlines() if line]) <= 2
    assert not ENGLISH.search(result.output.replace("--details", ""))


def typed_by_somebody(line: str) -> Result:
    """Typed by who may not do everything; what the command reads late was read already, wherever it lies."""
    if os.geteuid() == 0 and not line.startswith("preview"):  # which would open a window
        kiosk(*line.split())
    for leftover in (Path("closed/r.md"), Path("closed/p.png"), Path("closed/x.gz"), Path("sound/pack.toml")):
        with suppress(OSError):
            leftover.unlink()
    shutil.rmtree("data/kiosk", ignore_errors=True)
    with ordinary():
        return kiosk(*line.split())


def test_every_command_is_tried():
    tried = {line.split()[2] if line.startswith("--") else line.split()[0] for line, _, _ in CASES}

    assert tried >= {"check", "preview", "review", "places", "pack", "screenshots", "doctor", "version"}


# -- the process


def process(
    *arguments: object,
    data: Path = Path(os.devnull),
    interpreter: tuple[str, ...] = (sys.executable,),
    **more: object,
) -> subprocess.Popen[str]:
    """The command beside this one; with no data of its own, unless it is given a folder."""
    around = surroundings_of({"XDG_DATA_HOME": str(data)})
    command = [*interpreter, "-m", "kiosk", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, env=around, stderr=subprocess.PIPE, text=True, **more)  # type: ignore[call-overload]


@pytest.mark.parametrize("command", ["check", "version", "doctor", "review carte-vitale", "--help"])
def test_an_output_that_is_full_is_told(command):
    with Path("/dev/full").open("w") as full:
        running = process(*command.split(), stdout=full)
        _, told = running.communicate(timeout=60)

    assert running.returncode == 1
    assert told == "Ce qui était à écrire : le disque est plein. Faites de la place.\n"


def test_whoever_reads_only_the_first_line_is_told_nothing():
    running = process("review", "carte-identite", stdout=subprocess.PIPE)
    assert running.stdout is not None
    running.stdout.read(10)
    running.stdout.close()

    told = running.stderr.read()

    running.wait(60)
    running.stderr.close()
    assert told == ""


def test_an_output_that_knows_few_letters_gets_what_it_can(tmp_path):
    around = surroundings_of({"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"})
    (tmp_path / "fr.md").write_text("## \u0645\n", encoding="utf-8")
    command = [sys.executable, "-m", "kiosk", "check", str(tmp_path / "fr.md")]

    done = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, check=False)

    said = done.stdout.decode("latin-1")
    assert (done.returncode, done.stderr) == (1, b"")
    assert "fr.md:1" in said
    assert "  ? " in said, "the arrow of the remedy"


@pytest.mark.parametrize("seconds", [0, 0.1, 0.3])
@pytest.mark.parametrize("command", ["check", "doctor", "review carte-identite", "pack check", "places list"])
def test_ctrl_c_is_one_word_at_any_moment(command, seconds, tmp_path):
    interpreter = (sys.executable, "-X", "importtime")  # tells when the command has begun
    running = process(*command.split(), data=tmp_path, interpreter=interpreter, stdout=subprocess.DEVNULL)
    assert running.stderr is not None
    next(line for line in running.stderr if line.endswith(" click\n"))
    time.sleep(seconds)
    running.send_signal(signal.SIGINT)

    lines = running.stderr.read().splitlines()

    running.wait(60)
    running.stderr.close()
    told = [line for line in lines if line and not line.startswith("import time:")]
    if running.returncode in (130, -signal.SIGINT):
        assert told in (["Interrompu."], []), "nothing = Python itself was ending already"
    else:
        assert (running.returncode in (0, 1), told) == (True, []), "it had ended already"
