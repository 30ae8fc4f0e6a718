"""Entries that only the notes panel has: for a line, or for all that are selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from store.notebook import STYLES, HighlightStyle
from ui.appearance.icons import icon
from ui.appearance.theme import Theme
from ui.notebook.notes.filter_menu import style_icon
from ui.notebook.notes.note_requests import NoteRequests
from ui.services.notebook.note_entries import NoteEntry


def add_note_entries(
    menu: QMenu,
    panel: NoteRequests,
    entry: NoteEntry,
    ids: list[str],
    styles: Sequence[HighlightStyle],
    theme: Theme,
) -> None:
    """Add entries to a menu; they ask by the signals of the panel."""
    NoteEntries(menu, theme).add(panel, entry, ids, styles)


class NoteEntries(QObject):
    """Makes the entries of one menu."""

    def __init__(self, menu: QMenu, theme: Theme) -> None:
        super().__init__(menu)
        self._menu, self._theme = menu, theme

    def add(
        self, panel: NoteRequests, entry: NoteEntry, ids: list[str], styles: Sequence[HighlightStyle]
    ) -> None:
        """Add the entries for a note or a highlight; for all of ``ids`` where several can be meant."""
        if entry.state == "unsure":
            self._add("check", self.tr("It belongs here"), lambda: panel.confirm_requested.emit(ids))
        if entry.state != "placed":
            self._add("map-pin", self.tr("Place by hand"), lambda: panel.place_requested.emit(entry.id))
        if entry.conflict:
            self._add("copy", self.tr("Keep both versions"), lambda: panel.keep_requested.emit(ids))
        self._add("tag", self.tr("Tags…"), lambda: panel.tag_requested.emit(ids))
        if entry.kind == "highlight":
            menu = self._menu.addMenu(self.tr("Style"))
            names = {style.key: style.name for style in styles}
            for key in STYLES:
                action = menu.addAction(style_icon(self._theme, key), names.get(key, key))
                action.triggered.connect(
                    lambda _checked=False, key=key: panel.recolour_requested.emit(ids, key)
                )
        self._add("trash-2", self.tr("Delete"), lambda: panel.delete_requested.emit(ids), "Del")

    def _add(self, name: str, text: str, done: Callable[[], object], keys: str = "") -> None:
        action = QAction(icon(name, self._theme.ink2), text, self._menu)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: done())
        self._menu.addAction(action)
