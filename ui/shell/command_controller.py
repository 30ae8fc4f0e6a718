"""Connects the commands of the menus, and enables what can be done at the moment."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from store.model.errors import YiceError
from ui.runtime.i18n import named
from ui.runtime.localized_text import and_more
from ui.services.display_names import place_name
from ui.shell.commands.file_commands import open_settings
from ui.shell.paper.paper_place import BASKET, PAPER

if TYPE_CHECKING:
    from ui.appearance.theme import Theme
    from ui.shell.shell_window import ShellWindow
    from ui.shell.window_command import WindowCommand
    from ui.widgets.clause_list.current import CurrentPlaces


#: How long a row is the current one before its document is read for its name.
NAME_MS = 120


def _head(window: ShellWindow, first: str) -> QAction:
    """Put a line above an action in its menu: it names what the actions below are done to."""
    below = window.menu_actions[first]
    head = QAction(window)
    head.setEnabled(False)
    for menu in window.menuBar().findChildren(QMenu):
        if below in menu.actions():
            menu.insertAction(below, head)
    return head


def _tip(action: QAction, name: str) -> str:
    """Return the tool tip of an action: its text and what it is done to."""
    return named(action.iconText(), name) if name else action.iconText()


class CommandController(QObject):
    """Connects every action of a window, and follows what they depend on."""

    def __init__(self, window: ShellWindow, commands: Sequence[WindowCommand]) -> None:
        super().__init__(window)
        self._window, self._commands = window, commands
        self._named: str | None = None
        self._said: str | None = None
        self._more, self._of_documents = 0, False
        self._naming = QTimer(self, singleShot=True, interval=NAME_MS)
        self._naming.timeout.connect(self._find_name)
        self._actions = window.menu_actions
        for action in self._actions:
            window.addAction(action)
        for command in self._commands:
            self._actions[command.name].triggered.connect(
                lambda _checked=False, run=command.run: run(self._window)
            )
        self._about = [_head(window, name) for name in ("copy_citation", "print")]
        self._connect()
        self._follow_theme(window.themes.theme)
        self.follow_clause()
        self._follow_history()
        self._show_undo("")
        self._show_redo("")

    def _connect(self) -> None:
        window = self._window
        window.rail.settings_requested.connect(lambda: open_settings(window))
        self._actions["mark_corrections"].setChecked(window.text_controller.marks_corrections())
        window.text_controller.marks_changed.connect(self._actions["mark_corrections"].setChecked)
        window.themes.changed.connect(self._follow_theme)
        window.history.changed.connect(self._follow_history)
        window.notes.undo_stack.undoTextChanged.connect(self._show_undo)
        window.notes.undo_stack.redoTextChanged.connect(self._show_redo)
        window.columns.side_changed.connect(self.show_side)
        window.columns.outline_changed.connect(self._actions["show_outline"].setChecked)
        window.reader.outline_wanted.connect(self._actions["show_outline"].trigger)
        window.original.shown_changed.connect(self._actions["show_original"].setChecked)
        window.current.changed.connect(self.follow_clause)
        window.reader.split_changed.connect(lambda _split: self.follow_clause())
        window.split.together_changed.connect(self._actions["together"].setChecked)
        self._actions["together"].setChecked(window.split.together())
        window.reading.inspecting.inspector_wanted.connect(self._want_inspector)
        window.annotation_controller.inspector_wanted.connect(self._want_inspector)

    # -- what follows the state of the window -----------------------------------------------------------

    def follow_clause(self) -> None:
        """Enable the commands that apply to the current clause, and name it in them."""
        window, current = self._window, self._window.current.value()
        clause, document = current.clause_id, current.document_key
        text = window.places.at_reader() and window.reading.document_key() is not None
        there = {"clause": clause is not None, "document": document is not None, "text": text}
        there["split"] = text and window.reader.is_split()
        for command in self._commands:
            if command.needs:
                self._actions[command.name].setEnabled(there[command.needs])
        if window.places.page() in (BASKET, PAPER):
            self._actions["print"].setEnabled(True)
        self._actions["highlight"].setEnabled(text and current.in_text)
        self._actions["remove"].setEnabled(window.contents.was_added(document))
        self._name(current)

    def _name(self, current: CurrentPlaces) -> None:
        """Say which clause is the current one: at once where it is a hit or its document is open.

        Else its document is read, but only where the user stays at that row.
        """
        clause, more = current.clause_id, len(current.chosen) - 1
        self._of_documents = not current.clause_ids
        known = self._known_name(clause) if clause is not None else ""
        if clause == self._named and more == self._more and known is None:
            return
        self._named, self._more = clause, more
        if clause is None and current.document_key is not None:
            known = self._window.contents.name(current.document_key)
        self._say(known or "")
        if known is None:
            self._naming.start()
        else:
            self._naming.stop()

    def _say(self, name: str) -> None:
        """Name what is current in the status line, in the tips of the commands and in the menus."""
        if name:
            name = and_more(name, self._more, self._of_documents)
        if name == self._said:
            return
        self._said = name
        self._window.status.show_clause(name)
        for command in self._commands:
            if command.needs in ("clause", "document"):
                self._actions[command.name].setToolTip(_tip(self._actions[command.name], name))
        for menu in self._about:
            menu.setText(self.tr("Current: {clause}").format(clause=name) if name else self.tr("No clause"))

    def _known_name(self, clause: str) -> str | None:
        """Return the name of a clause without reading its document; None where that takes reading."""
        hit = self._window.search_panel.current_hit()
        if hit is not None and hit.clause_id == clause:
            with suppress(YiceError):
                document = self._window.workspace.library.summary(hit.document_key)
                return place_name(document, hit.label, hit.path)
        return self._window.reading.clauses.known_name(clause, self._window.reading.document())

    def _find_name(self) -> None:
        clause, window = self._named, self._window
        if clause is None:
            return

        def show(name: str) -> None:
            if clause == self._named:
                self._say(name)

        window.jobs.start(lambda _task: window.reading.clauses.name_of(clause), show, lambda _error: None)

    def show_side(self, shown: bool) -> None:
        """Follow the side panel being shown or folded."""
        self._actions["show_side"].setChecked(shown)

    def show_inspector(self, shown: bool) -> None:
        """Follow the inspector being wanted or not."""
        self._actions["show_inspector"].setChecked(shown)

    def _follow_theme(self, theme: Theme) -> None:
        self._actions[f"theme_{theme.name}"].setChecked(True)

    def _follow_history(self) -> None:
        self._actions["back"].setEnabled(self._window.history.can_go(-1))
        self._actions["forward"].setEnabled(self._window.history.can_go(1))

    def _show_undo(self, change: str) -> None:
        self._show_step("undo", self.tr("&Undo {change}"), change)

    def _show_redo(self, change: str) -> None:
        self._show_step("redo", self.tr("&Redo {change}"), change)

    def _show_step(self, name: str, text: str, change: str) -> None:
        if isValid(self._actions):  # the stack empties itself when the window goes, after its actions
            self._actions[name].setText(text.format(change=change).rstrip())
            self._actions[name].setEnabled(bool(change))

    def _want_inspector(self) -> None:
        self.show_inspector(True)
        self._window.columns.show_inspector(True)
