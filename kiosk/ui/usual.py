"""The few things that most places call somebody or a number, so that they can be told in every language."""

from __future__ import annotations

from kiosk.words import Speaker

USUAL = {
    "médiatrice": "médiatrice",
    "médiateur": "médiateur",
    "médiatrice numérique": "médiatrice numérique",
    "médiateur numérique": "médiateur numérique",
    "conseillère": "conseillère",
    "conseiller": "conseiller",
    "conseillère numérique": "conseillère numérique",
    "conseiller numérique": "conseiller numérique",
    "agente d'accueil": "agente d'accueil",
    "agent d'accueil": "agent d'accueil",
    "accueil": "Accueil",
    "l'accueil": "Accueil",
    "accueil de la mairie": "Accueil de la mairie",
    "l'accueil de la mairie": "Accueil de la mairie",
}


def usual(tr: Speaker, given: str) -> tuple[str, str]:
    """Words of the settings, and the language that they are told in: the visitor's if usual, else French.

    In French they stay as they were written.
    """
    key = " ".join(given.replace("’", "'").casefold().split())
    if tr.language == "fr" or key not in USUAL:
        return given, "fr"
    return tr(USUAL[key]), tr.language
