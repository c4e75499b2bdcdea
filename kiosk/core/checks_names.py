"""Whether the folder of a procedure, and the files of its languages, bear names that a terminal can use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from kiosk.core.parser_signs import ID, suggestion
from kiosk.errors import ProcedureError

_TWO_LETTERS = (  # ISO 639-1
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz "
    "ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii "
    "ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi "
    "mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw "
    "sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk "
    "ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_THREE_LETTERS = "ckb fon gcf gcr kab prs rcf rom shi snk swb tzm zgh"  # ISO 639-3, of those spoken in France
LANGUAGES = frozenset(f"{_TWO_LETTERS} {_THREE_LETTERS}".split())


def check_names(paths: Iterable[str]) -> Iterator[ProcedureError]:
    """Texts that are named after no language, and folders whose name is none; each folder once."""
    said: set[str] = set()
    for path in map(PurePosixPath, paths):
        if path.suffix != ".md":
            continue
        if path.stem not in LANGUAGES:
            yield _no_language(path)
        slug = path.parent.name
        if slug and slug not in said and not ID.fullmatch(slug):
            said.add(slug)
            yield ProcedureError(
                str(path),
                1,
                f"Le nom du dossier « {slug} » n'est pas accepté.",
                f"Renommez-le en minuscules, sans accent ni espace, par exemple « {suggestion(slug)} ».",
            )


def _no_language(path: PurePosixPath) -> ProcedureError:
    code = path.stem.lower()
    remedy = (
        f"Renommez-le {code}.md."
        if code in LANGUAGES
        else "Donnez-lui le code de sa langue, comme fr.md, en.md ou ar.md, ou enlevez-le."
    )
    return ProcedureError(
        str(path), 1, f"Le nom du fichier « {path.name} » n'est celui d'aucune langue.", remedy
    )
