"""The rules of the house that a machine can hold: who imports whom, threads, broad `except`, sizes."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GROUND = {"worker", "timer", "settings", "errors", "words"} | {
    f"settings_{part}" for part in ("files", "fleet", "parts", "rules", "svg", "together")
}
DOORS = {"__init__", "__main__", "bootstrap", "cli", "commands"}  # the only places that know every part
ROOMS = {  # room: (the rooms it may import, what else it may use)
    "core": ({"core", "errors"}, {"markdown_it", "mdit_py_plugins", "opening_hours"}),
    "store": ({"core", "store"} | GROUND, {"sqlite_utils", "sqlite3", "ijson"}),
    "adapters": (
        {"core", "adapters"} | GROUND,
        {"pyttsx3", "qrcode", "argon2", "subprocess", "ctypes", "fcntl"},
    ),
    "controllers": ({"core", "store", "adapters", "controllers"} | GROUND, set()),
    "ui": ({"core", "controllers", "ui"} | GROUND, {"kivy", "ctypes", "fcntl"}),
    "services": ({"core", "services", "errors"}, {"ctypes", "fcntl"}),
    "ground": (GROUND, set()),
    "words": ({"core"} | GROUND, set()),  # sets French spaces by the core's rule
}
THREADS = {"threading", "_thread", "concurrent", "multiprocessing", "asyncio"}
GUARDED = THREADS | {"subprocess", "ctypes", "sqlite3", "fcntl"}  # standard, but not for everybody
IMPURE = {"os", "io", "time", "random", "secrets", "socket", "tempfile", "shutil", "glob", "logging"}
IMPURE_CALLS = {
    "open",
    "now",
    "today",
    "utcnow",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "print",
}
BROAD_EXCEPT = {"worker", "__main__", "cli", "bootstrap", "ui/app"}
MODULES = [
    path.relative_to(ROOT / "kiosk").with_suffix("").as_posix()
    for path in sorted((ROOT / "kiosk").rglob("*.py"))
]


def room_of(module: str) -> str:
    first = module.split("/")[0]
    if first == "words":
        return first
    return "ground" if first in GROUND else "door" if first in DOORS else first


def imported(tree: ast.AST) -> set[str]:
    """Dotted names of what is imported, `from kiosk import words` written kiosk.words."""
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names |= {f"{'.' * node.level}{node.module}.{alias.name}" for alias in node.names}
    return names


def import_offences(module: str, tree: ast.AST):
    """What a module imports against the table of docs/architecture.md."""
    room = room_of(module)
    for name in sorted(imported(tree)):
        first, *rest = name.split(".")
        if first in THREADS and module != "worker":
            yield f"{name}: threads are kiosk/worker.py's"
        elif room == "door":
            continue
        elif first == "kiosk":
            if rest[0] not in ROOMS[room][0] | {"__version__"}:
                yield f"{name}: not for {room}"
        elif first not in ROOMS[room][1] | THREADS and (
            first in GUARDED or first not in sys.stdlib_module_names
        ):
            yield f"{name}: {room} may not use it"
        elif room == "core" and first in IMPURE:
            yield f"{name}: core has no screen, disk, clock or chance"


def name_of(node: ast.expr | None) -> str:
    return getattr(node, "id", getattr(node, "attr", "")) if node else ""


def habit_offences(module: str, tree: ast.AST):
    """Broad `except`, hidden globals, and what would make the core impure."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and module not in BROAD_EXCEPT:
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if {name_of(kind) for kind in kinds} & {"", "Exception", "BaseException"}:
                yield f"line {node.lineno}: a broad except"
        if isinstance(node, ast.Global) or name_of(node) == "get_running_app":
            yield f"line {node.lineno}: reaches for something that it was not given"
        if room_of(module) == "core" and isinstance(node, ast.Call) and name_of(node.func) in IMPURE_CALLS:
            yield f"line {node.lineno}: core calls {name_of(node.func)}()"


def size_offences(module: str, tree: ast.AST):
    """Files past 450 lines, functions past 60, classes past 300, the app past 120."""
    sizes = {ast.FunctionDef: 60, ast.AsyncFunctionDef: 60, ast.ClassDef: 300}
    for node in ast.walk(tree):
        lines = getattr(node, "end_lineno", 0) - getattr(node, "lineno", 0) + 1
        limit = 119 if getattr(node, "name", "") == "KioskApp" else sizes.get(type(node), 10**6)
        if lines > limit:
            yield f"{node.name}: {lines} lines, {limit} at most"
    if tree.body and (last := tree.body[-1].end_lineno) > 450:
        yield f"{last} lines, 450 at most"


def opening_offences(module: str, tree: ast.AST):
    """A module that does not open with a sentence."""
    if tree.body and not (ast.get_docstring(tree) or "").split("\n\n")[0].rstrip().endswith((".", ":")):
        yield "does not open with a sentence"


RULES = (import_offences, habit_offences, size_offences, opening_offences)


def offences(module: str, text: str) -> list[str]:
    tree = ast.parse(text, f"kiosk/{module}.py")
    return [offence for rule in RULES for offence in rule(module, tree)]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_keeps_the_rules_of_the_house(module):
    assert offences(module, (ROOT / "kiosk" / f"{module}.py").read_text(encoding="utf-8")) == []


def test_every_module_is_in_a_room():
    assert {room_of(module) for module in MODULES} <= ROOMS.keys() | {"door"}


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("core/a", "from kiosk.store.packs import Pack"),
        ("core/a", "from kiosk import settings"),
        ("core/a", "import requests"),
        ("core/a", "import os"),
        ("core/a", "from datetime import date\ndate.today()"),
        ("store/a", "import kiosk.adapters.qr"),
        ("store/a", "import threading"),
        ("adapters/a", "from kiosk.store.packs import Pack"),
        ("controllers/a", "import subprocess"),
        ("controllers/a", "from kiosk.ui.theme import COLOURS"),
        ("ui/a", "from kiosk.adapters.speech import Voice"),
        ("ui/a", "from concurrent.futures import ThreadPoolExecutor"),
        ("ui/a", "from kivy.app import App\nApp.get_running_app()"),
        ("ui/a", "from . import theme"),
        ("errors", "from kiosk.core.pack import Manifest"),
        ("bootstrap", "import threading"),
        ("ui/a", "try:\n    pass\nexcept (OSError, Exception):\n    pass"),
        ("ui/a", "try:\n    pass\nexcept:\n    pass"),
        ("ui/a", "def a():\n    global b\n    b = 1"),
        ("ui/a", "def a():\n" + "    pass\n" * 60),
        ("ui/a", "class A:\n" + "    a = 1\n" * 300),
        ("ui/a", "class KioskApp:\n" + "    a = 1\n" * 119),
        ("ui/a", "a = 1\n" * 451),
        ("ui/a", "a = 1"),
    ],
)
def test_a_rule_that_is_broken_is_seen(module, text):
    whole = text if text == "a = 1" else f'"""A sentence."""\n{text}'

    assert offences(module, whole) != []
