"""The marks of a source as they are set, in every kind of file; as they are, where that is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store.model.table import Table
from ui.printing.content.blocks import Options, Paragraph, Run
from ui.printing.content.typographic import set_blocks
from ui.printing.layout.layout import layout
from ui.printing.layout.paper_setup import Setting
from ui.printing.output.output_files import save_as

KEY = "晋卫发〔2024〕6号"
SOURCE = '开展"互联网+医疗",按病种付费(试点):共1,000张;到2025年。'
SET = "开展“互联网+医疗”，按病种付费（试点）：共1,000张；到2025年。"


@pytest.fixture
def excerpt(document: Any, clause: Any, make_texts: Any) -> Any:
    one = clause(KEY, "1.", body=(SOURCE, Table((("科室", "床位(张)"), ("内科", "40")))))
    return make_texts(document(one)).of(one.id, title="题(一)")


def words(pages: Any) -> str:
    return "".join("".join(page.text.split()) for page in pages)


@pytest.mark.parametrize("style", ["official", "plain"])
def test_marks_are_full_width_on_paper(excerpt: Any, style: Any) -> None:
    text = words(layout(excerpt, style))
    assert SET in text
    assert "床位（张）" in text
    assert "题（一）" in text


def test_the_printed_reading_can_be_asked_for(excerpt: Any) -> None:
    text = words(layout(excerpt, "plain", Options(as_printed=True)))
    assert SOURCE in text
    assert "床位(张)" in text


@pytest.mark.parametrize("kind", ["html", "text"])
def test_other_files_say_the_same(excerpt: Any, kind: Any, tmp_path: Path) -> None:
    save_as(excerpt, kind, Setting(), tmp_path / "a")
    assert SET in "".join((tmp_path / "a").read_text(encoding="utf-8-sig").split())


def test_the_check_code_is_that_of_the_printed_reading(excerpt: Any) -> None:
    codes = {
        page.code
        for options in (Options(), Options(as_printed=True))
        for page in layout(excerpt, "plain", options)
    }
    assert codes == {f"核验码 {excerpt.items[0].code}"}


def test_what_is_beside_a_mark_decides_across_runs_and_notes_stay_as_written() -> None:
    runs = (Run("床位", "label"), Run(",增加", "body", "point"), Run("(记)", "note"))
    (block,) = set_blocks([Paragraph(runs)])
    assert isinstance(block, Paragraph)
    assert [run.text for run in block.runs] == ["床位", "，增加", "(记)"]
    assert block.runs[1].mark == "point"
