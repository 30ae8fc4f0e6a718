"""Fixtures of these tests."""

from __future__ import annotations

import pytest

from tests.ui.shell.chosen_rows import READ
from ui.shell.main_window import MainWindow


@pytest.fixture
def reading(window: MainWindow) -> MainWindow:
    window.open_clause(READ)
    return window
