"""Citation styles of a copy; a new one is an entry here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.references.citation import cite_as
from store.library.validity import validity_mark
from store.model.clause import Clause
from store.model.document import Document
from ui.reader.copying.clause_words import ClauseRange
from ui.reader.copying.clipboard import piece_text
from ui.reader.copying.markdown_copy import quoted
from ui.runtime.settings import Settings
from ui.services.translation_marks import QT_TRANSLATE_NOOP

#: Where the chosen style is remembered.
KEY = "reading/citation"
#: Whether a citation says that the document is repealed or not yet in force.
VALIDITY_KEY = "reading/citation_validity"
#: Gives the citation of a clause, from an offset of its printed text up to another (None: the whole).
CiteClause = Callable[[Document, Clause, int | None, int | None], str]


def _as_text(pieces: Sequence[ClauseRange], citation: str) -> str:
    """Return the words, and the citation behind a dash below them."""
    return "\n".join((*map(piece_text, pieces), f"——{citation}"))


def _official(document: Document, clause: Clause, start: int | None, end: int | None) -> str:
    return cite_as(document, clause, start, "official", end)


def _law(document: Document, clause: Clause, start: int | None, end: int | None) -> str:
    return cite_as(document, clause, start, "law", end)


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A way to cite: ``title`` is what the settings call it, in English; ``quote`` joins words and citation.

    With ``rich``, headings and tables are put on the clipboard as HTML too.
    """

    name: str
    title: str
    cite: CiteClause
    quote: Callable[[Sequence[ClauseRange], str], str] = _as_text
    rich: bool = True


OFFICIAL = CitationStyle(
    "official", QT_TRANSLATE_NOOP("CitationStyles", "Official paper, with the number"), _official
)
LAW = CitationStyle("law", QT_TRANSLATE_NOOP("CitationStyles", "Legal text, without the number"), _law)
MARKDOWN = CitationStyle(
    "markdown", QT_TRANSLATE_NOOP("CitationStyles", "Markdown quotation"), _official, quoted, rich=False
)
_STYLES = {style.name: style for style in (OFFICIAL, LAW, MARKDOWN)}


def register(style: CitationStyle) -> None:
    """Add a style behind the others."""
    _STYLES[style.name] = style


def unregister(name: str) -> None:
    """Take a style away; the first one is used where it was chosen."""
    _STYLES.pop(name, None)


def citation_styles() -> list[CitationStyle]:
    """Return all styles; the first is the usual one."""
    return list(_STYLES.values())


def chosen_style(settings: Settings) -> CitationStyle:
    """Return the style that the user has chosen, with the state of the document behind it if that is asked
    for.
    """
    style = _STYLES.get(settings.get(KEY, OFFICIAL.name), OFFICIAL)
    return _with_validity(style) if settings.get(VALIDITY_KEY, False) else style


def _with_validity(style: CitationStyle) -> CitationStyle:
    """Return the style, with （已废止） or （尚未生效） behind its citations."""

    def cited(document: Document, clause: Clause, start: int | None, end: int | None) -> str:
        return style.cite(document, clause, start, end) + validity_mark(document)

    return replace(style, cite=cited)
