"""What only makes sense as a whole: a Wi-Fi that can be joined, a position with its two halves."""

from __future__ import annotations

from typing import Any

from kiosk.settings_parts import Place, Wifi

NOWHERE = "En attendant, la borne ne cherche pas de lieu proche."
NO_WIFI = "le Wi-Fi n'est pas proposé"
HALVES = frozenset({"latitude", "longitude"})
Values = dict[str, Any]
Sentences = list[tuple[str, str]]  # key, what is wrong and what to do


def together(before: object, values: Values, refused: bool) -> tuple[Values, Sentences]:
    """What is kept of the new values of a part, and what is wrong with them as a whole.

    `refused`: one of the values was, and told already.
    """
    match before:
        case Place():
            return _place(before, values, refused)
        case Wifi():
            return _wifi(before, values, refused)
    return values, []


def _place(before: Place, values: Values, refused: bool) -> tuple[Values, Sentences]:
    told: Sentences = []
    if commune := values.get("commune"):
        values, told = _departement(commune, values)
    position = {half: values.get(half, getattr(before, half)) for half in HALVES}
    given = HALVES & values.keys()
    if not given:
        return values, told
    if len(given) == 1 and not before.located:
        if not refused:
            told.append((min(HALVES - given), f"ce réglage manque. Écrivez-le aussi. {NOWHERE}"))
    elif -6 < position["latitude"] < 10 and 41 < position["longitude"] < 52:
        wrong = "la latitude et la longitude sont échangées. Mettez chacune à la place de l'autre."
        told.append(("latitude", f"{wrong} {NOWHERE}"))
    else:
        return values, told
    return {key: value for key, value in values.items() if key not in HALVES}, told


def _departement(commune: str, values: Values) -> tuple[Values, Sentences]:
    """The département is that of the commune, whatever is written."""
    own = commune[:3] if commune.startswith(("97", "98")) else commune[:2]
    if values.get("departement") in (None, "", own):
        return values | {"departement": own}, []
    wrong = f"la commune {commune} est dans le département {own}. Corrigez l'un des deux."
    return values | {"departement": own}, [("departement", f"{wrong} En attendant, {own} sert.")]


def _wifi(before: Wifi, values: Values, refused: bool) -> tuple[Values, Sentences]:
    if refused:
        return {"ssid": "", "password": ""}, []
    if values.get("password") and not values.get("ssid", before.ssid):
        return values, [("ssid", f"ce réglage manque. Écrivez le nom du réseau. En attendant, {NO_WIFI}.")]
    return values, []
