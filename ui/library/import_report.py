"""Report in words: the result of an imported file, and of annotations in the text it replaced."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from store.notebook import PlacingReport
from ui.runtime.i18n import listed, numbered
from ui.services.library.arriving.arrival_plan import SkippedFile, likeness_percent
from ui.services.library.arriving.import_files import ImportResult
from ui.services.library.short_names import NamedDocument, edition_suffix, fitting_title, full_title

#: Characters of a title in a menu.
LONGEST = 24

#: Returns a document as the library lists it: with its mark among those of the same title.
Listed = Callable[[NamedDocument], NamedDocument]


def headline(result: ImportResult, listed_as: Listed) -> str:
    """Return one line for an import of which nothing is doubtful; empty if nothing was taken in."""
    if len(result.imported) == 1:
        (document,) = result.imported
        return _verb(result, document).format(title=full_title(listed_as(document)))
    if not result.imported:
        return ""
    return numbered(
        QCoreApplication.translate("Library", "{n} document added|{n} documents added"),
        n=len(result.imported),
    )


def quoted_title(document: NamedDocument) -> str:
    """Return a document's whole title in 《》, and its mark behind it."""
    mark = edition_suffix(document)
    return f"《{full_title(document).removesuffix(mark)}》{mark}"


def menu_title(document: NamedDocument) -> str:
    """Return a document's title in 《》 and its mark, short enough for a menu, unlike that of any other."""
    mark = edition_suffix(document)
    whole = full_title(document)
    title = fitting_title(whole, lambda name: len(name) <= LONGEST + len(mark)).removesuffix(mark)
    return f"《{title}》{mark}"


def why(skipped: SkippedFile) -> str:
    """Return why a file was left out."""
    if skipped.alike == 1:
        return QCoreApplication.translate("Library", "the same text is in the library")
    text = QCoreApplication.translate("Library", "a text in the library is {alike} like it")
    return text.format(alike=likeness_percent(skipped.alike))


def change_name(result: ImportResult, listed_as: Listed) -> str:
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
    return text.format(title=menu_title(listed_as(document)))


def placing_sentence(report: PlacingReport) -> str:
    """Return how many notes, bookmarks and highlights need a look in a new text; empty where none does."""
    parts = (
        (len(report.unsure), QCoreApplication.translate("Library", "{n} to be confirmed")),
        (len(report.lost), QCoreApplication.translate("Library", "{n} unplaced")),
    )
    found = listed((text.format(n=count) for count, text in parts if count), "clauses")
    text = QCoreApplication.translate("Library", "Of what you wrote in the old text: {what}; see Notes.")
    return text.format(what=found) if found else ""


def _verb(result: ImportResult, document: NamedDocument) -> str:
    if document.key in result.replaced:
        return QCoreApplication.translate("Library", "Updated: {title}")
    return QCoreApplication.translate("Library", "Added: {title}")
