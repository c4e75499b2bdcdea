"""Every step of every procedure, whichever way one comes to it, is whole on the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.controllers.guide import Guide
from kiosk.ui.gallery import SIZES, TOWN, name_of
from kiosk.ui.snapshot import seen
from kiosk.ui.theme import Look
from tests.ui.driver import Driver
from tests.ui.pages import Page
from tests.ui.whole import CHECKS

LOOKS = [Look(*size, language) for size in SIZES[:2] for language in ("fr", "ar")]


def every_step(guide: Guide, known: set[str]) -> Iterator[str]:
    """Goes to each step once, and back; its title while it is shown."""
    if guide.at_list or (title := guide.step().title) in known:
        return
    known.add(title)
    yield title
    targets = [option.target for option in guide.step().options]
    for target in targets:
        guide.choose(target)
        yield from every_step(guide, known)
        guide.back()
    if not targets:
        guide.forward()
        yield from every_step(guide, known)
        guide.back()


@pytest.mark.parametrize("look", LOOKS, ids=name_of)
def test_every_step_of_every_procedure_is_whole(look: Look):
    driver = Driver(TOWN, size=(look.width, look.height))
    house, stage, steps, found = driver.house, driver.stage, 0, []
    house.visits.wake()
    house.visits.speak(look.language)
    for event in ("papiers", "sante", "logement", "travail", "famille", "autre"):
        for procedure in house.catalogue.behind(event, look.language):
            house.guide.start(procedure.slug)
            house.navigation.open("guide", procedure.slug)
            house.guide.forward()
            for title in every_step(house.guide, set()):
                steps += 1
                for sheet in range(len(stage.page.sheets)):
                    stage.turn(sheet - stage.page.number)
                    page = Page(title, stage.name, seen(stage), ())
                    found += [f"{title} {sheet}: {fault}" for check in CHECKS for fault in check(look, page)]
            house.navigation.home()
    driver.close()
    assert steps > 60
    assert not found, "\n".join(found)
