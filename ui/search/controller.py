"""Controller of searching: answers, box, results, suggestions, uses of results."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.appearance.theme import ThemeManager
from ui.reader.controller import ReaderController
from ui.runtime.jobs import Jobs, Task
from ui.runtime.settings import Settings
from ui.search.panel import SearchPanel
from ui.search.result_actions import ResultActions
from ui.search.results_controller import ResultsController
from ui.search.suggest_popup import SuggestPopup
from ui.search.suggestions_controller import SuggestionsController
from ui.services.notebook.notebook_filters import NotebookMarks
from ui.services.search_service import ORDERS, SearchService
from ui.services.workspace import Workspace
from ui.widgets.clause_list.opening import opening
from ui.widgets.search_box import SearchBox

#: Searches asked last that are offered before anything is typed.
OFFERED = 12
#: Searches asked often that are offered beside them.
USUAL = 8


class SearchController(QObject):
    """Builds the parts over a data folder and remembers how the user wants results arranged."""

    told = Signal(str)
    failed = Signal(object)
    #: Earlier searches are to be forgotten.
    clear_requested = Signal()

    def __init__(
        self,
        box: SearchBox,
        panel: SearchPanel,
        workspace: Workspace,
        reading: ReaderController,
        jobs: Jobs,
        themes: ThemeManager,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._panel, self._settings = panel, settings
        self._jobs, self._workspace = jobs, workspace
        marks = NotebookMarks(lambda: workspace.notebook)
        self.service = SearchService(lambda: workspace.engine, marks, lambda: workspace.notebook.annotations)
        self.results = ResultsController(box, panel, lambda: self.service, reading, jobs, self)
        self.actions = ResultActions(
            self.results.runner, workspace.library, lambda: workspace.notebook, jobs, window
        )
        self.suggestions = SuggestionsController(
            box,
            SuggestPopup(themes, window),
            lambda: workspace.engine,
            lambda: workspace.notebook.history,
            jobs,
            panel,
            self,
        )
        self._connect(reading)
        self._arrange(settings.get("search/order", ORDERS[0]), settings.get("search/grouped", True))

    def _connect(self, reading: ReaderController) -> None:
        panel, suggestions = self._panel, self.suggestions
        panel.order_chosen.connect(self._set_order)
        panel.grouping_chosen.connect(lambda grouped: self._settings.set("search/grouped", grouped))
        panel.use_requested.connect(self.actions.use)
        panel.sentence_copied.connect(self.actions.copy_sentence)
        self.actions.told.connect(self.told)
        self.actions.failed.connect(self.failed)
        self.actions.kept_changed.connect(self._offer_searches)
        self.results.runner.cleared.connect(self._offer_searches)
        # Offered at once when the box is emptied: a query that proved useful is read in as soon as it did.
        self.results.used.connect(lambda *_used: QTimer.singleShot(0, self, self._offer_searches))
        self.clear_requested.connect(lambda: QTimer.singleShot(0, self, self._offer_searches))
        suggestions.query_chosen.connect(self.results.search)
        suggestions.place_chosen.connect(lambda key, clause: reading.open(key, clause or None, opening()))
        suggestions.place_chosen.connect(lambda *_place: self.results.text_wanted.emit())
        suggestions.clear_requested.connect(self.clear_requested)

    def warm(self) -> None:
        """Prepare for the first answer in the pauses of the window, until the user begins to type."""
        self._offer_searches()
        steps = self._panel.warm()

        def step() -> None:
            if self.results.runner.text or next(steps, self) is self:
                return
            QTimer.singleShot(0, self, step)

        step()

    def _offer_searches(self) -> None:
        """Bring kept, usual and latest searches to the page before anything is typed."""

        def read(_task: Task) -> tuple[list[str], ...]:
            notebook = self._workspace.notebook
            found = (
                notebook.history.kept_searches(),
                notebook.history.searches(OFFERED),
                notebook.history.usual_searches(USUAL),
            )
            return tuple([one.query for one in group] for group in found)

        self._jobs.start(read, lambda found: self._panel.offer_searches(*found), lambda _error: None)

    def _arrange(self, order: str, grouped: bool) -> None:
        self.service.order = next((one for one in ORDERS if one == order), ORDERS[0])
        self._panel.set_arranged(self.service.order, grouped)

    def _set_order(self, order: str) -> None:
        self._settings.set("search/order", order)
        self._arrange(order, self._panel.head.arranged()[1])
        self.results.runner.again()
