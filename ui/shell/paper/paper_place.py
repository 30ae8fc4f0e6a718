"""The place for paper in the window: shows the basket or what else is printed, and leads back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from store.model.errors import YiceError
from store.system import log
from ui.shell.frame.window_areas import FocusArea
from ui.shell.window_parts import WindowParts

if TYPE_CHECKING:
    from ui.printing.content.excerpt import Excerpt
    from ui.printing.paper_page import PaperPage
    from ui.printing.printout import Printout
    from ui.runtime.jobs import Task

#: The page with the basket at its left, and the same page with anything else.
BASKET, PAPER = "basket", "paper"


class PaperPlace(QObject):
    """Makes the page when it is first wanted; follows the basket, the library and the notebook.

    Excerpts are gathered in a worker: what they are of may be long, and the window lives meanwhile.
    ``window`` is a :class:`ui.shell.shell_window.ShellWindow`, whose module knows that of the panels.
    """

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self._page: PaperPage | None = None
        self._other: Printout | None = None
        self._stale = True
        self._gathering: Task | None = None
        # Several changes at once, such as a library and its index, are one.
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._gather_basket)
        window.basket.editor.changed.connect(self._basket_changed)
        window.importer.library_changed.connect(self._basket_changed)
        window.notes.changed.connect(self._basket_changed)
        window.places.page_shown.connect(self._turn)

    def page(self) -> PaperPage:
        """Return the page; it is made the first time that it is wanted."""
        if self._page is None:
            self._window.places.wide_panel(BASKET)
        assert self._page is not None
        return self._page

    def make(self) -> PaperPage:
        """Make the page and connect it with the window."""
        from ui.printing.paper_page import PaperPage

        window = self._window
        templates = window.workspace.paths.root / "templates"
        page = self._page = PaperPage(window.themes, window.settings, templates, window.pages)
        basket = window.basket.panel
        page.show_left(basket)
        page.back_requested.connect(self.back)
        page.part_pressed.connect(self._press)
        page.output.printed.connect(self._printed)
        page.output.finished.connect(self._tell)
        page.parts.activated.connect(lambda key, clause_id: window.open(key, clause_id or None))
        page.parts.basket_requested.connect(window.basket.add)
        page.parts.table_requested.connect(window.basket.editor.add_comparison)
        basket.rows.changed.connect(self._show_chosen)
        page.preview.pages_set.connect(self._show_chosen)
        window.current.watch(page.parts, page.parts.rows)
        window.areas.add(
            FocusArea(page.left, page.left.currentWidget),
            FocusArea(page.middle, lambda: page.view),
            FocusArea(page.column, lambda: None),
        )
        window.places.add_name(PAPER, BASKET, page)
        return page

    # -- going there and back -------------------------------------------------------------------------

    def at_front(self) -> bool:
        """Return whether the place is in front."""
        return self._window.places.page() in (BASKET, PAPER)

    def show(self, make: Callable[[], Printout]) -> None:
        """Gather what is to be printed, and show it; where there is nothing, say so and stay."""
        self._cancel()

        def gather(_task: Task) -> Printout:
            # What the page is made of takes long to import the first time.
            import ui.printing.paper_page  # noqa: F401

            return make()

        self._gathering = self._window.jobs.start(gather, self._show_other, self._window.report)

    def show_now(self, printout: Printout) -> None:
        """Show what is to be printed."""
        self._cancel()
        self._show_other(printout)

    def show_basket(self) -> None:
        """Show the basket and go into it."""
        self._window.places.open_panel(BASKET)

    def back(self) -> None:
        """Go back to where the user was, with place and focus."""
        self._window.places.return_from(self._window.places.page())

    def print_(self) -> None:
        """Print what is shown."""
        self.page().output.print_()

    def zoom(self, step: int) -> None:
        """Make the pages larger (1) or smaller (-1), or fit the window (0)."""
        view = self.page().view
        if step:
            (view.zoom_in if step > 0 else view.zoom_out)()
        else:
            view.set_zoom(0)

    def close(self) -> None:
        """Stop what is under way: the window closes."""
        self._cancel()
        if self._page is not None:
            self._page.output.close()

    # -- what is shown --------------------------------------------------------------------------------

    def _show_other(self, printout: Printout) -> None:
        log.event("preview", clauses=len(printout.excerpt.items))
        self._other = printout
        self.page()  # by now it has both its names
        self._window.places.show_page(PAPER)
        self._window.focus_page()

    def _turn(self, name: str) -> None:
        """Show the basket, or the other thing, in the page that comes to the front."""
        if name == PAPER and self._other is not None:
            if self.page().preview.printout() is not self._other:
                self.page().show_printout(self._other)
        elif name == BASKET:
            page, basket = self.page(), self._window.basket.panel
            page.show_left(basket)
            page.setFocusProxy(basket)
            page.open_column("left")
            shown, current = page.preview.printout(), self._window.basket.editor.current()
            if shown is not None and (current is None or shown.basket != current.id):
                # Never another paper's pages beside the basket.
                page.preview.clear(waiting=True)
                self._stale = True
            if self._stale:
                page.preview.expect()
                self._gather_basket()

    def _basket_changed(self) -> None:
        self._stale = True
        if self._window.places.page() == BASKET:
            self.page().preview.expect()
            self._rest.start()

    def _gather_basket(self) -> None:
        from ui.printing.content.excerpt_sources import basket_excerpt
        from ui.printing.printout import printout_of
        from ui.services.notebook.basket_places import shown_headings
        from ui.services.notebook.pair_decisions import PairDecisions

        self._cancel()
        self._stale = False
        window = self._window
        basket = window.basket.editor.current()
        if basket is None or not basket.entries:
            self._show_empty()
            return
        library, notebook = window.workspace.library, window.workspace.notebook
        settled = PairDecisions(notebook, window.notes).settled

        def make(_task: Task) -> Printout:
            excerpt = basket_excerpt(basket, library, notebook, settled)
            headings = {words: entry for entry, words in reversed(shown_headings(basket).items())}
            return printout_of(excerpt, basket=basket.id, headings=headings)

        self._gathering = window.jobs.start(make, self._show_gathered, self._no_basket)

    def _show_gathered(self, printout: Printout) -> None:
        if self._window.places.page() == BASKET:
            self.page().preview.show(printout)
        else:
            self._stale = True

    def _no_basket(self, error: Exception) -> None:
        if isinstance(error, YiceError):
            self._show_empty()
        else:
            self._window.report(error)

    def _show_empty(self) -> None:
        title = self.tr("Nothing to print yet")
        self.page().show_nothing(title, self.tr("What is put into the basket is shown here as pages."))

    def _show_chosen(self) -> None:
        """Show where the chosen lines of the basket are on the pages."""
        page, basket = self.page(), self._window.basket.panel
        if page.is_left(basket):
            page.show_parts(basket.selected_ids())

    def _press(self, part: str) -> None:
        if self.page().is_left(self._window.basket.panel):
            self._window.basket.panel.choose(part)

    # -- what went out --------------------------------------------------------------------------------

    def _printed(self, gone: Excerpt) -> None:
        from ui.printing.content.check_codes import Codes

        if gone.items:
            log.event("paper", clauses=len(gone.items))
            workspace = self._window.workspace
            Codes(workspace.paths.root, workspace.library).remember(gone)

    def _tell(self, sentence: str) -> None:
        """Say what came of it where the user is by now."""
        if not self.at_front():
            self._window.banner.inform(sentence)

    def _cancel(self) -> None:
        if self._gathering is not None:
            self._gathering.cancel()
            self._gathering = None
