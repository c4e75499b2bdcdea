"""What the terminal keeps and what it does not (art. 13 of the GDPR), readable and spoken."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.key import Main
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """The notice of docs/privacy.md, in a visitor's words."""
    tr, settings = scene.tr, scene.house.settings
    place = settings.place.name
    sentences = [tr("Cette borne est celle de : {place}.", place=place)] if place else []
    sentences += [
        tr("On ne vous demande pas votre nom."),
        tr("Vos réponses restent dans la borne le temps de votre visite.")
        + " "
        + tr("À la fin, tout est effacé."),
        tr("La borne compte les visites de la semaine : c'est une mission de service public."),
        tr("Ces nombres sont gardés deux ans. Ils ne disent rien de vous."),
        tr("Une question, une plainte ? Demandez à l'accueil, ou à la CNIL : cnil.fr."),
    ]
    says = [scene.words(text, f"privacy-{index}") for index, text in enumerate(sentences)]
    leave = scene.house.navigation.back
    back = Main(scene.look, tr("J'ai compris"), leave, icon="check", low=True, name="understood")
    return Shown(Content(scene.title(tr("Ce que la borne garde")), says=says, closing=[back], wide=True))
