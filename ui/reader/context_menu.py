"""Context menu of the clause or the words under the pointer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.appearance import icons
from ui.appearance.theme import Theme
from ui.reader.highlighting.highlight_menu import HighlightMenu, MarkingMenu
from ui.reader.page.highlight_map import Streak
from ui.reader.reader_commands import ReaderCommands
from ui.widgets.clause_list.clause_menu import add_head


class ReaderMenu(QMenu):
    """The context menu of one reader; every entry shows the shortcut that does the same."""

    def __init__(
        self,
        reader: ReaderCommands,
        theme: Theme,
        streaks: Sequence[tuple[Streak, str]] = (),
        parent: QWidget | None = None,
        name: str = "",
    ) -> None:
        """``streaks`` are the highlights at the place with their words; ``name`` is that of the clause."""
        super().__init__(parent)
        self._theme = theme
        ids = reader.selected_clause_ids()
        clause_id = ids[0] if ids else ""
        chosen = reader.page.textCursor().hasSelection()
        add_head(self, name)
        self._entry("copy", self.tr("Copy") if chosen else self.tr("Copy Clause"), "Ctrl+C", reader.copy)
        self._entry(
            "quote", self.tr("Copy with Citation"), "Ctrl+Shift+C", lambda: reader.copy_requested.emit(ids)
        )
        self.addSeparator()
        margin = reader.page.margin
        bookmarked = bool(ids) and all(each in margin and margin[each].bookmarked for each in ids)
        self._entry(
            "bookmark",
            self.tr("Remove Bookmark") if bookmarked else self.tr("Add Bookmark"),
            "Ctrl+D",
            lambda: reader.bookmark_requested.emit(ids),
        )
        if chosen:
            self._entry("highlighter", self.tr("Highlight"), "Ctrl+H", lambda: reader.marking.highlight())
            self.addMenu(MarkingMenu(reader.marking, theme, self))
        self._entry("sticky-note", self.tr("Add Note"), "Ctrl+M", reader.write_note)
        for streak, words in streaks:
            self.addMenu(HighlightMenu(streak, words, reader.marking, theme, self))
        self._entry(
            "shopping-basket",
            self.tr("Put into the Basket"),
            "Ctrl+B",
            lambda: reader.basket_requested.emit(ids),
        )
        self._entry(
            "clipboard-list",
            self.tr("Put into the Ledger"),
            "Ctrl+L",
            lambda: reader.ledger_requested.emit(ids),
        )
        self._entry(
            "columns-2",
            self.tr("Open on the other side"),
            "Alt+Return",
            lambda: reader.beside_requested.emit(clause_id),
        )
        self._entry(
            "printer", self.tr("Print Selected Clauses…"), "Ctrl+P", lambda: reader.print_requested.emit(ids)
        )
        self.addSeparator()
        self._entry("search", self.tr("Find in This Document…"), "Ctrl+F", reader.open_find)
        self._entry("corner-down-right", self.tr("Go to Clause…"), "Ctrl+G", reader.open_goto)
        self._entry(
            "file-text", self.tr("Show in the Original"), "Ctrl+Shift+O", reader.original_requested.emit
        )
        self._entry("", self.tr("Select All"), "Ctrl+A", reader.select_all)

    def _entry(self, icon: str, text: str, keys: str, done: Callable[[], object]) -> None:
        action = QAction(text, self)
        if icon:
            action.setIcon(icons.icon(icon, self._theme.ink2))
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: done())
        self.addAction(action)
