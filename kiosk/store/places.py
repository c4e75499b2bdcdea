"""The places that this terminal knows: lists put in whole, and the nearest place of a kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kiosk.core.place import Nearby, Place, distance, search_order
from kiosk.store.database import Database, Schema
from kiosk.store.places_reading import Reading

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

_REACHES = (50_000, 250_000)  # metres: nothing further is of use to a visitor
_METRES_A_DEGREE = 111_000
_TEXTS = (
    *("source", "id", "kind", "name", "address", "postcode", "town", "phone"),
    *("hours", "hours_note", "updated", "commune", "serves"),
)
_NUMBERS = {"latitude": float, "longitude": float, "appointments": int, "itinerant": int}
_TOLD_APART = ("source", "updated", "serves")


@dataclass(frozen=True, slots=True)
class Imported:
    """A list that was put in: how many places, which entries were left out and why, its day, its credit."""

    source: str
    count: int
    refused: tuple[str, ...]
    dated: date
    credit: str


@dataclass(frozen=True, slots=True)
class Source:
    """A list that the terminal has, and how many places of each kind."""

    name: str
    dated: date
    credit: str
    kinds: Mapping[str, int]


def _create(tables: Tables) -> None:
    tables.create_table(
        "place_source",
        {"source": str, "dated": str, "credit": str, "digest": str},
        pk="source",
        not_null={"dated", "credit", "digest"},
        strict=True,
    )
    tables.create_table(
        "place",
        dict.fromkeys(_TEXTS, str) | _NUMBERS,
        pk=("source", "id"),
        not_null={*_TEXTS, *_NUMBERS},
        foreign_keys=[("source", "place_source", "source")],
        strict=True,
    )
    tables.table("place").create_index(["kind", "source", "latitude"])


SCHEMA = Schema("places", (_create,))


class Places:
    """Official places near a terminal. When two lists have the same kind, the newer one speaks for it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.migrate(SCHEMA)

    def nearest(
        self, kind: str, latitude: float, longitude: float, count: int = 3, commune: str = ""
    ) -> tuple[Nearby, ...]:
        """The nearest places of that kind, those that serve `commune` (INSEE code) first.

        With none of that kind within 250 km, those of the next best kind (`core.place.search_order`): the
        kind of what comes back tells. Empty when nothing is known around.
        """
        here = (latitude, longitude)
        for name in search_order(kind):
            found = self._of_kind(name, here, count, commune)
            if found:
                return tuple(found)
        return ()

    def at(self, code: str, count: int = 20) -> tuple[Place, ...]:
        """The places of a postcode, or of a commune (INSEE code), by name; those that serve it come last."""
        query = """
            SELECT place.*, place_source.credit FROM place JOIN place_source USING (source)
            WHERE :code IN (postcode, commune) OR instr(serves, :code) > 0
            ORDER BY :code NOT IN (postcode, commune), town, name LIMIT :count
        """
        return tuple(map(_place, self._database.read.query(query, {"code": code, "count": count})))

    def sources(self) -> tuple[Source, ...]:
        """The lists that are in, by name."""
        rows = self._database.read.query("SELECT * FROM place_source ORDER BY source")
        return tuple(self._source(row) for row in rows)

    def dated(self, source: str) -> date | None:
        """The day of the list of that source; None when there is none."""
        rows = self._database.read.query("SELECT dated FROM place_source WHERE source = ?", [source])
        return next((date.fromisoformat(row["dated"]) for row in rows), None)

    def replace(self, reading: Reading, digest: str = "") -> Imported:
        """Put a list in the place of the one of the same source: all of it, or nothing changes."""
        head = {"source": reading.source, "dated": reading.dated.isoformat(), "credit": reading.credit}
        with self._database.write() as tables:
            tables.table("place").delete_where("source = ?", [reading.source])
            tables.table("place_source").upsert({**head, "digest": digest}, pk="source")
            tables.table("place").insert_all(_rows(reading), replace=True)
            count = tables.table("place").count_where("source = ?", [reading.source])
        return Imported(reading.source, count, reading.refused, reading.dated, reading.credit)

    def holds(self, source: str, dated: date, digest: str) -> bool:
        """Whether that list of that source is in, or a newer one, or one of that day put in by hand."""
        query = "SELECT dated, digest FROM place_source WHERE source = ?"
        for row in self._database.read.query(query, [source]):
            same_day = row["dated"] == dated.isoformat() and row["digest"] in ("", digest)
            return bool(row["dated"] > dated.isoformat() or same_day)
        return False

    def _source(self, row: Mapping[str, Any]) -> Source:
        kinds = self._database.read.query(
            "SELECT kind, count(*) AS n FROM place WHERE source = ? GROUP BY kind ORDER BY n DESC, kind",
            [row["source"]],
        )
        counts = {kind["kind"]: kind["n"] for kind in kinds}
        return Source(row["source"], date.fromisoformat(row["dated"]), row["credit"], counts)

    def _of_kind(self, kind: str, here: tuple[float, float], count: int, commune: str) -> list[Nearby]:
        near: list[tuple[bool, int, Mapping[str, Any]]] = []
        for reach in _REACHES:
            measured = (
                (not row["serving"], distance(here, (row["latitude"], row["longitude"])), row)
                for row in self._band(kind, here[0], reach, commune)
            )
            near = [entry for entry in measured if not entry[0] or entry[1] <= reach]
            if len(near) >= count:
                break
        chosen = sorted(near, key=lambda entry: entry[:2])[:count]
        return [Nearby(_place(row), metres) for _, metres, row in chosen]

    def _band(self, kind: str, latitude: float, reach: int, commune: str) -> Iterable[Mapping[str, Any]]:
        """The rows of a kind, in the newest list that has it, between two parallels or serving a commune."""
        query = """
            WITH head AS (
                SELECT source, credit FROM place_source
                WHERE EXISTS (SELECT 1 FROM place WHERE kind = :kind AND source = place_source.source)
                ORDER BY dated DESC, source LIMIT 1
            )
            SELECT place.*, head.credit, :commune <> '' AND instr(serves, :commune) > 0 AS serving
            FROM place JOIN head USING (source)
            WHERE kind = :kind AND (latitude BETWEEN :south AND :north OR serving)
        """
        degrees = reach / _METRES_A_DEGREE
        bounds = {"south": latitude - degrees, "north": latitude + degrees}
        return self._database.read.query(query, {"kind": kind, "commune": commune, **bounds})


def _rows(reading: Reading) -> Iterator[dict[str, Any]]:
    for place in reading.places:
        row = {name: getattr(place, name) for name in (*_TEXTS, *_NUMBERS) if name not in _TOLD_APART}
        yield row | {
            "source": reading.source,
            "updated": place.updated.isoformat() if place.updated else "",
            "serves": " ".join(place.serves),
        }


def _place(row: Mapping[str, Any]) -> Place:
    values = {name: row[name] for name in (*_TEXTS, *_NUMBERS) if name not in _TOLD_APART}
    return Place(
        **values | {"appointments": bool(row["appointments"]), "itinerant": bool(row["itinerant"])},
        updated=date.fromisoformat(row["updated"]) if row["updated"] else None,
        serves=tuple(row["serves"].split()),
        credit=row["credit"],
    )
