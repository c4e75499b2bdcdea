import re
from datetime import date
from pathlib import Path

import pytest

from kiosk.core.checks_facts import COMMON
from kiosk.core.facts import Fact, parse_facts
from kiosk.core.parser import parse
from kiosk.core.procedure import Procedure
from kiosk.core.review import review

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "content" / "good"
REAL = ROOT / "assets" / "procedures"
TODAY = date(2026, 11, 24)


def books(folder: Path) -> dict[str, Procedure]:
    files = sorted(folder.glob("*/fr.md"))
    return {
        file.parent.name: parse(file.read_text("utf-8"), f"{file.parent.name}/fr.md", file.parent.name, "fr")
        for file in files
    }


def values(folder: Path, common: Path) -> dict[str, dict[str, Fact]]:
    files = {COMMON: common, **{file.parent.name: file for file in folder.glob("*/facts.toml")}}
    return {slug: parse_facts(file.read_text("utf-8"), file.name) for slug, file in files.items()}


def good(slug: str = "carte-essai") -> str:
    return review(books(GOOD), slug, values(GOOD, GOOD / "facts.toml"), TODAY)


def section(text: str, title: str) -> str:
    return re.split(r"\n## \d\. ", text.split(f". {title}\n", 1)[1])[0]


def rows(text: str, title: str) -> list[list[str]]:
    lines = [line for line in section(text, title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "---" not in line]


def test_the_head_counts_steps_papers_and_paths() -> None:
    assert "- 11 étapes, 9 papiers, 18 chemins" in good()


def test_each_step_is_printed_once() -> None:
    titles = re.findall(r"^### (\d+)\. (.+)$", good(), re.M)

    assert [int(number) for number, _ in titles] == list(range(1, 12))
    assert len({title for _, title in titles}) == 11


def test_the_drawing_shows_where_each_answer_leads() -> None:
    drawing = section(good(), "Le parcours, dessiné")

    assert (
        "  1 Pourquoi refaire la carte\u00a0?\n     ├─ Je l'ai perdue → 2\n     ├─ Elle est abîmée → 4\n"
        in drawing
    )
    assert "  6 Vous venez en personne\n     └─ Continuer → 8, puis 7\n" in drawing
    assert " 10 Vous habitez chez quelqu'un → 11  (partie commune : Prouver où vous habitez)" in drawing
    assert "  7 Les papiers à apporter → fin\n" in drawing


def test_the_table_says_which_paper_when() -> None:
    when = {row[1]: row[2] for row in rows(good(), "Quel papier, quand")}

    assert when["Un timbre fiscal de 25\u00a0€"] == "étape 1 : Je l'ai perdue"
    assert when["Une photo de moins de 6 mois"] == "toujours"
    assert (
        when["Votre carnet de santé"]
        == "étape 1 : Elle est abîmée °, Je ne sais pas ° ; étape 4 : Moins de 18 ans °"
    )


def test_conditions_are_said_with_the_titles_of_the_steps() -> None:
    assert (
        "**L'accord de votre parent** — seulement après « Carte perdue » et « Votre parent vient aussi »"
        in good()
    )
    assert "**Votre carnet de santé** — sauf après « Carte perdue »" in good()


def test_each_distinct_list_is_printed_with_a_way_to_get_it() -> None:
    table = section(good(), "Les listes que l'on peut emporter")

    assert "6 listes différentes" in table
    assert "### Dans la partie commune « Prouver où vous habitez »" in table
    assert (
        "| 2, 5, ceux de « Prouver où vous habitez » | 3 | 1 Je ne sais pas · 4 18 ans ou plus · 8 Oui |"
        in table
    )


def test_walks_are_to_be_tried_with_the_papers_to_expect() -> None:
    walks = rows(good(), "Les essais à faire au terminal")[1:]

    assert walks[0][1] == "1 Je l'ai perdue · 4 Moins de 18 ans · 8 Oui"
    assert all(re.fullmatch(r"\d+(, \d+)*", row[2]) for row in walks)
    assert len(walks) == 9


def test_doubtful_values_are_marked_where_they_are_read_and_in_their_table() -> None:
    text = good()

    assert "entre 4 et 6\u00a0semaines (à vérifier" in text
    table = rows(text, "Les valeurs, avec leur source")
    assert [row[0] for row in table if "973" in row[0]] == ["12,50\u00a0€ (département 973)"]
    assert [row[4] for row in table if row[0].startswith("entre")] == ["de seconde main"]


def test_a_doubtful_number_is_marked_in_the_way_out_that_dials_it() -> None:
    facts = values(GOOD, GOOD / "facts.toml")

    late = review(books(GOOD), "carte-essai", facts, date(2027, 10, 2))

    assert "(téléphone : 34\u00a000)" in good()
    assert "(téléphone : 34\u00a000 (à vérifier))" in late


def test_a_shared_part_is_reviewed_with_the_procedures_that_use_it() -> None:
    assert good("essai-domicile") == (
        "# Relecture : Prouver où vous habitez\n\n"
        "Cette partie commune se relit dans les démarches qui la traversent : « Refaire la carte d'essai ».\n"
    )


@pytest.mark.parametrize("slug", sorted(books(REAL)))
def test_the_procedures_we_ship_are_reviewed_in_thirty_pages(slug: str) -> None:
    text = review(books(REAL), slug, values(REAL, REAL.parent / "facts.toml"), TODAY)

    lines = sum(1 + len(line) // 95 for line in text.splitlines())
    assert lines <= 30 * 55
