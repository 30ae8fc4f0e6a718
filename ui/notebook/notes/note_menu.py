"""Menu of the notes panel: for a line, or for all that are selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from store.notebook import STYLES, Style
from ui.appearance.icons import icon
from ui.appearance.theme import Theme
from ui.notebook.notes.filter_menu import style_icon
from ui.notebook.notes.note_requests import NoteRequests
from ui.services.notebook.note_entries import Entry


class NoteMenu(QMenu):
    """Asks by the signals of the panel."""

    def __init__(
        self, panel: NoteRequests, entry: Entry, ids: list[str], styles: Sequence[Style], theme: Theme
    ) -> None:
        super().__init__(panel)
        self._theme = theme
        self._add("external-link", self.tr("Open"), lambda: panel.activated.emit(entry.id), "Return")
        self.actions()[0].setEnabled(entry.placed)
        if entry.state == "unsure":
            self._add("check", self.tr("It belongs here"), lambda: panel.confirm_requested.emit(ids))
        if entry.state != "placed":
            self._add("map-pin", self.tr("Place by hand"), lambda: panel.place_requested.emit(entry.id))
        if entry.conflict:
            self._add("copy", self.tr("Keep both versions"), lambda: panel.keep_requested.emit(ids))
        self._add("tag", self.tr("Tags…"), lambda: panel.tag_requested.emit(ids))
        if entry.kind == "highlight":
            menu = self.addMenu(self.tr("Style"))
            names = {style.key: style.name for style in styles}
            for key in STYLES:
                action = menu.addAction(style_icon(theme, key), names.get(key, key))
                action.triggered.connect(
                    lambda _checked=False, key=key: panel.recolour_requested.emit(ids, key)
                )
        self.addSeparator()
        self._add("trash-2", self.tr("Delete"), lambda: panel.delete_requested.emit(ids), "Del")

    def _add(self, name: str, text: str, done: Callable[[], object], keys: str = "") -> None:
        action = QAction(icon(name, self._theme.ink2), text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: done())
        self.addAction(action)
