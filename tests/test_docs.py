"""The documents say what is: the table of settings, the tests they name, the files they link to.

`python -m tests.test_docs` writes the table of settings anew.
"""

import re
import runpy
from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.settings import Settings, declared, load
from kiosk.settings_rules import written

ROOT = Path(__file__).parent.parent
SETTINGS = ROOT / "docs" / "settings.md"
MARK = "do not edit below -->\n"
BY = {"file": "fichier", "hub": "fichier, parc", "staff": "fichier, parc, équipe"}
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def settings_tables() -> str:
    """The reference of the settings, a table a section, from their declarations."""
    parts = []
    for section in fields(Settings):
        parts.append(f"\n### [{section.name}] {section.metadata['title']}\n")
        parts.append(
            "| réglage | par défaut | ce qu'on écrit | à quoi il sert | qui |\n|---|---|---|---|---|"
        )
        for name, key, default, rule in declared():
            if name == section.name:
                usual = f"`{written(default)}`" if default != "" else "vide"
                parts.append(f"| `{key}` | {usual} | {rule.wanted} | {rule.says} | {BY[rule.by]} |")
    return "\n".join(parts) + "\n"


def test_the_table_of_settings_is_the_one_of_the_code():
    _, table = SETTINGS.read_text(encoding="utf-8").split(MARK)

    assert table == settings_tables(), "run: python -m tests.test_docs"


def test_the_example_of_the_settings_is_accepted(tmp_path):
    example = re.search(r"```toml\n(.*?)```", SETTINGS.read_text(encoding="utf-8"), re.DOTALL)[1]
    (tmp_path / "settings.toml").write_text(example, encoding="utf-8")

    settings, problems = load(tmp_path / "settings.toml")

    assert problems == ()
    assert settings.place.located
    assert settings.wifi.ssid == "Villebrune visiteurs"


def test_the_short_notice_of_what_is_kept_is_the_one_of_the_screen():
    page = "kiosk/ui/screens/privacy.py"
    gathered = runpy.run_path(str(ROOT / "scripts/make_words.py"))["sentences"]
    said = [sentence.one for sentence in gathered((ROOT / page).read_text(encoding="utf-8"), page)]
    notice = re.search(
        r"Texte court.*?\n\n> (.*?)\n", (ROOT / "docs/privacy.md").read_text("utf-8"), re.DOTALL
    )[1]

    left = notice
    for sentence in said:
        if sentence.endswith("."):  # neither the title nor a key
            shown = sentence.replace("{place}", "[nom du lieu]")
            assert shown in notice
            left = left.replace(shown, "")

    assert left.split() == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_document_links_to_files_and_names_tests_that_exist(document):
    text = document.read_text(encoding="utf-8")
    links = re.findall(
        r"\]\((?!https?:|#|tel:|place:|call:|mailto:|\{)([^)#\s]+)",
        re.sub(r"(?s)```.*?```|`[^`\n]*`", "", text),
    )
    named = set(re.findall(r"`(test_\w+)`", text))
    known = {name for path in (ROOT / "tests").rglob("test_*.py") for name in names_of_tests(path)}

    assert [link for link in links if not (document.parent / link).exists()] == []
    assert named - known == set()


def names_of_tests(path: Path) -> list[str]:
    return re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_its_context_what_was_decided_and_what_follows(decision):
    number = decision.name[:4]
    text = decision.read_text(encoding="utf-8")

    assert re.match(rf"# 0*{int(number)}\b", text)
    parts = re.findall(r"^(?:## |\*\*)(Context|Decision|Consequence)", text, re.MULTILINE)
    assert parts[:3] == ["Context", "Decision", "Consequence"]
    assert len(list(decision.parent.glob(f"{number}-*.md"))) == 1


def test_no_document_names_the_machine_it_was_written_on():
    found = [
        (document.name, word)
        for document in DOCUMENTS
        for word in ("/work/", "/tmp/tasks", "/root/", "localhost.localdomain")
        if word in document.read_text(encoding="utf-8")
    ]

    assert found == []


if __name__ == "__main__":
    head, _ = SETTINGS.read_text(encoding="utf-8").split(MARK)
    SETTINGS.write_text(head + MARK + settings_tables(), encoding="utf-8")
