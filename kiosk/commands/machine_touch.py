"""Whether fingers can reach the terminal: a touch screen that is plugged in, and that we may listen to."""

from __future__ import annotations

from pathlib import Path

from kiosk.commands.machine_files import Files, Report, number, refused

# Numbers of the kernel, include/uapi/linux/input-event-codes.h
_ABS_X = 0x00
_ABS_MT_POSITION_X = 0x35
_BTN_LEFT = 0x110
_BTN_TOUCH = 0x14A
_PROP_POINTER = 0x00  # the finger moves an arrow: a touch pad, not a screen
_PROP_DIRECT = 0x01  # what is touched is what is shown
_WORD = 64  # bits; no 32-bit system runs the terminal


def touch(files: Files, on_desktop: bool) -> Report:
    """What a finger on the screen would reach. A desktop owns the devices, and its mouse does the same."""
    devices = files.found("sys/class/input/event*")
    screens = [device for device in devices if _is_touched(files, device)]
    if screens:
        names = ", ".join(_name(files, device) for device in screens)
        nodes = [] if on_desktop else [files.root / "dev/input" / device.name for device in screens]
        return Report(refused(nodes, "à l'écran tactile", "input"), f"L'écran se touche ({names}).")
    mice = [_name(files, device) for device in devices if _has(files, device, "key", _BTN_LEFT)]
    only = f", seulement une souris ({', '.join(mice)})" if mice else ""
    if on_desktop:
        return Report((), "", (f"Aucun écran tactile{only} : sur un bureau, la souris suffit pour essayer.",))
    plug = "Branchez le câble USB de l'écran (ou sa nappe), puis recommencez."
    return Report((f"Aucun écran tactile{only} : les visiteurs ne peuvent rien choisir. {plug}",))


def _is_touched(files: Files, device: Path) -> bool:
    """A screen for one finger or several: what says where fingers are, and is no pad beside a keyboard."""
    if _bit(files.text(device / "device/properties"), _PROP_POINTER):
        return False
    if _has(files, device, "abs", _ABS_MT_POSITION_X):
        return True
    one = _has(files, device, "abs", _ABS_X) and _has(files, device, "key", _BTN_TOUCH)
    return one and _bit(files.text(device / "device/properties"), _PROP_DIRECT)


def _has(files: Files, device: Path, kind: str, bit: int) -> bool:
    return _bit(files.text(device / "device/capabilities" / kind), bit)


def _bit(words: str, bit: int) -> bool:
    """Whether it is set in words of hexadecimal, the highest first, as the kernel writes them."""
    place, rest = divmod(bit, _WORD)
    numbers = [number(word, 16) for word in reversed(words.split())]
    word = numbers[place] if place < len(numbers) else None
    return bool((word or 0) >> rest & 1)


def _name(files: Files, device: Path) -> str:
    return files.text(device / "device/name")[:60] or device.name
