"""`kiosk check`, `review` and `pack`: what a mediator is told of the files that they write."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.cli_kit import catalogue_in, change, kiosk, spawned
from tests.controllers.walking import plain


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of one's own, looked at from the folder where it lies."""
    monkeypatch.chdir(tmp_path)
    return catalogue_in(tmp_path / "contenu")


@pytest.fixture
def french(catalogue: Path) -> Path:
    return catalogue / "procedures/carte-essai/fr.md"


def line_of(path: Path, piece: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if piece in line)


# -- check


def test_the_terminal_s_own_procedures_are_sound():
    result = spawned("check")

    assert result.returncode == 0, result.stdout
    assert re.fullmatch(
        r"Tout est bon : \d+ démarches, \d+ parties? communes?, \d+ langues\.\n", result.stdout
    )


def test_a_sound_catalogue_is_said_to_be_so(catalogue):
    result = kiosk("check", catalogue)

    assert result.exit_code == 0
    assert result.output == "Tout est bon : 1 démarche, 1 partie commune, 2 langues.\n"


def test_what_is_not_translated_is_said_to_be_shown_in_french(catalogue):
    (catalogue / "procedures/carte-essai/en.md").unlink()

    whole, other = kiosk("check", catalogue), kiosk("check", catalogue / "procedures/essai-domicile")

    assert whole.exit_code == other.exit_code == 0
    assert whole.output.splitlines() == [
        "Tout est bon : 1 démarche, 1 partie commune, 2 langues.",
        "  carte-essai n'a pas en.md : montré en français.",
    ]
    assert "carte-essai" not in other.output


def test_a_file_is_checked_from_within_its_own_folder_too(catalogue, monkeypatch):
    monkeypatch.chdir(catalogue / "procedures/carte-essai")

    result = kiosk("check", "fr.md")

    assert result.output == "Tout est bon : 1 démarche, 1 partie commune, 2 langues.\n"


def test_a_problem_is_told_with_its_file_its_line_and_what_to_do(catalogue, french):
    change(french, "(#perdue)", "(#perdu)")

    result = kiosk("check", "contenu")

    line = line_of(french, "(#perdu)")
    assert result.exit_code == 1
    assert result.output.startswith(
        f"contenu/procedures/carte-essai/fr.md:{line}\n"
        "  Le choix « Je l'ai perdue » mène à {#perdu}, qui n'existe pas.\n  → "
    )
    assert result.output.splitlines()[-1] == "1 problème dans 1 fichier."


def test_every_problem_is_told(catalogue, french):
    change(french, "(#perdue)", "(#perdu)")
    change(french, "(#doute)", "(#doutes)")

    result = kiosk("check", "contenu")

    assert result.output.count("qui n'existe pas.") == 2
    assert "2 problèmes dans 1 fichier." in result.output


def test_a_file_that_was_named_is_told_first_and_the_others_are_counted(catalogue, french):
    change(catalogue / "procedures/essai-domicile/fr.md", "title:", "titre:")

    sound, spoilt = kiosk("check", french), kiosk("check", "contenu/procedures/essai-domicile")

    assert sound.exit_code == spoilt.exit_code == 1
    assert sound.output.splitlines()[0] == "Rien à corriger ici."
    assert re.search(
        r"Ailleurs : \d+ problèmes? dans 1 fichier\. Pour les lire : kiosk check contenu\n", sound.output
    )
    assert "essai-domicile/fr.md:" in spoilt.output
    assert "Ailleurs" not in spoilt.output


def test_a_picture_that_is_not_in_the_folder_is_told_once(catalogue, french):
    (french.parent / "empreintes.png").rename(french.parent / "Empreintes.png")

    result = kiosk("check", catalogue)

    line = line_of(french, "empreintes.png")
    assert result.exit_code == 1
    assert result.output == (
        f"contenu/procedures/carte-essai/fr.md:{line}\n"
        "  L'image « empreintes.png » n'est pas dans le dossier de la démarche.\n"
        "  → Mettez-la à côté du texte, ou corrigez son nom.\n\n"
        "1 problème dans 1 fichier.\n"
    )


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 a photograph", b"\x89PNG\r\n\x1a\n"])
def test_a_picture_that_cannot_be_shown_is_told(catalogue, french, content):
    (french.parent / "empreintes.png").write_bytes(content)

    result = kiosk("check", french)

    assert result.exit_code == 1
    assert "L'image « empreintes.png » ne peut pas être montrée." in result.output
    assert "→ Enregistrez-la en PNG" in result.output


def test_a_fact_that_cannot_be_read_is_told_too(catalogue):
    change(catalogue / "facts.toml", 'confidence = "verified"', 'confidence = "sûr"')

    result = kiosk("check", "contenu/facts.toml")

    assert result.exit_code == 1
    assert re.search(r"^contenu/facts\.toml, ligne \d+ : .*confiance", result.output)


def test_a_draft_that_lies_anywhere_is_checked_with_the_terminal_s_own_parts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(catalogue_in(tmp_path / "ailleurs") / "procedures/carte-essai", "brouillon/carte-essai")

    result = kiosk("check", "brouillon/carte-essai/fr.md")

    assert result.exit_code == 1
    assert "essai-domicile" in result.output  # a part that the terminal does not have
    assert "brouillon/carte-essai/fr.md:" in result.output


def drafts_in(folder: Path) -> Path:
    """A folder of two drafts, of which one leads to the other, with their values in the first."""
    there = catalogue_in(folder / "contenu")
    common = (there / "facts.toml").read_text(encoding="utf-8")
    with (there / "procedures/carte-essai/facts.toml").open("a", encoding="utf-8") as own:
        own.write(common)
    for text in there.glob("procedures/*/en.md"):
        text.unlink()
    return (there / "procedures").rename(folder / "brouillons")


@pytest.mark.parametrize("named", ["brouillons", "brouillons/carte-essai", "brouillons/carte-essai/fr.md"])
def test_a_draft_sees_the_shared_parts_that_lie_beside_it(tmp_path, monkeypatch, named):
    monkeypatch.chdir(tmp_path)
    drafts_in(tmp_path)
    (tmp_path / "brouillons/notes").mkdir()
    (tmp_path / "brouillons/notes/README.md").write_text("Rien pour la borne.", encoding="utf-8")

    result = kiosk("check", named)

    if named == "brouillons":
        assert "« README.md » n'est celui d'aucune langue" in result.output
    else:
        assert result.output.startswith("Tout est bon : ")
        assert kiosk("review", named).output.startswith("# Relecture : Refaire la carte d'essai\n")


@pytest.mark.parametrize(
    ("here", "named", "command"),
    [
        (".", "brouillons/carte-essai/fr.md", "brouillons/carte-essai brouillons/essai-domicile"),
        ("brouillons", "carte-essai", "carte-essai essai-domicile"),
        ("brouillons/essai-domicile", "fr.md", "."),
    ],
)
def test_the_command_that_tells_the_other_problems_of_a_draft_tells_them(
    tmp_path, monkeypatch, here, named, command
):
    drafts = drafts_in(tmp_path)
    monkeypatch.chdir(tmp_path / here)
    (drafts / "essai-domicile/it.md").write_text("---\ntitle: Prova\n---\n", encoding="utf-8")

    result = kiosk("check", named)

    found = re.search(r"Ailleurs : (.*) dans (.*)\. Pour les lire : kiosk check (.*)\n", result.output)
    assert found[3] == command
    assert kiosk("check", *command.split()).output.endswith(f"\n{found[1]} dans {found[2]}.\n")


def test_what_is_no_procedure_is_told_with_the_nearest_name(catalogue):
    result = kiosk("check", "carte-vital")

    assert result.exit_code == 1
    assert result.output == (
        "« carte-vital » n'est ni un fichier ni une démarche. Vouliez-vous écrire carte-vitale ?\n"
    )


def test_a_file_of_another_kind_and_an_empty_folder_are_refused(catalogue, tmp_path):
    (tmp_path / "vide").mkdir()
    (tmp_path / "note.txt").write_text("…")

    for name, said in (("note.txt", "ce n'est pas un fichier d'une démarche"), ("vide", "aucune démarche")):
        result = kiosk("check", name)
        assert result.exit_code == 1
        assert said in result.output


def test_a_text_in_another_encoding_is_one_sentence(catalogue, french):
    french.write_bytes("---\ntitle: Été\n---\n".encode("latin-1"))

    result = kiosk("check", catalogue)

    assert result.exit_code == 1
    assert result.output == (
        "contenu/procedures/carte-essai/fr.md : "
        "ce fichier n'est pas du texte en UTF-8. Enregistrez-le ainsi.\n\n"
        "1 problème dans 1 fichier.\n"
    )


def test_each_text_in_another_encoding_is_told(catalogue, french):
    french.write_bytes(b"\xe9")
    (catalogue / "facts.toml").write_bytes(b"\xe9")

    result = kiosk("check", french)

    assert "Enregistrez-le ainsi." in result.output
    assert result.output.endswith(
        "1 problème dans 1 fichier.\n"
        "Ailleurs : 1 problème dans 1 fichier. Pour les lire : kiosk check contenu\n"
    )
    assert kiosk("check", "contenu").output.endswith("\n2 problèmes dans 2 fichiers.\n")


def test_a_value_that_nothing_uses_is_told_where_it_is_written(catalogue):
    change(catalogue / "procedures/carte-essai/facts.toml", "https://example.org/age", "F1341")

    result = kiosk("check", "contenu/procedures/carte-essai/facts.toml")

    assert result.exit_code == 1
    line = line_of(catalogue / "procedures/carte-essai/facts.toml", "F1341")
    assert result.output.startswith(f"contenu/procedures/carte-essai/facts.toml:{line}\n  La source de")


# -- review


def test_a_review_is_markdown_and_nothing_else(catalogue):
    result = spawned("review", catalogue / "procedures/carte-essai")

    assert result.returncode == 0
    assert result.stderr == ""
    assert result.stdout.startswith("# Relecture : Refaire la carte d'essai\n")
    assert "Signature" in result.stdout


def test_a_review_may_go_into_a_file(catalogue, tmp_path):
    result = kiosk("review", catalogue / "procedures/carte-essai/fr.md", "--output", "relecture.md")

    assert result.exit_code == 0
    assert (tmp_path / "relecture.md").read_text(encoding="utf-8").startswith("# Relecture")
    assert "est dans relecture.md" in result.output


def test_a_procedure_with_problems_is_not_given_to_be_signed(catalogue, french):
    change(french, "(#perdue)", "(#perdu)")

    result = spawned("review", french)

    assert result.returncode == 1
    assert result.stdout == ""
    assert "qui n'existe pas." in result.stderr
    assert "Traceback" not in result.stderr


def test_one_procedure_is_reviewed_at_a_time(catalogue):
    result = kiosk("review", catalogue)

    assert result.exit_code == 1
    assert result.output.startswith("Donnez une seule démarche")


# -- pack


def test_a_pack_is_made_then_found_whole(catalogue):
    made, checked = kiosk("pack", "make", catalogue, "--version", "7"), kiosk("pack", "check", catalogue)

    assert made.exit_code == checked.exit_code == 0
    assert re.fullmatch(
        r"Contenu contenu, version 7 du .+ 20\d\d : 7 fichiers, 2 langues\.\n", plain(made.output)
    )
    assert checked.output == "Le contenu contenu est complet et inchangé : 7 fichiers.\n"


def test_what_was_altered_added_or_lost_is_told(catalogue, french):
    kiosk("pack", "make", catalogue)
    change(french, "Choisissez votre situation.", "Choisissez.")
    (catalogue / "note.txt").write_text("…")
    (catalogue / "facts.toml").unlink()

    result = kiosk("pack", "check", catalogue)

    assert result.exit_code == 1
    assert len(result.output.splitlines()) == 3
    for said in (
        "facts.toml : ce fichier manque",
        "fr.md : ce fichier a été modifié",
        "note.txt : ce fichier ne fait pas",
    ):
        assert said in result.output


def test_a_folder_that_is_no_pack_is_told(tmp_path):
    result = kiosk("pack", "check", tmp_path)

    assert result.exit_code == 1
    assert result.output.startswith(f"{tmp_path / 'pack.toml'} : ce fichier manque")
