"""What is on the screen: a page of pieces, its band, its thread, the shelf."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from kiosk.controllers.house import House
from kiosk.controllers.visits import ASLEEP, AWAKE, FAREWELL, WARNED
from kiosk.core.reading import Phrase
from kiosk.ui.aloud import Aloud
from kiosk.ui.around import behind, in_front
from kiosk.ui.contacts import Contacts
from kiosk.ui.content import Content, Sheet
from kiosk.ui.frame import Frame
from kiosk.ui.heart import Nerve
from kiosk.ui.hold import Hold
from kiosk.ui.laid import Laid, with_inner
from kiosk.ui.layout import lay
from kiosk.ui.motion import Arrival, Passage
from kiosk.ui.pieces.base import Piece
from kiosk.ui.reading_keys import beside, keys_of_the_voice
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.ui.text.canvas import forget
from kiosk.ui.theme import Colour, Look
from kiosk.ui.touching import Touching


class Stage(Widget):
    """Draws the page that the controllers are at, again after each change; decides nothing.

    `look` gives the look for a language, a size of letters and a contrast; `drawn` is called after each page.
    `arrival` moves what one can do on a new page, `passage` the knot; without them all is still. `ground` is
    told the colour of the paper where the window can fill itself with it, which is cheaper than to paint it.
    `nerve` lies beside each page, to feel whether touches still go through it. `contacts` tells how long the
    touch lasted that has just ended, where the kernel knows.
    """

    def __init__(
        self,
        house: House,
        look: Callable[[str, str, bool], Look],
        drawn: Callable[[], None],
        arrival: Arrival | None = None,
        passage: Passage | None = None,
        ground: Callable[[Colour], None] | None = None,
        nerve: Nerve | None = None,
        contacts: Contacts | None = None,
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.house = house
        self._look_for = look
        self._drawn = drawn
        self._arrival = arrival
        self._passage = passage
        self._ground = ground or self._paint
        self._nerve = nerve
        self._depth = 0
        self.page = Laid(Content(), [Sheet()], [])
        self.name = ""
        self.look = self._look()
        self.shown: Shown
        self._aloud = Aloud(house.reader, lambda: self.page.pieces())
        self._status: tuple[str, int, int] = ("silent", 0, 0)  # of the voice, when the page was laid out
        self._was: tuple[object, ...] = ()
        self._touching = Touching(house, self.rebuild, contacts)
        self._hold = Hold(house)
        self._is_over = False
        for controller in (house.visits, house.navigation, house.guide, house.lights, house.first_start):
            controller.watch(self.rebuild)
        for watch in (house.staff.door.watch, house.staff.checkup.watch, house.staff.tuning.watch):
            watch(self._staff_changed)
        house.reader.watch(self._reading_changed)
        house.visits.when_erased(forget)
        self.rebuild()
        self._at_next_minute()

    # -- the page

    def _staff_changed(self) -> None:
        """Only a page of the staff tells of it."""
        if self.look.is_staff:
            self.rebuild()

    def _look(self) -> Look:
        visit = self.house.visits.state
        return self._look_for(visit.language, visit.size, visit.contrast)

    def _name(self) -> tuple[str, str]:
        if self.house.first_start.is_open:
            return self.house.first_start.state.page
        phase = self.house.visits.state.phase
        special = {ASLEEP: "sleeping", WARNED: "idle", FAREWELL: "farewell"}
        if phase == ASLEEP and self.house.lights.is_dark:
            return "dark", ""
        if phase != AWAKE:
            return special[phase], ""
        return self.house.navigation.page.name, self.house.navigation.page.about

    def rebuild(self) -> None:
        """Draw the page that the controllers are at; the same page waits until no finger is on it."""
        if self._is_over:
            return
        name, about = self._name()
        step = self.house.guide.knots if name == "guide" else ()
        now = (name, about, step, self.house.visits.state.phase)
        is_new = now != self._was
        if not is_new and self._touching.puts_off():
            return
        screen = import_module(f"kiosk.ui.screens.{name}")
        self.look = self._look().for_staff() if hasattr(screen, "IS_STAFF") else self._look()
        self.size = (self.look.width, self.look.height)
        if is_new:  # a new page is silence
            self._status = self._voice("silent")
            self.house.reader.hush()
        tr = self.house.words.speaker(self.look.language)
        scene = Scene(self.look, tr, self.house, about, self._aloud.read)
        self.shown = screen.show(scene)
        before = self.page
        self._lay()
        self._was, self.name = now, name
        if not is_new:
            self._keep_the_place(before)
        if is_new:
            self._touching.acted()
        self.draw()
        if is_new:
            self._move()
            self._arrive()

    def _lay(self) -> None:
        """Lay the page out, with the keys of the voice while it speaks."""
        status, awake = self.house.reader.state.status, self.house.visits.state.phase == AWAKE
        self._status, content = self._voice(status), self.shown.content
        if status in ("reading", "paused") and awake and self.shown.has_shelf:
            keys = keys_of_the_voice(self.house, self.look)
            self.page = Laid(content, *beside(self.look, content, keys, status == "paused"))
        else:
            self.page = Laid(content, lay(Frame(self.look), content), [])
        self._aloud.laid_out()

    def _voice(self, status: str) -> tuple[str, int, int]:
        """All that the keys of the voice tell of it."""
        state = self.house.reader.state
        return status, state.speed, state.volume

    def _lay_again(self) -> None:
        """The voice began, paused or fell silent: the same place of the same page."""
        before = self.page
        self._lay()
        self._keep_the_place(before)
        if self.page.stand() != before.stand():  # a finger on its way would find another piece
            self._touching.acted()
        self.draw()

    def _keep_the_place(self, before: Laid) -> None:
        """Show the sheet of what is read, else of the first piece that was shown, else as far as before."""
        found = (
            number
            for number in (self._aloud.sheet(), self.page.sheet_of(before.first()))
            if number is not None
        )
        self.page.turn_to(next(found, before.number))

    def _move(self) -> None:
        """What one can do comes in, from the other side when one goes back; panels appear at once."""
        house, before = self.house, self._depth
        self._depth = house.navigation.depth * 100 + (house.guide.number if house.guide.slug else 0)
        if self._passage:
            self._passage.begin(() if self.shown.open_key else self.children)  # panels are there at once
        if self._arrival is None:
            return
        self._arrival.end()
        if house.visits.state.phase == AWAKE and not self.shown.open_key:
            does = (*self.shown.content.does, *self.shown.content.closing)
            moving = [
                piece for piece, _ in self.page.sheets[0].placed if any(piece is other for other in does)
            ]
            self._arrival.begin(moving, self.look, backwards=self._depth < before)

    def _arrive(self) -> None:
        """A new page is read if the visitor listens; warnings and farewells are said."""
        phase = self.house.visits.state.phase
        reader = self.house.reader
        listens = self.house.visits.state.listens and self.shown.has_shelf
        if phase in (WARNED, FAREWELL) or (phase == AWAKE and listens):
            self.read()
        elif phase == AWAKE and self.shown.has_shelf:
            reader.prepare(self.phrases()[:3])

    def turn(self, by: int) -> None:
        """Another sheet of the same page."""
        self.page.turn_to(self.page.number + by)
        self._touching.acted()
        self.draw()

    def draw(self) -> None:
        """Put the pieces of the present sheet on the screen."""
        self.clear_widgets()
        self.canvas.before.clear()
        self._ground(self._paper)
        if self._nerve:
            self._nerve.lie(*self.size)
            self.add_widget(self._nerve)  # below all pieces: a touch meets each of them before
        for piece, box in behind(self) + self.page.placed + in_front(self):
            piece.place(box)
            for each in with_inner(piece):
                self.add_widget(each)
        self._aloud.light()
        self._drawn()

    def seen(self, *_: object) -> None:
        """What was drawn is shown."""
        self._touching.seen()

    def close(self) -> None:
        """Draw no more, also when the controllers change: the page may be what went wrong."""
        self._is_over = True

    @property
    def _paper(self) -> Colour:
        return self.look.colour("black" if self.shown.is_dark else "paper")

    def _paint(self, paper: Colour) -> None:
        with self.canvas.before:
            Color(*paper)
            Rectangle(pos=(0, 0), size=(self.look.width, self.look.height))

    def picture(self, path: str) -> None:
        """Save what is shown as a PNG, its paper included."""
        self.canvas.before.clear()
        self._paint(self._paper)
        self.export_to_png(path)
        self.canvas.before.clear()
        self._ground(self._paper)

    def _at_next_minute(self) -> None:
        """The hour in the band, and what is open now, are true to the minute."""

        def tick() -> None:
            self._at_next_minute()
            if self.house.reader.state.status != "reading" and not self.shown.is_dark:
                self.rebuild()

        self.house.timer.after(60 - self.house.timer.wall().second, tick)

    # -- what is read

    def phrases(self) -> tuple[Phrase, ...]:
        """What the page says from the top."""
        return self._aloud.phrases()

    def read(self) -> None:
        """Read the page from the top."""
        self._aloud.read()

    def _reading_changed(self) -> None:
        """Lay the page out again when the voice begins, pauses or ends; else the word or the sheet moved."""
        if self._is_over:
            return
        sheet = self._aloud.sheet()
        if self._touching.puts_off():
            self._aloud.light()
        elif self._voice(self.house.reader.state.status) != self._status:
            if self.shown.open_key == "display":  # which tells it too
                self.rebuild()
            else:
                self._lay_again()
        elif sheet is not None and sheet != self.page.number:
            self.page.turn_to(sheet)
            self.draw()
        else:
            self._aloud.light()

    # -- touches

    def on_touch_down(self, touch: object) -> bool:
        """Hand the touch to the topmost piece under it, unless it was for the whole screen."""
        under = [piece for piece in self.children if piece.collide_point(*touch.pos)]  # type: ignore[attr-defined]
        self._hold.begins(touch, self.look)
        return not self._touching.begins(touch, under) or bool(super().on_touch_down(touch))

    def on_touch_move(self, touch: object) -> bool:
        """A finger that leaves the band holds it no more."""
        self._hold.moves(touch)
        return bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: object) -> bool:
        """The end of a touch, to the piece that holds it."""
        self._hold.ends(touch)
        return not self._touching.ends(touch) or bool(super().on_touch_up(touch))

    # -- what tests and the doctor see

    def focus_order(self) -> list[Piece]:
        """What the keypad goes through: the page from the top, then the shelf."""
        page = [piece for _, piece in self.page.pieces() if piece.focusable]
        others = [piece for piece in reversed(self.children) if getattr(piece, "focusable", False)]
        return page + [piece for piece in others if not any(piece is other for other in page)]

    def find(self, name: str) -> Piece:
        """The piece of that name on the screen; KeyError names what there is."""
        for piece in self.children:
            if getattr(piece, "name", None) == name:
                return piece
        raise KeyError(f"{name} is not on « {self.name} »: {sorted(piece.name for piece in self.children)}")
