"""A visitor's walk through a procedure: the journey, the ticks, the list at its end. Dies with the visit."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.controllers.catalogue import Catalogue
from kiosk.controllers.views import GivenAnswer, OpeningView, Option, PictureView, StepView, Way
from kiosk.controllers.watching import Watched
from kiosk.core import checklist as lists
from kiosk.core import handout
from kiosk.core import journey as journeys
from kiosk.core.checklist import Checklist
from kiosk.core.facts import Filled, left_to_right, phone
from kiosk.core.journey import Journey
from kiosk.core.procedure import Advice, Choice, Item, Paragraph, Picture, Procedure, Step, WayOut
from kiosk.core.route import Library, Offer, Route


class Guide(Watched):
    """Holds one journey at most. `language` is asked each time, so that it may change on the way."""

    def __init__(self, catalogue: Catalogue, language: Callable[[], str]) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._language = language
        self._journey: Journey | None = None
        self._ticks: frozenset[str] = frozenset()
        self.at_list = False

    # -- moving

    def start(self, slug: str) -> None:
        """Open a procedure at its opening card."""
        self._journey = journeys.begin(self._library, slug)
        self._ticks, self.at_list = frozenset(), False
        self.changed()

    def choose(self, target: str) -> None:
        """Answer the step that is shown."""
        self._move(journeys.choose(self._now, self._library, target))

    def forward(self) -> None:
        """Go on from a step without choices; from the last one, to the list."""
        if journeys.is_end(self._now, self._library):
            self.at_list = True
            self.changed()
        else:
            self._move(journeys.forward(self._now, self._library))

    def back(self) -> bool:
        """The step before; False at the opening card, where the procedure is left."""
        if self.at_list:
            self.at_list = False
            self.changed()
            return True
        before = journeys.back(self._now, self._library)
        if before == self._now:
            return False
        self._move(before)
        return True

    def change(self, key: str) -> None:
        """Go back to an answer in order to change it."""
        self.at_list = False
        self._move(journeys.change(self._now, self._library, key))

    def tick(self, key: str) -> None:
        """Tick a paper that one has, or untick it."""
        self._ticks ^= {key}
        self.changed()

    def resume(self, journey: Journey) -> None:
        """Stand where another guide stood, with the same answers; its keys must be of this catalogue."""
        self._ticks, self.at_list = frozenset(), False
        self._move(journey)

    def forget(self) -> None:
        """Nothing of the visitor stays."""
        self._journey, self._ticks, self.at_list = None, frozenset(), False

    def _move(self, journey: Journey) -> None:
        self._journey = journey
        self.changed()

    # -- what is shown

    @property
    def journey(self) -> Journey | None:
        """Where the visitor stands and what they answered, a value; None when no procedure is open."""
        return self._journey

    @property
    def slug(self) -> str:
        """The procedure that is open, or empty."""
        return self._journey.slug if self._journey else ""

    @property
    def is_opening(self) -> bool:
        """Whether the opening card is shown."""
        return not self.at_list and self._step.parts != ()

    def opening(self) -> OpeningView:
        """The opening card, in the visitor's language or in French: what holds before any answer."""
        step, passed = self._step, journeys.passed(self._now, self._library)
        here, later = self._filled(step, Paragraph, passed)
        parts = tuple(
            (part.id, part.title, self._fill(" ".join(told.text for told in part.of(passed))))
            for part in step.parts
        )
        return OpeningView(
            self._root.title,
            step.title,
            self._spoken(),
            here,
            later,
            parts,
            journeys.ahead(self._now, self._library),
        )

    def step(self) -> StepView:
        """The step that is shown, in the visitor's language or in French."""
        step, passed = self._step, journeys.passed(self._now, self._library)
        dropped, dropped_in_french = self._dropped()
        return StepView(
            name=self._root.title,
            name_language=self._root.language,
            title=self._fill(step.title).text,
            language=self._spoken(),
            number=self.number,
            ahead=journeys.ahead(self._now, self._library),
            paragraphs=self._filled(step, Paragraph, passed),
            options=tuple(map(self._option, journeys.offers(self._now, self._library))),
            papers=self._filled(step, Item, passed),
            advice=self._filled(step, Advice, passed),
            ways=tuple(self._way(way) for way in step.of(WayOut, passed) if isinstance(way, WayOut)),
            pictures=tuple(
                self._picture(block) for block in step.of(Picture, passed) if isinstance(block, Picture)
            ),
            dropped=dropped,
            dropped_in_french=dropped_in_french,
            is_last=journeys.is_end(self._now, self._library),
        )

    @property
    def number(self) -> int:
        """Which step this is, from 1; the opening card does not count."""
        return len(journeys.trail(self._now, self._library)) - 1

    @property
    def knots(self) -> tuple[int, int]:
        """Knots of the thread: passed, and to come at most."""
        trail = journeys.trail(self._now, self._library)
        if self.at_list:
            return len(trail), 0
        return len(trail) - 1, journeys.ahead(self._now, self._library) + 1

    def answers(self) -> tuple[GivenAnswer, ...]:
        """Every answer on the way, first to last."""
        given = ((one, self._spoken(one.key)) for one in journeys.answers(self._now, self._library))
        return tuple(
            GivenAnswer(one.key, self._fill_in(one.question, language).text, one.label, language)
            for one, language in given
        )

    def checklist(self) -> Checklist:
        """What to take away, in the visitor's language and in French."""
        return lists.gather(
            self._now, self._library, self._catalogue.library("fr"), self._fill_in, self._whither
        )

    def codes(self) -> tuple[str, ...]:
        """The list as texts of 300 bytes at most, one a code."""
        return handout.codes(self.checklist(), self._language())

    def has_ticked(self, key: str) -> bool:
        """Whether that paper is ticked."""
        return key in self._ticks

    # -- inside

    @property
    def _now(self) -> Journey:
        assert self._journey is not None, "no procedure is open"
        return self._journey

    @property
    def _library(self) -> Library:
        return self._catalogue.library(self._language())

    @property
    def _step(self) -> Step:
        return journeys.current(self._now, self._library)

    @property
    def _root(self) -> Procedure:
        return self._library[self._now.slug]

    def _spoken(self, key: str = "") -> str:
        """The language of a step, the current one unless told: the visitor's, or French."""
        return self._host(key or self._now.at).language

    def _host(self, key: str) -> Procedure:
        """The procedure or the shared part that a step belongs to."""
        return Route(self._library, self._now.slug).host(key)

    def _picture(self, picture: Picture) -> PictureView:
        content = self._catalogue.picture(self._host(self._now.at).slug, picture.file)
        return PictureView(self._fill(picture.shows), content)

    def _dropped(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The questions that a change has made void: in the visitor's language, and those only in French."""
        lost = [(one.question, self._spoken(one.key)) for one in journeys.dropped(self._now, self._library)]
        mine = tuple(question for question, language in lost if language == self._language())
        return mine, tuple(question for question, language in lost if language != self._language())

    def _option(self, offer: Offer) -> Option:
        choice, is_chosen = offer.choice, offer.id == journeys.chosen(self._now)
        label, note = self._fill(choice.label).text, self._fill(choice.note).text
        return Option(label, note, self._icon(choice), offer.id, is_chosen)

    def _icon(self, choice: Choice) -> str:
        """The sign of a choice: translations need not repeat what the French file says."""
        if choice.icon:
            return choice.icon
        mine, french = (
            [block for block in journeys.current(self._now, library).blocks if isinstance(block, Choice)]
            for library in (self._library, self._catalogue.library("fr"))
        )
        return french[mine.index(choice)].icon or "arrow-right"

    def _filled(
        self, step: Step, kind: type[Paragraph | Item | Advice], passed: frozenset[str]
    ) -> tuple[Filled, ...]:
        return tuple(
            self._fill(block.text)
            for block in step.of(kind, passed)
            if not isinstance(block, Choice | WayOut | Picture)
        )

    def _fill(self, text: str) -> Filled:
        return self._fill_in(text, self._spoken())

    def _fill_in(self, text: str, language: str) -> Filled:
        return self._catalogue.fill(self._now.slug, text, language)

    def _whither(self, way: WayOut, language: str) -> tuple[str, str]:
        """The nearest place of the kind, its address, its phone if known; and briefly, its name and its town.

        Names stay as they are in France.
        Nothing where the terminal cannot know that one may go there: a bus, or a place to ask first, which is
        never of the kind itself.
        """
        near = [found.place for found in self._catalogue.nearest(way.address)] if way.kind == "place" else []
        fixed = [place for place in near if place.kind == way.address and not place.itinerant]
        if not fixed:
            return "", ""
        place = fixed[0]
        told = (place.name, place.address, f"{place.postcode} {place.town}", phone(place.phone, "fr"))
        town = "" if place.town.casefold() in place.name.casefold() else place.town
        whole, brief = (", ".join(filter(None, parts)) for parts in (told, (place.name, town)))
        return left_to_right(whole, language), brief

    def _way(self, way: WayOut) -> Way:
        filled = self._catalogue.address(self._now.slug, way)
        return Way(self._fill(way.label).text, way.kind, filled.text, bool(filled.doubts))
