"""What is wrong with this terminal, in sentences for the person who looks after it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.controllers.watching import Watched


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor: what was looked at, whether it is well, and what to do if not."""

    what: str
    is_well: bool
    sentence: str


class Upkeep(Watched):
    """Gathers what start-up and the doctor found."""

    def __init__(self) -> None:
        super().__init__()
        self.findings: tuple[Finding, ...] = ()

    def report(self, what: str, problems: tuple[str, ...], well: str) -> None:
        """Note what was found of one thing: its problems, or that all is well."""
        new = tuple(Finding(what, False, problem) for problem in problems) or (Finding(what, True, well),)
        self.findings = tuple(finding for finding in self.findings if finding.what != what) + new
        self.changed()

    @property
    def is_well(self) -> bool:
        """Whether nothing asks for somebody."""
        return all(finding.is_well for finding in self.findings)
