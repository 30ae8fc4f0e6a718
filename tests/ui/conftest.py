"""The real window over the real library, and the small things that every test of it needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from store.system.paths import DataPaths
from ui.appearance import fonts
from ui.appearance.theme import ThemeManager
from ui.runtime import i18n
from ui.runtime.jobs import Jobs
from ui.runtime.settings import Settings
from ui.services.workspace import Workspace
from ui.shell.main_window import MainWindow


def pytest_configure(config: pytest.Config) -> None:
    """The offscreen platform warns of what it cannot do: smallest sizes, raising a window."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Delete the windows of the test, which Qt would do in the midst of the next one.

    Until then they would take part in it: their timers run, and each new style sheet is worked out for them.
    """
    yield
    for widget in QApplication.topLevelWidgets():
        if widget.parent() is None:  # others go with their parents
            widget.close()
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """The application as it is shipped: bundled fonts, Chinese."""
    i18n.build()
    qapp.setStyle("Fusion")
    fonts.install()
    qapp.setProperty("translators", i18n.install(qapp, "zh_CN"))
    yield qapp
    i18n.remove(qapp, qapp.property("translators"))


@pytest.fixture
def themes(qapp: QApplication) -> ThemeManager:
    return ThemeManager("light")


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def settings(paths: DataPaths, qapp: QApplication) -> Settings:
    return Settings(paths.settings_ini)


@pytest.fixture
def window(
    qtbot: QtBot, workspace: Workspace, jobs: Jobs, themes: ThemeManager, settings: Settings
) -> Iterator[MainWindow]:
    """The window after its first paint, with nothing under way; a bug anywhere in it fails the test."""
    made = MainWindow(workspace, jobs, themes, settings, "0.0")
    bugs: list[Exception] = []
    made.bug.connect(bugs.append)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.importer.idle):
        made.resize(1280, 800)
        made.show()
    yield made
    jobs.close()
    assert not bugs


def type_text(target: QObject, text: str) -> None:
    """Type characters one by one, as an input method commits them."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))


@pytest.fixture
def typing() -> object:
    """:func:`type_text`, for test modules, which cannot import this one."""
    return type_text
