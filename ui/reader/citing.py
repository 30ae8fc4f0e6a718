"""Clauses with their citations, as they are pasted: an official paper, a legal text, Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Literal

from PySide6.QtCore import QMimeData

from store.records import Clause, Document
from ui.reader.clipboard import html_of, piece_text
from ui.reader.copying import Piece

CitationStyle = Literal["official", "law", "markdown"]
#: Gives the citation of a clause, in a style, of the place that begins at an offset.
Cite = Callable[[Document, Clause, int | None, str], str]


def cited_data(passages: Sequence[tuple[Document, Piece]], style: CitationStyle, cite: Cite) -> QMimeData:
    """Passages with their citations behind them, as text and as HTML."""
    texts: list[str] = []
    html: list[str] = []
    for document, piece in passages:
        whole = piece.start == 0 and piece.end is None
        citation = cite(document, piece.clause, None if whole else piece.start, style)
        texts.append(_text(piece_text(piece), citation, style))
        html.append(f"<blockquote>{html_of([piece])}</blockquote><p>——{escape(citation)}</p>")
    data = QMimeData()
    data.setText("\n\n".join(texts))
    if style != "markdown":
        data.setHtml("".join(html))
    return data


def _text(words: str, citation: str, style: CitationStyle) -> str:
    if style != "markdown":
        return f"{words}\n——{citation}"
    quoted = "\n>\n".join(f"> {_escaped(line)}" for line in words.split("\n"))
    return f"{quoted}\n>\n> ——{_escaped(citation)}"


def _escaped(text: str) -> str:
    """The text with what Markdown would take for marks set off."""
    return "".join("\\" + character if character in "\\`*_[]<>#|" else character for character in text)
