"""The measurements measure what they say: processor, memory, pixels, touches, seen from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pytest
from Xlib import X
from Xlib.display import Display

from bench import processes
from bench.candidates import as_ordinary
from bench.display import Area, VirtualScreen, virtual_screen
from bench.terminal import percentile, ratio, table

BUSY = "import time\nend = time.process_time() + 0.4\nwhile time.process_time() < end: pass\ntime.sleep(60)"
LARGE = "held = bytearray(50_000_000)\nheld[::4096] = bytes(len(held[::4096]))\nimport time\ntime.sleep(60)"


def child(words: str) -> subprocess.Popen[bytes]:
    """A process whose own child does that, in a session of their own."""
    parent = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {words!r}])"
    return subprocess.Popen([sys.executable, "-c", parent], start_new_session=True)


def test_the_processor_time_of_children_counts() -> None:
    parent = child(BUSY)
    before = processes.processor(parent.pid)
    time.sleep(2)

    used = processes.used_between(before, processes.processor(parent.pid))

    os.killpg(parent.pid, 9)
    parent.wait()
    assert 0.35 < used < 1.5


def test_the_memory_of_children_counts() -> None:
    parent = child(LARGE)
    end = time.monotonic() + 20
    while processes.memory(parent.pid) < 50 and time.monotonic() < end:
        time.sleep(0.1)

    held = processes.memory(parent.pid)

    os.killpg(parent.pid, 9)
    parent.wait()
    assert 50 < held < 100


@pytest.mark.parametrize(("wanted", "found"), [(50, 3.0), (99, 5.0), (1, 1.0)])
def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed(wanted: int, found: float) -> None:
    assert percentile([5.0, 1.0, 4.0, 2.0, 3.0], wanted) == found


def test_the_table_says_which_aims_are_met() -> None:
    ours = {"start": 500.0, "memory": 300.0, "touch_p99": 40.0, "first_sound": 400.0}
    theirs = {"start": 1000.0, "memory": 400.0, "touch_p99": 10.0}
    figures = {"kiosk": everything(ours), "chromium": theirs}
    result = {
        "machine": dict.fromkeys(("processor", "cores", "memory_gb", "system", "graphics", "chromium"), "?"),
        "load": {"before": 0.1, "after": 0.2},
        "figures": figures,
        "ratios": {name: ratio(figures, name) for name in figures["kiosk"]},
    }

    lines = {line.split("  ")[0]: line for line in table(json.loads(json.dumps(result))).splitlines()}

    assert lines["Démarrage, jusqu'à ce qu'une touche change l'écran"].endswith("≤ 0.8×  ✓")
    assert lines["Mémoire de tous ses processus (PSS)"].endswith("≤ 0.4×  ✗")
    assert lines["Touche → image changée, p99"].endswith("≤ 50 ms  ✓")
    assert lines["Écouter → premier son"].endswith("≤ 300 ms  ✗")


def everything(some: dict[str, float]) -> dict[str, float]:
    """Each figure of the table, 0 where none is given."""
    names = (
        "start_drawn",
        "processor_awake",
        "processor_asleep",
        "touch_p50",
        "rested_p50",
        "rested_p99",
        "opening",
    )
    return dict.fromkeys(names, 0.0) | some


def test_a_changed_pixel_is_seen_and_a_still_screen_is_not_a_change() -> None:
    with virtual_screen(200, 100) as screen:
        before = screen.pixels()
        assert screen.until_changed(before, seconds=0.2) is None

        window = white_window(screen)

        assert screen.until_changed(before, Area(50, 50, 10, 10), seconds=5) is not None
        assert screen.until_still(calm=0.2) == screen.pixels() != before
        window.close()


def test_a_touch_reaches_what_is_under_it() -> None:
    with virtual_screen(200, 100) as screen:
        owner = white_window(screen)
        screen.until_still(calm=0.2)

        screen.touch(60, 55)

        owner.sync()
        told = [owner.next_event() for _ in range(owner.pending_events())]
        pressed = [(event.event_x, event.event_y) for event in told if event.type == X.ButtonPress]
        assert pressed == [(60, 55)]
        owner.close()


def white_window(screen: VirtualScreen) -> Display:
    """Somebody else's white window over the whole screen, which hears touches."""
    owner = Display(screen.name)
    window = owner.screen().root.create_window(
        0, 0, 200, 100, 0, owner.screen().root_depth,
        background_pixel=owner.screen().white_pixel, event_mask=X.ButtonPressMask,
    )  # fmt: skip
    window.map()
    owner.sync()
    return owner


def test_root_does_not_measure_as_root() -> None:
    done = subprocess.run([*as_ordinary(), "id", "-u"], capture_output=True, text=True, check=True)

    assert done.stdout.strip() != "0"
