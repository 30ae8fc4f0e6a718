"""The panels of the rail: one entry each, in the order of the rail.

A narrow panel is shown beside the text; a wide one takes the place of the text, and is made when it is first
opened. A widget with ``rows`` (:class:`ui.widgets.clause_list.clause_rows.ClauseRows`) tells the current
clause.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.services.translation_marks import QT_TRANSLATE_NOOP
from ui.shell.comparison.comparison_panel import NAME, make_comparison
from ui.shell.ledger.ledger_panel import NAME as LEDGER
from ui.shell.ledger.ledger_panel import make_ledger
from ui.shell.window_parts import WindowParts
from ui.widgets.action_text import plain_text


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel: its button in the rail (``icon``, ``word``), its entry in the menu View, and its widget.

    ``word`` and ``title`` are in English, marked by ``QT_TRANSLATE_NOOP("Panels", …)``; ``make`` gets
    the window, may use and connect its parts, and returns the
    widget. ``needs`` are the modules that it imports, those first that others of them import: they are
    imported while the window is at rest, so that the panel opens sooner.
    """

    name: str
    icon: str
    word: str
    title: str
    keys: tuple[str, ...]
    make: Callable[[WindowParts], QWidget]
    wide: bool = False
    needs: tuple[str, ...] = ()


def _indicators(window: WindowParts) -> QWidget:
    from ui.shell.facts.fact_panels import indicators_page

    return indicators_page(window)


def _duties(window: WindowParts) -> QWidget:
    from ui.shell.facts.fact_panels import duties_page

    return duties_page(window)


def _citations(window: WindowParts) -> QWidget:
    from ui.shell.facts.fact_panels import citations_page

    return citations_page(window)


_PANELS = [
    Panel(
        "library",
        "library",
        QT_TRANSLATE_NOOP("Panels", "Library"),
        QT_TRANSLATE_NOOP("Panels", "&Documents"),
        ("Ctrl+1",),
        lambda window: window.library_panel,
    ),
    Panel(
        "search",
        "search",
        QT_TRANSLATE_NOOP("Panels", "Search"),
        QT_TRANSLATE_NOOP("Panels", "&Results"),
        ("Ctrl+2",),
        lambda window: window.search_panel,
    ),
    Panel(
        "bookmarks",
        "bookmark",
        QT_TRANSLATE_NOOP("Panels", "Marks"),
        QT_TRANSLATE_NOOP("Panels", "&Bookmarks"),
        ("Ctrl+3",),
        lambda window: window.bookmarks_panel,
    ),
    Panel(
        "notes",
        "sticky-note",
        QT_TRANSLATE_NOOP("Panels", "Notes"),
        QT_TRANSLATE_NOOP("Panels", "&Notes"),
        ("Ctrl+4",),
        lambda window: window.notes_panel,
    ),
    Panel(
        "basket",
        "shopping-basket",
        QT_TRANSLATE_NOOP("Panels", "Basket"),
        QT_TRANSLATE_NOOP("Panels", "B&asket"),
        ("Ctrl+5",),
        lambda window: window.printing.make_page(),
        wide=True,
        needs=(
            "ui.printing.layout.layout",
            "ui.printing.output.pdf_writer",
            "ui.printing.output_controller",
            "ui.printing.paper_page",
            "ui.printing.content.excerpt_sources",
        ),
    ),
    Panel(
        NAME,
        "git-compare",
        QT_TRANSLATE_NOOP("Panels", "Compare"),
        QT_TRANSLATE_NOOP("Panels", "C&ompare"),
        ("Ctrl+Shift+D",),
        make_comparison,
        wide=True,
        needs=("ui.compare.controller", "ui.compare.compare_view", "ui.shell.comparison.comparison_saver"),
    ),
    Panel(
        "indicators",
        "chart-column",
        QT_TRANSLATE_NOOP("Panels", "Indicators"),
        QT_TRANSLATE_NOOP("Panels", "&Indicators"),
        ("Ctrl+6",),
        _indicators,
        wide=True,
        needs=("ui.facts.fact_loader", "ui.facts.citations_page", "ui.shell.facts.fact_panels"),
    ),
    Panel(
        "duties",
        "users",
        QT_TRANSLATE_NOOP("Panels", "Duties"),
        QT_TRANSLATE_NOOP("Panels", "D&uties"),
        ("Ctrl+7",),
        _duties,
        wide=True,
    ),
    Panel(
        "citations",
        "waypoints",
        QT_TRANSLATE_NOOP("Panels", "Citations"),
        QT_TRANSLATE_NOOP("Panels", "&Citations"),
        ("Ctrl+8",),
        _citations,
        wide=True,
    ),
    Panel(
        LEDGER,
        "clipboard-list",
        QT_TRANSLATE_NOOP("Panels", "Ledger"),
        QT_TRANSLATE_NOOP("Panels", "&Ledger"),
        ("Ctrl+9",),
        make_ledger,
        wide=True,
        needs=("ui.ledger.ledger_page", "ui.ledger.controller", "ui.shell.ledger.ledger_saver"),
    ),
]


def panels(wide: bool | None = None) -> list[Panel]:
    """Return all panels in the order of the rail; with ``wide`` only the wide or the narrow ones."""
    return [panel for panel in _PANELS if wide is None or panel.wide == wide]


def rail_entries() -> list[tuple[str, str, str, str]]:
    """Return name, icon, word and tool tip of each panel, in the language of the window."""
    translate = QCoreApplication.translate
    return [
        (
            panel.name,
            panel.icon,
            translate("Panels", panel.word),
            "  ".join((plain_text(translate("Panels", panel.title)), *panel.keys[:1])),
        )
        for panel in panels()
    ]


def register(panel: Panel) -> None:
    """Add a panel below the others, in windows that are made from now on."""
    _PANELS.append(panel)


def unregister(name: str) -> None:
    """Take a panel away."""
    _PANELS[:] = [panel for panel in _PANELS if panel.name != name]
