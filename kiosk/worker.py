"""The one module that owns threads: named lanes, each doing one job at a time, answers on the main thread."""

from __future__ import annotations

import logging
import queue
import signal
import threading
from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar

from kiosk.timer import Timer

Answer = TypeVar("Answer")
LANES = ("voice", "calls", "sync", "browser", "devices", "upkeep")
log = logging.getLogger(__name__)


class Worker(Protocol):
    """Jobs take values and return values; what follows runs on the main thread."""

    def do(
        self,
        lane: str,
        job: Callable[[], Answer],
        then: Callable[[Answer], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run `job` on its lane, then `then(answer)` on the main thread, or `failed(error)`."""

    def listen(
        self, lane: str, source: Callable[[], Iterable[Answer]], each: Callable[[Answer], None]
    ) -> None:
        """Follow one long-lived source beside its lane, and hand each thing it says to the main thread."""

    def close(self) -> None:
        """Take no more jobs; those that wait are dropped."""


class ThreadWorker:
    """One thread a lane, started at its first job, so that a dead line never delays the voice."""

    def __init__(self, timer: Timer) -> None:
        self._timer = timer
        self._lanes: dict[str, queue.Queue[Callable[[], None] | None]] = {}
        self._closed = False

    def do(
        self,
        lane: str,
        job: Callable[[], Answer],
        then: Callable[[Answer], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Put the job at the end of its lane."""
        self._lane(lane).put(lambda: self._run(lane, job, then, failed))

    def listen(
        self, lane: str, source: Callable[[], Iterable[Answer]], each: Callable[[Answer], None]
    ) -> None:
        """Follow the source on a thread of its own, named after the lane."""
        _check(lane)

        def follow() -> None:
            try:
                for thing in source():
                    if self._closed:
                        return
                    self._timer.soon(lambda thing=thing: each(thing))  # type: ignore[misc]
            except Exception:  # whatever a source may do: its thread ends, and only the log can tell
                log.exception("the source on the lane %s stopped", lane)

        threading.Thread(target=_deaf, args=(follow,), name=f"{lane}-listener", daemon=True).start()

    def close(self) -> None:
        """Let each lane end after the job it is doing."""
        self._closed = True
        for waiting in self._lanes.values():
            waiting.put(None)

    def _run(
        self,
        lane: str,
        job: Callable[[], Answer],
        then: Callable[[Answer], None],
        failed: Callable[[Exception], None] | None,
    ) -> None:
        try:
            answer = job()
        except Exception as error:  # whatever a job may do: who asked is given it whole, and the lane goes on
            if failed is None:
                log.exception("a job on the lane %s failed", lane)
            else:
                told = error
                self._timer.soon(lambda: failed(told))
            return
        self._timer.soon(lambda: then(answer))

    def _lane(self, name: str) -> queue.Queue[Callable[[], None] | None]:
        _check(name)
        if name not in self._lanes:
            self._lanes[name] = queue.Queue()
            threading.Thread(
                target=_deaf, args=(self._serve, self._lanes[name]), name=name, daemon=True
            ).start()
        return self._lanes[name]

    def _serve(self, waiting: queue.Queue[Callable[[], None] | None]) -> None:
        while (job := waiting.get()) is not None and not self._closed:
            job()


class HandWorker:
    """No thread at all: jobs run at the next turn of the hand, in order; for tests and the command line."""

    def __init__(self, timer: Timer) -> None:
        self._timer = timer

    def do(
        self,
        lane: str,
        job: Callable[[], Answer],
        then: Callable[[Answer], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run the job and what follows at the next turn."""
        _check(lane)

        def run() -> None:
            try:
                answer = job()
            except Exception as error:  # as on a lane; what nobody asked about is not hidden
                if failed is None:
                    raise
                failed(error)
                return
            then(answer)

        self._timer.soon(run)

    def listen(
        self, lane: str, source: Callable[[], Iterable[Answer]], each: Callable[[Answer], None]
    ) -> None:
        """Hand over, at the next turn, everything that the source has to say."""
        _check(lane)

        def follow() -> None:
            for thing in source():
                each(thing)

        self._timer.soon(follow)

    def close(self) -> None:
        """Nothing to end."""


def _deaf(serve: Callable[..., None], *arguments: object) -> None:
    """Do that on a thread which hears no SIGHUP: the main one alone is asked to make way, and says when."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    serve(*arguments)


class OnePerThread(threading.local, Generic[Answer]):
    """A thing that each thread makes for itself at its first use, and keeps: a database connection."""

    def __init__(self, make: Callable[[], Answer]) -> None:
        self._make = make
        self._mine: list[Answer] = []

    def get(self) -> Answer:
        """This thread's own."""
        if not self._mine:
            self._mine.append(self._make())
        return self._mine[0]


def _check(lane: str) -> None:
    if lane not in LANES:
        raise ValueError(f"{lane} is not a lane; the lanes are {', '.join(LANES)}")
