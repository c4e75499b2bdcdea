"""One line of the doctor."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether it is well, and what to do if not; a remark is well, and worth knowing."""

    what: str
    is_well: bool
    sentence: str
    is_remark: bool = False
