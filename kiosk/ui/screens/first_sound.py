"""First start: each voice says its own sentence, and somebody says whether it was heard."""

from __future__ import annotations

from kiosk.core.acceptance import LANGUAGES
from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.key import Key
from kiosk.ui.pieces.notice import Card, Notice, Row
from kiosk.ui.screens.first import ways
from kiosk.ui.screens.scene import Scene, Shown

IS_STAFF = True
SAID = {
    "heard": ("check", "entendue", "ok"),
    "unheard": ("x", "pas entendue", "stop"),
    "none": ("speaker-slash", "pas de voix pour cette langue", "line"),
}


def show(scene: Scene) -> Shown:
    """One voice after the other, then what was heard."""
    tr, look, first = scene.tr, scene.look, scene.house.first_start
    if not first.hearing:
        return _all(scene)
    title = scene.title(tr("La voix en {language}", language=LANGUAGES.get(first.hearing, first.hearing)))
    trouble = scene.house.reader.loudspeaker.trouble
    says: list[Piece] = [Notice(look, trouble, "speaker-slash", "stop", name="no-sound")] if trouble else []
    if not first.speaks(first.hearing):
        told = tr("La borne n'a pas de voix pour cette langue : les visiteurs la liront.")
        says.append(Notice(look, told, "speaker-slash", name="no-voice"))
        return ways(scene, Content(title, says=says), "Continuer", lambda: first.heard("none"))
    asked = (
        ("play", "Faire parler la borne", first.play, "speaker-high", "elle dit « Touchez votre langue »"),
        ("heard", "Je l'entends bien", lambda: first.heard("heard"), "check", ""),
        ("unheard", "Je ne l'entends pas", lambda: first.heard("unheard"), "x", "la fiche le dira"),
    )
    does: list[Piece] = [
        Choice(look, tr(label), act, icon=icon, name=name, note=tr(note) if note else "")
        for name, label, act, icon, note in asked
    ]
    return ways(scene, Content(title, says=says, aside=_volume(scene), does=does))


def _volume(scene: Scene) -> list[Piece]:
    """Softer and louder, for each visit's beginning."""
    tr, first, reader = scene.tr, scene.house.first_start, scene.house.reader
    level = reader.state.volume
    louder = None if reader.is_loudest else (lambda: first.choose_volume(level + 1))
    softer = (lambda: first.choose_volume(level - 1)) if level else None
    return [
        Key(scene.look, tr("Plus fort"), louder, icon="speaker-high", name="louder"),
        Key(scene.look, tr("Moins fort"), softer, icon="speaker-low", name="softer"),
    ]


def _all(scene: Scene) -> Shown:
    first = scene.house.first_start
    voices = first.record().get("voices", {})
    rows = []
    for language in first.offered:
        icon, said, plate = SAID.get(voices.get(language, ""), ("question", "pas essayée", "line"))
        rows.append(Row(icon, LANGUAGES.get(language, language), scene.tr(said), plate=plate, bold=True))
    card = Card(scene.look, tuple(rows), name="voices")
    return ways(scene, Content(scene.title(scene.tr("Les voix")), does=[card]), "Continuer", skips=False)
