"""A change of the style sheet reaches at once what is on the screen, and what is hidden when it is shown.

Qt works the style sheet out for every widget that there is, and tells each of them twice. Of 1,300 widgets
of a window with all its places open, 100 are to be seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_POLISHED = Qt.WidgetAttribute.WA_WState_Polished
_OWN_STYLE = Qt.WidgetAttribute.WA_SetStyle
#: How long hidden widgets are polished before the event loop gets its turn.
SLICE_SECONDS = 0.005


class LatePolish(QObject):
    """Keeps hidden widgets out of a change of the style sheet, and polishes each when it is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Qt forgets what a widget looked like before its style sheet as soon as no widget has one.
        self._kept: QWidget | None = None
        self._waiting: list[QWidget] = []
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._go_on)

    @contextmanager
    def colours_only(self) -> Iterator[None]:
        """Leave out what is hidden while a style sheet with other colours is put in place of one."""
        with self._without([widget for widget in QApplication.allWidgets() if not widget.isVisible()]):
            yield

    @contextmanager
    def sizes_too(self) -> Iterator[None]:
        """Leave out hidden parts of windows while another style sheet is put in; they follow in slices.

        Menus and other hidden windows are not left out: they say how large they want to be before they are
        shown. So do tables of their columns, and nobody waits for them.
        """
        hidden = [
            widget
            for widget in QApplication.allWidgets()
            if not widget.isVisible() and widget.window().isVisible()
        ]
        with self._without(hidden):
            yield
        self._waiting = hidden[::-1]
        self._slices.start()

    @contextmanager
    def _without(self, widgets: list[QWidget]) -> Iterator[None]:
        if self._kept is None:
            self._kept = QWidget()
            self._kept.setStyleSheet("QWidget {}")
        left_out = [widget for widget in widgets if not widget.testAttribute(_OWN_STYLE)]
        for widget in left_out:
            # Without the first Qt does not polish it, with the second it does not tell it of the change.
            if widget.testAttribute(_POLISHED):
                widget.setAttribute(_POLISHED, False)
                widget.installEventFilter(self)
            widget.setAttribute(_OWN_STYLE, True)
        try:
            yield
        finally:
            for widget in left_out:
                widget.setAttribute(_OWN_STYLE, False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Polish what is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self._polish(watched)
        return False

    def _polish(self, widget: QWidget) -> None:
        widget.removeEventFilter(self)
        if not widget.testAttribute(_POLISHED):
            for kind in (QEvent.Type.Polish, QEvent.Type.StyleChange):
                QApplication.sendEvent(widget, QEvent(kind))
            widget.updateGeometry()

    def _go_on(self) -> None:
        end = perf_counter() + SLICE_SECONDS
        while self._waiting and perf_counter() < end:
            widget = self._waiting.pop()
            if isValid(widget):
                self._polish(widget)
        if not self._waiting:
            self._slices.stop()
