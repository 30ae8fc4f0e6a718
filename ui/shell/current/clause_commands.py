"""Does the registered actions to the current clause: for the menus, the keys, and the menus of all lists."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from store.library import Library
from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import YiceError
from store.model.measures import measures
from ui.runtime.localized_text import and_more
from ui.services.library.many_clauses import clauses_of
from ui.services.library.short_names import short_title
from ui.shell.comparison.comparison_panel import compare_places
from ui.shell.ledger.ledger_panel import add_clauses
from ui.shell.window_parts import WindowParts
from ui.widgets.clause_list.clause_action import clause_actions
from ui.widgets.clause_list.current import ChosenPlace, CurrentPlaces
from ui.widgets.clause_list.opening import Opening

#: More than these are not opened at once, each in a tab.
MOST_TABS = 12
#: More whole documents than this are no paper.
MOST_PRINTED = 50


class ClauseCommands(QObject):
    """Takes what is current when it is asked, or what a menu was opened on."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self._extents = {action.name: action.extent for action in clause_actions()}
        self._acts: dict[str, Callable[[CurrentPlaces], object]] = {
            "open": lambda current: self._open(current, Opening.HERE),
            "open_tab": lambda current: self._open(current, Opening.TAB),
            "open_beside": lambda current: self._open(current, Opening.BESIDE),
            "copy": self._copy,
            "copy_citation": self._copy_citation,
            "bookmark": self._bookmark,
            "note": self._note,
            "basket": lambda current: window.basket.add(self.clause_ids(current)),
            "ledger": lambda current: add_clauses(window, self._measure_ids(current)),
            "print": self._print,
            "compare": lambda current: compare_places(window, current.chosen),
        }
        window.current.serve(self)

    # -- what lists ask ---------------------------------------------------------------------------------

    def name(self, current: CurrentPlaces) -> str:
        """Return the name of the clause, or of several the first and how many."""
        if not current.chosen:
            return ""
        first = current.framed or current.chosen[0]
        name = (
            self._window.reading.clauses.name_of(first.clause_id)
            if first.clause_id
            else self._title(first.key)
        )
        return and_more(name, len(current.chosen) - 1, documents=not current.clause_ids)

    def can(self, action: str, current: CurrentPlaces) -> bool:
        """Return whether there is something that an action can be done to."""
        if action == "print" and _documents_in(current) > MOST_PRINTED:
            return False
        if self._extents.get(action, "places") == "places":
            return bool(current.chosen)
        return current.clause_id is not None

    def limit(self, action: str, current: CurrentPlaces) -> str:
        """Return how many documents can be printed, or places opened in tabs, where more are chosen."""
        if action == "print" and _documents_in(current) > MOST_PRINTED:
            return self.tr("up to {n}").format(n=MOST_PRINTED)
        if action == "open_tab" and len(current.chosen) > MOST_TABS:
            return self.tr("the first {n}").format(n=MOST_TABS)
        return ""

    def is_done(self, action: str, current: CurrentPlaces) -> bool:
        """Return whether everything chosen has a bookmark already."""
        return action == "bookmark" and self._window.notes.are_bookmarked(self._found(current))

    def run(self, action: str, current: CurrentPlaces | None = None) -> None:
        """Do an action to what is current, or to what a menu was opened on."""
        about = self._window.current.value() if current is None else current
        act = self._acts.get(action)
        if act is not None and self.can(action, about):
            act(about)

    # -- the actions ------------------------------------------------------------------------------------

    def clause_ids(self, current: CurrentPlaces) -> list[str]:
        """Return the chosen clauses; of a document, all at its top level."""
        found: list[str] = []
        for each in current.chosen:
            if each.clause_id:
                found.append(each.clause_id)
                continue
            document = self._document(each.key)
            found += [clause.id for clause in document.clauses] if document is not None else []
        return found

    def _measure_ids(self, current: CurrentPlaces) -> list[str]:
        """Return the chosen clauses; of a document, its measures: its preamble is no task."""
        found: list[str] = []
        for each in current.chosen:
            if each.clause_id:
                found.append(each.clause_id)
            elif (document := self._document(each.key)) is not None:
                found += [clause.id for clause in measures(document)]
        return found

    def _open(self, current: CurrentPlaces, how: Opening) -> None:
        one = (current.framed or current.chosen[0],)
        places = current.chosen[:MOST_TABS] if how == Opening.TAB else one
        for each in places:
            self._window.open(each.key, each.clause_id or None, how)

    def _copy(self, current: CurrentPlaces) -> None:
        if current.in_text:
            self._window.reader.in_front(lambda view: view.copy())
        else:
            self._window.text_controller.copy_plain(self._places(current))

    def _copy_citation(self, current: CurrentPlaces) -> None:
        self._window.text_controller.copy_with_citation(self._places(current), current.in_text)

    def _bookmark(self, current: CurrentPlaces) -> None:
        found = self._found(current)
        if found:
            self._window.notes.toggle_bookmarks(found)

    def _note(self, current: CurrentPlaces) -> None:
        """Write a note on the selected words of the text, else on the clause, which is shown for it."""
        window, clause_id = self._window, current.clause_id
        if current.in_text and window.annotation_controller.write_note():
            return
        if clause_id is not None and (
            clause_id == window.reading.clause_id() or window.reading.open_clause(clause_id)
        ):
            window.places.show_reader()
            window.reading.write_note(clause_id)

    def _print(self, current: CurrentPlaces) -> None:
        first = current.chosen[0]
        if len(current.chosen) == 1 and not first.clause_id:
            self._window.printing.document(first.key)
        elif not current.clause_ids:
            self._window.printing.documents([each.key for each in current.chosen])
        else:
            self._window.printing.clauses(self.clause_ids(current))

    # -- reading the library ----------------------------------------------------------------------------

    def _library(self) -> Library:
        library: Library = self._window.workspace.library
        return library

    def _document(self, key: str) -> Document | None:
        try:
            return self._library().document(key)
        except YiceError:
            return None

    def _title(self, key: str) -> str:
        document = self._document(key)
        return short_title(document) if document is not None else ""

    def _found(self, current: CurrentPlaces) -> list[tuple[Document, Clause]]:
        """Return the chosen clauses that the library has."""
        try:
            there = clauses_of(self._library(), current.clause_ids)
        except YiceError:
            return []
        return [there[each] for each in current.clause_ids if each in there]

    def _places(self, current: CurrentPlaces) -> list[tuple[Document, Clause | None]]:
        """Return what is chosen and still there, in its order; None for a document as a whole."""
        clauses = {clause.id: (document, clause) for document, clause in self._found(current)}

        def place(each: ChosenPlace) -> tuple[Document, Clause | None] | None:
            if each.clause_id:
                return clauses.get(each.clause_id)
            document = self._document(each.key)
            return (document, None) if document is not None else None

        return [found for each in current.chosen if (found := place(each)) is not None]


def _documents_in(current: CurrentPlaces) -> int:
    """Return how many whole documents are chosen."""
    return sum(not each.clause_id for each in current.chosen)
