"""A content whose every word is a canary, so that a trace of a visit is known wherever it lies."""

from __future__ import annotations

import shutil
from pathlib import Path

from kiosk.core.procedure import OPENING_PARTS
from tests.controllers.walking import made

ASSETS = Path(__file__).resolve().parents[2] / "assets"
CANARY = "zorglub"
SLUGS = ("essai-un", "essai-deux")  # counted by name, so no canary
PROCEDURE = """---
title: {name} zorglub
summary: Zorglub en résumé.
event: papiers
sources: F1 2026-01-01
---

## Zorglub avant ? {{#avant}}

Zorglub ici.

Zorglub plus tard.

{parts}
## Zorglub demande-t-il quelque chose ? {{#zorglub-question}}

Zorglub vous écoute. Zorglub choisit.

- [Zorglub oui](#zorglub-oui) zorglub un peu {{icon=check}}
- [Zorglub non](#zorglub-non) zorglub pas du tout {{icon=x}}

## Zorglub a dit oui {{#zorglub-oui}}

- [ ] Un papier de zorglub pour oui

> Zorglub conseille oui.

- [Continuer zorglub](#zorglub-encore)

## Zorglub a dit non {{#zorglub-non}}

- [ ] Un papier de zorglub pour non

> Zorglub conseille non.

- [Continuer zorglub](#zorglub-encore)

## Zorglub demande encore ? {{#zorglub-encore}}

- [Zorglub beaucoup](#zorglub-fin)
- [Zorglub trop](#zorglub-trop)

## Zorglub en a trop {{#zorglub-trop}}

Zorglub en a trop.

## La fin de zorglub {{#zorglub-fin}}

- [ ] Un papier de zorglub pour tous

[Le site de zorglub]({{site_zorglub}})
[Téléphoner à zorglub](tel:{{telephone_zorglub}})
[La maison de zorglub](place:france_services)
"""
FACTS = """
[telephone_zorglub]
phone = "01 99 00 47 11"
source = "https://zorglub.example/telephone"
checked = 2026-01-01
review_by = 2027-01-01
confidence = "verified"

[site_zorglub]
url = "https://zorglub.example/compte"
source = "https://zorglub.example"
checked = 2026-01-01
review_by = 2027-01-01
confidence = "secondary"
"""


def canary_pack(folder: Path) -> Path:
    """Two procedures that differ in their names only, in one language."""
    parts = "\n".join(f"### Zorglub {part} ? {{#{part}}}\nZorglub {part}.\n" for part in OPENING_PARTS)
    for slug in SLUGS:
        home = folder / "procedures" / slug
        home.mkdir(parents=True)
        text = PROCEDURE.format(name=slug.title(), parts=parts)
        for language in ("fr", "en"):
            (home / f"{language}.md").write_text(text, encoding="utf-8")
    shutil.copy(ASSETS / "facts.toml", folder / "facts.toml")
    with (folder / "facts.toml").open("a", encoding="utf-8") as facts:
        facts.write(FACTS)
    shutil.copytree(ASSETS / "lexicon", folder / "lexicon")
    shutil.copytree(ASSETS / "places", folder / "places")
    made(folder)
    return folder
