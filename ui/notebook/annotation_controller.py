"""Controller between page and notebook: marks and notes in the text, and the way to where one writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from ui.notebook.notebook_editor import ClauseSpan, NotebookEditor
from ui.reader.inspector.inspector import Inspector
from ui.reader.reader_page import ReaderPage
from ui.reader.reader_view import ReaderView
from ui.widgets.dialogs import open_dialog
from ui.widgets.name_dialogs import NameDialog


class AnnotationController(QObject):
    """Joins the small bar over the text with notebook and inspector."""

    #: The inspector is needed, even if it is folded away.
    inspector_wanted = Signal()

    def __init__(
        self,
        page: ReaderPage,
        inspector: Inspector,
        notes: NotebookEditor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._inspector, self._notes = page, inspector, notes
        page.view_added.connect(self._join)
        for view in page.views():
            self._join(view)
        notes.changed.connect(self._name_styles)
        inspector.set_tag_completer(notes.complete_tag)

    def highlight(self) -> bool:
        """Mark the selected words in the style used last; False without a selection."""
        view = self._page.current_view()
        return view.marking.highlight() if view is not None else False

    def write_note(self) -> bool:
        """Begin a note on the selected words; False without a selection."""
        view = self._page.current_view()
        return view.marking.note() if view is not None else False

    def name_style(self, key: str) -> None:
        """Ask what a style of highlights is to be called."""
        name = next((style.name for style in self._notes.styles() if style.key == key), "")
        others = {style.name for style in self._notes.styles() if style.key != key}

        def check(text: str) -> str:
            return self.tr("Another colour has this name already") if text in others else ""

        title, label = self.tr("Name of the style"), self.tr("What highlights of this colour mean:")
        dialog = NameDialog(title, label, name, check, parent=self._page.window())
        dialog.accepted.connect(lambda: self._notes.rename_style(key, dialog.text()))
        open_dialog(dialog)

    def _join(self, view: ReaderView) -> None:
        marking = view.marking
        marking.highlight_wanted.connect(self._in(view, self._highlight))
        marking.recolour_wanted.connect(self._notes.recolour)
        marking.delete_wanted.connect(self._notes.delete_highlights)
        marking.note_wanted.connect(lambda ranges: self._note(view, ranges))
        marking.note_on_highlight_wanted.connect(lambda item_id: self._turn(view, item_id))
        marking.bar.style_name_wanted.connect(self.name_style)
        marking.bar.set_styles(self._notes.styles())

    def _in(self, view: ReaderView, call: Callable[..., object]) -> Callable[..., object]:
        return lambda *arguments: call(view, *arguments)

    def _name_styles(self) -> None:
        styles = self._notes.styles()
        for view in self._page.views():
            view.marking.bar.set_styles(styles)

    def _highlight(self, view: ReaderView, ranges: Sequence[ClauseSpan], style: str) -> None:
        document = view.document()
        if document is not None:
            self._notes.highlight(document, ranges, style)

    def _note(self, view: ReaderView, ranges: Sequence[ClauseSpan]) -> None:
        document = view.document()
        if document is None or not ranges:
            return
        view.show_range(*ranges[0])
        self.inspector_wanted.emit()
        note_id = self._inspector.edit_new_note()
        if note_id:
            self._notes.begin_note(note_id, document, ranges)

    def _turn(self, view: ReaderView, highlight_id: str) -> None:
        note_id = self._notes.turn_into_note(highlight_id)
        document = view.document()
        if not note_id or document is None:
            return
        for clause_id, notes in self._notes.marks(document).notes.items():
            if any(note.id == note_id for note in notes):
                view.show_clause(clause_id)
                self.inspector_wanted.emit()
                self._inspector.edit_note(note_id)
                return
