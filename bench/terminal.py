"""The terminal beside Debian's Chromium in kiosk mode on the same home: figures, ratios, aims."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench import measures, processes
from bench.candidates import CHROMIUM, ROOT, Candidate, own, terminal
from bench.display import VirtualScreen, virtual_screen
from bench.machine import load, machine

Figures = dict[str, float]


@dataclass(frozen=True)
class Dose:
    """How long, and how often."""

    starts: int
    watched: float  # seconds during which the processor is watched
    touches: int
    rests: float  # seconds of rest before one touch in five
    openings: int
    idle: int  # seconds before the terminal asks whether somebody is there


DOSES = {"full": Dose(10, 60, 50, 60, 10, 75), "short": Dose(3, 10, 15, 3, 3, 30)}
ROWS = (  # name, what it is, unit, decimals, aim as a ratio, aim as a figure
    ("start_drawn", "Démarrage, première page entière", "ms", 0, None, None),
    ("start", "Démarrage, jusqu'à ce qu'une touche change l'écran", "ms", 0, 0.8, None),
    ("memory", "Mémoire de tous ses processus (PSS)", "Mo", 0, 0.4, None),
    ("processor_awake", "Processeur, accueil affiché, personne ne touche", "%", 2, None, 0.2),
    ("processor_asleep", "Processeur, endormi", "%", 2, None, 0.2),
    ("touch_p50", "Touche → image changée, médiane", "ms", 1, None, None),
    ("touch_p99", "Touche → image changée, p99", "ms", 1, None, 50),
    ("rested_p50", "… après un repos, médiane", "ms", 1, None, None),
    ("rested_p99", "… après un repos, p99", "ms", 1, None, 50),
    ("opening", "Ouvrir la plus longue démarche", "ms", 0, None, None),
    ("first_sound", "Écouter → premier son", "ms", 0, None, 300),
)


def main() -> int:
    """Measures both, prints the table, and writes everything as JSON."""
    parser = argparse.ArgumentParser(prog="scripts/bench terminal", description=__doc__)
    parser.add_argument("--short", action="store_true", help="petites doses, cinq minutes")
    parser.add_argument("--json", type=Path, default=ROOT / "build" / "bench" / "terminal.json")
    options = parser.parse_args()
    dose = DOSES["short" if options.short else "full"]
    before = load()
    with virtual_screen() as screen, tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        Path(folder).chmod(0o755)
        both = [terminal(dose.idle), CHROMIUM]
        found = measure(both, dose, screen, Path(folder))
    result = {
        "machine": machine(),
        "load": {"before": before, "after": load()},
        "dose": dose.__dict__,
        "figures": found,
        "ratios": {name: ratio(found, name) for name, *_ in ROWS},
    }
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n")
    print(table(result))
    print(f"\nTout est dans {options.json}")
    return 0


def measure(both: list[Candidate], dose: Dose, screen: VirtualScreen, folder: Path) -> dict[str, Figures]:
    """The starts in turn, so that a busy moment is shared; then each one's other figures."""
    homes = {one.name: own(folder / one.name) for one in both}
    looks = {one.name: measures.first_look(one, screen, homes[one.name]) for one in both}
    starts: dict[str, list[tuple[float, float]]] = {one.name: [] for one in both}
    for number in range(dose.starts):
        tell(f"démarrage {number + 1} sur {dose.starts}")
        for one in both:
            starts[one.name].append(measures.start(one, screen, homes[one.name], looks[one.name]))
    found: dict[str, Figures] = {}
    for one in both:
        found[one.name] = {
            "start_drawn": statistics.median(drawn for drawn, _ in starts[one.name]),
            "start": statistics.median(answered for _, answered in starts[one.name]),
        }
        with measures.running(one, screen, homes[one.name]) as run:
            screen.until_still(measures.PAGE, calm=1.5)
            found[one.name] |= alive(run, dose)
    return found


def alive(run: measures.Run, dose: Dose) -> Figures:
    """What one run tells while it is used, then left alone."""
    name = run.candidate.name
    run.go_home()
    tell(f"{name} : mémoire et processeur, {dose.watched:.0f} s")
    found = {
        "memory": processes.memory(run.process.pid),
        "processor_awake": measures.processor_share(run, dose.watched),
    }
    tell(f"{name} : {dose.touches} touches, une sur cinq après {dose.rests:.0f} s de repos")
    awake, rested = measures.answers(run, dose.touches, dose.rests)
    found |= {"touch_p50": percentile(awake, 50), "touch_p99": percentile(awake, 99)}
    found |= {"rested_p50": percentile(rested, 50), "rested_p99": percentile(rested, 99)}
    if run.candidate.procedure:
        tell(f"{name} : la plus longue démarche, le premier son")
        found["opening"] = statistics.median(measures.opening(run, dose.openings))
        found["first_sound"] = statistics.median(measures.first_sound(run, dose.openings))
        tell(f"{name} : endormi, {dose.watched:.0f} s")
        measures.fall_asleep(run, dose.idle + 25)
    found["processor_asleep"] = measures.processor_share(run, dose.watched)
    return found


def percentile(values: list[float], wanted: int) -> float:
    """The smallest value that so many per cent of them do not exceed."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * wanted // 100) - 1)]


def ratio(found: dict[str, Figures], name: str) -> float | None:
    """The terminal's figure over the browser's, where both have one."""
    ours, theirs = (found[who].get(name) for who in ("kiosk", "chromium"))
    return round(ours / theirs, 3) if ours is not None and theirs else None


def table(result: dict) -> str:  # type: ignore[type-arg]
    """The figures as a technician reads them."""
    found, where = result["figures"], result["machine"]
    lines = [f"{'':<54}{'borne':>10}{'Chromium':>10}{'rapport':>9}  but"]
    for name, what, unit, decimals, aimed_ratio, aimed in ROWS:
        cells = [found[who].get(name) for who in ("kiosk", "chromium")]
        shown = [f"{cell:.{decimals}f} {unit}" if cell is not None else "–" for cell in cells]
        share = result["ratios"][name]
        aim = f"≤ {aimed_ratio}×" if aimed_ratio else f"≤ {aimed} {unit}" if aimed else ""
        met = (share is not None and share <= aimed_ratio) if aimed_ratio else (aimed and cells[0] <= aimed)
        mark = "" if not aim else "  ✓" if met else "  ✗"
        lines.append(
            f"{what:<54}{shown[0]:>10}{shown[1]:>10}{f'{share:.2f}' if share else '–':>9}  {aim}{mark}"
        )
    lines.append(
        f"\n{where['processor']}, {where['cores']} cœurs, {where['memory_gb']} Go, {where['system']}"
    )
    lines.append(f"Carte graphique : {where['graphics']}. {where['chromium']}")
    lines.append(
        f"Charge de la machine avant et après : {result['load']['before']}, {result['load']['after']}"
    )
    return "\n".join(lines)


def tell(what: str) -> None:
    """One line of progress."""
    print(f"· {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
