"""Puts clauses with their citations on the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import QMimeData

from store.model.document import Document
from store.model.typography import typeset
from ui.reader.copying.citation_styles import CitationStyle
from ui.reader.copying.clause_words import ClauseRange
from ui.reader.copying.clipboard import html_of

CopiedPassage = tuple[Document, ClauseRange]


def cited_data(passages: Sequence[CopiedPassage], style: CitationStyle) -> QMimeData:
    """Return passages with their citations behind them, as text and as HTML; Markdown is only text.

    Selected text of one clause in a row, such as the cells of a column, is one passage.
    """
    texts: list[str] = []
    html: list[str] = []
    for _clause, group in groupby(passages, key=lambda passage: id(passage[1].clause)):
        found = list(group)
        document, pieces = found[0][0], [piece for _document, piece in found]
        first, last = pieces[0], pieces[-1]
        whole = first.start == 0 and first.end is None
        citation = typeset(style.cite(document, first.clause, None if whole else first.start, last.end))
        texts.append(style.quote(pieces, citation))
        html.append(f"<blockquote>{html_of(pieces)}</blockquote><p>——{escape(citation)}</p>")
    data = QMimeData()
    data.setText("\n\n".join(texts))
    if style.rich:
        data.setHtml("".join(html))
    return data
