"""The commands of the menu Print: what can be put on paper."""

from __future__ import annotations

from ui.services.translation_marks import QT_TRANSLATE_NOOP
from ui.shell.window_command import Menu, WindowCommand

PRINT = Menu(
    QT_TRANSLATE_NOOP("Actions", "&Print"),
    (
        WindowCommand(
            "print",
            QT_TRANSLATE_NOOP("Actions", "&Selection or clause in view…"),
            lambda window: window.printing.current(),
            ("Ctrl+P",),
            needs="document",
        ),
        WindowCommand(
            "print_chapter",
            QT_TRANSLATE_NOOP("Actions", "&Chapter in view…"),
            lambda window: window.printing.chapter(),
            needs="clause",
        ),
        WindowCommand(
            "print_document",
            QT_TRANSLATE_NOOP("Actions", "&Document…"),
            lambda window: window.printing.document(),
            needs="document",
        ),
        WindowCommand(
            "print_notebook",
            QT_TRANSLATE_NOOP("Actions", "&Notes on the document…"),
            lambda window: window.printing.notebook(),
            needs="document",
        ),
        None,
        WindowCommand(
            "print_basket",
            QT_TRANSLATE_NOOP("Actions", "&Basket…"),
            lambda window: window.printing.basket(),
            ("Ctrl+Shift+P",),
        ),
        WindowCommand(
            "print_hits",
            QT_TRANSLATE_NOOP("Actions", "&Hits of the search…"),
            lambda window: window.printing.hits(),
        ),
        WindowCommand(
            "print_bookmarks",
            QT_TRANSLATE_NOOP("Actions", "Book&marks…"),
            lambda window: window.printing.bookmarks(),
        ),
        WindowCommand(
            "print_duties",
            QT_TRANSLATE_NOOP("Actions", "D&uties of an organisation…"),
            lambda window: window.printing.ask_duties(),
        ),
        None,
        WindowCommand(
            "verify",
            QT_TRANSLATE_NOOP("Actions", "Check an &excerpt…"),
            lambda window: window.printing.verify(),
        ),
    ),
)
