"""The still pages of a terminal that cannot run: what happened, in each language, and whom to ring."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.console_page import console_page
from kiosk.core.facts import phone
from kiosk.settings import Settings
from kiosk.ui.text.pango import Laid, layout
from kiosk.ui.text.paper import Paper
from kiosk.ui.theme import Look
from kiosk.ui.town import accepted
from kiosk.ui.usual import usual
from kiosk.words import Speaker, Words

VARIANTS = ("apology", "maintenance", "safe")
MOST = 3  # languages on one page
SIZES = tuple(hundredth / 100 for hundredth in range(160, 45, -5))  # the largest that fits is taken
LEAST_WHOLE = 0.9  # below, the sentence that can be spared makes room for larger letters
HEADING = 1.45  # times the letters of the text
LANE_MM = {"M": 7.5, "S": 5.0, "P": 11.0}
START_MM = {"M": 15.0, "S": 10.5, "P": 22.0}
CARD_MM = {"M": 36.0, "S": 24.0, "P": 62.0}
PLATE_MM = {"M": 22.0, "S": 16.0, "P": 36.0}


@dataclass(frozen=True, slots=True)
class Notice:
    """What one language says: the heading, what happened, what can be spared of it, and what to do."""

    language: str
    heading: str
    told: str
    spare: str
    way: str

    def sentences(self, is_whole: bool) -> str:
        """All of it below the heading, or without what can be spared."""
        return " ".join(filter(None, (self.told, self.spare if is_whole else "", self.way)))


@dataclass(frozen=True, slots=True)
class Apology:
    """What a page says: the place, its languages, the number (empty = none) and its name in each."""

    place: str
    notices: tuple[Notice, ...]
    number: str
    labels: tuple[str, ...]

    @property
    def on_console(self) -> str:
        """The same for a console of plain letters."""
        notices = ((one.heading, one.sentences(is_whole=True)) for one in self.notices)
        return console_page(self.place, notices, self.labels, self.number)


def apology(variant: str, settings: Settings, words: Words) -> Apology:
    """What a terminal with these settings says, in the first languages that it offers, French among them."""
    offered = [one for one in settings.languages.offered if one in words.languages][:MOST]
    if "fr" not in offered:  # whoever works here reads it
        offered = ["fr", *offered[: MOST - 1]]
    number = settings.help.phone or settings.place.phone
    speakers = [words.speaker(language) for language in offered]
    notices = tuple(
        Notice(tr.language, tr("La borne ne marche pas."), *_told(tr, variant), _way(tr, number))
        for tr in speakers
    )
    given = settings.help.phone_label if settings.help.phone else ""
    labels = dict.fromkeys(usual(tr, given or "Accueil")[0] for tr in speakers)
    return Apology(settings.place.name, notices, phone(number, "fr") if number else "", tuple(labels))


def _told(tr: Speaker, variant: str) -> tuple[str, str]:
    nothing = tr("Rien n'est perdu pour vos démarches.")
    return {
        "apology": (nothing, tr("Vos réponses ici sont effacées.")),
        "maintenance": (tr("Son disque ne répond pas."), nothing),
        "safe": (tr("Elle essaiera de repartir toute seule."), nothing),
    }[variant]


def _way(tr: Speaker, number: str) -> str:
    if number:
        return tr("Appelez ce numéro, ou demandez à l'accueil.")
    return tr("Demandez de l'aide à l'accueil.")


def drawn(page: Apology, settings: Settings, width: int, height: int) -> Paper:
    """The page, upright, on a screen of that many pixels. Raises DisplayError where text cannot be drawn."""
    town, _ = accepted(settings.theme)
    look = Look(width, height, px_per_mm=settings.screen.px_per_mm, town=town)
    return _Page(page, look).draw()


class _Page:
    """Where everything stands: the place on top, the languages, then the number to which the thread leads."""

    def __init__(self, page: Apology, look: Look) -> None:
        self._page, self._look = page, look
        self._paper = Paper(look.width, look.height, look.colour("paper"))
        self._start = look.mm(START_MM[look.shape])
        self._width = look.width - self._start - look.mm(7)
        self._card = look.mm(CARD_MM[look.shape])

    def draw(self) -> Paper:
        look = self._look
        top = self._place()
        card_at = look.height - look.mm(6) - self._card
        self._thread(card_at + self._card / 2)
        self._number(card_at)
        self._notices(top, card_at - look.mm(4) - top)
        return self._paper

    def _place(self) -> float:
        """The name of the place; where what follows may begin."""
        look, size = self._look, self._look.em("band")
        if self._page.place:
            laid = layout(self._page.place, size_px=size, bold=True, width_px=self._width, max_lines=1)
            self._paper.text(laid, self._start, look.mm(3.5), look.colour("ink"))
            return look.mm(4.5) + size * 1.3
        return look.mm(4)

    def _thread(self, end: float) -> None:
        look, lane = self._look, self._look.mm(LANE_MM[self._look.shape])
        thread, casing = look.of_thread(2.0), max(1.0, look.of_thread(0.45))
        ink, fil = look.colour("on_fil"), look.colour("fil")
        self._paper.box(lane - thread / 2 - casing, 0, thread + 2 * casing, end, ink)
        self._paper.box(lane - thread / 2, 0, thread, end, fil)
        for diameter, colour in ((6.6, ink), (5.4, fil), (2.4, ink)):
            self._paper.disc(lane, end, look.of_thread(diameter), colour)

    def _number(self, top: float) -> None:
        """White, with no edge: nobody can touch it. The saffron plate is the sign of someone."""
        look, paper = self._look, self._paper
        gap, plate = look.mm(4), look.mm(PLATE_MM[look.shape])
        paper.box(self._start, top, self._width, self._card, look.colour("page"), look.mm(2.2))
        self._plate(self._start + gap, top + (self._card - plate) / 2, plate)
        lines = self._lines(self._width - plate - 3 * gap)
        down = top + (self._card - sum(laid.height for laid, _ in lines)) / 2
        for laid, token in lines:
            paper.text(laid, self._start + plate + 2 * gap, down, look.colour(token))
            down += laid.height

    def _plate(self, x: float, y: float, side: float) -> None:
        look, paper, casing = self._look, self._paper, max(1.0, self._look.mm(0.45))
        ink, radius = look.colour("on_fil"), look.mm(1.8)
        paper.box(x, y, side, side, ink, radius)
        paper.box(x + casing, y + casing, side - 2 * casing, side - 2 * casing, look.colour("fil"), radius)
        sign = "phone" if self._page.number else "hand-waving"
        paper.icon(sign, x + side * 0.15, y + side * 0.15, side * 0.7, ink)

    def _lines(self, room: float) -> list[tuple[Laid, str]]:
        """The number under its name; where there is none, whom to see."""
        labels, number = self._page.labels, self._page.number
        if not number:
            return [(_fitting(" · ".join(labels), room, self._card / 3), "ink")]
        size = self._look.em("text")
        label = layout(" · ".join(labels), size_px=size)
        if label.natural > room:
            size = self._look.em("small")
            label = layout(" · ".join(labels), size_px=size)
        if label.natural > room:
            label = layout(labels[0], size_px=size, width_px=room, max_lines=1)
        return [(label, "soft"), (_fitting(number, room, 0.9 * self._card - label.height), "ink")]

    def _notices(self, top: float, room: float) -> None:
        """Each language in the largest letters that let all of them fit, with what is left between them."""
        for size in SIZES:
            blocks = [self._block(notice, size) for notice in self._page.notices]
            gap = (room - sum(laid.height for block in blocks for laid in block)) / len(blocks)
            is_within = not any(laid.overflows for block in blocks for laid in block)
            if is_within and gap >= self._look.em("text") * size * 0.6:
                break
        down = top + max(0.0, min(gap, self._look.mm(12))) / 2
        for block in blocks:
            for laid, token in zip(block, ("ink", "soft"), strict=True):
                self._paper.text(laid, self._start, down, self._look.colour(token))
                down += laid.height
            down += max(0.0, gap)

    def _block(self, notice: Notice, size: float) -> tuple[Laid, Laid]:
        look = self._look.speaking(notice.language)
        text = look.em("text") * size
        sentences = notice.sentences(is_whole=size >= LEAST_WHOLE or look.shape == "P")
        return (
            self._laid(look, notice.heading, text * HEADING, "label", bold=True),
            self._laid(look, sentences, text, "text", bold=False),
        )

    def _laid(self, look: Look, text: str, size: float, line: str, *, bold: bool) -> Laid:
        return layout(
            text,
            size_px=round(size),
            bold=bold,
            width_px=self._width,
            direction="rtl" if look.rtl else "ltr",
            line_height=look.line_height(line),
            lang=look.language,
        )


def _fitting(text: str, width: float, height: float) -> Laid:
    """A text in the largest letters that this room holds, its figures of one width."""
    size = height / 1.3
    laid = layout(text, size_px=round(size), bold=True, tabular=True)
    if laid.natural > width:
        laid = layout(text, size_px=int(size * width / laid.natural), bold=True, tabular=True)
    return laid
