"""Which page is shown, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.controllers.guide import Guide
from kiosk.controllers.watching import Watched


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name (that of its file in `ui/screens`) and what it is about."""

    name: str
    about: str = ""


FIRST = Page("language")
HOME = Page("home")


class Navigation(Watched):
    """The pages gone through. A panel (language, call, « Recommencer ») lies over the page it came from."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self._pages: tuple[Page, ...] = (FIRST,)

    @property
    def page(self) -> Page:
        """What is shown."""
        return self._pages[-1]

    @property
    def depth(self) -> int:
        """How many pages one has gone through to come here."""
        return len(self._pages)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before this one."""
        return len(self._pages) > 1

    def open(self, name: str, about: str = "") -> None:
        """Go on to a page; one that is open already is come back to."""
        page = Page(name, about)
        if page in self._pages:
            self._pages = self._pages[: self._pages.index(page) + 1]
        else:
            self._pages = (*self._pages, page)
        self.changed()

    def replace(self, name: str, about: str = "") -> None:
        """Go on to a page that takes the place of this one."""
        self._pages = (*self._pages[:-1], Page(name, about))
        self.changed()

    def back(self) -> None:
        """The page before; within a procedure, the step before. From the first page there is none."""
        if self.page.name == "guide" and self._guide.back():
            return
        if self.page.name == "list":
            self._guide.back()
        if self.can_go_back:
            self._pages = self._pages[:-1]
            self.changed()

    def toggle(self, name: str) -> None:
        """Open a panel, or close it if it is what is shown."""
        if self.page.name == name:
            self.back()
        else:
            self.open(name)

    def home(self) -> None:
        """The six doors; back leads to the languages."""
        self._pages = (FIRST, HOME)
        self.changed()

    def below(self, pages: str) -> Page:
        """The last page whose name does not begin so."""
        return next((page for page in reversed(self._pages) if not page.name.startswith(pages)), FIRST)

    def leave(self, pages: str) -> None:
        """Go back to that page; the way that led to it stays."""
        kept = tuple(page for page in self._pages if not page.name.startswith(pages))
        self._pages = kept or (FIRST,)
        self.changed()

    def reset(self) -> None:
        """The first page, with nothing behind it."""
        self._pages = (FIRST,)
        self.changed()
