"""The commands of the menu File: documents, printing, the notebook's files, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from ui.services.translation_marks import QT_TRANSLATE_NOOP
from ui.shell.commands.print_commands import PRINT
from ui.shell.window_command import Menu, WindowCommand

if TYPE_CHECKING:
    from ui.shell.shell_window import ShellWindow


def _remove(window: ShellWindow) -> None:
    """Remove the document of the current clause."""
    key = window.current.document_key()
    if key is not None:
        window.library_controller.remove(key)


def _rebuild(window: ShellWindow) -> None:
    """Build the index again, and say when that is done."""
    from PySide6.QtCore import QCoreApplication, Qt

    if window.importer.busy:
        return
    told = QT_TRANSLATE_NOOP("Actions", "The search index is built anew.")

    def tell() -> None:
        window.banner.inform(QCoreApplication.translate("Actions", told))

    window.importer.idle.connect(tell, Qt.ConnectionType.SingleShotConnection)
    window.importer.rebuild()


def _review(window: ShellWindow) -> None:
    """Check how the document of the current clause was read."""
    key = window.current.document_key()
    if key is not None:
        window.library_controller.review(key)


def open_settings(window: ShellWindow) -> None:
    """Open the settings."""
    from ui.settings.dialog import SettingsDialog
    from ui.widgets.dialogs import open_dialog

    dialog = SettingsDialog(
        window.settings, window.themes, window.workspace.paths.root, window.version, window
    )
    dialog.clear_history_requested.connect(window.contents.clear_history)
    dialog.paper_requested.connect(window.printing.table)
    open_dialog(dialog)


NOTEBOOK_FILES = Menu(
    QT_TRANSLATE_NOOP("Actions", "&Workbook"),
    (
        WindowCommand(
            "workbook_export",
            QT_TRANSLATE_NOOP("Actions", "&Export the workbook…"),
            lambda window: window.notebook_files.export(),
        ),
        WindowCommand(
            "workbook_merge",
            QT_TRANSLATE_NOOP("Actions", "&Merge a workbook…"),
            lambda window: window.notebook_files.merge(),
        ),
        None,
        WindowCommand(
            "workbook_back_up",
            QT_TRANSLATE_NOOP("Actions", "&Back up now"),
            lambda window: window.notebook_files.back_up(),
        ),
        WindowCommand(
            "workbook_restore",
            QT_TRANSLATE_NOOP("Actions", "&Restore a backup…"),
            lambda window: window.notebook_files.restore(),
        ),
    ),
)


def file_menu() -> Menu:
    """Return the menu File."""
    return Menu(
        QT_TRANSLATE_NOOP("Actions", "&File"),
        (
            WindowCommand(
                "import",
                QT_TRANSLATE_NOOP("Actions", "&Add files…"),
                lambda window: window.library_controller.choose_files(),
                ("Ctrl+O",),
            ),
            WindowCommand(
                "review",
                QT_TRANSLATE_NOOP("Actions", "&Change clauses and details…"),
                _review,
                needs="document",
            ),
            WindowCommand("remove", QT_TRANSLATE_NOOP("Actions", "&Remove the open document"), _remove),
            WindowCommand(
                "restore",
                QT_TRANSLATE_NOOP("Actions", "Restore the documents that s&hip"),
                lambda window: window.library_controller.restore(),
            ),
            None,
            WindowCommand(
                "install_pack",
                QT_TRANSLATE_NOOP("Actions", "Install an &update pack…"),
                lambda window: window.packs.choose(),
            ),
            WindowCommand(
                "undo_pack",
                QT_TRANSLATE_NOOP("Actions", "Go back to the &version before"),
                lambda window: window.packs.undo(),
            ),
            None,
            WindowCommand(
                "save_original",
                QT_TRANSLATE_NOOP("Actions", "Save the ori&ginal as…"),
                lambda window: window.original.save_copy(),
                needs="text",
            ),
            WindowCommand(
                "open_original",
                QT_TRANSLATE_NOOP("Actions", "Open the original in another pro&gram"),
                lambda window: window.original.open_elsewhere(),
                needs="text",
            ),
            None,
            PRINT,
            None,
            NOTEBOOK_FILES,
            None,
            WindowCommand(
                "rebuild",
                QT_TRANSLATE_NOOP("Actions", "Re&build the search index"),
                _rebuild,
            ),
            WindowCommand(
                "settings",
                QT_TRANSLATE_NOOP("Actions", "&Settings…"),
                open_settings,
                ("Ctrl+,",),
                role=QAction.MenuRole.PreferencesRole,
            ),
            None,
            WindowCommand(
                "quit",
                QT_TRANSLATE_NOOP("Actions", "&Quit"),
                lambda window: window.close(),
                ("Ctrl+Q",),
                role=QAction.MenuRole.QuitRole,
            ),
        ),
    )
