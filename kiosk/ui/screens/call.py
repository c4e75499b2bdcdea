"""« Appeler quelqu'un »: who is there and when, then the numbers that answer. It calls nobody itself."""

from __future__ import annotations

from kiosk.controllers.bell import Someone
from kiosk.controllers.catalogue import PhoneLine
from kiosk.core.facts import mark, phone
from kiosk.ui.content import Content
from kiosk.ui.help import emergency, place
from kiosk.ui.hours import sentence
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.pieces.voices import Voices
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.ui.usual import usual


def show(scene: Scene) -> Shown:
    """The truth first, then what is possible, best first."""
    tr, house = scene.tr, scene.house
    someone = house.bell.someone()
    does: list[Piece] = []
    if someone.phone:
        does.append(_of_the_place(scene, someone))
    labels = {
        "assurance_maladie": tr("Assurance maladie : carte Vitale, soins"),
        "caf": tr("CAF : aides, logement"),
    }
    lines = house.catalogue.helplines(tr.language)
    does += [
        _ring(scene, line.number, labels[line.name] + _doubt(scene, line), tr.language, "plate")
        for line in lines
    ]
    near = tr("une maison France services, près d'ici")
    does += [place(scene, "france_services", near, tr("Aller voir quelqu'un")), emergency(scene)]
    no_phone = tr("La borne ne téléphone pas. Demandez à l'accueil, ou téléphonez.")
    says: list[Piece] = [
        *_presence(scene, someone),
        *scene.unless_small(Notice(scene.look, no_phone, "info", name="no-phone", style="small")),
    ]
    content = Content(
        scene.title(_title(scene, someone)),
        says=says,
        does=does,
        columns=2 if scene.look.shape != "P" else 1,
        narrow=True,
    )
    return Shown(content, open_key="call")


def _doubt(scene: Scene, line: PhoneLine) -> str:
    return mark(scene.tr.language) if line.doubtful else ""


def _of_the_place(scene: Scene, someone: Someone) -> Choice:
    """The place's own telephone, under the name that the place gave it."""
    label, language = usual(scene.tr, someone.phone_label or "Accueil")
    return _ring(scene, someone.phone, label, language, "fil")


def _ring(scene: Scene, number: str, label: str, language: str, plate: str) -> Choice:
    shown = phone(number, scene.tr.language)
    return Choice(
        scene.look,
        shown,
        scene.go("number", f"{number}|{label}|{language}"),
        note=label,
        note_language=language,
        keeps_note=True,
        icon="phone",
        plate=plate,
        name=f"ring-{number}",
    )


def _title(scene: Scene, someone: Someone) -> str:
    """On a page of another language the name is told apart, by the French voice."""
    tr = scene.tr
    if someone.hours.state == "open":
        return (
            tr("{name} peut vous aider", name=someone.name)
            if someone.name and tr.language == "fr"
            else tr("Quelqu'un peut vous aider")
        )
    if someone.hours.opens:
        opens, today = someone.hours.opens, scene.house.timer.wall().date()
        if opens.date() == today:
            return tr("Personne ici avant {hour}.", hour=tr.hour(opens))
        return tr("Personne ici avant {day}, {hour}.", day=tr.day(opens), hour=tr.hour(opens))
    return tr("Demander de l'aide")


def _who(scene: Scene, someone: Someone) -> tuple[tuple[str, str], ...]:
    """The name in French, and the role behind it, or beside it where that is of another language."""
    role, language = usual(scene.tr, someone.role)
    if language == "fr":
        return ((", ".join(filter(None, (someone.name, role))) + ".", "fr"),)
    return (someone.name, "fr"), (role, language)


def _presence(scene: Scene, someone: Someone) -> list[Piece]:
    tr = scene.tr
    told: list[Piece] = []
    if someone.hours.state != "unknown":
        now = sentence(tr, someone.hours, scene.house.timer.wall()).removesuffix(".")
        told.append(scene.words(tr("À l'accueil : {hours}.", hours=now[:1].lower() + now[1:]), "hours"))
    if someone.name and (someone.role or tr.language != "fr"):
        told += scene.unless_small(Voices(scene.look, _who(scene, someone), name="person"))
    answers = scene.words(tr("Voici qui peut vous répondre."), "who")
    answers.is_spare = True
    told += scene.unless_small(answers)
    return told
