"""What the terminal ships: every file read, checked as of today, and walked in each language to its list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kiosk.controllers.catalogue import Catalogue
from kiosk.controllers.guide import Guide
from kiosk.core.checks import check
from kiosk.core.facts import Fact, fact_problems, mark, parse_facts
from kiosk.core.flow import Flow
from kiosk.core.lexicon import parse_lexicon, speak
from kiosk.core.parser import parse, problems
from kiosk.core.place import KINDS
from kiosk.core.procedure import EMERGENCY_NUMBERS, OPENING_PARTS, Choice, Picture, Procedure, WayOut
from kiosk.core.walks import Answers, walks
from kiosk.settings import Settings
from kiosk.store.packs import Pack
from tests.controllers.walking import assets_in, made

ASSETS = Path(__file__).resolve().parents[2] / "assets"
LANGUAGES = ("fr", "en", "ar")
TEXTS = sorted(ASSETS.glob("procedures/*/*.md"))
VALUES = [ASSETS / "facts.toml", *sorted(ASSETS.glob("procedures/*/facts.toml"))]
SLUGS = sorted(path.name for path in (ASSETS / "procedures").iterdir())


def name(path: Path) -> str:
    return path.relative_to(ASSETS).as_posix()


@cache
def written() -> dict[str, dict[str, Procedure]]:
    """Every procedure by slug and language."""
    read: dict[str, dict[str, Procedure]] = {}
    for path in TEXTS:
        slug, language = path.parent.name, path.stem
        text = path.read_text(encoding="utf-8")
        read.setdefault(slug, {})[language] = parse(text, f"{slug}/{path.name}", slug, language)
    return read


@cache
def values() -> dict[str, dict[str, Fact]]:
    """The facts of every slug, the common ones under ""."""
    return {
        "" if path.parent == ASSETS else path.parent.name: parse_facts(path.read_text("utf-8"), name(path))
        for path in VALUES
    }


def guided() -> list[str]:
    return [slug for slug in SLUGS if not written()[slug]["fr"].is_part]


# -- every file


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_a_procedure_is_read_without_a_remark(path):
    text = path.read_text(encoding="utf-8")

    assert [str(problem) for problem in problems(text, name(path), path.parent.name, path.stem)] == []


@pytest.mark.parametrize("path", VALUES, ids=name)
def test_values_are_read_without_a_remark(path):
    assert [str(problem) for problem in fact_problems(path.read_text(encoding="utf-8"), name(path))] == []


def test_the_catalogue_is_sound_today():
    assert [str(problem) for problem in check(written(), values(), date.today())] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_procedure_is_there_in_each_language(slug):
    assert set(written()[slug]) == set(LANGUAGES)


@pytest.mark.parametrize("slug", guided())
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_opening_card_has_its_two_sentences_and_its_six_parts(slug, language):
    opening = written()[slug][language].opening

    assert opening is not None
    assert len(opening.blocks) == 2
    assert tuple(part.id for part in opening.parts) == OPENING_PARTS


@pytest.mark.parametrize("slug", SLUGS)
def test_every_picture_and_every_kind_of_place_is_known(slug):
    blocks = [block for step in written()[slug]["fr"].steps for block in step.blocks]

    pictures = [block.file for block in blocks if isinstance(block, Picture)]
    kinds = {block.address for block in blocks if isinstance(block, WayOut) and block.kind == "place"}
    assert [file for file in pictures if not (ASSETS / "procedures" / slug / file).is_file()] == []
    assert kinds - set(KINDS) == set()


@pytest.mark.parametrize("number", EMERGENCY_NUMBERS)
def test_an_emergency_number_is_dialled_as_it_is_and_explained_in_each_language(number):
    common = values()[""]

    assert common[f"urgence_{number}"].value == number
    told = common[f"urgence_{number}_pour"].value
    assert isinstance(told, dict)
    assert set(told) == set(LANGUAGES)
    assert all(told.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_a_lexicon_that_says_a_price_in_words(language):
    path = ASSETS / "lexicon" / f"{language}.toml"

    lexicon = parse_lexicon(path.read_text(encoding="utf-8"), name(path))

    spoken = speak("25 €", lexicon).text
    assert lexicon.language == language
    assert "€" not in spoken
    assert any(sign.isalpha() for sign in spoken)


# -- every way


class Visitor:
    """Walks through what ships as a visitor would, in one language."""

    def __init__(self, pack: Pack, language: str) -> None:
        self.catalogue = Catalogue(pack, Settings(), date.today)
        self.guide = Guide(self.catalogue, lambda: language)

    def walk(self, slug: str, choices: list[str]) -> Iterator[tuple[int, int]]:
        """To the list, by these choices at the questions; the number and the steps ahead at each step."""
        guide, waiting = self.guide, iter(choices)
        guide.start(slug)
        guide.forward()
        while not guide.at_list:
            view = guide.step()
            yield view.number, view.ahead
            texts = [filled.text for filled in (*view.paragraphs, *view.papers, *view.advice)]
            assert not any("{" in text for text in (*texts, *(way.address for way in view.ways)))
            if len(view.options) > 1:
                guide.choose(next(waiting))
            else:
                guide.forward()
        assert list(waiting) == []


def choices(guide: Guide, slug: str, answers: Answers) -> list[str]:
    """The ids of these answers, found by their French labels."""
    found: list[str] = []
    guide.start(slug)
    guide.forward()
    for answer in answers:
        while len(options := guide.step().options) < 2:
            guide.forward()
        found.append(next(one.target for one in options if one.label == answer.label))
        guide.choose(found[-1])
    return found


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return made(assets_in(tmp_path_factory.mktemp("assets")))


@pytest.fixture(scope="module")
def ways(shipped: Pack) -> dict[str, list[list[str]]]:
    """By slug, walks that put every choice after every other once."""
    guide = Visitor(shipped, "fr").guide
    library = {slug: written()[slug]["fr"] for slug in SLUGS}
    return {
        slug: [choices(guide, slug, answers) for answers in walks(Flow(library, slug))] for slug in guided()
    }


def bare(text: str) -> str:
    """The text without its spaces, its marks of direction and of doubt, and what it says in brackets."""
    for sign in ("(à vérifier)", *map(mark, LANGUAGES)):
        text = text.replace(sign.strip(), "*")
    return re.sub(r"\([^()]*\)|[\s\u2066-\u2069\u200f]", "", text)


@pytest.mark.parametrize("slug", guided())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_ends_with_a_list_that_fits_its_codes(shipped, ways, slug, language):
    visitor = Visitor(shipped, language)

    for way in ways[slug]:
        steps = list(visitor.walk(slug, way))

        assert [number for number, _ in steps] == list(range(1, len(steps) + 1))
        assert all(number + ahead >= len(steps) for number, ahead in steps), "at most means at most"
        checklist, codes = visitor.guide.checklist(), visitor.guide.codes()
        assert checklist.lines or checklist.where, way
        assert checklist.when, way
        assert checklist.cost, way
        assert all(len(code.encode()) <= 300 for code in codes), way
        if len(codes) > 1:
            assert all(
                code.startswith(f"{rank}/{len(codes)} ") for rank, code in enumerate(codes, start=1)
            ), way
        photographed = bare("".join(code.partition("\n")[2] for code in codes))
        below = (checklist.where, checklist.when, checklist.cost)
        for line in (*checklist.lines, *(line for line in below if line)):
            assert bare(line.text) in photographed, way
            assert bare(line.french) in photographed, way


@pytest.mark.parametrize("reason", ["plus", "abimee", "premiere"])
def test_the_card_of_a_child_is_ordered_on_the_account_of_a_parent_or_with_help(ways, reason):
    of_a_child = [way for way in ways["carte-vitale"] if reason in way and "enfant" in way]

    assert {way[-1] for way in of_a_child} == {"internet", "aide"}
    assert not any("caisse" in way or "sans-compte" in way for way in of_a_child)


@pytest.mark.parametrize("question", ["sejour", "foyer"])
def test_who_does_not_know_a_nationality_or_a_couple_is_offered_somebody(question):
    procedure = written()["prime-activite"]["fr"]
    answers = [block for block in procedure.step(question).blocks if isinstance(block, Choice)]

    assert answers[-1].label == "Je ne sais pas"
    doubt = procedure.step(answers[-1].step).blocks
    assert [block.kind for block in doubt if isinstance(block, WayOut)] == ["call"]
