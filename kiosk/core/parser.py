"""Reads a procedure's file as a mediator wrote it; says in plain French what cannot be read, and where."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.front_matter import front_matter_plugin

from kiosk.core.front_matter import Head, read_head
from kiosk.core.parser_lines import Hand, Row
from kiosk.core.parser_whole import Draft, check_whole
from kiosk.core.procedure import OPENING, Block, Procedure
from kiosk.errors import ProcedureError

_REFUSED = {
    "hr": ("Il y a une ligne de tirets ou d'étoiles.", "Enlevez-la : les titres ## suffisent à séparer."),
    "fence": ("Il y a un bloc de code.", "Enlevez les lignes de ``` ou de ~~~."),
    "code_block": ("Ce texte est trop décalé vers la droite.", "Enlevez les espaces au début de la ligne."),
    "html_block": ("Il y a du code HTML.", "Enlevez ce qui est entre < et >."),
    "ordered_list": (
        "Une liste est numérotée.",
        "Écrivez une phrase pour chaque point, ou « - [ ] Papier ».",
    ),
}
_NO_HEAD = (
    "Le fichier ne commence pas par un en-tête.",
    "Écrivez-le entre deux lignes « --- », à partir de la première ligne.",
)
_NOT_CLOSED = (
    "L'en-tête n'est pas fermé.",
    "Écrivez une ligne « --- » après la dernière ligne de l'en-tête.",
)
_ELSEWHERE = ("Ce contenu ne peut pas être ici.", "Écrivez une phrase, un choix, un papier ou un conseil.")


def parse(text: str, file: str, slug: str, language: str) -> Procedure:
    """The procedure of that file; raises its first ProcedureError. `file` is the name shown in messages."""
    procedure, found = _read(text, file, slug, language)
    if procedure is None:
        raise found[0]
    return procedure


def problems(text: str, file: str, slug: str, language: str) -> tuple[ProcedureError, ...]:
    """All that prevents that file from being read, in the order of its lines; empty when all is well."""
    return _read(text, file, slug, language)[1]


def _read(
    text: str, file: str, slug: str, language: str
) -> tuple[Procedure, tuple[()]] | tuple[None, tuple[ProcedureError, ...]]:
    reader = _Reader(file, language, text.removeprefix("\ufeff"))
    head = reader.read()
    if reader.found:
        return None, tuple(sorted(reader.found, key=lambda error: error.line))
    procedure = Procedure(
        slug=slug,
        language=language,
        title=head.title,
        summary=head.summary,
        event=head.event,
        words=head.words,
        sources=head.sources,
        is_part=head.is_part,
        reviewed=head.reviewed,
        steps=tuple(draft.step() for draft in reader.drafts),
        file=file,
    )
    return procedure, ()


class _Reader:
    """Walks through the blocks of one file; what cannot be read is gathered in `found`, and skipped."""

    def __init__(self, file: str, language: str, text: str) -> None:
        self.found: list[ProcedureError] = []
        self.drafts: list[Draft] = []
        self._file = file
        self._lines = re.split(r"\r\n?|\n", text)
        self._hand = Hand(language, self._report)
        self._language = language
        self._is_part = False
        self._open: Draft | None = None  # what the next block belongs to

    def read(self) -> Head:
        """Read everything; the answer is the head of the file, the steps are in `drafts`."""
        blocks = SyntaxTreeNode(_markdown().parse("\n".join(self._lines))).children
        if not blocks or blocks[0].type != "front_matter":
            self._report(1, *(_NOT_CLOSED if self._lines[0].startswith("---") else _NO_HEAD))
            return Head()
        head = read_head(blocks[0].content.split("\n"), self._language, self._report)
        self._is_part = head.is_part
        for block in blocks[1:]:
            self._block(block)
        faulty = {error.line: self._lines[error.line - 1] for error in self.found}
        check_whole(self.drafts, head.is_part, faulty, self._report)
        return head

    def _report(self, line: int, problem: str, remedy: str) -> None:
        error = ProcedureError(self._file, line, problem, remedy)
        if str(error) not in map(str, self.found):
            self.found.append(error)

    def _in_opening(self) -> bool:
        return not self._is_part and bool(self.drafts) and self.drafts[-1].id == OPENING

    def _block(self, block: SyntaxTreeNode) -> None:
        line = _line(block)
        if block.type == "heading":
            self._heading(block, line)
        elif block.type in _REFUSED:
            self._report(line, *_REFUSED[block.type])
        elif self._open is None:
            self._report(
                line, "Ce texte est avant la première étape.", "Mettez-le sous un titre « ## … {#nom} »."
            )
        else:
            self._add(block, line, self._open)

    def _heading(self, block: SyntaxTreeNode, line: int) -> None:
        if not block.markup.startswith("#"):
            self._report(
                line,
                "Une ligne de tirets suit ce texte.",
                "Enlevez-la : un titre s'écrit « ## Titre {#nom} ».",
            )
        elif block.tag == "h2":
            self._open = self._draft(block, line, "étape")
            self.drafts.append(self._open)
        elif block.tag == "h3" and self._in_opening():
            self._open = self._draft(block, line, "partie")
            self.drafts[-1].parts.append(self._open)
        elif block.tag == "h3":
            self._report(
                line, "Un titre ### est hors de la première étape {#avant}.", "Écrivez ## pour une étape."
            )
        else:
            self._report(line, f"Un titre {block.markup} n'est pas accepté.", "Écrivez « ## Titre {#nom} ».")

    def _draft(self, block: SyntaxTreeNode, line: int, what: str) -> Draft:
        inline = block.children[0]
        rows = tuple(self._hand.rows(inline, line))
        signed = self._hand.plain(rows, "id")
        if not signed.text:
            self._report(line, "Ce titre n'a pas de mots.", "Écrivez la question ou le sujet, après les ##.")
        if not signed.id and "{#" not in inline.content:
            self._report(
                line, f"Cette {what} n'a pas de nom.", "Écrivez-le en fin de titre, par exemple {#perdue}."
            )
        return Draft(signed.id, signed.text, line)

    def _add(self, block: SyntaxTreeNode, line: int, draft: Draft) -> None:
        if self._in_opening() and block.type != "paragraph":
            self._report(
                line,
                "La première étape {#avant} ne contient que des phrases.",
                "Mettez les choix, les papiers et les conseils dans les étapes suivantes.",
            )
        elif block.type == "paragraph":
            draft.blocks += self._paragraph(block)
        elif block.type == "bullet_list":
            for item in block.children:
                draft.blocks += self._list_item(item)
        elif block.type == "blockquote":
            draft.blocks += self._advice(block)
        else:
            self._report(line, *_ELSEWHERE)

    def _paragraph(self, block: SyntaxTreeNode) -> list[Block]:
        blocks: list[Block | None] = []
        waiting: list[Row] = []
        for row in self._rows(block):
            if not row.stands_alone:
                waiting.append(row)
                continue
            if waiting:
                blocks.append(self._hand.paragraph(waiting))
                waiting = []
            blocks.append(self._hand.standing(row))
        if waiting:
            blocks.append(self._hand.paragraph(waiting))
        return _present(blocks)

    def _list_item(self, item: SyntaxTreeNode) -> list[Block]:
        line = _line(item)
        if not item.children:
            self._report(
                line, "Ce tiret n'est suivi de rien.", "Écrivez un choix ou un papier, ou enlevez-le."
            )
            return []
        for extra in item.children[1:]:
            self._report(
                _line(extra),
                "Une ligne est rangée sous un choix ou un papier.",
                "Enlevez les espaces au début de cette ligne.",
            )
        if item.children[0].type != "paragraph":
            self._report(line, *_REFUSED.get(item.children[0].type, _ELSEWHERE))
            return []
        rows = self._rows(item.children[0])
        if self._is_glued(rows[1:], " ", "\t"):
            return []
        return _present([self._hand.listed(rows)])

    def _advice(self, block: SyntaxTreeNode) -> list[Block]:
        blocks: list[Block | None] = []
        for inner in block.children:
            if inner.type != "paragraph":
                self._report(
                    _line(inner),
                    "Un conseil ne contient que des phrases.",
                    "Mettez le reste hors du conseil.",
                )
                continue
            rows = self._rows(inner)
            if not self._is_glued(rows[1:], ">", " ", "\t"):
                blocks.append(self._hand.advice(rows))
        return _present(blocks)

    def _rows(self, paragraph: SyntaxTreeNode) -> tuple[Row, ...]:
        return tuple(self._hand.rows(paragraph.children[0], _line(paragraph)))

    def _is_glued(self, rows: tuple[Row, ...], *starts: str) -> bool:
        for row in rows:
            if not self._lines[row.line - 1].startswith(starts):
                self._report(
                    row.line, "Cette ligne est collée à la précédente.", "Laissez une ligne vide entre elles."
                )
                return True
        return False


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").use(front_matter_plugin).disable("reference")
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 1


def _present(blocks: list[Block | None]) -> list[Block]:
    return [block for block in blocks if block is not None]
