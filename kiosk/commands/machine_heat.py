"""How hot the terminal is, and whether its power supply is strong enough.

- A Raspberry Pi slows its processor down from 80 °C, and its picture as well from 85 °C (Raspberry Pi
  documentation, « Frequency management and thermal control »); the same documentation advised to stay below
  70 °C (« Monitoring core temperature »). Its thermal zone is called cpu-thermal.
- The fan of a Pi 5 turns from 50 °C (fan_temp0 in the README of the overlays); it is the hwmon `pwmfan`.
- get_throttled (« vcgencmd » in the same documentation; as a file: raspberrypi/linux, pull request 2397):
  bit 0 not enough voltage now, 1 slower, 2 throttled, 3 soft limit of temperature; bits 16 to 19 the same, at
  any time since the power was switched on.
- hwmon `rpi_volt`, in0_lcrit_alarm: 1 when the voltage was too low at the last look of the driver
  (docs.kernel.org/hwmon/raspberrypi-hwmon.html).
- chosen/power/max_current, four bytes, the highest first: the milliamperes that a supply offered to a Pi 5,
  whose USB sockets get 600 mA in all below 5 A (Raspberry Pi documentation, « Power supply »).
"""

from __future__ import annotations

from kiosk.commands.machine_files import Files, Report, number

WARM, SLOWED, STOPPED = 70, 80, 85  # °C, of a Raspberry Pi
FAN_FROM = 60  # °C: by then the fan of a Pi 5 turns
FULL_CURRENT = 5000  # mA, of the supply of a Pi 5
_BELIEVED = range(-40, 151)  # °C: outside, the probe is broken
_PROCESSORS = ("cpu", "x86_pkg", "soc", "coretemp")


def heat(files: Files) -> Report:
    """The temperature of the processor, and what to do when it slows the terminal down."""
    zones = _zones(files)
    if not zones:
        return Report((), "Cette machine ne dit pas sa température.")
    zone, degrees = max(zones.items(), key=lambda item: item[1])
    said, cure = f"{degrees} °C", _cure(files)
    limit = SLOWED if files.is_raspberry else _limit(files, zone)
    if degrees >= limit:
        also = " et l'image aussi" if files.is_raspberry and degrees >= STOPPED else ""
        return Report((f"La borne est trop chaude ({said}) : le processeur ralentit{also}. {cure}",))
    if files.is_raspberry and degrees >= WARM:
        return Report((), "", (f"La borne est chaude ({said}), et ralentira à {SLOWED} °C. {cure}",))
    return Report((), f"La borne est à {said}.", _heat_remarks(files, degrees))


def power(files: Files) -> Report:
    """Whether the voltage held since the power was switched on."""
    bits, alarm = _throttled(files), _alarm(files)
    strong = "Mettez l'alimentation officielle de la carte, sans rallonge ni prise USB d'un autre appareil."
    if alarm or (bits or 0) & 1:
        return Report((f"Le courant manque en ce moment : l'alimentation est trop faible. {strong}",))
    if (bits or 0) >> 16 & 1:
        return Report((f"Le courant a manqué depuis l'allumage : l'alimentation est trop faible. {strong}",))
    if bits is None and alarm is None:
        return Report((), "Cette machine ne mesure pas son alimentation.", _supply(files))
    return Report((), "L'alimentation suffit.", _supply(files))


def _zones(files: Files) -> dict[str, int]:
    """The degrees of each zone of the processor; of every zone where none says that it is one."""
    found = {}
    for path in files.found("sys/class/thermal/thermal_zone*"):
        thousandths = files.number(path / "temp")
        if thousandths is not None and round(thousandths / 1000) in _BELIEVED:
            found[path.name] = round(thousandths / 1000)
    kinds = {zone: files.text(f"sys/class/thermal/{zone}/type").lower() for zone in found}
    processors = {zone: found[zone] for zone in found if kinds[zone].startswith(_PROCESSORS)}
    return processors or found


def _limit(files: Files, zone: str) -> float:
    """Where a machine says itself that it slows down or stops; nowhere when it does not say."""
    points = []
    for kind in files.found(f"sys/class/thermal/{zone}/trip_point_*_type"):
        degrees = files.number(kind.with_name(kind.name.replace("_type", "_temp")))
        if files.text(kind) in ("passive", "hot", "critical") and degrees is not None and degrees > 0:
            points.append(degrees / 1000)
    return min(points, default=float("inf"))


def _fan(files: Files) -> int | None:
    """The turns a minute of a fan that the system drives; None when it knows of none."""
    for path in files.found("sys/class/hwmon/hwmon*"):
        if files.text(path / "name") == "pwmfan":
            return files.number(path / "fan1_input")
    return None


def _cure(files: Files) -> str:
    turns = _fan(files)
    if turns is None:
        return "Dégagez ses ouvertures, éloignez-la du soleil, ajoutez un ventilateur."
    if turns == 0:
        return "Son ventilateur ne tourne pas : vérifiez sa prise, ou changez-le."
    return "Son ventilateur tourne : dépoussiérez-le, dégagez les ouvertures, éloignez-la du soleil."


def _heat_remarks(files: Files, degrees: int) -> tuple[str, ...]:
    if _fan(files) == 0 and degrees >= FAN_FROM:
        return ("Son ventilateur ne tourne pas : vérifiez sa prise, ou changez-le.",)
    bits = _throttled(files) or 0
    if bits >> 19 & 1 or (bits >> 18 & 1 and not bits >> 16 & 1):
        return (f"Depuis l'allumage, la chaleur l'a fait ralentir au moins une fois. {_cure(files)}",)
    return ()


def _throttled(files: Files) -> int | None:
    for path in files.found("sys/devices/platform/soc*/soc*firmware/get_throttled"):
        bits = number(files.text(path), 16)
        return bits if bits is None or bits >= 0 else None
    return None


def _alarm(files: Files) -> bool | None:
    for path in files.found("sys/class/hwmon/hwmon*"):
        if files.text(path / "name") == "rpi_volt":
            said = files.number(path / "in0_lcrit_alarm")
            return None if said is None else bool(said)
    return None


def _supply(files: Files) -> tuple[str, ...]:
    offered = _offered(files)
    if not offered or offered >= FULL_CURRENT:
        return ()
    less = f"L'alimentation n'offre que {offered} mA : les prises USB ensemble n'ont que 600 mA."
    return (f"{less} Pour un écran ou un disque USB, mettez celle de {FULL_CURRENT} mA.",)


def _offered(files: Files) -> int:
    try:
        written = (files.root / "proc/device-tree/chosen/power/max_current").read_bytes()
    except OSError:
        return 0
    return int.from_bytes(written, "big") if len(written) == 4 else 0
