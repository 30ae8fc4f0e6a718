"""Menu of the library's list: what is done to one document or to several, beside the actions on clauses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QMenu

from ui.library.import_report import menu_title
from ui.library.model import LibraryModel, LibraryRoles, row_value
from ui.library.validity_menu import ValidityMenu

#: More documents than this make no query that can be read.
MOST_SEARCHED = 12
#: Documents of the same title that a menu offers.
MOST_OTHERS = 5


class DocumentMenu(QObject):
    """Fills the menu of a row and emits what was chosen in it."""

    remove_requested = Signal(str)
    #: The document that ships is wanted back in the place of this one.
    restore_requested = Signal(str)
    #: These documents are not wanted any more; only these are to be searched.
    removal_requested = Signal(object)
    search_requested = Signal(object)
    #: A document is to be an edition of another, or, with an empty key, of none.
    edition_requested = Signal(str, str)
    #: These documents are to be put into a folder; tags are to be put on them.
    folder_requested = Signal(object)
    tags_requested = Signal(object)
    #: A document is to have a name of the user's own; its details are wanted.
    name_requested = Signal(str)
    details_requested = Signal(str)
    #: The new state of a document (its key), empty for none.
    validity_requested = Signal(str, str)
    #: Clauses and details of a document are to be set right.
    review_requested = Signal(str)

    def __init__(
        self, model: LibraryModel, chosen_keys: Callable[[], list[str]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._chosen_keys = model, chosen_keys

    def fill(self, menu: QMenu, index: QModelIndex) -> None:
        """Add the entries of the row at ``index``; none for the title of a group."""
        key, clause = row_value(index, LibraryRoles.KEY), row_value(index, LibraryRoles.CLAUSE)
        if not key:
            return
        keys = self._chosen_keys()
        if len(keys) > 1 and key in keys:
            self._add_for_several(menu, keys)
            return
        document = self._model.document_index(key)
        menu.addAction(self.tr("Change clauses and details…"), lambda: self.review_requested.emit(key))
        if clause is not None:
            return  # what is done to the whole document would be taken for something done to the clause
        self._add_editions(menu, key, bool(row_value(document, LibraryRoles.EDITION)))
        self._add_shelf(menu, (key,))
        menu.addAction(self.tr("Own name…"), lambda: self.name_requested.emit(key))
        menu.addAction(self.tr("Details of the document…"), lambda: self.details_requested.emit(key))
        decided, wanted = row_value(document, LibraryRoles.VALIDITY), self.validity_requested
        menu.addMenu(ValidityMenu(decided, lambda state: wanted.emit(key, state or ""), menu))
        if not row_value(document, LibraryRoles.SHIPPED):
            menu.addSeparator()
            menu.addAction(self.tr("Remove from the library"), lambda: self.remove_requested.emit(key))
            if row_value(document, LibraryRoles.STANDS_IN):
                menu.addAction(
                    self.tr("Restore the text that ships"), lambda: self.restore_requested.emit(key)
                )

    def _add_for_several(self, menu: QMenu, keys: Sequence[str]) -> None:
        """Add the actions on several documents at once."""
        if len(keys) <= MOST_SEARCHED:
            text = self.tr("Search in these {n}").format(n=len(keys))
            menu.addAction(text, lambda: self.search_requested.emit(tuple(keys)))
        else:
            # Why it is not there is said in its place, with the way that there is.
            text = self.tr("Search in these: {most} at most; more by a folder or tag")
            menu.addAction(text.format(most=MOST_SEARCHED)).setEnabled(False)
        self._add_shelf(menu, keys)
        added = [key for key in keys if not row_value(self._model.document_index(key), LibraryRoles.SHIPPED)]
        if added:
            text = self.tr("Remove {n} from the library").format(n=len(added))
            menu.addAction(text, lambda: self.removal_requested.emit(tuple(added)))

    def _add_shelf(self, menu: QMenu, keys: Sequence[str]) -> None:
        menu.addAction(self.tr("Put into a folder…"), lambda: self.folder_requested.emit(tuple(keys)))
        menu.addAction(self.tr("Tags…"), lambda: self.tags_requested.emit(tuple(keys)))

    def _add_editions(self, menu: QMenu, key: str, is_edition: bool) -> None:
        """Add the documents of the same title of which this one can be an edition."""
        others = self._model.may_join(key)
        if others or is_edition:
            menu.addSeparator()
        for other in others[:MOST_OTHERS]:
            title = menu_title(other)
            text = self.tr("Make it an edition of {title}").format(title=title)
            action = menu.addAction(text)
            action.triggered.connect(
                lambda _checked=False, other=other: self.edition_requested.emit(key, other.key)
            )
        if is_edition:
            text = self.tr("List it as a document of its own")
            menu.addAction(text, lambda: self.edition_requested.emit(key, ""))
