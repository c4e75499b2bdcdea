"""The way through the pages of a terminal: what is touched, one page after the other, by the controllers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from kiosk.core.finding import Finding
from kiosk.core.touch import DISCS, STRAIGHT, Turn
from kiosk.timer import HandTimer
from kiosk.ui.stage import Stage
from kiosk.ui.theme import Look

LOGGED = (
    "2026-11-24T09:12:05+0100 kiosk[612]: Pas de son : la carte ne répond plus. Vérifiez le haut-parleur.",
    "2026-11-24T09:12:31+0100 kiosk[612]: Le disque est presque plein : 120 Mo libres. Faites de la place.",
)
WRONG = (
    Finding("sound", False, "Aucune carte son : la borne est muette. Branchez un haut-parleur."),
    Finding("disk", False, "Le disque est presque plein : 120 Mo libres. Faites de la place."),
)
WELL = (
    Finding("settings", True, "Les réglages sont bons."),
    Finding("screen", True, "Un écran est branché (HDMI-A-1)."),
    Finding("touch", True, "Le toucher vient de « ILITEK Multi-Touch »."),
    Finding("voices", True, "La borne parle ces langues : Français, English, العربية."),
    Finding("fonts", True, "Toutes les langues ont leurs lettres."),
    Finding("network", True, "Rien n'est relié : pas de câble dans eth0. La borne marche sans réseau.", True),
    Finding("clock", True, "L'horloge dit mardi 24 novembre, 10:42, heure de Paris (UTC+1)."),
    Finding("temperature", True, "Le processeur est à 54 °C."),
    Finding("memory", True, "Il reste 612 Mo de mémoire."),
    Finding("pack", True, "Le contenu est complet et inchangé : version 1 du 1er novembre, 96 fichiers."),
    Finding("database", True, "La base de données est en bon état."),
    Finding("places", True, "Les listes de lieux sont récentes : France services (20 novembre 2026)."),
)
ANSWERS = {
    "carte-identite": ("raison", "perdue", "nationalite", "preuve-doute", "acte"),
    "carte-vitale": ("panne", "abimee", "enfant", "aide"),
}
OTHERWISE = "autre-raison"  # another answer to the second question, which makes later ones void
WORD_STEP = 0.02  # seconds between two looks at what the voice has come to

HALF = Turn(2)  # a panel of touches that is mounted upside down

Tour = Iterator[str]  # the name of each page, once it is on the stage


class Walker:
    """Goes from page to page of one terminal."""

    def __init__(self, stage: Stage, timer: HandTimer, look: Look) -> None:
        self.stage = stage
        self.house = stage.house
        self.timer = timer
        self._look = look

    def dress(self) -> None:
        """Choose the language, the letters and the colours of the look."""
        visits, look = self.house.visits, self._look
        visits.speak(look.language)
        visits.enlarge(look.size)
        visits.set_contrast(look.contrast)

    def wake(self) -> None:
        """The first touch, and the visitor's choices."""
        self.house.visits.wake()
        self.dress()

    def open(self, name: str, about: str = "") -> None:
        """A page, one touch from home."""
        self.house.navigation.home()
        self.house.navigation.open(name, about)

    def start(self, slug: str) -> None:
        """A procedure at its opening card."""
        self.house.guide.start(slug)
        self.open("guide", slug)

    def answer(self, slug: str) -> Iterator[int]:
        """Go on to the end of a procedure; the number of each step once it is shown."""
        guide = self.house.guide
        guide.forward()
        while not guide.at_list:
            yield guide.number
            offered = [option.target for option in guide.step().options]
            wanted = [target for target in offered if target in ANSWERS.get(slug, ())]
            if offered:
                guide.choose((wanted or offered)[0])
            else:
                guide.forward()

    def hear_a_word(self) -> None:
        """Have the page read, until its second word is lit."""
        self.stage.read()
        first = None
        while self.house.reader.state.status == "reading":
            self.timer.turn(WORD_STEP)
            word = self.house.reader.state.word
            first = first or word
            if word != first:
                return


def visit(walker: Walker) -> Tour:
    """A visit from the sleeping screen to the farewell."""
    walker.dress()
    yield "sleeping"
    walker.wake()
    yield "language"
    yield from _opened(walker, ("privacy", "home"))
    yield from _doors(walker)
    yield from _vitale(walker)
    yield from _list_with_a_place(walker)
    yield from _identity(walker)
    yield from _list(walker)
    yield from _help(walker)
    walker.timer.turn(walker.house.settings.visit.idle_seconds)
    yield "idle"
    walker.house.visits.finish()
    yield "farewell"


def _opened(walker: Walker, names: Sequence[str]) -> Tour:
    for name in names:
        walker.open(name)
        yield name


def _doors(walker: Walker) -> Tour:
    for event in ("papiers", "sante", "logement", "autre"):
        walker.open("door", event)
        yield f"door-{event}"
    walker.open("elsewhere", "sante")
    yield "elsewhere"


def _vitale(walker: Walker) -> Tour:
    """The first steps, what one knows of them, and an answer that one comes back to."""
    guide = walker.house.guide
    walker.start("carte-vitale")
    yield "opening-vitale"
    guide.forward()
    yield "question"
    guide.choose(guide.step().options[0].target)
    guide.back()
    yield "question-answered"
    walker.hear_a_word()
    yield "question-read"
    walker.house.reader.pause()
    yield "question-paused"
    walker.house.reader.hush()


def _list_with_a_place(walker: Walker) -> Tour:
    """Of a way that ends at a place the terminal knows."""
    walker.start("carte-vitale")
    deque(walker.answer("carte-vitale"), maxlen=0)
    walker.house.navigation.open("list")
    yield "list-place"


def _identity(walker: Walker) -> Tour:
    """Every step of one way through the longest procedure, and the first advice on it."""
    navigation, told = walker.house.navigation, False
    walker.start("carte-identite")
    yield "opening-identite"
    for number in walker.answer("carte-identite"):
        yield f"step-{number}"
        if walker.house.guide.step().advice and not told:
            told = True
            navigation.open("advice")
            yield "advice"
            navigation.back()


def _list(walker: Walker) -> Tour:
    guide, navigation = walker.house.guide, walker.house.navigation
    navigation.open("list")
    yield "list"
    guide.tick(guide.checklist().lines[0].key)
    yield "list-ticked"
    navigation.open("codes")
    yield "codes"
    navigation.open("codes", str(len(guide.codes())))
    yield "codes-last"
    navigation.open("photo")
    yield "photo"
    navigation.open("list")
    navigation.open("answers")
    yield "answers"
    guide.change(guide.answers()[1].key)
    navigation.open("guide", guide.slug)
    guide.choose(OTHERWISE)
    yield "answer-changed"


def _help(walker: Walker) -> Tour:
    house = walker.house
    yield from _opened(walker, ("restart", "display", "call", "emergency", "connect"))
    line = house.catalogue.emergency(house.visits.state.language)[0]
    walker.open("number", f"{line.number}|{line.label}")
    yield "number"
    walker.open("web", "https://www.ameli.fr/|Compte ameli")
    yield "web"
    for kind in ("france_services", "cpam"):
        walker.open("place", kind)
        yield f"place-{kind}"
    for near in house.catalogue.nearest("france_services")[:1]:  # none for a terminal that is nowhere
        walker.open("spot", near.place.id)
        yield "spot"


def staff(walker: Walker) -> Tour:
    """The pages of the staff, as a person there comes to them; a terminal with a code of six digits."""
    office, navigation = walker.house.staff, walker.house.navigation
    walker.wake()
    office.knock()
    walker.timer.turn()
    for digit in "480":
        office.door.put(digit)
    yield "staff-pin"
    office.door.clear()
    navigation.replace("staff_home")
    yield "staff-home-new"
    office.checkup.found(WELL)
    yield "staff-home-well"
    office.checkup.found((*WRONG, *WELL), LOGGED)
    yield "staff-home"
    for name in ("staff_network", "staff_screen", "staff_log", "staff_restart"):
        navigation.open(name)
        yield name.replace("_", "-")
        navigation.back()
    navigation.open("staff_screen")
    office.tuning.turn()
    yield "staff-screen-turned"
    office.tuning.give_up()
    office.leave()


def first_start(walker: Walker) -> Tour:
    """The first start of a terminal that was just installed, whatever this machine has as a network."""
    first, layout = walker.house.first_start, "alphabetical" if walker.stage.look.shape == "S" else "azerty"
    walker.dress()
    first.begin()
    yield "first-touch"
    for lying in (HALF, STRAIGHT):
        first.touch.try_again()
        for disc in DISCS:
            walker.timer.turn(1)
            first.touch.felt(*lying(disc))
        yield "first-touch-turned" if lying == HALF else "first-touch-good"
    first.go_on()
    yield "first-languages"
    first.go_on()
    yield "first-site"
    for sign in "77000":
        first.digit(sign)
    walker.timer.turn()
    yield "first-places"
    first.go_on()
    yield "first-network"  # before the machine has answered
    first.go_on()
    yield "first-sound"
    first.go_on()
    yield "first-wifi"
    first.type_wifi(layout)
    first.press("key-v")
    yield "first-keyboard"
    first.go_on()
    yield "first-pin"
    while first.is_open:
        first.go_on()


def at_noon(walker: Walker) -> Tour:
    """Nobody is there."""
    walker.wake()
    walker.open("call")
    yield "call-nobody"


def bare(walker: Walker) -> Tour:
    """No Wi-Fi, no place, nobody named."""
    walker.wake()
    walker.open("connect")
    yield "connect-none"
    walker.open("call")
    yield "call-unknown"
    walker.open("place", "cpam")
    yield "place-unknown"
    walker.house.visits.finish()
    yield "farewell-bare"
