"""« Bonjour. Touchez votre langue. »: each language in its own script, with or without a voice."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.key import Key
from kiosk.ui.pieces.language_tile import LanguageTile
from kiosk.ui.pieces.voices import Voices
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.words import NAMES


def show(scene: Scene) -> Shown:
    """Choosing opens the six doors in that language."""
    house, tr = scene.house, scene.tr
    others = [
        house.words.speaker(language) for language in house.catalogue.languages if language != tr.language
    ]
    greetings = tuple((speaker("Bonjour"), speaker.language) for speaker in others)
    hello = Voices(scene.look, greetings, style="heading", token="soft", name="hello")
    privacy = Key(
        scene.look, tr("Ce que la borne garde"), scene.go("privacy"), icon="lock-simple", name="privacy"
    )
    tiles = [_tile(scene, language) for language in house.catalogue.languages]
    content = Content(
        scene.words(tr("Bonjour"), "title", "hero", bold=True),
        says=[hello] if greetings else [],
        aside=[privacy],
        does=[scene.words(tr("Touchez votre langue"), "touch", "heading", bold=True), *tiles],
        columns=2 if len(tiles) > 4 else 1,
    )
    return Shown(content, loop="tied", off_keys=frozenset({"back", "restart"}))


def _tile(scene: Scene, language: str) -> LanguageTile:
    own = scene.house.words.speaker(language)
    speaks = scene.house.reader.is_heard(language)
    note = own("avec la voix") if speaks else own("texte seulement, sans voix")

    def choose() -> None:
        scene.house.visits.speak(language)
        scene.house.navigation.open("home")

    return LanguageTile(
        scene.look.speaking(language),
        NAMES.get(language, language),
        choose,
        note=note,
        speaks=speaks,
        mirrored=scene.look,
        name=f"language-{language}",
    )
