"""Clauses with their citations, as they are pasted: an official paper, a legal text, Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby
from typing import Literal

from PySide6.QtCore import QMimeData

from store.model.clause import Clause
from store.model.document import Document
from store.model.typography import typeset
from ui.reader.copying.clause_words import Piece
from ui.reader.copying.clipboard import html_of, piece_text
from ui.reader.copying.markdown_copy import quoted

CitationStyle = Literal["official", "law", "markdown"]
#: Gives the citation of a clause, of the place from an offset on, in a style, up to an offset.
Cite = Callable[[Document, Clause, int | None, str, int | None], str]
Passage = tuple[Document, Piece]


def cited_data(passages: Sequence[Passage], style: CitationStyle, cite: Cite) -> QMimeData:
    """Passages with their citations behind them, as text and as HTML; Markdown is only text.

    What stands in one clause in a row, such as the cells of a column, is one passage.
    """
    texts: list[str] = []
    html: list[str] = []
    for _clause, group in groupby(passages, key=lambda passage: id(passage[1].clause)):
        found = list(group)
        document, pieces = found[0][0], [piece for _document, piece in found]
        first, last = pieces[0], pieces[-1]
        whole = first.start == 0 and first.end is None
        citation = typeset(cite(document, first.clause, None if whole else first.start, style, last.end))
        if style == "markdown":
            texts.append(quoted(pieces, citation))
        else:
            texts.append("\n".join((*map(piece_text, pieces), f"——{citation}")))
        html.append(f"<blockquote>{html_of(pieces)}</blockquote><p>——{escape(citation)}</p>")
    data = QMimeData()
    data.setText("\n\n".join(texts))
    if style != "markdown":
        data.setHtml("".join(html))
    return data
