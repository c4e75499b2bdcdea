"""What `docs/writing-procedures.md` shows and lists is what the parser takes."""

import re
from datetime import date
from pathlib import Path

from kiosk.core.catalogue_files import check_files
from kiosk.core.checks_by_hand import by_hand
from kiosk.core.checks_origin import LONGEST_TRUST
from kiosk.core.facts import KINDS, fill, parse_facts
from kiosk.core.front_matter import KEYS
from kiosk.core.parser import parse
from kiosk.core.procedure import EVENTS, ICONS, OPENING_PARTS

GUIDE = (Path(__file__).parents[2] / "docs" / "writing-procedures.md").read_text("utf-8")
PROCEDURE = re.search(r"```markdown\n(.*?)```", GUIDE, re.DOTALL)[1]
FACTS = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)[1]


def test_the_example_of_the_guide_is_sound() -> None:
    files = {"facts.toml": "", "bibliotheque/fr.md": PROCEDURE, "bibliotheque/facts.toml": FACTS}

    assert [str(error) for error in check_files(files, date(2026, 11, 24))] == []


def test_the_example_shows_every_kind_of_line_but_pictures() -> None:
    kinds = {
        type(block).__name__ for step in parse(PROCEDURE, "fr.md", "b", "fr").steps for block in step.blocks
    }

    assert kinds == {"Paragraph", "Choice", "Item", "Advice", "WayOut"}


def test_the_guide_lists_the_pictograms_the_doors_the_keys_and_the_parts() -> None:
    listed = re.search(r"held by a test -->\n(.*?)\n\n", GUIDE, re.DOTALL)[1]

    assert re.findall(r"`([a-z-]+)`", listed) == sorted(ICONS)
    assert f"accueil : {', '.join(EVENTS)} |" in GUIDE
    assert re.findall(r"^\| `([a-z]+)` \|", GUIDE, re.MULTILINE) == list(KEYS)
    assert ", ".join(f"`{{#{part}}}`" for part in OPENING_PARTS) in GUIDE


def test_the_values_that_the_guide_refuses_are_refused_and_those_that_it_lets_through_are_not():
    table = re.search(r"\| ce qui est refusé .*?\n\|.*?\n(.*?)\n\n", GUIDE, re.DOTALL)[1]
    rows = [
        [cell.strip().partition(" : ")[2] for cell in row.strip("|").split("|")] for row in table.splitlines()
    ]

    refused = [one for cells in rows for one in cells[0].split(", ") if not one.startswith("`")]
    passing = [one for cells in rows for one in cells[1].split(", ") if one]

    assert len(refused) >= 12
    assert len(passing) >= 5
    assert [one for one in refused if not tuple(by_hand(one))] == []
    assert [one for one in passing if tuple(by_hand(one))] == []


def rendered(toml: str) -> str:
    """What `{a}` becomes in French, with these lines of TOML."""
    origin = {"source": '"https://example.org/"', "checked": "2026-10-01", "review_by": "2027-04-01"}
    lines = ("[a]", toml, *(f"{key} = {value}" for key, value in origin.items()))
    sure = () if "confidence" in toml else ('confidence = "verified"',)
    facts = parse_facts("\n".join((*lines, *sure)), "facts.toml")
    return fill("{a}", facts, "fr", "77", date(2026, 11, 24)).text.replace("\u00a0", " ")


def test_the_table_of_what_the_screen_shows_of_a_value_is_what_it_shows():
    table = re.search(r"\| dans `facts.toml` \|.*?\n\|.*?\n(.*?)\n\n", GUIDE, re.DOTALL)[1]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()]

    shown = {written: rendered("\n".join(re.findall("`(.*?)`", written))) for written, _ in rows}

    assert shown == dict(rows)
    assert {re.match("`([a-z]+)", written)[1] for written in shown} == set(KINDS)
    assert f"« vient en entre {shown['`days = [14, 21]`'].removeprefix('entre ')} »" in GUIDE


def test_the_guide_says_how_far_a_review_may_be():
    assert f"{['', 'un', 'deux', 'trois', 'quatre', 'cinq'][LONGEST_TRUST]} ans après au plus" in GUIDE
