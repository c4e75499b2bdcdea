"""The terminal covers its screen, whether or not a window manager gives it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from Xlib import X
from Xlib.display import Display

from bench.display import VirtualScreen, virtual_screen
from kiosk.ui.server import unmanaged_screen

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def surroundings(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    return monkeypatch


def manager(screen: VirtualScreen) -> Display:
    """Who owns the selection by which window managers are known."""
    owner = Display(screen.name)
    window = owner.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    window.set_selection_owner(owner.intern_atom("WM_S0"), X.CurrentTime)
    owner.sync()
    return owner


def test_a_screen_without_a_window_manager_has_a_size(surroundings) -> None:
    with virtual_screen(640, 360) as screen:
        surroundings.setenv("DISPLAY", screen.name)

        assert unmanaged_screen() == (640, 360)


def test_with_a_window_manager_it_is_asked(surroundings) -> None:
    with virtual_screen(640, 360) as screen:
        owner = manager(screen)
        surroundings.setenv("DISPLAY", screen.name)

        assert unmanaged_screen() is None
        owner.close()


def test_without_an_x_server_there_is_nothing_to_take(surroundings) -> None:
    assert unmanaged_screen() is None
    surroundings.setenv("DISPLAY", ":9999")
    assert unmanaged_screen() is None


def test_another_driver_looks_after_its_own_screen(surroundings) -> None:
    with virtual_screen(640, 360) as screen:
        surroundings.setenv("DISPLAY", screen.name)
        surroundings.setenv("SDL_VIDEODRIVER", "kmsdrm")

        assert unmanaged_screen() is None


@pytest.mark.alone
def test_on_a_screen_without_a_window_manager_the_terminal_covers_every_pixel(tmp_path: Path) -> None:
    with virtual_screen(1024, 700) as screen:
        environment = os.environ | {"DISPLAY": screen.name, "SDL_VIDEODRIVER": "x11"}
        settings = tmp_path / "settings.toml"
        settings.write_text(f'[data]\nfolder = "{tmp_path}"\n')
        command = [sys.executable, "-m", "kiosk", "--settings", str(settings), "run"]
        before = screen.pixels()
        running = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
        assert screen.until_changed(before, seconds=30) is not None

        viewer = Display(screen.name)
        shown = [window.get_geometry() for window in viewer.screen().root.query_tree().children]

        assert (0, 0, 1024, 700) in [(each.x, each.y, each.width, each.height) for each in shown]
        viewer.close()
        running.terminate()
        running.wait(20)
