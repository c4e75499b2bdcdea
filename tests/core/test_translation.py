from dataclasses import replace
from pathlib import Path

from kiosk.core.parser import parse
from kiosk.core.procedure import Item, Paragraph, Procedure
from kiosk.core.translation import differences, skeleton
from tests.core.drawing import draw

GOOD = Path(__file__).parents[1] / "content" / "good" / "carte-essai"


def read(language: str) -> Procedure:
    return parse((GOOD / f"{language}.md").read_text("utf-8"), f"{language}.md", "carte-essai", language)


def test_two_languages_of_a_procedure_have_the_same_skeleton() -> None:
    assert skeleton(read("fr")) == skeleton(read("en"))
    assert list(differences(read("fr"), read("en"))) == []


def test_texts_may_be_cut_otherwise_but_not_under_a_condition() -> None:
    french = draw("un + A : deux\ndeux + B")
    step = french.steps[0]
    longer = replace(
        french, steps=(replace(step, blocks=(Paragraph("More."), *step.blocks)), french.steps[1])
    )
    papers = tuple(block for block in step.blocks if not isinstance(block, Item))
    fewer = replace(french, steps=(replace(step, blocks=papers), french.steps[1]))

    assert list(differences(french, longer)) == []
    assert len(list(differences(french, fewer))) == 1
