"""Whether the pictures that a procedure shows lie in its folder, and can be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from kiosk.core.procedure import Picture, Procedure
from kiosk.errors import ProcedureError


def check_pictures(procedure: Procedure, pictures: Mapping[str, bool]) -> Iterator[ProcedureError]:
    """The pictures that are missing or cannot be shown.

    `pictures`: the path of each one that lies beside a text, and whether it can be shown.
    """
    folder = PurePosixPath(procedure.file).parent
    for picture in (block for step in procedure.steps for block in step.blocks if isinstance(block, Picture)):
        is_sound = pictures.get(str(folder / picture.file))
        if not is_sound:
            yield ProcedureError(
                procedure.file, picture.line, *_said(picture.file, is_there=is_sound is False)
            )


def _said(file: str, *, is_there: bool) -> tuple[str, str]:
    if is_there:
        return (
            f"L'image « {file} » ne peut pas être montrée.",
            "Enregistrez-la en PNG, 4096 points de côté au plus, 5 Mo au plus.",
        )
    return (
        f"L'image « {file} » n'est pas dans le dossier de la démarche.",
        "Mettez-la à côté du texte, ou corrigez son nom.",
    )
