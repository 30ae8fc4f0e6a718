"""The card of an older text says that the library has a newer one, and which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

import pytest
from pytestqt.qtbot import QtBot

from index.text.segmenter import segment
from store.library.editions import with_editions
from store.model.document import DocumentSummary
from ui.appearance.theme import ThemeManager
from ui.home.document_card import TITLE_LINE, DocumentCard
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


def test_a_long_title_has_two_lines_that_part_no_word(qtbot: QtBot) -> None:
    titles = (
        "最高人民法院关于北京、上海、广州知识产权法院案件管辖的规定",
        "最高人民法院关于审理专利授权确权行政案件适用法律若干问题的规定",
        "北京市实施《中华人民共和国国防教育法》办法",
    )
    documents = [replace(OLD, key=title, title=title) for title in titles]
    tell_apart(documents)
    shown = []
    for one in documents:
        card = DocumentCard(ThemeManager("light"), one)
        qtbot.addWidget(card)
        card.fit_title()
        first, last = card._title.split("\u2028")
        borders = {len(word) for word in accumulate(segment(first + last))}
        assert len(first) in borders
        assert max(len(first), len(last)) <= TITLE_LINE + 1
        shown.append(first + last)
    tell_apart(())
    assert len(set(shown)) == len(titles)
    assert "知识产权" in shown[0]
