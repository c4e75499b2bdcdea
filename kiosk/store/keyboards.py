"""The keyboards of a content pack."""

from __future__ import annotations

from kiosk.core.keyboard import Layout, read_layout
from kiosk.store.packs import Pack


def keyboard(pack: Pack, name: str) -> Layout:
    """The keyboard of that name ("azerty"). Raises ContentError where it is missing, altered or wrong."""
    file = f"keyboards/{name}.toml"
    return read_layout(pack.text(file), file)
