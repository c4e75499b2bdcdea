"""Reads what pytest wrote of each run, and says seconds by folder, then what was not run and why."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from pathlib import Path


def cases(reports: list[Path]) -> list[ET.Element]:
    """Every test of these reports; a run that found nothing wrote none."""
    return [case for report in reports for case in ET.parse(report).getroot().iter("testcase")]


def folder(case: ET.Element) -> str:
    """`tests/core` for a test of that folder, `tests` for one that stands at the top."""
    name = case.get("classname") or case.get("name") or "tests"
    parts = name.split(".")
    return "/".join(parts[:2]) if len(parts) > 2 else parts[0]


def seconds(tests: list[ET.Element]) -> dict[str, float]:
    """Seconds by folder, the slowest first."""
    spent: defaultdict[str, float] = defaultdict(float)
    for case in tests:
        spent[folder(case)] += float(case.get("time", 0))
    return dict(sorted(spent.items(), key=lambda one: -one[1]))


def not_run(tests: list[ET.Element]) -> Counter[tuple[str, str]]:
    """How many tests of which folder were not run, for which reason."""
    return Counter(
        (folder(case), " ".join((skipped.get("message") or "sans raison").split()))
        for case in tests
        for skipped in case.iter("skipped")
    )


def main(arguments: list[str]) -> int:
    """Prints both tables; 1 when everything is required and something was not run."""
    required = "--all-required" in arguments
    tests = cases([Path(name) for name in arguments if not name.startswith("--")])
    counts = Counter(folder(case) for case in tests)
    print("\nSecondes par dossier")
    for name, spent in seconds(tests).items():
        print(f"  {name:<24}{spent:>8.1f} s{counts[name]:>7} tests")
    missing = not_run(tests)
    print("\nNon exécuté ici (not run here)")
    for (name, reason), count in sorted(missing.items()):
        print(f"  {name:<24}{count:>4}  {reason}")
    if not missing:
        print("  rien : tout a été exécuté")
    if required and missing:
        print("\n✗ Tout est exigé (--all-required) : ce qui n'a pas été exécuté compte comme un échec.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
