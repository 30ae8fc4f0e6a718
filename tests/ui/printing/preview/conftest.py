"""The place for paper over an excerpt, for its tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.printing.preview.paper_pages import opened
from ui.appearance.theme import ThemeManager
from ui.printing.paper_page import PaperPage
from ui.runtime.settings import Settings


@pytest.fixture
def themes() -> ThemeManager:
    return ThemeManager("light")


@pytest.fixture
def remembered(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def excerpt(texts: Any) -> Any:
    ids = [
        "晋政办函〔2020〕28号/9.",
        "晋政办函〔2020〕28号/15.",
        "晋政办发〔2021〕85号/一、/（三）",
        "晋政发〔2020〕17号/二、",
    ]
    return texts.of(*ids, title="价格专题会政策摘录")


@pytest.fixture
def page(qtbot: QtBot, excerpt: Any, themes: ThemeManager, remembered: Settings) -> Iterator[PaperPage]:
    made = opened(qtbot, excerpt, themes, remembered)
    yield made
    made.output.close()
