"""The parts of the settings, each setting declared once: the table of `docs/settings.md` is made from it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk import settings_rules as rules


@dataclass(frozen=True, slots=True)
class Place:
    """Where the terminal stands."""

    name: str = rules.line("Nom du lieu, en haut de l'écran.", "hub", 40)
    kind: str = rules.line("Sorte de lieu, en un mot : mairie, médiathèque, France services.", "hub", 40)
    logo: str = rules.picture("Logo du lieu.", "hub")
    phone: str = rules.phone("Téléphone de l'accueil.")
    latitude: float = rules.between(0.0, "Latitude du lieu, en degrés ; avec la longitude.", "hub", -90, 90)
    longitude: float = rules.between(
        0.0, "Longitude du lieu, en degrés ; avec la latitude.", "hub", -180, 180
    )
    commune: str = rules.commune("Code INSEE de la commune.", "hub")
    departement: str = rules.departement("Code du département ; sans lui, celui de la commune.", "hub")

    @property
    def located(self) -> bool:
        """Whether the terminal knows where it is, so that a nearest place means something."""
        return bool(self.latitude or self.longitude)


@dataclass(frozen=True, slots=True)
class Screen:
    """The screen as it is built in."""

    size: str = rules.window("auto", "Taille de la fenêtre.", "file")
    px_per_mm: float = rules.density("Points par millimètre, mesurés ; 0 = d'après la taille.", "file")
    rotation: int = rules.one_of(0, "Rotation de l'image, en degrés.", "staff", 0, 90, 180, 270)
    touch: int = rules.one_of(
        0, "Rotation de la dalle tactile sur l'image, si elle est montée autrement.", "staff", 0, 90, 180, 270
    )
    touch_mirrored: bool = rules.flag(
        False, "La dalle tactile est retournée, la gauche à droite, avant cette rotation.", "staff"
    )
    hours: str = rules.line(
        "Heures où l'écran est allumé, écrites comme celles de présence ; vide = toujours.", "staff", 400
    )
    calm: bool = rules.flag(False, "Aucun mouvement à l'écran.", "staff")


@dataclass(frozen=True, slots=True)
class Theme:
    """The town's colours; empty = those of the look. Their contrast is checked when the screen is drawn."""

    accent: str = rules.colour("Couleur du fil.")
    accent_pale: str = rules.colour("Couleur pâle du fil : phrase lue, touche pressée.")
    ink: str = rules.colour("Couleur du texte.")
    soft: str = rules.colour("Couleur du second texte.")
    line: str = rules.colour("Couleur des traits.")
    paper: str = rules.colour("Couleur du fond.")
    deep: str = rules.colour("Couleur des encarts.")


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of the first screen."""

    offered: tuple[str, ...] = rules.languages(("fr", "en", "ar"), "Langues proposées, dans l'ordre.", "hub")


@dataclass(frozen=True, slots=True)
class Voice:
    """Reading aloud, as it is at the beginning of each visit."""

    enabled: bool = rules.flag(True, "Lecture à voix haute.", "staff")
    volume: int = rules.between(70, "Volume au début de chaque visite, en pour cent.", "staff", 0, 100)
    lead_in_ms: int = rules.between(
        200, "Silence avant chaque phrase, en millisecondes, si l'écran en mange le début.", "staff", 0, 1500
    )
    speed: int = rules.between(100, "Vitesse de la voix, en pour cent de la normale.", "staff", 50, 150)


@dataclass(frozen=True, slots=True)
class Visit:
    """When a visit that nobody ends is ended."""

    idle_seconds: int = rules.between(
        120, "Secondes sans un geste avant la question « Vous êtes là ? ».", "hub", 30, 900
    )
    warning_seconds: int = rules.between(60, "Secondes pour répondre à cette question.", "hub", 20, 300)
    farewell_seconds: int = rules.between(15, "Secondes de l'écran d'au revoir.", "hub", 5, 120)


@dataclass(frozen=True, slots=True)
class Wifi:
    """The place's own guest Wi-Fi, shown as a code to join; without a name nothing is offered."""

    ssid: str = rules.network("Nom du Wi-Fi des visiteurs ; vide = aucun.", "staff")
    password: str = rules.password(
        "Mot de passe de ce Wi-Fi, montré aux visiteurs ; vide = réseau ouvert.", "staff"
    )
    hidden: bool = rules.flag(False, "Le réseau ne dit pas son nom.", "staff")
    note: str = rules.line("Phrase sous le code, par exemple la durée.", "staff")


@dataclass(frozen=True, slots=True)
class Help:
    """Who comes when somebody is called."""

    phone: str = rules.phone("Numéro à appeler pour être aidé.")
    phone_label: str = rules.line("De qui est ce numéro.", "staff", 60)
    hours: str = rules.line(
        'Heures de présence, écrites comme "Mo-Fr 09:00-12:00,14:00-17:00".', "staff", 400
    )
    person_name: str = rules.line("Prénom de la personne qui aide, avec son accord.", "staff", 40)
    person_role: str = rules.line("Son rôle : médiatrice, agent d'accueil.", "staff", 40)


@dataclass(frozen=True, slots=True)
class Staff:
    """The pages of the staff, behind a code."""

    pin: str = rules.code(
        "Code de l'équipe, haché : tapez « kiosk pin », et copiez ici ce qui s'affiche ; vide = pas d'espace "
        "de l'équipe.",
        "file",
    )


@dataclass(frozen=True, slots=True)
class Data:
    """Where the terminal keeps its database."""

    folder: str = rules.folder("Dossier des données ; vide = celui du système.", "file")
