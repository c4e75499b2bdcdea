"""Which day a list of places may be of: none to come, and none before that of the list it would replace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.core import dates
from kiosk.errors import PlacesError
from kiosk.store.places_reading import Reading

_UNCHANGED = "Rien n'a été changé ;"


@dataclass(frozen=True, slots=True)
class Days:
    """What the day of a list is compared with.

    `today`: None when the clock cannot be right, and so tells nothing. `brought`: the day of each list of the
    content, by its source; those come back at each start. `older`: whether a list may replace a newer one.
    """

    today: date | None = None
    brought: Mapping[str, date] = field(default_factory=dict)
    older: bool = False

    def check(self, reading: Reading, name: str, present: date | None) -> None:
        """PlacesError unless that list, of the file `name`, may replace the one of the day `present`."""
        refuse_to_come(reading, name, self.today)
        said = f"La liste {name} est du {_day(reading.dated)}, plus ancienne que celle"
        brought = self.brought.get(reading.source)
        if brought and reading.dated < brought:
            raise PlacesError(
                f"{said} du contenu ({_day(brought)}), qui reviendrait au démarrage. "
                f"{_UNCHANGED} donnez-en une plus récente."
            )
        if present and reading.dated < present and not self.older:
            raise PlacesError(
                f"{said} de la borne ({_day(present)}). "
                f"{_UNCHANGED} pour l'y mettre quand même, ajoutez --older."
            )


def refuse_to_come(reading: Reading, name: str, today: date | None) -> None:
    """PlacesError for a list of a day after `today`, unless that is None."""
    if today and reading.dated > today:
        raise PlacesError(
            f"La liste {name} serait du {_day(reading.dated)}, un jour à venir. "
            f"{_UNCHANGED} corrigez --date, le nom du fichier, ou l'horloge si elle retarde."
        )


def _day(day: date) -> str:
    return dates.day(day, "fr")
