"""Time on a terminal: Kivy's clock, in the form that the whole house uses (`kiosk.timer.Timer`)."""

from __future__ import annotations

from datetime import datetime

from kivy.clock import Clock, ClockEvent

from kiosk.timer import Act


class KivyTimer:
    """Acts run between two frames of the main thread."""

    def now(self) -> float:
        """Seconds on Kivy's clock, which never goes back."""
        return float(Clock.time())

    def wall(self) -> datetime:
        """The date and hour of the place, in whose zone the process counts (`kiosk.cli.run`)."""
        return datetime.now()

    def after(self, seconds: float, act: Act) -> ClockEvent:
        """Run `act` in so many seconds, to the nearest frame."""
        return Clock.schedule_once(lambda _elapsed: act(), max(0.0, seconds))

    def cancel(self, handle: object) -> None:
        """Forget an act that has not run yet."""
        if isinstance(handle, ClockEvent):
            handle.cancel()

    def soon(self, act: Act) -> None:
        """Run `act` at the next frame; from any thread, and ending the sleep of the event loop."""
        Clock.schedule_once(lambda _elapsed: act(), 0)
