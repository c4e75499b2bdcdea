"""One line of a procedure's file, read as what it is: a text, a choice, a paper, a way out, a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from kiosk.core.parser_signs import FACT, ID, Report, Signed, suggestion, take_signs
from kiosk.core.procedure import Advice, Choice, Item, Paragraph, Picture, WayOut
from kiosk.core.typography import typeset

_TICK = re.compile(r"\[ \](?:\s+|$)")
_NEARLY_TICK = re.compile(r"\[\s*[xX]?\s*\]")
_PICTURE_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.png")
_PLACE = re.compile(r"[a-z][a-z0-9_]*")
_SHORT_NUMBER = re.compile(r"[0-9]{2,4}")
_REFUSED = {
    "em": ("Un mot est mis en italique.", "Enlevez les étoiles ou les tirets bas autour du mot."),
    "strong": ("Un mot est mis en gras.", "Enlevez les étoiles autour du mot."),
    "code_inline": ("Un mot est entre accents graves.", "Enlevez ces accents : ` et `."),
    "html_inline": ("Il y a du code HTML dans le texte.", "Enlevez ce qui est entre < et >."),
    "image": ("Une image est au milieu du texte.", "Mettez-la seule sur sa ligne."),
    "link": ("Un lien est au milieu du texte.", "Mettez-le seul sur sa ligne."),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file as CommonMark reads it: where it is, and the pieces it is made of."""

    line: int
    pieces: tuple[SyntaxTreeNode, ...]

    @property
    def text(self) -> str:
        """The words of the pieces, links without their address."""
        return "".join(_words(piece) for piece in self.pieces)

    @property
    def stands_alone(self) -> bool:
        """Whether the line begins with a link or a picture, and is thus more than text."""
        return bool(self.pieces) and self.pieces[0].type in ("link", "image")


@dataclass(frozen=True, slots=True)
class Hand:
    """What reads the lines of one file: its language, and whom to tell about problems."""

    language: str
    report: Report

    def rows(self, inline: SyntaxTreeNode, line: int) -> Iterator[Row]:
        """Cut a block of text at its line ends."""
        pieces: list[SyntaxTreeNode] = []
        for piece in inline.children:
            if piece.type in ("softbreak", "hardbreak"):
                yield Row(line, tuple(pieces))
                pieces, line = [], line + 1
            else:
                pieces.append(piece)
        yield Row(line, tuple(pieces))

    def plain(self, rows: Sequence[Row], *allowed: str, ticked: bool = False) -> Signed:
        """The text of some lines, nothing but text, and the signs at its end."""
        for row in rows:
            for piece in row.pieces:
                self._refuse_markup(piece, row.line)
        line = rows[0].line
        signed = take_signs(" ".join(row.text.strip() for row in rows), line, self.report, allowed=allowed)
        self._refuse_stray(_TICK.sub("", signed.text, count=1) if ticked else signed.text, line)
        text = typeset(" ".join(signed.text.split(" ")).strip(), self.language)
        return Signed(text, signed.id, signed.when, signed.icon)

    def paragraph(self, rows: Sequence[Row]) -> Paragraph | None:
        """Text that is shown and read aloud."""
        if rows[0].text.startswith("#"):
            self.report(rows[0].line, "Ce titre n'est pas bien écrit.", "Mettez une espace après les ##.")
            return None
        signed = self.plain(rows, "when")
        if not signed.text:
            self.report(
                rows[0].line, "Il n'y a pas de texte avant ce signe.", "Écrivez-le, ou enlevez la ligne."
            )
            return None
        return Paragraph(signed.text, signed.when, rows[0].line)

    def advice(self, rows: Sequence[Row]) -> Advice | None:
        """Text that stands behind the help button."""
        paragraph = self.paragraph(rows)
        return Advice(paragraph.text, paragraph.when, paragraph.line) if paragraph else None

    def listed(self, rows: Sequence[Row]) -> Choice | Item | None:
        """A line that begins with a dash: a choice or a paper."""
        first = rows[0]
        if first.stands_alone:
            return self._choice(first, rows[1:])
        if _TICK.match(first.text):
            return self._item(rows)
        if _NEARLY_TICK.match(first.text):
            self.report(
                first.line,
                "La case de ce papier n'est pas bien écrite.",
                "Écrivez un tiret, une espace, puis [ ] avec une espace dedans : « - [ ] Une photo ».",
            )
        elif re.match(r"\[[^\]]+\]\s+\(", first.text):
            self.report(
                first.line,
                "Une espace sépare les mots de ce choix de son étape.",
                "Collez-les : « - [Réponse](#etape) ».",
            )
        else:
            self.report(
                first.line,
                "Ce tiret n'est ni un choix ni un papier.",
                "Écrivez « - [Réponse](#etape) » ou « - [ ] Papier ».",
            )
        return None

    def standing(self, row: Row) -> WayOut | Picture | None:
        """A line that is one link or one picture."""
        head, signed = self._head(row, "when")
        if signed.text:
            self.report(
                row.line,
                f"Il y a du texte après le lien : « {signed.text} ».",
                "Mettez ce texte sur une autre ligne.",
            )
            return None
        if head.type == "image":
            return self._picture(head, signed, row.line)
        return self._way_out(head, signed, row.line)

    def _choice(self, row: Row, more: Sequence[Row]) -> Choice | None:
        head, signed = self._head(row, "when", "icon")
        for extra in more:
            self.report(
                extra.line,
                "Ce texte est collé au choix qui précède.",
                "Mettez-le sur la ligne du choix, après le lien, ou laissez une ligne vide.",
            )
        label, target = self._label(head, row.line), self._target(head, row.line)
        if not label or target is None:
            return None
        part, step = target
        note = typeset(signed.text, self.language)
        return Choice(label, step, part, note, signed.icon, signed.when, row.line)

    def _target(self, head: SyntaxTreeNode, line: int) -> tuple[str, str] | None:
        address = str(head.attrs.get("href", ""))
        part, sharp, step = address.partition("#")
        if sharp and ID.fullmatch(step) and (not part or ID.fullmatch(part)):
            return part, step
        if head.type == "image":
            problem, remedy = "Une image est dans un choix.", "Utilisez {icon=…} à la fin de la ligne."
        elif sharp:
            problem = f"L'étape visée « {address} » n'est pas bien écrite."
            remedy = f"Écrivez (#{suggestion(step)}), en minuscules, sans accent ni espace."
        else:
            problem = f"Ce choix mène à « {address} », qui n'est pas une étape."
            remedy = "Écrivez (#etape) ; pour sortir de la démarche, mettez le lien sans tiret."
        self.report(line, problem, remedy)
        return None

    def _item(self, rows: Sequence[Row]) -> Item | None:
        signed = self.plain(rows, "when", ticked=True)
        text = _TICK.sub("", signed.text, count=1).strip()
        if not text:
            self.report(
                rows[0].line, "Ce papier n'a pas de nom.", "Écrivez-le après la case : « - [ ] Une photo »."
            )
            return None
        return Item(text, signed.when, rows[0].line)

    def _head(self, row: Row, *allowed: str) -> tuple[SyntaxTreeNode, Signed]:
        """The link or picture that begins the line, and what follows it."""
        head = row.pieces[0]
        return head, self.plain((Row(row.line, row.pieces[1:]),), *allowed)

    def _label(self, head: SyntaxTreeNode, line: int) -> str:
        label = self.plain((Row(line, tuple(head.children)),)).text if head.children else ""
        if not label:
            self.report(
                line, "Ce lien n'a pas de mots.", "Écrivez entre les crochets ce que la personne lira."
            )
        return label

    def _picture(self, head: SyntaxTreeNode, signed: Signed, line: int) -> Picture | None:
        file = str(head.attrs.get("src", ""))
        shows = self.plain((Row(line, tuple(head.children)),)).text if head.children else ""
        if not shows:
            self.report(
                line, "Cette image n'est pas décrite.", "Écrivez entre les crochets ce qu'elle montre."
            )
        elif not _PICTURE_FILE.fullmatch(file):
            self.report(
                line,
                f"Le fichier d'image « {file} » n'est pas accepté.",
                "Mettez un fichier .png dans le dossier de la démarche, et son nom ici.",
            )
        else:
            return Picture(shows, file, signed.when, line)
        return None

    def _way_out(self, head: SyntaxTreeNode, signed: Signed, line: int) -> WayOut | None:
        label, address = self._label(head, line), str(head.attrs.get("href", ""))
        exit_ = _way(address)
        if exit_ is None:
            self.report(line, *_no_way(address))
        if not label or exit_ is None:
            return None
        return WayOut(label, *exit_, signed.when, line)

    def _refuse_markup(self, piece: SyntaxTreeNode, line: int) -> None:
        if piece.type != "text":
            self.report(line, *_REFUSED.get(piece.type, _REFUSED["html_inline"]))

    def _refuse_stray(self, text: str, line: int) -> None:
        if re.search(r"[\[\]]", text):
            self.report(
                line,
                "Des crochets ne forment pas un lien.",
                "Écrivez [mots](adresse) sans espace entre les deux, et un papier « - [ ] Papier ».",
            )
        if "|" in text:
            self.report(line, "Il y a une barre | ou un tableau.", "Écrivez une ligne pour chaque chose.")


def _words(piece: SyntaxTreeNode) -> str:
    return "".join(_words(child) for child in piece.children) if piece.children else piece.content


def _way(address: str) -> tuple[str, str] | None:
    """The kind and address of a way out, or nothing when it is none."""
    kind, _, rest = address.partition(":")
    fact = rest[1:-1] if rest.startswith("{") and rest.endswith("}") else ""
    if address.startswith("{") and address.endswith("}") and FACT.fullmatch(address[1:-1]):
        return "web", address[1:-1]
    if re.fullmatch(r"https://[^\s/]+\.[^\s]+", address):
        return "web", address
    if kind == "place" and _PLACE.fullmatch(rest):
        return kind, rest
    if kind == "tel" and (FACT.fullmatch(fact) or _SHORT_NUMBER.fullmatch(rest)):
        return kind, fact or rest
    return ("call", "") if address == "call:" else None


def _no_way(address: str) -> tuple[str, str]:
    if address.startswith("#"):
        return "Ce choix n'a pas de tiret.", f"Écrivez « - [Réponse]({address}) »."
    if address.startswith("http:"):
        return "Cette adresse n'est pas protégée.", "Elle doit commencer par https://."
    if address.startswith("tel:"):
        return (
            "Ce numéro est écrit dans le texte.",
            "Mettez-le dans facts.toml, et écrivez ici tel:{son_nom}.",
        )
    if address.startswith("place:"):
        return (
            f"Le lieu « {address[6:]} » n'est pas bien écrit.",
            "Écrivez par exemple place:mairie, en minuscules.",
        )
    if address.startswith("call:"):
        return "L'appel ne prend rien après call:.", "Écrivez [Parler à quelqu'un](call:)."
    return (
        f"L'adresse « {address} » n'est pas connue.",
        "Écrivez https://…, {nom_de_facts}, place:mairie, tel:{nom_de_facts} ou call:.",
    )
