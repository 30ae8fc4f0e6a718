"""The basket as one part of the window: its panel, its controller, and what they tell."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from ui.appearance.theme import ThemeManager
from ui.basket.basket_editor import BasketEditor
from ui.basket.basket_store import BasketLibrary, BasketStore
from ui.basket.panel import BasketPanel
from ui.printing.choices import SettingsStore
from ui.widgets.clause_list.clause_drag import ClauseDrop


class BasketController(QObject):
    """Connects the intents of the panel to the controller and shows what comes of them."""

    #: A clause is to be read: document and clause.
    activated = Signal(str, str)
    #: What became of a request, in a sentence.
    told = Signal(str)
    #: What was done and can be taken back, in a sentence that names it.
    done = Signal(str)
    #: What could not be written, in a sentence.
    failed = Signal(str)

    def __init__(
        self,
        baskets: BasketStore,
        library: BasketLibrary,
        undo_stack: QUndoStack,
        store: SettingsStore,
        themes: ThemeManager,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = BasketEditor(baskets, library, undo_stack, store, self)
        self.panel = BasketPanel(themes, parent)
        self.panel.hide()  # until the place for paper takes it in
        self._connect(self.panel, self.editor)
        self.refresh()

    def _connect(self, panel: BasketPanel, controller: BasketEditor) -> None:
        panel.activated.connect(self.activated)
        panel.heading_requested.connect(self._add_heading)
        panel.heading_edited.connect(controller.rename_heading)
        panel.remove_requested.connect(controller.remove)
        panel.move_requested.connect(controller.move)
        panel.clauses_dropped.connect(controller.add)
        panel.children_requested.connect(controller.set_children)
        panel.clear_requested.connect(controller.clear)
        panel.basket_chosen.connect(controller.choose)
        panel.create_requested.connect(controller.create)
        panel.rename_requested.connect(controller.rename)
        panel.delete_requested.connect(controller.delete)
        controller.changed.connect(self.refresh)
        controller.told.connect(self.told)
        controller.done.connect(self.done)
        controller.failed.connect(self.failed)

    def take_drops(self, widget: QWidget) -> None:
        """Let clauses be dropped on another widget too."""
        ClauseDrop(widget).dropped.connect(self.add)

    def add(self, clause_ids: list[str]) -> None:
        """Put clauses at the end of the basket in use."""
        if clause_ids:
            self.editor.add(clause_ids)

    def refresh(self) -> None:
        """Show the basket as it is now: the notebook or the library may have changed."""
        baskets = self.editor.baskets()
        current = self.editor.chosen(baskets)
        self.panel.show_basket(baskets, current, self.editor.lines(current))

    def _add_heading(self, row: int) -> None:
        """Put in a heading and let its words be typed at once."""
        entry_id = self.editor.add_heading(self.tr("New heading"), row, typed=False)
        if entry_id:
            self.panel.edit_heading(entry_id)
