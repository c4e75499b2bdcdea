"""Content packs: what they hold, and every way in which a file may not be as it should be."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.core.pack import REMEDY, is_inside, parse_manifest, write_manifest
from kiosk.errors import PackError
from kiosk.store.packs import describe, make_pack, open_pack

TODAY = date(2026, 11, 24)
LATER = date(2026, 12, 1)
TREE = {
    "facts.toml": "[timbre]\neuros = 25\n",
    "procedures/carte-vitale/fr.md": "Carte Vitale",
    "procedures/carte-vitale/ar.md": "بطاقة",
    "procedures/carte-vitale/facts.toml": "[delai]\ndays = [14, 21]\n",
    "procedures/justificatif/fr.md": "Justificatif",
    "lexicon/fr.toml": "[acronyms]\n",
    "sounds/knock.wav": "RIFF",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in TREE.items():
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    make_pack(tmp_path / "content", TODAY)
    return tmp_path / "content"


def test_a_pack_gives_what_it_holds(folder):
    pack = open_pack(folder)

    assert pack.slugs == ("carte-vitale", "justificatif")
    assert pack.languages == ("fr", "ar")
    assert pack.procedure_text("carte-vitale", "ar") == "بطاقة"
    assert pack.facts_text("carte-vitale").startswith("[delai]")
    assert pack.facts_text().startswith("[timbre]")
    assert pack.lexicon_text("fr") == "[acronyms]\n"
    assert pack.sound("knock.wav").read_bytes() == b"RIFF"
    assert pack.path("facts.toml") == folder / "facts.toml"


def test_a_picture_beside_a_text_is_part_of_the_pack(folder):
    (folder / "procedures/carte-vitale/carte.png").write_bytes(b"a picture")

    make_pack(folder, TODAY)

    pack = open_pack(folder)
    assert pack.picture("carte-vitale", "carte.png") == b"a picture"
    (folder / "procedures/carte-vitale/carte.png").write_bytes(b"another")
    with pytest.raises(PackError, match=r"carte\.png : ce fichier a été modifié"):
        pack.picture("carte-vitale", "carte.png")


def test_what_a_pack_need_not_hold_is_empty(folder):
    pack = open_pack(folder)

    assert pack.facts_text("justificatif") == ""
    assert pack.lexicon_text("ar") == ""
    assert not pack.speaks("justificatif", "ar")


def test_asking_for_a_procedure_that_is_not_there_says_which_file_is_missing(folder):
    with pytest.raises(PackError, match=r"procedures/rsa/fr\.md : ce fichier manque\. .*kiosk pack make"):
        open_pack(folder).procedure_text("rsa", "fr")


def test_an_altered_file_is_named(folder):
    (folder / "facts.toml").write_text("[timbre]\neuros = 99\n")

    with pytest.raises(PackError, match=r"facts\.toml : ce fichier a été modifié\. Copiez à nouveau"):
        open_pack(folder)


def test_a_missing_file_is_named(folder):
    (folder / "lexicon/fr.toml").unlink()

    with pytest.raises(PackError, match=r"lexicon/fr\.toml : ce fichier manque\."):
        open_pack(folder)


def test_a_file_in_excess_is_named(folder):
    (folder / "procedures/carte-vitale/en.md").write_text("Carte")

    with pytest.raises(PackError, match=r"en\.md : ce fichier ne fait pas partie du contenu\. Retirez-le"):
        open_pack(folder)


def test_all_that_is_wrong_is_listed_in_the_order_of_the_names(folder):
    (folder / "facts.toml").write_text("?")
    (folder / "sounds/knock.wav").unlink()
    (folder / "extra.txt").write_text("?")

    found = [str(problem).split(" : ")[0] for problem in open_pack(folder, verify=False).problems()]

    assert found == [str(folder / name) for name in ("extra.txt", "facts.toml", "sounds/knock.wav")]


def test_a_file_altered_after_the_start_is_not_read(folder):
    pack = open_pack(folder)
    (folder / "procedures/carte-vitale/fr.md").write_text("Versez 300 euros")

    with pytest.raises(PackError, match="a été modifié"):
        pack.procedure_text("carte-vitale", "fr")


def test_hidden_files_are_no_part_of_a_pack(folder):
    (folder / ".DS_Store").write_text("?")
    (folder / ".git").mkdir()
    (folder / ".git/config").write_text("?")

    assert open_pack(folder).slugs == ("carte-vitale", "justificatif")


def test_a_link_is_refused(folder, tmp_path):
    (tmp_path / "elsewhere").write_text("?")
    (folder / "facts.toml").unlink()
    (folder / "facts.toml").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(PackError, match=r"facts\.toml : un lien n'a pas sa place"):
        open_pack(folder)


def test_a_link_is_one_problem_among_the_others(folder):
    (folder / "sounds/door").symlink_to(folder)
    (folder / "lexicon/fr.toml").unlink()

    found = [str(problem) for problem in open_pack(folder, verify=False).problems()]

    assert [problem.split(" : ")[1].split(".")[0] for problem in found] == [
        "ce fichier manque",
        "un lien n'a pas sa place dans le contenu",
    ]


def test_a_file_that_may_not_be_read_is_told_apart_from_one_that_was_altered(folder):
    (folder / "facts.toml").unlink()
    (folder / "facts.toml").symlink_to("facts.toml")  # a circle, which even root cannot open

    with pytest.raises(PackError, match=r"facts\.toml : ce fichier ne peut pas être lu\."):
        open_pack(folder, verify=False).facts_text()


@pytest.mark.parametrize(
    "name",
    ["../secret", "/etc/passwd", "a/../../b", "./a", "a//b", "a\\b", "c:/a", "", ".", 'a"b', "pack.toml"],
)
def test_a_name_that_leaves_the_folder_is_refused(folder, name):
    assert not is_inside(name)
    text = (folder / "pack.toml").read_text()
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    (folder / "pack.toml").write_text(f'{text}"{escaped}" = "{"0" * 64}"\n')

    with pytest.raises(PackError, match=r"pack\.toml : le nom de fichier .* sort du dossier"):
        open_pack(folder)


def test_a_name_outside_of_the_pack_is_never_opened(folder, tmp_path):
    (tmp_path / "secret").write_text("?")

    with pytest.raises(PackError):
        open_pack(folder).text("../secret")


@pytest.mark.parametrize(
    ("unreadable", "where"),
    [
        ("id = ", "pack.toml"),
        ('id = "a"\nversion = \n', "pack.toml, ligne 2"),
        ("made = 2026-02-30\n", "pack.toml, ligne 1"),
        ('id = "a"\nid = "b"\n', "pack.toml, ligne 2"),
    ],
)
def test_a_manifest_that_cannot_be_read_is_told_in_french_with_its_line(unreadable, where):
    with pytest.raises(PackError) as raised:
        parse_manifest(unreadable, "pack.toml")

    assert str(raised.value) == f"{where} : ce fichier ne se lit pas. {REMEDY}"


def test_a_manifest_that_nests_too_deep_is_told_too():
    with pytest.raises(PackError, match="ce fichier ne se lit pas"):
        parse_manifest("id = " + "[" * 5000, "pack.toml")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("", "« id » manque"),
        ("id = ", "ne se lit pas"),
        ('id = "a"\nversion = 1', "« version » manque"),
        ('id = "a b"\nversion = "1"\nlanguages = ["fr"]\nmade = 2026-01-01\n[files]', "lettres, chiffres"),
        (
            'id = "a"\nversion = "1"\nlanguages = ["fr"]\nmade = 2026-01-01\n[files]\n"a" = "12"',
            "l'empreinte",
        ),
        ('id = "a"\nversion = "1"\nlanguages = ["fr"]\nmade = 2026-01-01\n[files]\n"a" = 12', "l'empreinte"),
        ('id = "a"\nversion = "1"\nlanguages = ["fr"]\nmade = 2026-01-01', "« files » manque"),
    ],
)
def test_a_manifest_that_is_none_says_what_is_wrong_with_it(folder, wrong, why):
    (folder / "pack.toml").write_text(wrong)

    with pytest.raises(PackError, match=rf"pack\.toml : .*{why}.*Copiez à nouveau"):
        open_pack(folder)


def test_a_folder_without_manifest_is_no_pack(tmp_path):
    with pytest.raises(PackError, match=r"pack\.toml : ce fichier manque ou ne se lit pas"):
        open_pack(tmp_path)


def test_text_that_is_not_utf8_is_named(folder):
    (folder / "facts.toml").write_bytes("é".encode("latin-1"))
    make_pack(folder, TODAY)

    with pytest.raises(PackError, match=r"facts\.toml : ce fichier n'est pas du texte en UTF-8"):
        open_pack(folder).facts_text()


def test_making_a_pack_again_changes_nothing_while_its_files_stay(folder):
    before = (folder / "pack.toml").read_bytes()

    make_pack(folder, LATER)

    assert (folder / "pack.toml").read_bytes() == before


def test_making_a_pack_after_a_change_takes_the_day_and_keeps_its_name(folder):
    (folder / "facts.toml").write_text("[timbre]\neuros = 30\n")

    made = make_pack(folder, LATER, version="2")

    assert (made.id, made.version, made.made) == ("content", "2", LATER)
    assert open_pack(folder).manifest == made


def test_describing_a_pack_tells_whether_its_manifest_is_true_and_writes_nothing(folder):
    true = (folder / "pack.toml").read_text()
    assert write_manifest(describe(folder, LATER)) == true

    (folder / "facts.toml").write_text("?")

    assert write_manifest(describe(folder, LATER)) != true
    assert (folder / "pack.toml").read_text() == true


def test_a_manifest_is_read_as_it_was_written(folder):
    text = (folder / "pack.toml").read_text()

    assert write_manifest(parse_manifest(text, "pack.toml")) == text
    assert Path("procedures/carte-vitale/fr.md").as_posix() in text


def test_a_folder_without_procedures_makes_no_pack(tmp_path):
    (tmp_path / "facts.toml").write_text("")

    with pytest.raises(PackError, match="ce dossier n'a aucune démarche"):
        make_pack(tmp_path, TODAY)

    assert [path.name for path in tmp_path.iterdir()] == ["facts.toml"]


def test_the_name_of_any_folder_makes_a_name_of_a_pack(folder):
    accented = folder.rename(folder.with_name("Contenu d'été"))
    (accented / "pack.toml").unlink()

    make_pack(accented, TODAY)

    assert open_pack(accented).manifest.id == "Contenu-d-t"


def test_a_manifest_that_is_damaged_is_not_made_anew_without_its_version(folder):
    (folder / "pack.toml").write_text("id = ")

    with pytest.raises(PackError, match=r"pack\.toml : ce fichier est abîmé\. Supprimez-le, et recommencez"):
        make_pack(folder, TODAY)


def test_a_version_that_cannot_be_read_again_is_not_written(folder):
    before = (folder / "pack.toml").read_bytes()

    with pytest.raises(PackError, match="lettres, chiffres"):
        make_pack(folder, LATER, version="deux été")

    assert (folder / "pack.toml").read_bytes() == before
