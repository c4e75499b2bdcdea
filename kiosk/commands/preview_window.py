"""The window of the preview: the page of the step as a visitor gets it, and what is wrong laid over it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click
from kivy.base import EventLoop, ExceptionHandler, ExceptionManager, runTouchApp, stopTouchApp
from kivy.core.window import Window
from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from kiosk.adapters.player import SilentPlayer
from kiosk.adapters.speech import SilentVoice
from kiosk.bootstrap import Terminal
from kiosk.commands.check import told
from kiosk.commands.draft import Draft
from kiosk.commands.output import count, whole_picture
from kiosk.commands.preview_terminal import Shown, Spell
from kiosk.commands.preview_walk import changed_step, rejoin, way_to
from kiosk.controllers.visits import Visits
from kiosk.errors import ContentError, ProcedureError
from kiosk.settings import Settings
from kiosk.timer import HandTimer, Timer
from kiosk.ui.eventloop import RestLoop
from kiosk.ui.frame import Box, Frame
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.stage import Stage
from kiosk.ui.theme import Look
from kiosk.ui.timer import KivyTimer
from kiosk.ui.town import accepted
from kiosk.worker import HandWorker, ThreadWorker

Open = Callable[[Timer], Terminal]
_LOGGED_TOO = "kiosk.controllers.catalogue"  # what it leaves out of a draft is told by the notices
LOOK_EVERY = 0.4  # seconds between two looks at the files
SHOWN = 3  # problems on the screen; all of them are told on the error output
BEFORE = "La page montrée est celle d'avant ce changement."


class Preview(Widget):
    """The page, and the notices over it. `open_terminal` opens one on the draft's pack as it is now.

    Raises ContentError at once when the page cannot be shown although nothing is wrong with the files: a
    step that does not exist.
    """

    def __init__(self, draft: Draft, look: Look, step: str, timer: Timer, open_terminal: Open) -> None:
        super().__init__(size_hint=(None, None), size=(look.width, look.height))
        self.problems: tuple[ContentError, ...] = ()
        self._draft = draft
        self._look = look
        self._step = step
        self._timer = timer
        self._open_terminal = open_terminal
        self._shown: Shown | None = None
        self._notices: list[Notice] = []
        self._state = draft.state()
        with self.canvas.before:
            Color(*look.colour("paper"))
            Rectangle(pos=(0, 0), size=self.size)
        self.renew()

    def watch(self) -> None:
        """Look at the files again and again, and show them anew once one of them was saved."""
        state = self._draft.state()
        if state != self._state:
            self._state = state
            self.renew()
        self._timer.after(LOOK_EVERY, self.watch)

    def renew(self) -> None:
        """Read the files, show the page if it can be shown, and tell what is wrong."""
        reading = self._draft.read(self._timer.wall().date())
        self.problems = reading.problems
        is_new = False
        try:
            if reading.text:
                self._show(reading.text)
                is_new = True
        except ContentError as error:
            if not reading.problems and self._shown is None:
                raise
            self.problems = reading.problems or (error,)
        self._tell()
        self.lay_notices((BEFORE,) if self._shown and not is_new else ())

    def lay_notices(self, first: tuple[str, ...] = ()) -> None:
        """Lay over the page these sentences, then those of the problems."""
        self.hide_notices()
        french = replace(self._look, language="fr")
        frame, sentences = Frame(french), [*first, *map(self._said, self.problems[:SHOWN])]
        if len(self.problems) > SHOWN:
            sentences.append(
                f"Et {count(len(self.problems) - SHOWN, 'autre', 'autres')}, dits par kiosk check."
            )
        y = self._look.mm(1)
        for sentence in sentences:
            notice = Notice(french, sentence, "info", "stop", style="small")
            height = notice.fit(frame.page.width)
            if y + height > frame.shelf.y:
                break
            notice.place(Box(frame.page.x, y, frame.page.width, height))
            self.add_widget(notice)
            self._notices.append(notice)
            y += height + self._look.mm(1)

    def hide_notices(self) -> None:
        """Show the page alone."""
        for notice in self._notices:
            self.remove_widget(notice)
        self._notices = []

    def fail(self, error: ContentError) -> None:
        """A page that was gone to cannot be drawn: say so."""
        self.problems = (error,)
        self._tell()
        self.lay_notices()

    def close(self) -> None:
        """End the terminal that is shown."""
        if self._shown:
            self._shown.close()

    def on_touch_down(self, touch: object) -> bool:
        """A touch on a notice hides them all; any other is for the page."""
        if any(notice.collide_point(*touch.pos) for notice in self._notices):  # type: ignore[attr-defined]
            self.hide_notices()
            return True
        return bool(super().on_touch_down(touch))

    # -- inside

    def _show(self, text: str) -> None:
        spell = Spell(self._timer)
        terminal = self._open_terminal(spell)
        try:
            stage = self._stage(terminal, text)
        except ContentError:
            spell.end()
            terminal.close()
            raise
        if self._shown:
            self.remove_widget(self._shown.stage)
            self._shown.close()
        self._shown = Shown(terminal, spell, stage, text)
        self.add_widget(stage, index=len(self.children))

    def _stage(self, terminal: Terminal, text: str) -> Stage:
        """The page of the step that was shown before, or of the one that was changed, on that terminal."""
        house, draft = terminal.house, self._draft
        library = house.catalogue.library(draft.language)
        if draft.slug not in library:
            raise ContentError(
                "Cette démarche ne peut pas encore être montrée. Corrigez d'abord ce qui est dit."
            )
        first = library[draft.slug].steps[0].id
        if self._shown:
            changed = changed_step(library[draft.slug], self._shown.text, text)
            before = self._shown.terminal.house.guide.journey or way_to(library, draft.slug, first)
            journey = rejoin(library, before, changed)
        else:
            journey = way_to(library, draft.slug, self._step or first)
        self._dress(house.visits)
        house.guide.resume(journey)
        house.navigation.home()
        house.navigation.open("guide", draft.slug)
        return Stage(house, self._look_for, lambda: None)

    def _dress(self, visits: Visits) -> None:
        """Wake the screen, in the language, the letters and the colours that were chosen before the save."""
        before = self._shown.terminal.house.visits.state if self._shown else None
        visits.wake()
        visits.speak(before.language if before else self._draft.language)
        if before:
            visits.enlarge(before.size)
            visits.set_contrast(before.contrast)

    def _look_for(self, language: str, size: str, contrast: bool) -> Look:
        return replace(self._look, language=language, size=size, contrast=contrast)

    def _said(self, problem: ContentError) -> str:
        if not isinstance(problem, ProcedureError):
            return str(problem)
        name = Path(problem.file).name
        where = f"{name}, ligne" if name != f"{self._draft.language}.md" else "Ligne"
        return f"{where} {problem.line} : {problem.problem} {problem.remedy}"

    def _tell(self) -> None:
        for problem in self.problems:
            click.echo(told(problem), err=True)
        found = count(len(self.problems), "problème", "problèmes") if self.problems else "Tout est bon"
        click.echo(f"{self._timer.wall():%H:%M:%S}  {found}.", err=True)


class Fallback(ExceptionHandler):
    """A page of the draft that cannot be drawn is told; anything else is a fault of ours."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview

    def handle_exception(self, exception: BaseException) -> int:
        """Kivy's question: go on, or stop with that error."""
        if not isinstance(exception, ContentError):
            return int(ExceptionManager.RAISE)
        self._preview.fail(exception)
        return int(ExceptionManager.PASS)


def run(draft: Draft, settings: Settings, size: tuple[int, int], step: str) -> None:
    """Show the draft in a window until it is closed."""
    logging.getLogger(_LOGGED_TOO).addHandler(logging.NullHandler())
    EventLoop.ensure_window()
    Window.set_title(f"kiosk preview {draft.slug}")
    timer = KivyTimer()

    def opened(spell: Timer) -> Terminal:
        terminal = Terminal(settings, spell, ThreadWorker(spell), assets=draft.pack)
        spell.after(LOOK_EVERY, terminal.open_the_rest)
        return terminal

    preview = Preview(draft, _look(settings, size, draft), step, timer, opened)
    preview.watch()
    ExceptionManager.add_handler(Fallback(preview))
    loop = RestLoop()
    if loop.can_hear:
        loop.install()
    try:
        runTouchApp(preview)
    finally:
        stopTouchApp()
        preview.close()


def take(draft: Draft, settings: Settings, size: tuple[int, int], step: str, target: Path) -> bool:
    """Write the picture of the step; whether nothing is wrong with the procedure."""
    logging.getLogger(_LOGGED_TOO).addHandler(logging.NullHandler())
    EventLoop.ensure_window()
    timer = HandTimer(datetime.now())

    def opened(spell: Timer) -> Terminal:
        voice, player = SilentVoice(), SilentPlayer()
        return Terminal(settings, spell, HandWorker(spell), assets=draft.pack, voice=voice, player=player)

    preview = Preview(draft, _look(settings, size, draft), step, timer, opened)
    preview.export_to_png(str(target))
    preview.close()
    whole_picture(target)
    return not preview.problems


def _look(settings: Settings, size: tuple[int, int], draft: Draft) -> Look:
    town, _ = accepted(settings.theme)
    return Look(*size, draft.language, px_per_mm=settings.screen.px_per_mm, town=town)
