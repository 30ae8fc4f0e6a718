"""A theme reaches at once what is on the screen, and the rest of the window whole when it is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.looping import some
from ui.shell.main_window import MainWindow
from ui.shell.panels import panels

PLACES = [panel.name for panel in panels()]


class Changes(QObject):
    """Counts how often widgets are told of another style sheet."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.StyleChange
        return False


def picture(qtbot: QtBot, window: MainWindow, place: QWidget) -> QImage:
    qtbot.waitUntil(lambda: window.jobs.running() == 0)
    qtbot.wait(50)  # until what was put off has been laid out
    return place.grab().toImage()


def front(window: MainWindow, name: str) -> QWidget:
    window.show_panel(name)
    wide = window.places.page()
    place = window.pages.currentWidget() if wide else window.side.currentWidget()
    assert place is not None
    return place


def apply_everywhere(window: MainWindow) -> None:
    """Put the style sheet on again as Qt does: for every widget that there is."""
    for widget in some(QApplication.allWidgets()):
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_Polished, widget.isVisible())
    with window.themes.paused():
        pass


@pytest.mark.parametrize("name", PLACES)
def test_a_hidden_place_has_the_theme_whole_when_it_is_shown(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    key = window.workspace.library.documents()[0].key
    place = front(window, name)
    picture(qtbot, window, place)
    other = "bookmarks" if name == "library" else "library"
    window.show_panel(other)
    window.open(key)
    qtbot.waitUntil(lambda: not place.isVisible())
    window.themes.set_theme("dark")
    assert front(window, name) is place
    shown = picture(qtbot, window, place)
    apply_everywhere(window)
    # A caret may blink, and what was put off may be laid out later than usual.
    qtbot.waitUntil(lambda: place.grab().toImage() == shown)


def test_a_text_in_another_tab_has_the_theme_when_it_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    first, second = (entry.key for entry in window.workspace.library.documents()[:2])
    window.open(first)
    window.open(second)
    window.themes.set_theme("dark")
    window.open(first)
    view = window.reader.active_pane().current_view()
    assert view is not None
    assert view.page.styles.theme is window.themes.theme
    shown = picture(qtbot, window, window.reader)
    apply_everywhere(window)
    view._writer.restyle()
    qtbot.waitUntil(lambda: window.reader.grab().toImage() == shown)


def test_what_is_hidden_is_not_told_of_the_theme(window: MainWindow) -> None:
    hidden = window.bookmarks_panel
    assert not hidden.isVisible()
    changes = Changes()
    for widget in (hidden, *hidden.findChildren(QWidget)):
        widget.installEventFilter(changes)
    window.themes.set_theme("dark")
    assert changes.count == 0
    window.show_panel("bookmarks")
    assert changes.count > 0


def test_a_larger_text_reaches_what_is_hidden_by_and_by(qtbot: QtBot, window: MainWindow) -> None:
    label = window.bookmarks_panel.findChild(QLabel)
    assert label is not None
    window.show_panel("bookmarks")
    window.show_panel("library")
    before = label.font().pixelSize()
    window.themes.set_text_size(160)
    qtbot.waitUntil(lambda: label.font().pixelSize() > before)
    assert not label.isVisible()


def test_widgets_that_are_gone_are_no_longer_thought_of(qtbot: QtBot, window: MainWindow) -> None:
    label = QLabel("words", window.bookmarks_panel)
    label.ensurePolished()
    window.themes.set_text_size(120)
    label.deleteLater()
    QApplication.sendPostedEvents(label, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not window.themes._late._waiting)
