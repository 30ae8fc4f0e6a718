"""Report in words: the result of an imported file, and of annotations in the text it replaced."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from store.model.document import Document
from store.notebook import PlacingReport
from ui.runtime.i18n import listed, numbered
from ui.services.library.arriving.arrival_plan import SkippedFile, likeness_percent
from ui.services.library.arriving.import_files import ImportResult

#: Characters of a title in a menu.
LONGEST = 24


def headline(result: ImportResult) -> str:
    """Return one line for an import of which nothing is doubtful; empty if nothing was taken in."""
    if len(result.imported) == 1:
        (document,) = result.imported
        return _verb(result, document).format(title=document.name)
    if not result.imported:
        return ""
    return numbered(
        QCoreApplication.translate("Library", "{n} document added|{n} documents added"),
        n=len(result.imported),
    )


def menu_title(document: Document) -> str:
    """Return a document's title in 《》, short enough for a menu."""
    title = document.name if len(document.name) <= LONGEST else document.name[: LONGEST - 1] + "…"
    return f"《{title}》"


def why(skipped: SkippedFile) -> str:
    """Return why a file was left out."""
    if skipped.alike == 1:
        return QCoreApplication.translate("Library", "the same text is in the library")
    text = QCoreApplication.translate("Library", "a text in the library is {alike} like it")
    return text.format(alike=likeness_percent(skipped.alike))


def change_name(result: ImportResult) -> str:
    """Return the name of an import in the history of changes."""
    if len(result.imported) > 1:
        text = QCoreApplication.translate("Library", "Add {n} document|Add {n} documents")
        return numbered(text, n=len(result.imported))
    (document,) = result.imported
    replaced = document.key in result.replaced
    text = (
        QCoreApplication.translate("Library", "Replace {title}")
        if replaced
        else QCoreApplication.translate("Library", "Add {title}")
    )
    return text.format(title=menu_title(document))


def placing_sentence(report: PlacingReport) -> str:
    """Return how many notes, bookmarks and highlights need a look in a new text; empty where none does."""
    parts = (
        (len(report.unsure), QCoreApplication.translate("Library", "{n} to be confirmed")),
        (len(report.lost), QCoreApplication.translate("Library", "{n} unplaced")),
    )
    found = listed((text.format(n=count) for count, text in parts if count), "clauses")
    text = QCoreApplication.translate("Library", "Of what you wrote in the old text: {what}; see Notes.")
    return text.format(what=found) if found else ""


def _verb(result: ImportResult, document: Document) -> str:
    if document.key in result.replaced:
        return QCoreApplication.translate("Library", "Updated: {title}")
    return QCoreApplication.translate("Library", "Added: {title}")
