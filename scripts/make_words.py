"""Gather the French sentences of the interface into locales/kiosk.pot, and bring each language up to date.

Not xgettext: Debian 12's reads no f-string, none follows a constant, and what it misses it does not say.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib

ROOT = Path(__file__).parent.parent
SPEAKERS = {"tr", "own", "speaker"}  # what a Speaker is called in the code; it calls itself `self`
WIDTH = 110


class Sentence(NamedTuple):
    """A French sentence; `many` is its plural, empty when it has none."""

    one: str
    many: str = ""


def sources() -> list[Path]:
    """The modules that speak to visitors: not the pages of the staff, which are always in French."""
    screens = [path for path in sorted((ROOT / "kiosk/ui").rglob("*.py")) if not _is_of_staff(path)]
    return [*screens, ROOT / "kiosk/words.py"]


def sentences(text: str, file: str) -> list[Sentence]:
    """What one module says; SystemExit names the line of a sentence that cannot be read from the code."""
    tree = ast.parse(text, file)
    constants = dict(_constants(tree))
    speakers = SPEAKERS | ({"self"} if file.endswith("words.py") else set())
    found: list[Sentence] = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if _is_speaker(call.func, speakers):
            found += [Sentence(one) for one in _read(call.args[0], constants, file)]
        elif isinstance(call.func, ast.Attribute) and _forms_of(call.func, speakers):
            one, many = (_read(form, constants, file)[0] for form in call.args[:2])
            found.append(Sentence(one, many))
    return found


def template() -> polib.POFile:
    """The file to translate: each sentence once, in alphabetical order, with the modules that say it."""
    said: dict[Sentence, list[str]] = {}
    for path in sources():
        file = path.relative_to(ROOT).as_posix()
        for sentence in sentences(path.read_text("utf-8"), file):
            files = said.setdefault(sentence, [])
            files += [] if file in files else [file]
    pot = polib.POFile(wrapwidth=WIDTH)
    pot.header = "Words of the interface, gathered by scripts/words."
    pot.metadata = {
        "Project-Id-Version": "kiosk",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    pot.extend(_entry(sentence, said[sentence]) for sentence in sorted(said))
    return pot


def bring_up_to_date(po: polib.POFile, pot: polib.POFile) -> list[str]:
    """Give a language the sentences of the template, and those alone; answers what is not translated."""
    known = {(entry.msgid, entry.msgid_plural): entry for entry in po}
    po.wrapwidth = WIDTH
    po[:] = [_translated(entry, known.get((entry.msgid, entry.msgid_plural)), po) for entry in pot]
    return [entry.msgid for entry in po if not entry.translated()]


def main() -> int:
    """Write the files; answers 1 when a sentence has no translation."""
    pot = template()
    pot.save(str(ROOT / "locales/kiosk.pot"))
    missing = 0
    for path in sorted((ROOT / "locales").glob("*/LC_MESSAGES/kiosk.po")):
        po = polib.pofile(str(path))
        untranslated = bring_up_to_date(po, pot)
        po.save()
        po.save_as_mofile(str(path.with_suffix(".mo")))
        missing += len(untranslated)
        print(f"{path.parts[-3]} : {len(po) - len(untranslated)} phrases traduites sur {len(po)}.")
        for sentence in untranslated:
            print(f"  à traduire : {sentence}")
    return 1 if missing else 0


def _is_of_staff(path: Path) -> bool:
    return "\nIS_STAFF = True\n" in path.read_text("utf-8")


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value


def _is_speaker(node: ast.expr, speakers: set[str]) -> bool:
    """Whether it is `tr`, `own`…, or the `tr` of something."""
    return getattr(node, "id", "") in speakers or getattr(node, "attr", "") == "tr"


def _forms_of(node: ast.Attribute, speakers: set[str]) -> bool:
    """Whether it is `tr.n`, which takes a singular and a plural."""
    return node.attr == "n" and _is_speaker(node.value, speakers)


def _read(given: ast.expr, constants: dict[str, ast.expr], file: str) -> list[str]:
    """The texts that an argument may be: written there, or a constant of the module, or one of several."""
    if isinstance(given, ast.IfExp):
        return _read(given.body, constants, file) + _read(given.orelse, constants, file)
    holder = given.value if isinstance(given, ast.Subscript) else given
    meant = constants.get(getattr(holder, "id", ""), given)
    texts = list(meant.values) if isinstance(meant, ast.Dict) else getattr(meant, "elts", [meant])
    said = [text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str)]
    if len(said) != len(texts):
        remedy = "écrivez la phrase en toutes lettres, ou dans une constante du module"
        sys.exit(f"{file}, ligne {given.lineno} : {remedy}.")
    return said


def _entry(sentence: Sentence, files: list[str]) -> polib.POEntry:
    return polib.POEntry(
        msgid=sentence.one,
        msgid_plural=sentence.many,
        msgstr_plural={0: "", 1: ""} if sentence.many else {},
        occurrences=[(file, "") for file in files],
        flags=["python-brace-format"] if "{" in sentence.one + sentence.many else [],
    )


def _translated(asked: polib.POEntry, known: polib.POEntry | None, po: polib.POFile) -> polib.POEntry:
    """The entry of the template with the language's own words, as far as it has them."""
    entry = _entry(Sentence(asked.msgid, asked.msgid_plural), [file for file, _ in asked.occurrences])
    if asked.msgid_plural:
        forms = int(po.metadata["Plural-Forms"].partition("nplurals=")[2].partition(";")[0])
        had = known.msgstr_plural if known else {}
        entry.msgstr_plural = {form: had.get(form, "") for form in range(forms)}
    elif known:
        entry.msgstr = known.msgstr
    entry.tcomment = known.tcomment if known else ""
    return entry


if __name__ == "__main__":
    sys.exit(main())
