"""Controller of the review: the dialog in which files that were read are checked before they are added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.appearance.theme import ThemeManager
from ui.library.import_controller import ImportController
from ui.services.workspace import ImportResult

if TYPE_CHECKING:
    from ui.library.review.review_dialog import ReviewDialog
    from ui.services.library.arriving.candidates import Candidate


class ReviewController(QObject):
    """Keeps the one review that is open; ``dialog`` is None while there is none."""

    def __init__(self, controller: ImportController, themes: ThemeManager, window: QWidget) -> None:
        super().__init__(window)
        self._controller, self._themes, self._window = controller, themes, window
        self.dialog: ReviewDialog | None = None

    def open(self, candidates: Sequence[Candidate]) -> None:
        """Make the dialog in several events, so that the window answers in between."""
        steps = self._steps(candidates)

        def step() -> None:
            if next(steps, self) is not self:
                QTimer.singleShot(0, self, step)

        QTimer.singleShot(0, self, step)

    def close(self) -> None:
        """Close the review that is open, if there is one."""
        if self.dialog is not None:
            self.dialog.reject()

    def mark_added(self, result: ImportResult) -> None:
        """Show of the files in the review which the library has now."""
        if self.dialog is None:
            return
        left = {each.source for each in result.skipped}
        shown = ((one.document, one.source) for one in self.dialog.candidates())
        skipped = [document.sha256 for document, source in shown if document is not None and source in left]
        self.dialog.mark_added(frozenset((*(each.sha256 for each in result.imported), *skipped)))

    def _steps(self, candidates: Sequence[Candidate]) -> Iterator[None]:
        """Make the dialog part by part, fill it and show it; each step is one event of the window."""
        from ui.library.review.review_dialog import ReviewDialog
        from ui.library.review.review_pane import ReviewPane
        from ui.reader.original.original_view import OriginalView

        dialog = ReviewDialog(self._themes, candidates, self._window)
        yield
        original = OriginalView(self._themes, self._controller.jobs, dialog.room())
        yield
        pane = ReviewPane(self._themes, self._controller.jobs, original, dialog.room())
        yield from pane.build()
        dialog.set_pane(pane)
        dialog.add_requested.connect(self._controller.add_candidates)
        yield
        dialog.show_first()
        yield
        self._show(dialog)

    def _show(self, dialog: ReviewDialog) -> None:
        self.close()
        self.dialog = dialog

        def closed() -> None:
            if self.dialog is dialog:
                self.dialog = None
            dialog.deleteLater()

        dialog.finished.connect(closed)
        dialog.open()
