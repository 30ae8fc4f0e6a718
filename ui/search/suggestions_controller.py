"""Suggests while one types, and offers earlier and kept searches in the empty box; asks in a worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from index.query.edit import joined
from store.model.errors import YiceError
from store.notebook.activity import PastSearch
from ui.runtime.jobs import Jobs, Task
from ui.search.suggest_model import SuggestEntry
from ui.search.suggest_popup import SuggestPopup
from ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from index.suggest import Suggestion

#: The results come first; who types on is not distracted.
PAUSE_MS = 90
MOST = 8
PAST, OFFERED = 200, 6
#: Letters that are asked for once, so that later ones need not wait.
SOUND = "yb"


class SuggestingEngine(Protocol):
    """Interface of the engine for suggestions; may be called from any thread."""

    def suggest(self, typed: str, past: Iterable[str] = (), limit: int = 10) -> Sequence[Suggestion]:
        """Return the suggestions for the text typed so far."""


class Searches(Protocol):
    """The history of searches, as far as it is asked here."""

    def searches(self, limit: int = 20) -> list[PastSearch]:
        """Return the last queries asked."""

    def kept_searches(self) -> list[PastSearch]:
        """Return the queries that are kept."""

    def drop_search(self, query: str) -> None:
        """Keep a query no longer."""


class SuggestionsController(QObject):
    """Connects the search box with the list of suggestions under it; is the box's helper."""

    query_chosen = Signal(str)
    #: A document, and a clause of it or None, is to be opened.
    place_chosen = Signal(str, object)
    clear_requested = Signal()

    def __init__(
        self,
        box: SearchBox,
        popup: SuggestPopup,
        engine: Callable[[], SuggestingEngine],
        history: Callable[[], Searches],
        jobs: Jobs,
        beside: QWidget | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._beside = beside
        self._box, self.popup, self._engine, self._history, self._jobs = box, popup, engine, history, jobs
        self._task: Task | None = None
        self._warm = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        box.set_helper(self)
        box.typed.connect(self._on_typed)
        box.entered.connect(self._on_entered)
        box.blurred.connect(self.close)
        box.edited.connect(self._on_edited)
        popup.chosen.connect(self._choose)

    def close(self) -> None:
        """Show nothing, and forget what was asked."""
        self._drop()
        self.popup.hide()

    # -- the keys of the box --

    def move(self, step: int) -> bool:
        """Move in the list, or open the earlier searches under an empty box."""
        if self.popup.isVisible():
            if step < 0 and self.popup.current() is None:
                self.popup.hide()
                return False
            self.popup.move_current(step)
            return True
        if step > 0 and not self._box.text():
            self._ask()
            return True
        return False

    def accept(self) -> bool:
        """Take the row that is selected; without one, Enter belongs to the box."""
        entry = self.popup.current() if self.popup.isVisible() else None
        self._drop()
        if entry is None:
            self.popup.hide()
            return False
        self._choose(entry)
        return True

    def dismiss(self) -> bool:
        """Close the list."""
        visible = self.popup.isVisible()
        self.close()
        return visible

    def drop(self) -> bool:
        """Keep the search that is selected no longer."""
        entry = self.popup.current() if self.popup.isVisible() else None
        if entry is None or entry.kind != "kept":
            return False
        self._history().drop_search(entry.query)
        self._ask()
        return True

    # -- asking --

    def _on_typed(self, text: str) -> None:
        self._drop()
        if text.strip():
            self._timer.start()
        else:
            self.popup.hide()

    def _on_edited(self, _text: str) -> None:
        """Close the list when the query was replaced other than by typing."""
        if not self._timer.isActive():
            self.close()

    def _on_entered(self) -> None:
        if not self._warm:
            # The tables of sounds take a moment and much memory: made when somebody is about to type.
            self._warm = True
            self._jobs.start(lambda _task: self._engine().suggest(SOUND), None, lambda _error: None)
        if not self._box.text():
            self._ask()

    def _drop(self) -> None:
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _ask(self) -> None:
        self._drop()
        typed = self._box.typed_text()

        def operation(_task: Task) -> list[SuggestEntry]:
            return self._suggested(typed) if typed.strip() else self._earlier()

        self._task = self._jobs.start(operation, self._show, lambda _error: self.close())

    def _show(self, entries: list[SuggestEntry]) -> None:
        self._task = None
        if self._box.line_edit.hasFocus():
            results = self._beside if self._box.typed_text().strip() else None
            self.popup.show_under(self._box, entries, results)

    def _suggested(self, typed: str) -> list[SuggestEntry]:
        past = [one.query for one in self._read(lambda book: book.searches(PAST))]
        found = self._engine().suggest(typed, past, MOST)
        entries = [
            SuggestEntry(one.kind, one.text, one.query, one.document_key, one.clause_id) for one in found
        ]
        return [one for one in entries if one.kind != "term" or one.text != typed.strip()]

    def _earlier(self) -> list[SuggestEntry]:
        kept = [one.query for one in self._read(lambda book: book.kept_searches())]
        past = [one.query for one in self._read(lambda book: book.searches(OFFERED)) if one.query not in kept]
        entries = [SuggestEntry("kept", query, query) for query in kept]
        entries += [SuggestEntry("search", query, query) for query in past]
        return [*entries, SuggestEntry("clear", self.tr("Forget earlier searches"), "")] if past else entries

    def _read(self, ask: Callable[[Searches], list[PastSearch]]) -> list[PastSearch]:
        try:
            return ask(self._history())
        except YiceError:
            return []

    def _choose(self, entry: SuggestEntry) -> None:
        self.close()
        if entry.kind == "clear":
            self.clear_requested.emit()
        elif entry.document_key is not None:
            self.place_chosen.emit(entry.document_key, entry.clause_id)
        elif entry.kind in ("kept", "search"):
            self.query_chosen.emit(entry.query)
        else:
            self.query_chosen.emit(joined(entry.query, self._box.fields()))
