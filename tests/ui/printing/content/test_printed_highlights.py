"""Highlights on paper: behind their words only, grey on official papers, in colour for daily use."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from store.model.printed import printed
from store.notebook import Annotation, Placed, Span, State, anchor_for
from ui.printing.content.blocks import Options
from ui.printing.layout.fonts import MARK_GREY
from ui.printing.layout.layout import layout
from ui.printing.layout.setting import Setting
from ui.printing.output.files import save_as

KEY = "晋政办函〔2020〕28号"
WHEN = "2026-01-02T03:04:05.000Z"
WORDS = "降低虚高价格"


class Marks:
    """A notebook with one highlight."""

    def __init__(self, anchor: Any, state: State = "placed") -> None:
        self.anchor, self.state = anchor, state

    def marks(self, document: Any) -> list[Placed]:
        one = self.anchor
        found = Annotation("a" * 32, "highlight", (one,), "", "point", WHEN, WHEN, state=self.state)
        return [Placed(found, () if self.state == "lost" else (Span(one.clause_id, one.start, one.end),))]


@pytest.fixture
def excerpt(texts: Any) -> Any:
    document, clause = texts.clause(f"{KEY}/9.")
    start = printed(clause).index(WORDS)
    anchor = anchor_for(document, clause, start, start + len(WORDS))
    return texts.of(clause.id, notebook=Marks(anchor))


@pytest.mark.parametrize("style", ["official", "plain"])
def test_highlights_stand_behind_their_words(excerpt: Any, style: Any) -> None:
    pages = layout(excerpt, style, Options(highlights=True))
    rules = [rule for page in pages for _, row in page.rows for rule in row.rules if rule.colour]
    assert len(rules) == len(WORDS)
    assert {rule.colour == MARK_GREY for rule in rules} == {style == "official"}
    without = layout(excerpt, style, Options())
    assert not [rule for page in without for _, row in page.rows for rule in row.rules if rule.colour]
    assert [page.text for page in pages] == [page.text for page in without]


def test_highlights_are_in_word_and_html(excerpt: Any, tmp_path: Path) -> None:
    setting = Setting(options=Options(highlights=True))
    save_as(excerpt, "html", setting, tmp_path / "a.html")
    assert f"<mark>{WORDS}</mark>" in (tmp_path / "a.html").read_text(encoding="utf-8")
    save_as(excerpt, "docx", setting, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as file:
        assert file.read("word/document.xml").decode().count('w:fill="FFF1BF"') == 1


@pytest.mark.parametrize("state", ["unsure", "lost"])
def test_what_no_longer_reads_the_same_is_not_marked(texts: Any, state: Any) -> None:
    document, clause = texts.clause(f"{KEY}/9.")
    anchor = anchor_for(document, clause, 3, 9)
    assert texts.of(clause.id, notebook=Marks(anchor)).items[0].marks
    assert not texts.of(clause.id, notebook=Marks(anchor, state)).items[0].marks
