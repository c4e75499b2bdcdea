"""What is wrong with this terminal, in sentences for the person who looks after it."""

from __future__ import annotations

from kiosk.controllers.watching import Watched
from kiosk.core.finding import Finding
from kiosk.settings import Problem, Settings
from kiosk.settings_parts import Languages
from kiosk.settings_rules import written as as_written

UNREADABLE = (
    'ne se lit pas comme des horaires. Écrivez-les comme "Mo-Fr 09:00-12:00,14:00-17:00" '
    "(Mo Tu We Th Fr Sa Su : les jours, de lundi à dimanche)."
)
MEANWHILE = {
    "help.hours": "En attendant, la borne ne dit pas quand quelqu'un est là.",
    "screen.hours": "En attendant, l'écran reste allumé.",
}
# what a person calls each thing that is looked at
NAMES = {
    "settings": "Réglages",
    "screen": "Écran",
    "touch": "Toucher",
    "sound": "Son",
    "voices": "Voix",
    "fonts": "Lettres",
    "network": "Réseau",
    "clock": "Horloge",
    "disk": "Disque",
    "wear": "Usure",
    "temperature": "Température",
    "power": "Alimentation",
    "memory": "Mémoire",
    "starts": "Démarrages",
    "pack": "Contenu",
    "database": "Base",
    "places": "Lieux",
}


class Upkeep(Watched):
    """Gathers what start-up and the doctor found."""

    def __init__(self) -> None:
        super().__init__()
        self.findings: tuple[Finding, ...] = ()

    def report(self, what: str, problems: tuple[str, ...], well: str, remarks: tuple[str, ...] = ()) -> None:
        """Note what was found of one thing: its problems, or that all is well; then its remarks."""
        new = [Finding(what, False, problem) for problem in problems]
        if well and not problems:
            new.append(Finding(what, True, well))
        new += [Finding(what, True, remark, is_remark=True) for remark in remarks]
        self.findings = (*(finding for finding in self.findings if finding.what != what), *new)
        self.changed()

    @property
    def is_well(self) -> bool:
        """Whether nothing asks for somebody."""
        return all(finding.is_well for finding in self.findings)


def refused_languages(
    offered: tuple[str, ...], written: tuple[str, ...], worded: tuple[str, ...], source: str
) -> tuple[Problem, ...]:
    """What to say of the languages that somebody asked for and that cannot be offered.

    `written` have procedures, `worded` have the words of the screen. The languages that are offered when
    nobody asked for any are never a fault of the settings.
    """
    if offered == Languages().offered:
        return ()
    return tuple(
        Problem(source, "languages.offered", _of_language(code, code in written))
        for code in offered
        if code not in written or code not in worded
    )


def refused_hours(settings: Settings, source: str) -> tuple[Problem, ...]:
    """What to say of hours (of presence, of the screen) that cannot be read, as those of any place are."""
    written = {"help.hours": settings.help.hours, "screen.hours": settings.screen.hours}
    if not any(written.values()):
        return ()
    from kiosk.core.opening_hours import readable  # read late: its library takes a tenth of the start

    return tuple(
        Problem(source, key, f"{as_written(hours)[:60]} {UNREADABLE} {MEANWHILE[key]}")
        for key, hours in written.items()
        if hours and not readable(hours)
    )


def _of_language(code: str, is_written: bool) -> str:
    lacking = "les mots de l'écran" if is_written else "les démarches"
    return (
        f'la borne n\'a pas {lacking} dans la langue "{code}". Retirez ce code. '
        "En attendant, cette langue n'est pas proposée."
    )
