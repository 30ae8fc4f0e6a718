"""A basket over the real library and a real notebook."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from store.library import Library
from store.notebook import Notebook
from ui.appearance.theme import ThemeManager
from ui.basket.controller import BasketController
from ui.runtime.settings import Settings

METHOD = "晋政办函〔2020〕28号"


@pytest.fixture
def stack(qapp: object) -> Iterator[QUndoStack]:
    made = QUndoStack()
    yield made
    made.clear()


@pytest.fixture
def controller(
    qtbot: QtBot,
    notebook: Notebook,
    library: Library,
    stack: QUndoStack,
    settings: Settings,
    themes: ThemeManager,
) -> BasketController:
    made = BasketController(notebook.baskets, library, stack, settings, themes)
    qtbot.addWidget(made.panel)
    made.panel.resize(340, 600)
    return made
