"""The commands of the menu Edit: undo, and what is done to the current clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.services.translation_marks import QT_TRANSLATE_NOOP
from ui.shell.ledger.ledger_panel import add_clauses, add_document
from ui.shell.window_command import Menu, WindowCommand

if TYPE_CHECKING:
    from ui.shell.shell_window import ShellWindow


def _copy_citation(window: ShellWindow) -> None:
    """Copy the current clauses, or the selected words, with their citation."""
    current = window.current
    window.reading.copy_with_citation(current.clause_ids(), selected=current.is_in_text())


def _write_note(window: ShellWindow) -> None:
    """Write a note on the selected words of the text, else on the current clause, which is shown for it."""
    clause_id = window.current.clause_id()
    if window.current.is_in_text() and window.annotation_controller.write_note():
        return
    if clause_id is not None and (
        clause_id == window.reading.clause_id() or window.reading.open_clause(clause_id)
    ):
        window.places.show_reader()
        window.reading.write_note(clause_id)


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
                _copy_citation,
                ("Ctrl+Shift+C",),
                needs="clause",
            ),
            None,
            WindowCommand(
                "bookmark",
                QT_TRANSLATE_NOOP("Actions", "&Bookmark the clause"),
                lambda window: window.reading.toggle_bookmark(window.current.clause_id()),
                ("Ctrl+D",),
                needs="clause",
            ),
            WindowCommand(
                "note",
                QT_TRANSLATE_NOOP("Actions", "Write a &note on the clause"),
                _write_note,
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
                lambda window: window.basket.add(window.current.clause_ids()),
                ("Ctrl+B",),
                needs="clause",
            ),
            WindowCommand(
                "ledger",
                QT_TRANSLATE_NOOP("Actions", "Put into the &ledger"),
                lambda window: add_clauses(window, window.current.clause_ids()),
                ("Ctrl+L",),
                needs="clause",
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
                lambda window: (window.leave_reading(), window.search_box.activate()),
                ("Ctrl+K",),
            ),
            WindowCommand(
                "find",
                QT_TRANSLATE_NOOP("Actions", "&Find in the document"),
                lambda window: window.reading.find(),
                ("Ctrl+F",),
                needs="text",
            ),
        ),
    )
