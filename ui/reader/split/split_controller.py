"""Keeps two texts in step: lights what corresponds, and scrolls them together where that is wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from store.library import Library
from store.model.document import Document
from ui.appearance.theme import ThemeManager
from ui.reader.reader_page import ReaderPage
from ui.reader.reader_view import ReaderView
from ui.reader.split.counterpart_note import CounterpartNote
from ui.runtime.jobs import Jobs, Task
from ui.runtime.settings import Settings
from ui.services.display_names import clause_label
from ui.services.library.counterparts import Counterpart, Counterparts

#: A clause has to stay in view for so long before what corresponds to it is looked for.
REST_MS = 120
TOGETHER = "reading/together"


class SplitController(QObject):
    """Works while there are two texts; the active one leads, the other follows.

    Correspondence is found in a worker, and an answer for a clause that was left is dropped.
    """

    #: Whether the texts are scrolled together.
    together_changed = Signal(bool)

    def __init__(
        self,
        page: ReaderPage,
        library: Library,
        jobs: Jobs,
        themes: ThemeManager,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page, self._library, self._jobs, self._settings = page, library, jobs, settings
        self._counterparts = Counterparts(library)
        self._note = CounterpartNote(themes, page)
        self._found: tuple[Counterpart, ...] = ()
        self._of = ""
        self._task: Task | None = None
        self._leading = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        self._note.clicked.connect(self.go)
        page.clause_changed.connect(lambda _id: self.renew())
        page.current_changed.connect(lambda _view: self.renew())
        for signal in (page.side_changed, page.arranged):
            signal.connect(self.renew)
        page.split_changed.connect(lambda _split: self.renew())
        page.view_added.connect(self._take_view)
        for pane in page.panes():
            pane.row.together_wanted.connect(self.set_together)
            pane.row.show_together(self.together())

    def together(self) -> bool:
        """Return whether the texts are scrolled together."""
        return self._settings.get(TOGETHER, True)

    def set_together(self, together: bool) -> None:
        """Scroll the texts together or apart; remembered."""
        self._settings.set(TOGETHER, together)
        for pane in self._page.panes():
            pane.row.show_together(together)
        self.together_changed.emit(together)
        if together:
            self._align()

    def library_changed(self) -> None:
        """Look again, as documents have come, gone or changed."""
        self._counterparts = Counterparts(self._library)
        self._of = ""
        self.renew()

    def found(self) -> tuple[Counterpart, ...]:
        """Return what corresponds to the current clause, the surest first."""
        return self._found

    def note(self) -> CounterpartNote:
        """Return the button that names it."""
        return self._note

    def go(self) -> None:
        """Bring the surest counterpart into view, in its own text."""
        other = self._page.other_view()
        if other is not None and self._found:
            other.bring(self._found[0].clause_id)

    # -- what corresponds -------------------------------------------------------------------------------

    def renew(self) -> None:
        """Look for what corresponds to another clause or text; what was lit goes out."""
        for view in self._page.views():
            view.keep_foot(self._page.is_split())
        here, other = self._page.current_view(), self._page.other_view()
        clause_id = here.current_clause_id() if here is not None else ""
        documents = (here.document() if here else None, other.document() if other else None)
        of = f"{clause_id}\n{documents[1].key}" if documents[1] is not None and clause_id else ""
        if of and of == self._of:
            self._light()
            return
        self._of = of
        self._drop()
        self._light()
        if of:
            self._rest.start()

    def _drop(self) -> None:
        self._rest.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._found = ()
        self._note.say("", False)

    def _ask(self) -> None:
        here, other = self._page.current_view(), self._page.other_view()
        document, there = here.document() if here else None, other.document() if other else None
        if here is None or document is None or there is None:
            return
        clause_id, counterparts, of = here.current_clause_id(), self._counterparts, self._of

        def find(task: Task) -> list[Counterpart]:
            with task.interruptible():
                return counterparts.find(document, clause_id, there)

        self._task = self._jobs.start(find, lambda found: self._show(of, there, found), lambda _error: None)

    def _show(self, of: str, there: Document, found: list[Counterpart]) -> None:
        self._task = None
        other = self._page.other_view()
        if of != self._of or other is None or other.document() is not there:
            return
        self._found = tuple(found)
        self._light()
        self._say(there)
        self._align()

    def _light(self) -> None:
        """Light the counterparts in the text that follows, and nothing in any other."""
        other = self._page.other_view()
        for view in self._page.views():
            view.light([each.clause_id for each in self._found] if view is other else ())

    def _say(self, there: Document) -> None:
        other = self._page.other_view()
        if other is None:
            return
        self._note.avoid = other.counter_rect
        self._note.move_to(other)
        if not self._found:
            here = self._page.current_view()
            own = here.document() if here is not None else None
            if own is not None and own.key == there.key:
                # The same text on both sides: each clause is itself there.
                self._note.say("", False)
                return
            self._note.say(self.tr("Nothing here corresponds"), False)
            return
        reasons = {
            "cites": self.tr("cited by it"),
            "cited": self.tr("cites it"),
            "number": self.tr("the same number"),
            "likeness": self.tr("says much the same"),
        }
        first = self._found[0]
        clause = next((each for each in there.walk() if each.id == first.clause_id), None)
        name = clause_label(clause.label, clause.path) if clause is not None else ""
        text = self.tr("Corresponds: {clause} · {reason}").format(clause=name, reason=reasons[first.reason])
        more = len(self._found) - 1
        self._note.say(self.tr("{text} and {n} more").format(text=text, n=more) if more else text, True)

    # -- scrolling --------------------------------------------------------------------------------------

    def _take_view(self, view: ReaderView) -> None:
        bar = view.page.verticalScrollBar()
        bar.setProperty("last", 0)
        bar.valueChanged.connect(lambda value: self._scrolled(view, value))

    def _scrolled(self, view: ReaderView, value: int) -> None:
        """Let the other text go with the active one."""
        bar = view.page.verticalScrollBar()
        by = value - int(bar.property("last") or 0)
        bar.setProperty("last", value)
        if self._leading or not self._page.is_split() or not self.together():
            return
        other = self._page.other_view()
        leads = view is self._page.current_view() and view.is_settled()
        if leads and other is not None and by and not self._align():
            other.scroll_by(by)

    def _align(self) -> bool:
        """Put the counterpart as high as the current clause; False where that cannot be done."""
        here, other = self._page.current_view(), self._page.other_view()
        if self._leading or here is None or other is None or not self._found or not self.together():
            return False
        top = here.top_of(here.current_clause_id())
        self._leading = True
        try:
            return top is not None and other.bring(self._found[0].clause_id, top)
        finally:
            self._leading = False
