"""The commands of the menu Help: keys, the data folder, the log, the diagnosis, about the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from ui.services.translation_marks import QT_TRANSLATE_NOOP
from ui.shell.window_command import Menu, WindowCommand

if TYPE_CHECKING:
    from ui.shell.shell_window import ShellWindow


def _keys(window: ShellWindow) -> None:
    """Show every action that has a key."""
    from ui.shell.help.keys_dialog import KeysDialog
    from ui.widgets.dialogs import open_dialog

    open_dialog(KeysDialog(window.menu_actions, window))


def _guide(window: ShellWindow) -> None:
    """Show the guide."""
    from ui.shell.help.guide_dialog import GuideDialog
    from ui.widgets.dialogs import open_dialog

    open_dialog(GuideDialog(window.themes, window))


def _data_folder(window: ShellWindow) -> None:
    """Show the data folder in the system's file manager."""
    from ui.widgets.dialogs import open_folder

    open_folder(window.workspace.paths.root)


def _log(window: ShellWindow) -> None:
    """Show the log."""
    from ui.settings.log_dialog import LogDialog
    from ui.widgets.dialogs import open_dialog

    open_dialog(LogDialog(window.workspace.paths.root, window))


def _diagnosis(window: ShellWindow) -> None:
    """Show the report for the hospital's IT."""
    from ui.settings.diagnosis_dialog import DiagnosisDialog
    from ui.widgets.dialogs import open_dialog

    open_dialog(DiagnosisDialog(window.workspace.paths, window.jobs, window))


def _about(window: ShellWindow) -> None:
    """Show version and licences."""
    from ui.settings.about import AboutDialog
    from ui.widgets.dialogs import open_dialog

    open_dialog(AboutDialog(window.themes, window.version, window))


def help_menu() -> Menu:
    """Return the menu Help."""
    return Menu(
        QT_TRANSLATE_NOOP("Actions", "&Help"),
        (
            WindowCommand("guide", QT_TRANSLATE_NOOP("Actions", "&Guide"), _guide, ("Shift+F1",)),
            WindowCommand("keys", QT_TRANSLATE_NOOP("Actions", "&Keys"), _keys, ("F1",)),
            WindowCommand("data_folder", QT_TRANSLATE_NOOP("Actions", "Open the &data folder"), _data_folder),
            WindowCommand("log", QT_TRANSLATE_NOOP("Actions", "Activity &log…"), _log),
            WindowCommand("diagnosis", QT_TRANSLATE_NOOP("Actions", "D&iagnosis…"), _diagnosis),
            None,
            WindowCommand(
                "about",
                QT_TRANSLATE_NOOP("Actions", "&About Yice"),
                _about,
                role=QAction.MenuRole.AboutRole,
            ),
        ),
    )
