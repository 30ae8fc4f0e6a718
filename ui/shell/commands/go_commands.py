"""The commands of the menu Go: places, clauses, hits and tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.services.translation_marks import QT_TRANSLATE_NOOP
from ui.shell.comparison.comparison_panel import step_change
from ui.shell.window_command import Menu, WindowCommand

if TYPE_CHECKING:
    from ui.shell.shell_window import ShellWindow


def _go(window: ShellWindow, step: int) -> None:
    """Go back (-1) or forward (1)."""
    window.places.go(step, window.reading.open, window.results_controller.search)


def _hit(window: ShellWindow, step: int) -> None:
    """Go to another hit, and into the text with it: what is done next is done there."""
    hits = window.reading.hits
    moved = hits.go_next() if step > 0 else hits.go_previous()
    if moved or window.results_controller.next_document(step):
        window.places.show_reader()
        focused = QApplication.focusWidget()
        if focused is None or not window.reader.isAncestorOf(focused):
            window.reader.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _reopen(window: ShellWindow) -> None:
    """Open the tab again that was closed last, and go to it."""
    if window.reader.can_reopen():
        window.places.show_reader()
        window.reader.reopen_tab()
        window.focus_page()


def _other_text(window: ShellWindow) -> None:
    """Go to the other one of two texts."""
    window.places.show_reader()
    window.reader.activate(1 - window.reader.active_side())
    window.reader.setFocus(Qt.FocusReason.ShortcutFocusReason)


def sides_menu() -> Menu:
    """Return the menu of what is done with two texts."""
    return Menu(
        QT_TRANSLATE_NOOP("Actions", "&Two texts"),
        (
            WindowCommand(
                "open_beside",
                QT_TRANSLATE_NOOP("Actions", "Open on the &right"),
                lambda window: window.clause_commands.run("open_beside"),
                ("Alt+Return", "Alt+Enter"),
                needs="document",
            ),
            WindowCommand(
                "other_text",
                QT_TRANSLATE_NOOP("Actions", "Go to the &other text"),
                _other_text,
                ("Ctrl+F6",),
                needs="split",
            ),
            WindowCommand(
                "together",
                QT_TRANSLATE_NOOP("Actions", "&Scroll together"),
                lambda window: window.split.set_together(window.menu_actions["together"].isChecked()),
                ("Ctrl+Alt+S",),
                needs="split",
                checkable=True,
            ),
            WindowCommand(
                "counterpart",
                QT_TRANSLATE_NOOP("Actions", "Show what &corresponds"),
                lambda window: window.split.go(),
                ("Ctrl+Alt+G",),
                needs="split",
            ),
            WindowCommand(
                "swap_texts",
                QT_TRANSLATE_NOOP("Actions", "S&wap the texts"),
                lambda window: window.reader.swap(),
                ("Ctrl+Alt+X",),
                needs="split",
            ),
            WindowCommand(
                "close_side",
                QT_TRANSLATE_NOOP("Actions", "Close the right &text"),
                lambda window: window.reader.close_side(),
                ("Ctrl+Alt+W",),
                needs="split",
            ),
        ),
    )


def go_menu() -> Menu:
    """Return the menu Go."""
    return Menu(
        QT_TRANSLATE_NOOP("Actions", "&Go"),
        (
            WindowCommand(
                "home",
                QT_TRANSLATE_NOOP("Actions", "&Start page"),
                lambda window: window.show_home(),
                ("Alt+Home",),
            ),
            WindowCommand(
                "back", QT_TRANSLATE_NOOP("Actions", "&Back"), lambda window: _go(window, -1), ("Alt+Left",)
            ),
            WindowCommand(
                "forward",
                QT_TRANSLATE_NOOP("Actions", "&Forward"),
                lambda window: _go(window, 1),
                ("Alt+Right",),
            ),
            None,
            WindowCommand(
                "goto",
                QT_TRANSLATE_NOOP("Actions", "Go to a &clause…"),
                lambda window: window.reader.in_front(lambda view: view.open_goto()),
                ("Ctrl+G",),
                needs="text",
            ),
            WindowCommand(
                "next_hit", QT_TRANSLATE_NOOP("Actions", "&Next hit"), lambda window: _hit(window, 1), ("F3",)
            ),
            WindowCommand(
                "previous_hit",
                QT_TRANSLATE_NOOP("Actions", "&Previous hit"),
                lambda window: _hit(window, -1),
                ("Shift+F3",),
            ),
            WindowCommand(
                "next_change",
                QT_TRANSLATE_NOOP("Actions", "Next c&hange"),
                lambda window: step_change(window, 1),
                ("F8",),
            ),
            WindowCommand(
                "previous_change",
                QT_TRANSLATE_NOOP("Actions", "Pre&vious change"),
                lambda window: step_change(window, -1),
                ("Shift+F8",),
            ),
            None,
            WindowCommand(
                "next_tab",
                QT_TRANSLATE_NOOP("Actions", "Next &tab"),
                lambda window: window.reader.step_tab(1),
                ("Ctrl+Tab",),
                needs="text",
            ),
            WindowCommand(
                "previous_tab",
                QT_TRANSLATE_NOOP("Actions", "Previous t&ab"),
                lambda window: window.reader.step_tab(-1),
                ("Ctrl+Shift+Tab",),
                needs="text",
            ),
            WindowCommand(
                "reopen_tab",
                QT_TRANSLATE_NOOP("Actions", "Open the closed tab a&gain"),
                lambda window: _reopen(window),
                ("Ctrl+Shift+T",),
            ),
            WindowCommand(
                "close_tab",
                QT_TRANSLATE_NOOP("Actions", "C&lose the tab"),
                lambda window: window.reader.close_current_tab(),
                ("Ctrl+W",),
                needs="text",
            ),
            None,
            WindowCommand(
                "next_area",
                QT_TRANSLATE_NOOP("Actions", "Next a&rea of the window"),
                lambda window: window.areas.go(1),
                ("F6",),
            ),
            WindowCommand(
                "previous_area",
                QT_TRANSLATE_NOOP("Actions", "Previous ar&ea of the window"),
                lambda window: window.areas.go(-1),
                ("Shift+F6",),
            ),
        ),
    )
