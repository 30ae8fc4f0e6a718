"""The card of an older text says that the library has a newer one, and which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from store.library.editions import with_editions
from store.model.document import DocumentSummary
from ui.appearance.theme import ThemeManager
from ui.home.document_card import DocumentCard
from ui.services.library.short_names import tell_apart

OLD = DocumentSummary(
    "旧", "旧.txt", "某市供水条例", None, ("某市人大常委会",), "2019-03-01", None, "条例", True, "1"
)


@pytest.fixture
def editions() -> Iterator[list[DocumentSummary]]:
    newer = replace(OLD, key="新", source="新.txt", date="2024-03-01", sha256="2", position=1)
    documents = with_editions([OLD, newer])
    tell_apart(documents)
    yield documents
    tell_apart(())


def test_an_older_text_says_so(qtbot: QtBot, editions: list[DocumentSummary]) -> None:
    said = []
    for one in editions:
        card = DocumentCard(ThemeManager("light"), one)
        qtbot.addWidget(card)
        card.grab()
        said.append(card.accessibleDescription())
    assert "（2024）" in said[0]
    assert "库中有更新文本" in said[0]
    assert "更新文本" not in said[1]
