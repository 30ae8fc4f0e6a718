"""Formats dates, quantities and document titles in the language of the window."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from store.model import wording
from ui.runtime.i18n import language, numbered, sentence
from ui.services.document_size import size_words

if TYPE_CHECKING:
    from store.model.document import DocumentSummary


def date_text(iso: str | None) -> str:
    """Return ``2020-04-03`` as 2020年4月3日 (in English 2020/4/3); empty for None."""
    return wording.day(iso, language())


def unit_text(summary: DocumentSummary) -> str:
    """Return how much a document holds: 32 条 for what has articles, else 24 项."""
    return sentence(size_words(summary.measure_count, summary.in_articles))


def and_more(first: str, more: int, documents: bool = False) -> str:
    """Return the name of the first of several and how many clauses, or documents, there are beside it."""
    if more < 1:
        return first
    if documents:
        words = QCoreApplication.translate(
            "Labels", "{first} and {n} more document|{first} and {n} more documents"
        )
    else:
        words = QCoreApplication.translate("Labels", "{first} and {n} more")
    return numbered(words, first=first, n=more)


def when_text(iso: str, today: date | None = None) -> str:
    """Return a time in the past as 今天, 昨天, or its date without the current year."""
    try:
        moment = datetime.fromisoformat(iso.replace("Z", "+00:00"))
    except ValueError:
        return ""
    day = (moment.astimezone() if moment.tzinfo else moment).date()
    now = today or date.today()
    if day == now:
        return QCoreApplication.translate("Labels", "today")
    if (now - day).days == 1:
        return QCoreApplication.translate("Labels", "yesterday")
    if day.year == now.year:
        return QCoreApplication.translate("Labels", "{m}/{d}").format(m=day.month, d=day.day)
    return date_text(day.isoformat())
