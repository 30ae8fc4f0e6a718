"""F6 goes from one part of the window to the next: rail, bar, side panel, text, inspector."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from weakref import ref

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.access.focus_chain import stops
from ui.widgets.access.focus_ring import ring


@dataclass(frozen=True, slots=True)
class FocusArea:
    """A part of the window, and what in it is gone to first."""

    widget: QWidget
    target: Callable[[], QWidget | None]


class FocusAreas(QObject):
    """Remembers where one was in each area, and goes back there."""

    def __init__(self, areas: Sequence[FocusArea], parent: QObject) -> None:
        super().__init__(parent)
        self._areas = list(areas)
        self._last: dict[int, ref[QWidget]] = {}
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def add(self, *areas: FocusArea) -> None:
        """Take in areas that are made later; parts of another one are gone to instead of it."""
        self._areas += areas

    def go(self, by: int) -> QWidget | None:
        """Give the focus to the next area (1) or the one before (-1) that can have it; return who has it."""
        here = self._number_of(QApplication.focusWidget())
        count = len(self._areas)
        start = here if here >= 0 else (-1 if by > 0 else 0)
        for number in ((start + by * distance) % count for distance in range(1, count + 1)):
            target = self._target(number)
            if target is not None and self._number_of(target) == number:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                focused = QApplication.focusWidget()
                if focused is not None:
                    ring(focused)
                return focused
        return None

    def _target(self, number: int) -> QWidget | None:
        area = self._areas[number]
        if not area.widget.isVisible():
            return None
        inside = stops(area.widget)
        last = self._last.get(number)
        for wanted in (last() if last is not None else None, area.target()):
            while wanted is not None and wanted.focusProxy() is not None:
                wanted = wanted.focusProxy()
            if wanted in inside:
                return wanted
        return inside[0] if inside else None

    def _number_of(self, widget: QWidget | None) -> int:
        """Return the innermost area that a widget is in, or -1."""
        found = -1
        for number, area in enumerate(self._areas):
            if widget is None or not (area.widget is widget or area.widget.isAncestorOf(widget)):
                continue
            if found < 0 or self._areas[found].widget.isAncestorOf(area.widget):
                found = number
        return found

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        number = self._number_of(new)
        if new is not None and number >= 0:
            self._last[number] = ref(new)
