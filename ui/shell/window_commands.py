"""What the actions of the menus do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ui.appearance.theme import NAMES, Theme
from ui.runtime.settings import ZOOM_STEP
from ui.settings.about import AboutDialog
from ui.settings.dialog import SettingsDialog, open_folder
from ui.settings.log_dialog import LogDialog
from ui.shell.keys_dialog import KeysDialog
from ui.shell.print_controller import PrintController, open_dialog
from ui.shell.rail import PANELS

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

Commands = dict[str, Callable[[], object]]
#: What is done to the current clause, to its document, and to the text in front.
NEED_CLAUSE = ("print", "print_chapter", "copy_citation", "bookmark", "note", "basket")
NEED_DOCUMENT = ("print_document", "print_notebook")
NEED_TEXT = (
    "highlight", "find", "goto", "comfort", "list_corrections", "next_tab", "previous_tab", "close_tab",
)  # fmt: skip


class WindowCommands(QObject):
    """Connects every action of a window; holds what depends on several of its parts."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._was_maximized = False
        self._actions = window.menu_actions
        for action in self._actions:
            window.addAction(action)
        self._connect()
        self.printing = PrintController(window)
        self._follow_theme(window.themes.theme)
        self.follow_clause()
        self._follow_history()
        self._show_undo("")
        self._show_redo("")

    def _connect(self) -> None:
        window = self._window
        for name, call in {
            **self._file(),
            **self._edit(),
            **self._view(),
            **self._go(),
            **self._help(),
        }.items():
            self._actions[name].triggered.connect(lambda _checked=False, call=call: call())
        for name in ("show_side", "show_inspector", "full_screen"):
            self._actions[name].setChecked(name != "full_screen")
        window.rail.settings_requested.connect(self.open_settings)
        self._actions["mark_corrections"].setChecked(window.text_controller.marks_corrections())
        window.text_controller.marks_changed.connect(self._actions["mark_corrections"].setChecked)
        window.themes.changed.connect(self._follow_theme)
        window.history.changed.connect(self._follow_history)
        window.notes.undo_stack.undoTextChanged.connect(self._show_undo)
        window.notes.undo_stack.redoTextChanged.connect(self._show_redo)
        window.places.side_changed.connect(self.show_side)
        window.places.outline_changed.connect(self._actions["show_outline"].setChecked)
        window.reader.outline_wanted.connect(self._actions["show_outline"].trigger)
        window.current.changed.connect(self.follow_clause)
        window.reading.inspector_wanted.connect(self._want_inspector)
        window.annotation_controller.inspector_wanted.connect(self._want_inspector)

    def _file(self) -> Commands:
        window = self._window
        return {
            "import": window.library_controller.choose_files,
            "remove": self._remove,
            "restore": window.library_controller.restore,
            "workbook_export": window.notebook_files.export,
            "workbook_merge": window.notebook_files.merge,
            "workbook_back_up": window.notebook_files.back_up,
            "workbook_restore": window.notebook_files.restore,
            "rebuild": window.importer.rebuild,
            "settings": self.open_settings,
            "quit": window.close,
        }

    def _edit(self) -> Commands:
        window, reading, current = self._window, self._window.reading, self._window.current
        return {
            "undo": window.undoing.undo,
            "redo": window.undoing.redo,
            "copy_citation": lambda: reading.copy_with_citation(
                current.clause_ids(), selected=current.is_in_text()
            ),
            "bookmark": lambda: reading.toggle_bookmark(current.clause_id()),
            "note": self._write_note,
            "highlight": self._highlight,
            "basket": self._put_into_basket,
            "search": self._window.search_box.activate,
            "find": reading.find,
        }

    def _view(self) -> Commands:
        window = self._window
        panels = {f"panel_{name}": lambda name=name: window.places.open_panel(name) for name in PANELS}
        themes = {f"theme_{name}": lambda name=name: self._set_theme(name) for name in NAMES}
        return {
            **panels,
            **themes,
            "show_side": lambda: window.places.fold_side(not self._actions["show_side"].isChecked()),
            "show_inspector": lambda: window.places.show_inspector(
                self._actions["show_inspector"].isChecked()
            ),
            "show_outline": lambda: window.places.show_outline(self._actions["show_outline"].isChecked()),
            "zoom_in": lambda: self._zoom(ZOOM_STEP),
            "zoom_out": lambda: self._zoom(-ZOOM_STEP),
            "zoom_reset": lambda: self._zoom(0),
            "comfort": lambda: window.text_controller.choose_comfort(),
            "mark_corrections": lambda: window.text_controller.mark_corrections(
                self._actions["mark_corrections"].isChecked()
            ),
            "list_corrections": window.text_controller.list_corrections,
            "next_theme": lambda: self._set_theme(window.themes.next_name()),
            "full_screen": self._full_screen,
        }

    def _go(self) -> Commands:
        window = self._window
        return {
            "home": window.show_home,
            "back": lambda: window.places.go(-1, window.reading.open, window.results_controller.search),
            "forward": lambda: window.places.go(1, window.reading.open, window.results_controller.search),
            "goto": window.reading.go_to_clause,
            "next_hit": lambda: self._hit(1),
            "previous_hit": lambda: self._hit(-1),
            "next_tab": lambda: window.reader.step_tab(1),
            "previous_tab": lambda: window.reader.step_tab(-1),
            "close_tab": window.reader.close_current_tab,
        }

    def _help(self) -> Commands:
        window = self._window
        return {
            "keys": lambda: open_dialog(KeysDialog(self._actions, window)),
            "log": lambda: open_dialog(LogDialog(window.workspace.paths.root, window)),
            "data_folder": lambda: open_folder(window.workspace.paths.root),
            "about": lambda: open_dialog(AboutDialog(window.themes, window.version, window)),
        }

    # -- what follows the state of the window -----------------------------------------------------------

    def follow_clause(self) -> None:
        """Another clause is current, or none is: enable what can be done, and name what it is done to."""
        window, current = self._window, self._window.current
        clause, document = current.clause_id(), current.document_key()
        text = not window.places.at_home() and window.reading.document_key() is not None
        for names, enabled in (
            (NEED_CLAUSE, clause is not None),
            (NEED_DOCUMENT, document is not None),
            (NEED_TEXT, text),
        ):
            for name in names:
                self._actions[name].setEnabled(enabled)
        self._actions["highlight"].setEnabled(text and current.is_in_text())
        self._actions["remove"].setEnabled(window.contents.was_added(document))
        window.status.show_clause(window.reading.name_of(clause) if clause is not None else "")

    def show_side(self, shown: bool) -> None:
        """The side panel is shown or folded."""
        self._actions["show_side"].setChecked(shown)

    def show_inspector(self, shown: bool) -> None:
        """The inspector is wanted or not."""
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

    # -- what takes more than a call --------------------------------------------------------------------

    def open_settings(self) -> None:
        """Open the settings."""
        window = self._window
        dialog = SettingsDialog(
            window.settings, window.themes, window.workspace.paths.root, window.version, window
        )
        dialog.clear_history_requested.connect(window.contents.clear_history)
        open_dialog(dialog)

    def _put_into_basket(self) -> None:
        self._window.basket.add(self._window.current.clause_ids())

    def _highlight(self) -> None:
        if not self._window.annotation_controller.highlight():
            self._window.banner.tell(self.tr("Select the words to highlight first"))

    def _remove(self) -> None:
        key = self._window.current.document_key()
        if key is not None:
            self._window.library_controller.remove(key)

    def _write_note(self) -> None:
        """On the selected words of the text, else on the current clause, which is shown for it."""
        window, clause_id = self._window, self._window.current.clause_id()
        if window.current.is_in_text() and window.annotation_controller.write_note():
            return
        if clause_id is not None and (
            clause_id == window.reading.clause_id() or window.reading.open_clause(clause_id)
        ):
            window.places.show_reader()
            window.reading.write_note(clause_id)

    def _want_inspector(self) -> None:
        self.show_inspector(True)
        self._window.places.show_inspector(True)

    def _set_theme(self, name: str) -> None:
        self._window.settings.theme = name
        self._follow_theme(self._window.themes.theme)

    def _zoom(self, step: int) -> None:
        settings = self._window.settings
        settings.zoom = settings.zoom + step if step else 100

    def _hit(self, step: int) -> None:
        """Go to another hit, and into the text with it: what is done next is done there."""
        window, reading = self._window, self._window.reading
        moved = reading.next_hit() if step > 0 else reading.previous_hit()
        if moved or window.results_controller.next_document(step):
            window.places.show_reader()
            if not window.reader.isAncestorOf(QApplication.focusWidget()):
                window.reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _full_screen(self) -> None:
        window = self._window
        if window.isFullScreen():
            window.showMaximized() if self._was_maximized else window.showNormal()
        else:
            self._was_maximized = window.isMaximized()
            window.showFullScreen()
        self._actions["full_screen"].setChecked(window.isFullScreen())
