"""The comparison in the window: made when it is first wanted, and wired to the other parts.

``window`` is a :class:`ui.shell.shell_window.ShellWindow`, whose module knows that of the panels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.shell.window_parts import WindowParts
from ui.widgets.clause_list.current import ChosenPlace

if TYPE_CHECKING:
    from ui.compare.controller import CompareController

#: The name of the panel, and of the controller that is found below its widget.
NAME = "compare"


def make_comparison(window: WindowParts) -> QWidget:
    """Make the panel; its documents come from the library, its clauses go to the reader and the basket."""
    from ui.compare.compare_view import CompareView
    from ui.compare.controller import CompareController
    from ui.services.notebook.pair_decisions import PairDecisions
    from ui.shell.comparison.comparison_saver import ComparisonSaver

    view = CompareView(window.themes, window.pages)
    decisions = PairDecisions(window.workspace.notebook, window.notes)
    compare = CompareController(
        window.workspace.library,
        decisions,
        view.panel,
        view.page,
        window.jobs,
        window.contents.stated_name,
        view,
    )
    files = ComparisonSaver(window, compare)

    def show() -> None:
        window.places.show_page(NAME)
        view.go_in()

    compare.front_wanted.connect(show)
    compare.activated.connect(lambda key, clause_id: window.open(key, clause_id))
    compare.basket_wanted.connect(window.basket.add)
    compare.table_wanted.connect(window.basket.editor.add_comparison)
    compare.failed.connect(window.report)
    compare.print_wanted.connect(files.print_)
    compare.save_wanted.connect(files.save)
    compare.walked.connect(window.status.show_pair)
    view.shown.connect(lambda: compare.look_at(window.reading.document_key() or ""))
    window.importer.library_changed.connect(compare.refresh)
    window.notes.changed.connect(compare.refresh_notes)
    window.settings.zoom_changed.connect(view.page.text.set_zoom)
    view.page.text.set_zoom(window.settings.zoom)
    view.page.text.zoom_wanted.connect(window.settings.step_zoom)
    compare.refresh()
    return view


def comparison(window: WindowParts) -> CompareController:
    """Return the controller of the panel, which is made if it was never opened."""
    from ui.compare.controller import CompareController

    found = window.places.wide_panel(NAME).findChild(CompareController)
    assert isinstance(found, CompareController)
    return found


def compare_places(window: WindowParts, places: Sequence[ChosenPlace]) -> None:
    """Compare the documents of two places; of one place, its document with one that is chosen."""
    keys = list(dict.fromkeys(place.key for place in places))
    if len(keys) == 2:
        comparison(window).compare_by_age(
            keys, next(each.clause_id for each in places if each.key == keys[0])
        )
    elif keys:
        comparison(window).offer(keys[0])


def step_change(window: WindowParts, step: int) -> None:
    """Go to the next change, or back to the one before."""
    comparison(window).next_change(step)


def connect_comparison(window: WindowParts) -> None:
    """Let other parts open the comparison; its commands are for the time that it is in front."""
    actions = window.menu_actions

    def turned() -> None:
        front = window.places.page() == NAME
        for name in ("next_change", "previous_change"):
            actions[name].setEnabled(front)

    window.places.turned.connect(turned)
    window.inspector.earlier_activated.connect(
        lambda first, second, clause_id: comparison(window).compare_at(first, second, clause_id)
    )
    turned()
