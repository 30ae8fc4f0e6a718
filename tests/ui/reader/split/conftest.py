"""Two texts side by side."""

from __future__ import annotations

import pytest

from tests.ui.reader.split.both_texts import LIKE_NINE, MEASURES, NINE
from ui.shell.main_window import MainWindow
from ui.widgets.clause_list.opening import Opening


@pytest.fixture
def both(window: MainWindow) -> MainWindow:
    """The list of policies at the left, the measures at the right, which is active."""
    window.open_clause(NINE)
    window.open(MEASURES, LIKE_NINE, Opening.BESIDE)
    return window
