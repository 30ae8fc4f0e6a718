"""The commands of the menu Edit: undo, and what is done to the current clause."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.services.translation_marks import QT_TRANSLATE_NOOP
from ui.shell.ledger.ledger_panel import add_document
from ui.shell.window_command import Menu, WindowCommand

if TYPE_CHECKING:
    from ui.shell.shell_window import ShellWindow


def _search(window: ShellWindow) -> None:
    """Go to the search box."""
    window.leave_reading()
    window.search_box.activate()


def _done(name: str) -> Callable[[ShellWindow], object]:
    """Do a registered action to the current clause."""
    return lambda window: window.clause_commands.run(name)


def _highlight(window: ShellWindow) -> None:
    """Highlight the selected words; without a selection, say what to do."""
    if not window.annotation_controller.highlight():
        window.banner.tell(QCoreApplication.translate("Actions", "Select the words to highlight first"))


def edit_menu() -> Menu:
    """Return the menu Edit."""
    return Menu(
        QT_TRANSLATE_NOOP("Actions", "&Edit"),
        (
            WindowCommand(
                "undo",
                QT_TRANSLATE_NOOP("Actions", "&Undo"),
                lambda window: window.undoing.undo(),
                ("Ctrl+Z",),
            ),
            WindowCommand(
                "redo",
                QT_TRANSLATE_NOOP("Actions", "&Redo"),
                lambda window: window.undoing.redo(),
                ("Ctrl+Y", "Ctrl+Shift+Z"),
            ),
            None,
            WindowCommand(
                "copy_citation",
                QT_TRANSLATE_NOOP("Actions", "Copy with &citation"),
                _done("copy_citation"),
                ("Ctrl+Shift+C",),
                needs="document",
            ),
            None,
            WindowCommand(
                "bookmark",
                QT_TRANSLATE_NOOP("Actions", "&Bookmark the clause"),
                _done("bookmark"),
                ("Ctrl+D",),
                needs="clause",
            ),
            WindowCommand(
                "note",
                QT_TRANSLATE_NOOP("Actions", "Write a &note on the clause"),
                _done("note"),
                ("Ctrl+M",),
                needs="clause",
            ),
            WindowCommand(
                "highlight",
                QT_TRANSLATE_NOOP("Actions", "&Highlight the selected words"),
                _highlight,
                ("Ctrl+H",),
                needs="text",
            ),
            WindowCommand(
                "basket",
                QT_TRANSLATE_NOOP("Actions", "Put into the bas&ket"),
                _done("basket"),
                ("Ctrl+B",),
                needs="document",
            ),
            WindowCommand(
                "ledger",
                QT_TRANSLATE_NOOP("Actions", "Put into the &ledger"),
                _done("ledger"),
                ("Ctrl+L",),
                needs="document",
            ),
            WindowCommand(
                "ledger_document",
                QT_TRANSLATE_NOOP("Actions", "Put all measures of the document into the ledger"),
                lambda window: add_document(window, window.current.document_key()),
                needs="document",
            ),
            None,
            WindowCommand(
                "search",
                QT_TRANSLATE_NOOP("Actions", "&Search everything"),
                _search,
                ("Ctrl+K",),
            ),
            WindowCommand(
                "find",
                QT_TRANSLATE_NOOP("Actions", "&Find in the document"),
                lambda window: window.reader.in_front(lambda view: view.open_find()),
                ("Ctrl+F",),
                needs="text",
            ),
        ),
    )
