"""Wide places are built from the outside in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.shell.main_window import MainWindow
from ui.shell.panels import panels

WIDE = [panel.name for panel in panels(wide=True)]


class StyleChanges(QObject):
    """Counts how often widgets are told of their style."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.StyleChange
        return False


@pytest.mark.parametrize("name", WIDE)
def test_each_widget_of_a_place_gets_its_style_about_once(window: MainWindow, name: str) -> None:
    application = QApplication.instance()
    assert application is not None
    changes = StyleChanges()
    application.installEventFilter(changes)
    page = window.places.wide_panel(name)
    application.removeEventFilter(changes)
    # A widget that is put into another later is told again, with all that is in it: five times each.
    assert changes.count < 1.6 * len(page.findChildren(QWidget))
