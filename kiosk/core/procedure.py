"""A procedure as it was read from its file: steps, choices, papers, ways out; nothing of a visitor."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

OPENING = "avant"
OPENING_PARTS = ("qui", "besoin", "cout", "delai", "sans-internet", "arnaques")
EMERGENCY_NUMBERS = ("15", "17", "18", "112", "114", "115", "119", "3919", "3114")  # as the screen shows them
MESSAGE_NUMBERS = frozenset({"114"})  # those that are written to: whoever dials them hears nobody
EVENTS = ("papiers", "sante", "logement", "travail", "famille", "autre")
_ICON_NAMES = (
    "arrow-counter-clockwise arrow-left arrow-right arrows-clockwise baby backspace bank bell-slash "
    "book-open-user briefcase calendar-blank calendar-check calendar-plus calendar-x car-profile caret-down "
    "caret-up chat-circle-text check circle-half clock cloud-slash currency-eur device-mobile-camera "
    "door-open download-simple eraser eye files first-aid-kit gauge globe-simple hand-tap hand-waving "
    "handshake hard-drives house-line identification-card info keyboard lightbulb list-checks lock-simple "
    "magnifying-glass magnifying-glass-plus map-pin microphone minus monitor pause person-simple-walk phone "
    "phone-disconnect phone-incoming plus police-car power printer question repeat seal-check "
    "shield-warning sign-out signpost speaker-high speaker-low speaker-slash stop text-aa "
    "thermometer-simple translate tray-arrow-up user user-sound wifi-high wifi-slash x"
)
ICONS = frozenset(_ICON_NAMES.split())  # those of the look


@dataclass(frozen=True, slots=True)
class Condition:
    """For whom a line stands: all of `only` were passed, and `unless` was not. Empty = for everyone."""

    only: tuple[str, ...] = ()
    unless: str = ""

    def holds(self, passed: frozenset[str]) -> bool:
        """Whether a visitor who passed through these steps is concerned."""
        return all(step in passed for step in self.only) and (not self.unless or self.unless not in passed)


ALWAYS = Condition()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that is shown and read aloud; may hold `{fact}` names."""

    text: str
    when: Condition = ALWAYS
    line: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """A paper that goes on the visitor's list."""

    text: str
    when: Condition = ALWAYS
    line: int = 0


@dataclass(frozen=True, slots=True)
class Advice:
    """What stands behind the help button of a step."""

    text: str
    when: Condition = ALWAYS
    line: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer. `part` is the slug of a shared part, or empty; `note` is the second, smaller line."""

    label: str
    step: str
    part: str = ""
    note: str = ""
    icon: str = ""
    when: Condition = ALWAYS
    line: int = 0

    @property
    def target(self) -> str:
        """Where it leads, written as in the file: `step` or `part#step`."""
        return f"{self.part}#{self.step}" if self.part else self.step


@dataclass(frozen=True, slots=True)
class WayOut:
    """A line that leads out of the procedure.

    `kind` is "web" (address: https… or a fact's name), "place" (a kind of place), "tel" (a fact's name or
    a number) or "call" (someone).
    """

    label: str
    kind: str
    address: str
    when: Condition = ALWAYS
    line: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the procedure's folder, with what is spoken in its place."""

    shows: str
    file: str
    when: Condition = ALWAYS
    line: int = 0


Block = Paragraph | Item | Advice | Choice | WayOut | Picture


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the opening card (`qui`, `besoin`, `cout`…)."""

    id: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    line: int = 0

    def of(self, passed: frozenset[str]) -> tuple[Paragraph, ...]:
        """The texts that concern a visitor who passed through these steps."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.when.holds(passed))


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of a procedure: blocks in the order of the file."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()
    line: int = 0

    def of(self, kind: type[Block], passed: frozenset[str]) -> tuple[Block, ...]:
        """The blocks of one kind that concern a visitor who passed through these steps."""
        return tuple(block for block in self.blocks if isinstance(block, kind) and block.when.holds(passed))


@dataclass(frozen=True, slots=True)
class Source:
    """A sheet that the procedure was written from, its date, and the line of the file that names it."""

    id: str
    checked: date
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure in one language."""

    slug: str
    language: str
    title: str
    summary: str
    event: str
    words: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    is_part: bool = False
    reviewed: str = ""
    steps: tuple[Step, ...] = ()
    file: str = ""
    _by_id: dict[str, Step] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_id.update((step.id, step) for step in self.steps)

    def step(self, step_id: str) -> Step:
        """The step of that id; KeyError if there is none (the parser has refused such a file)."""
        return self._by_id[step_id]

    def has(self, step_id: str) -> bool:
        """Whether there is a step of that id."""
        return step_id in self._by_id

    @property
    def opening(self) -> Step | None:
        """The card "can I do it here, now?"; a shared part has none."""
        return self.steps[0] if self.steps and self.steps[0].id == OPENING else None

    @property
    def first(self) -> Step:
        """The first step after the opening card."""
        return self.steps[1] if self.opening else self.steps[0]

    def after(self, step_id: str) -> Step | None:
        """The next step in the order of the file, or nothing after the last."""
        index = [step.id for step in self.steps].index(step_id) + 1
        return self.steps[index] if index < len(self.steps) else None
