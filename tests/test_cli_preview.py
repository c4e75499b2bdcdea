"""`kiosk preview`: the page follows what is being written, and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

# isort: off
from tests.ui import conftest  # noqa: F401 - a screen that nobody sees, before Kivy

# isort: on
from kivy.base import EventLoop

from kiosk.adapters.player import SilentPlayer
from kiosk.adapters.speech import SilentVoice
from kiosk.bootstrap import Terminal
from kiosk.commands.draft import Draft
from kiosk.commands.preview_walk import changed_step, rejoin, way_to
from kiosk.commands.preview_window import BEFORE, LOOK_EVERY, Preview
from kiosk.commands.sources import find, read
from kiosk.core.journey import Journey
from kiosk.core.route import Library
from kiosk.errors import ContentError
from kiosk.settings import Settings
from kiosk.timer import HandTimer, Timer
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.stage import Stage
from kiosk.ui.theme import Look
from kiosk.worker import HandWorker
from tests.cli_kit import catalogue_in, change, kiosk, spawned
from tests.controllers.walking import plain
from tests.ui.driver import Finger

SLUG = "carte-essai"


class Desk:
    """A mediator's desk: a draft, its preview, and a clock turned by hand."""

    def __init__(self, folder: Path, step: str = "", language: str = "fr") -> None:
        EventLoop.ensure_window()
        self.file = folder / f"content/procedures/{SLUG}/{language}.md"
        self.timer = HandTimer()
        self.draft = Draft(find([str(self.file)], folder), SLUG, language, folder / "pack")
        self.opened: list[Terminal] = []
        self.preview = Preview(self.draft, Look(1280, 800, language), step, self.timer, self.open)
        self.preview.watch()

    def open(self, timer: Timer) -> Terminal:
        voice, player = SilentVoice(), SilentPlayer()
        worker = HandWorker(timer)
        self.opened.append(
            Terminal(Settings(), timer, worker, assets=self.draft.pack, voice=voice, player=player)
        )
        return self.opened[-1]

    def save(self, old: str, new: str) -> None:
        """Change the file, and let the preview look at it."""
        change(self.file, old, new)
        self.timer.turn(LOOK_EVERY * 1.5)

    @property
    def guide(self):
        return self.opened[-1].house.guide

    @property
    def title(self) -> str:
        return plain(self.guide.step().title)

    @property
    def picture(self) -> Piece:
        """The first of the step, or its words."""
        (stage,) = (child for child in self.preview.children if isinstance(child, Stage))
        return stage.find("picture-0")

    def texts(self) -> str:
        """Everything that is on the screen, notices last."""
        pieces = [
            piece for child in reversed(self.preview.children) for piece in (child.children[::-1] or [child])
        ]
        return " | ".join(block.text for piece in pieces for block in getattr(piece, "texts", ()))

    def notices(self) -> list[str]:
        return [plain(one.content) for one in reversed(self.preview.children) if isinstance(one, Notice)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    catalogue_in(tmp_path / "content")
    return tmp_path


@pytest.fixture
def library(folder: Path) -> Library:
    by_slug, _ = read(find([str(folder / "content")], folder))
    return {slug: languages["fr"] for slug, languages in by_slug.items()}


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    desk = Desk(folder)
    yield desk
    desk.preview.close()


# -- ways to a step


@pytest.mark.parametrize(
    ("step", "given"),
    [
        ("avant", {}),
        ("raison", {}),
        ("perdue", {"raison": "perdue"}),
        ("mineur", {"raison": "age", "age": "mineur"}),
        ("heberge", {"raison": "age", "age": "adulte", "adulte/essai-domicile#domicile": "heberge"}),
    ],
)
def test_the_shortest_way_to_a_step_goes_through_shared_parts_too(library, step, given):
    journey = way_to(library, SLUG, step)

    assert dict(journey.given) == given
    assert journey.at.rpartition("#")[2] == step


def test_a_step_that_does_not_exist_is_told_with_the_nearest(library):
    with pytest.raises(ContentError, match=r"Aucune étape « perdu » .* Vouliez-vous écrire perdue \?"):
        way_to(library, SLUG, "perdu")


def stood(at: str, **given: str) -> Journey:
    """A walk as it was before the files changed."""
    return Journey(SLUG, at, frozenset(given.items()))


def test_a_walk_is_made_again_as_far_as_its_answers_lead(library):
    walked = stood("mineur", raison="perdue", age="mineur")

    assert rejoin(library, walked) == walked
    assert rejoin(library, stood("mineur", raison="volee", age="mineur")).at == "raison"


def test_a_wanted_step_is_reached_by_the_same_answers_where_they_pass_it(library):
    walked = stood("mineur", raison="perdue", age="mineur")

    assert rejoin(library, walked, "age") == stood("age", raison="perdue")
    assert rejoin(library, walked, "doute") == stood("doute", raison="doute")


def test_the_step_of_the_first_changed_line_is_found(library):
    procedure = library[SLUG]
    text = Path(procedure.file).read_text(encoding="utf-8")

    assert changed_step(procedure, text, text) == ""
    assert changed_step(procedure, text, text.replace("title: Refaire", "title: Changer")) == ""
    assert changed_step(procedure, text, text.replace("Choisissez", "Prenez")) == "raison"
    assert changed_step(procedure, text, text + "\nUne ligne.\n") == procedure.steps[-1].id


# -- the window


def test_the_opening_card_is_shown_first(desk):
    assert desk.guide.is_opening
    assert desk.notices() == []


def test_a_save_shows_the_step_that_was_changed(desk):
    desk.save("Vous déclarez la perte au guichet.", "Dites la perte au guichet.")

    assert desk.title == "Carte perdue"
    assert "Dites la perte au guichet." in desk.texts()


def test_what_was_answered_is_answered_again(folder):
    desk = Desk(folder, step="perdue")
    for choice in ("age", "mineur", "adulte"):
        desk.guide.choose(choice)

    desk.save("## Vous venez en personne {#adulte}", "## Venez en personne {#adulte}")

    assert desk.title == "Venez en personne"
    assert [answer.answer for answer in desk.guide.answers()] == ["Je l'ai perdue", "Moins de 18 ans"]
    desk.preview.close()


def test_a_value_that_changes_leaves_the_step_where_it_is(folder):
    desk = Desk(folder, step="perdue")

    change(folder / f"content/procedures/{SLUG}/facts.toml", "euros = 25", "euros = 31")
    desk.timer.turn(LOOK_EVERY * 1.5)

    assert desk.title == "Carte perdue"
    assert "31" in desk.texts()
    desk.preview.close()


def test_a_page_that_was_left_does_not_keep_from_the_changed_step(desk):
    desk.opened[0].house.visits.start_again()

    desk.save("Vous déclarez la perte au guichet.", "Dites la perte au guichet.")

    assert desk.title == "Carte perdue"


def test_a_picture_is_shown_and_follows_its_file(folder):
    desk, file = Desk(folder, step="adulte"), folder / f"content/procedures/{SLUG}/empreintes.png"
    first = desk.picture

    Image.new("RGB", (300, 100)).save(file)
    desk.timer.turn(LOOK_EVERY * 1.5)
    second = desk.picture
    file.unlink()
    desk.timer.turn(LOOK_EVERY * 1.5)

    assert (first.painting.size, second.painting.size) == ((360, 240), (300, 100))
    assert [desk.picture.role, *desk.notices()] == [
        "text",
        "Ligne 78 : L'image « empreintes.png » n'est pas dans le dossier de la démarche. "
        "Mettez-la à côté du texte, ou corrigez son nom.",
    ]
    desk.preview.close()


def test_what_was_chosen_for_the_eyes_stays(desk):
    visits = desk.opened[0].house.visits
    visits.enlarge("large")
    visits.set_contrast(True)
    visits.speak("en")

    desk.save("Choisissez votre situation.", "Choisissez.")

    state = desk.opened[-1].house.visits.state
    assert (state.size, state.contrast, state.language) == ("large", True, "en")
    assert desk.title == "Why renew the card?"


def test_nothing_happens_while_nothing_is_saved(desk):
    desk.timer.turn(3600)

    assert len(desk.opened) == 1


def test_a_sentence_that_is_too_long_is_shown_and_told(desk, capsys):
    long = "Prenez le temps de bien lire chaque mot de cette phrase qui ne finit pas."
    desk.save("Choisissez votre situation.", f"{long[:-1]} vraiment.")

    assert desk.title == "Pourquoi refaire la carte ?"
    assert [notice[:30] for notice in desk.notices()] == ["Ligne 36 : Une phrase a 16 mot"]
    assert "fr.md:36\n  Une phrase a 16 mots." in capsys.readouterr().err


def test_a_file_that_cannot_be_shown_leaves_the_page_and_comes_back_once_mended(desk):
    desk.save("(#perdue)", "(#perdu)")
    broken = desk.notices()
    desk.save("(#perdu)", "(#perdue)")

    assert broken[0] == BEFORE
    assert "qui n'existe pas" in broken[1]
    assert len(desk.opened) == 3
    assert desk.notices() == []


def test_the_page_that_stays_keeps_its_step(folder):
    desk = Desk(folder, step="mineur")
    before = desk.opened[0].house.guide.step().title

    desk.save("(#perdue)", "(#perdu)")

    assert desk.opened[0].house.guide.step().title == before
    desk.preview.close()


def test_many_problems_are_counted(desk):
    for piece in ("(#perdue", "(#doute", "(#mineur", "plus](#adulte"):
        desk.save(piece, f"{piece}x")

    assert len(desk.notices()) == 5
    assert desk.notices()[-1] == "Et 1 autre, dits par kiosk check."


def test_a_touch_on_what_is_told_hides_it_and_touches_nothing_else(desk):
    EventLoop.window.add_widget(desk.preview)
    desk.save("(#perdue)", "(#perdu)")
    title = desk.texts()

    notice = next(child for child in desk.preview.children if isinstance(child, Notice))
    Finger(*notice.center).press().release()

    assert title.startswith(desk.texts())
    assert desk.notices() == []
    EventLoop.window.remove_widget(desk.preview)


def test_only_the_last_terminal_lives(desk):
    desk.save("Choisissez votre situation.", "Choisissez.")
    was = desk.opened[0].house.visits.state

    desk.timer.turn(200)

    assert desk.opened[0].house.visits.state == was


def test_a_deleted_file_is_told(desk):
    desk.file.unlink()
    desk.timer.turn(LOOK_EVERY * 1.5)

    assert desk.notices()[0] == BEFORE


# -- the command


def test_a_picture_is_written_without_a_screen(folder):
    target = folder / "étape.png"

    result = spawned(
        "preview", folder / f"content/procedures/{SLUG}/en.md", "--step", "perdue", "--picture", target
    )

    with Image.open(target) as picture:
        assert picture.size == (1280, 800)
        assert len(picture.convert("RGB").getcolors(1_000_000)) > 50
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr.endswith("Tout est bon.\n")


def test_a_picture_of_what_cannot_be_shown_says_why_and_answers_one(folder):
    file, target = folder / f"content/procedures/{SLUG}/fr.md", folder / "a.png"
    change(file, "(#perdue)", "(#perdu)")

    result = spawned("preview", file, "--picture", target, "--window", "800x480")

    assert result.returncode == 1
    assert target.exists()
    assert "qui n'existe pas." in result.stderr
    assert "Traceback" not in result.stderr


def test_a_step_that_does_not_exist_ends_the_preview(folder):
    file = folder / f"content/procedures/{SLUG}/fr.md"

    result = spawned("preview", file, "--step", "perdu", "--picture", folder / "a.png")

    assert result.returncode == 1
    assert "Vouliez-vous écrire perdue ?" in result.stderr
    assert not (folder / "a.png").exists()


def test_without_a_screen_a_picture_is_proposed(folder):
    result = spawned(
        "preview", folder / f"content/procedures/{SLUG}/fr.md", surroundings={"HOME": str(folder)}
    )

    assert result.returncode == 1
    assert result.stderr.endswith("Sans écran, demandez une image : --picture IMAGE.png\n")


def test_a_language_that_is_not_written_is_told(folder):
    result = kiosk("preview", folder / f"content/procedures/{SLUG}", "--language", "ar")

    assert result.exit_code == 1
    assert result.output == f"Il n'y a pas de fichier {SLUG}/ar.md. Écrivez-le d'abord.\n"
