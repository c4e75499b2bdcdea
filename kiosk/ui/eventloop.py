"""Sleeping until something happens, where Kivy's own loop would turn sixty times a second for nothing."""

from __future__ import annotations

import os
import select
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

from kivy.base import EventLoop
from kivy.clock import Clock

from kiosk.ui.contacts import Contacts
from kiosk.ui.fingers import Fingers
from kiosk.ui.server import display_sockets

FRAME = 1 / 60
SOON = 1 / 120  # something was heard while frames follow each other: no sooner than this, a mouse tells a lot
AWAKE = 0.25  # a touch needs two frames to arrive; those that follow it are smooth
NAP = 2.0  # never asleep for longer: a device plugged in meanwhile is found then
ROOM = 6144  # bytes that are read of a device at once: 256 events of 24 bytes
PRESSES = ("on_mouse_down", "on_mouse_up")


class RestLoop:
    """Takes the place of the waiting between two frames of Kivy's clock.

    With nothing due, nothing to draw and nothing touched, it waits in one `select` for the display, the
    input devices, or the wake-up socket that other threads and signals write to. `devices` is where the
    system keeps its input devices, which only matter without an X server; `turned` and
    `mirrored`, how the panel of touches is mounted on the picture.
    """

    def __init__(self, devices: Path = Path("/dev/input"), turned: int = 0, mirrored: bool = False) -> None:
        self._ear, self._mouth = socket.socketpair()
        self._ear.setblocking(False)
        self._mouth.setblocking(False)
        self._displays = list(display_sockets())
        self._fingers: Fingers | None = None
        self._folder = devices
        self._panel = turned, mirrored
        self._devices: dict[str, int] = {}
        self.contacts = Contacts()
        self._listed = 0.0
        self._asleep = False
        self._hurry = False
        self._awake_until = 0.0
        if not self._displays:
            self._find_devices()

    @property
    def can_hear(self) -> bool:
        """Whether a touch would end the sleep: on a system where it would not, leave Kivy's loop in place.

        A panel may come after the start: that there is a place for it is enough.
        """
        return bool(self._displays or self._folder.is_dir())

    def install(self) -> None:
        """From the next frame on, Kivy's clock waits here, and SIGTERM ends the application properly."""
        Clock.idle = self.idle
        Clock.on_schedule = self.scheduled
        EventLoop.window.bind(**dict.fromkeys(PRESSES, self._pressed))
        if not self._displays:
            self._fingers = Fingers(EventLoop.window, self._pressed, *self._panel)
        signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGTERM, _leave)
        self._awake_until = Clock.time() + AWAKE

    def remove(self) -> None:
        """Give Kivy its own loop back and close what was opened."""
        del Clock.idle, Clock.on_schedule
        EventLoop.window.unbind(**dict.fromkeys(PRESSES, self._pressed))
        if self._fingers:
            self._fingers.remove()
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for device in self._devices.values():
            os.close(device)
        self._ear.close()
        self._mouth.close()

    def idle(self) -> float:
        """Wait for the next frame; the answer is its time, as Kivy's own `idle` gives it."""
        self._asleep = True  # before looking at what is due: whoever schedules from now on wakes the select
        patience = self._patience(Clock.time())
        self._hurry = False
        if self._listen(patience):
            now = Clock.time()
            self._awake_until = now + AWAKE
            time.sleep(max(0.0, min(patience, Clock._last_tick + SOON - now)))
        self._asleep = False
        now = Clock.time()
        Clock._dt = now - Clock._last_tick
        Clock._last_tick = now
        return now

    def scheduled(self, event: object) -> None:
        """Called by Kivy, from any thread, when something is to be done on the main one."""
        if self._asleep:
            with suppress(BlockingIOError):  # full of wake-ups already
                self._mouth.send(b"!")

    def _patience(self, now: float) -> float:
        """How many seconds may pass before the next frame when nothing is heard."""
        if self._hurry:
            return 0.0
        pace = max(0.0, Clock._last_tick + FRAME - now)
        if now < self._awake_until or EventLoop.window.canvas.needs_redraw:
            return pace
        return max(pace, min(Clock.get_min_timeout() - now, NAP))

    def _listen(self, patience: float) -> bool:
        """Wait so long, or less when there is something to hear; whether there was."""
        heard, _, _ = select.select([self._ear, *self._displays, *self._devices.values()], [], [], patience)
        if self._ear in heard:
            self._ear.recv(4096)
        for name, device in list(self._devices.items()):
            if device in heard:
                self._drain(name, device)
        if not self._displays:
            self._find_devices()
        return bool(heard)

    def _pressed(self, *_: object) -> None:
        """The display has just told a touch, which Kivy hands out at the next frame: do not make it wait."""
        self._hurry = True

    def _find_devices(self) -> None:
        """Open the input devices that appeared, beside SDL, which reads them for itself."""
        with suppress(OSError):  # no folder, yet or any more
            changed = self._folder.stat().st_mtime
            if changed == self._listed:
                return
            are_open = [self._open(path) for path in self._folder.glob("event*")]
            if all(are_open):  # else look again: udev gives a device to its group a moment after it came
                self._listed = changed

    def _open(self, path: Path) -> bool:
        """Whether that device is listened to: it may be gone again, or not for us to read yet."""
        if path.name not in self._devices:
            try:
                device = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            except OSError:
                return False
            self._devices[path.name] = device
            self.contacts.prepare(device)
        return True

    def _drain(self, name: str, device: int) -> None:
        """Read what a device said (SDL has its own copy); forget it once unplugged."""
        try:
            said = os.read(device, ROOM)
            self.contacts.read(name, said)
            is_there = bool(said)
        except BlockingIOError:
            is_there = True
        except OSError:
            is_there = False
        if not is_there:
            os.close(self._devices.pop(name))


class Leaving:
    """SIGHUP: a new version waits to be started, which disturbs no visit.

    What the handler does is no more than to set two marks: it may come while Kivy holds a lock of its own.
    """

    def __init__(self) -> None:
        self._is_asked = False
        self._is_free: Callable[[], bool] = lambda: True

    def listen(self, is_free: Callable[[], bool]) -> None:
        """From now on, leave when asked: at once where `is_free` says that nobody is there."""
        self._is_free = is_free
        signal.signal(signal.SIGHUP, self._ask)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGHUP})

    def decided(self) -> bool:
        """The visit is over: leave, if that was asked; if it is from now on, the next process hears it."""
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
        if self._is_asked:
            EventLoop.quit = True
        return self._is_asked

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self._is_asked = True
        if self._is_free():
            EventLoop.quit = True


def _leave(number: int, frame: FrameType | None) -> None:
    EventLoop.quit = True
