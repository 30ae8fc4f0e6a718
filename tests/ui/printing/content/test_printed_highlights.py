"""Highlights on paper: behind their words only, in the colours of the window."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.model.printed import printed
from store.notebook import Annotation, HighlightStyle, PlacedAnnotation, PlacementState, Span, anchor_for
from store.notebook.model import STYLES
from ui.printing.content.blocks import Options, Paragraph
from ui.printing.content.document_blocks import blocks
from ui.printing.content.printed_highlights import mark_colour
from ui.printing.layout.layout import layout
from ui.printing.layout.paper_setup import Setting
from ui.printing.layout.styles.official_style import OFFICIAL
from ui.printing.output.output_files import save_as

KEY = "晋政办函〔2020〕28号"
WHEN = "2026-01-02T03:04:05.000Z"
WORDS = "降低虚高价格"
#: What the colours mean, at the end of a paper that has any.
LEGEND = re.compile(r"划线：(?:我的(?:point|duty|deadline|question|own)|\s|of ?a ?later ?version)+")
LAW = "山西省保障和促进县域医疗卫生一体化办法（2020-11-27）"
#: Articles of several paragraphs, with items, a measure with a duty note, a task with tables and corrections.
CLAUSES = (f"{LAW}/第三章/第九条", f"{LAW}/第二章/第五条", f"{KEY}/9.", "晋政发〔2020〕17号/二、/（一）")


class Drawn:
    """A notebook with highlights and notes at drawn places of one document."""

    def __init__(self, *placed: PlacedAnnotation) -> None:
        self.placed = placed

    def marks(self, document: Any) -> list[PlacedAnnotation]:
        return [one for one in self.placed if one.annotation.anchors[0].document_key == document.key]

    def all(self) -> list[HighlightStyle]:
        return [HighlightStyle(key, f"我的{key}") for key in STYLES]

    placements = styles = property(lambda self: self)


@st.composite
def marked(draw: st.DrawFn, texts: Any) -> tuple[str, list[PlacedAnnotation]]:
    """A clause of any kind, and highlights and notes on any stretches of it and of what is below it."""
    asked = draw(st.sampled_from(CLAUSES))
    document, top = texts.clause(asked)
    placed = []
    for number in range(draw(st.integers(1, 4))):
        clause = draw(st.sampled_from(list(top.walk())))
        length = len(printed(clause))
        start = draw(st.integers(0, length))
        end = draw(st.integers(start, length))
        anchor = anchor_for(document, clause, start, end)
        kind: Any = draw(st.sampled_from(("highlight", "highlight", "note")))
        words = draw(st.text(max_size=12)) if kind == "note" else ""
        style = draw(st.sampled_from((*STYLES, "of a later version")))
        found = Annotation(f"{number:032}", kind, (anchor,), words, style, WHEN, WHEN)
        placed.append(PlacedAnnotation(found, (Span(clause.id, start, end),)))
    return asked, placed


def words_of(excerpt: Any, setting: Setting, kind: str, folder: Path) -> str:
    """The words of a paper in one format, without white space."""
    if kind == "pdf":
        pages = layout(excerpt, setting.style, setting.options)
        return "".join("".join(page.text.split()) for page in pages)
    file = folder / f"a.{kind}"
    save_as(excerpt, kind, setting, file)  # type: ignore[arg-type]
    if kind == "docx":
        made = docx.Document(str(file))
        return "".join("".join(each.text.split()) for each in made.paragraphs)
    return "".join(re.sub(r"<[^>]*>", "", file.read_text(encoding="utf-8")).split())


class Marks(Drawn):
    """A notebook with one highlight."""

    def __init__(self, anchor: Any, state: PlacementState = "placed") -> None:
        self.anchor, self.state = anchor, state

    def marks(self, document: Any) -> list[PlacedAnnotation]:
        one = self.anchor
        found = Annotation("a" * 32, "highlight", (one,), "", "point", WHEN, WHEN, state=self.state)
        return [
            PlacedAnnotation(
                found, () if self.state == "lost" else (Span(one.clause_id, one.start, one.end),)
            )
        ]


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
    assert len(rules) == len(WORDS) + len("我的point")
    assert {rule.colour for rule in rules} == {mark_colour("point")}
    without = layout(excerpt, style, Options())
    assert not [rule for page in without for _, row in page.rows for rule in row.rules if rule.colour]
    assert [LEGEND.sub("", page.text).strip() for page in pages] == [page.text for page in without]


def test_every_style_has_a_colour_of_its_own_and_stands_in_the_legend_once(texts: Any) -> None:
    document, clause = texts.clause(f"{KEY}/9.")
    placed = []
    for number, style in enumerate((*STYLES, *STYLES)):
        anchor = anchor_for(document, clause, number, number + 1)
        found = Annotation(f"{number:032}", "highlight", (anchor,), "", style, WHEN, WHEN)
        placed.append(PlacedAnnotation(found, (Span(clause.id, number, number + 1),)))
    excerpt = texts.of(clause.id, notebook=Drawn(*placed))
    *_, legend = blocks(excerpt, Options(highlights=True), OFFICIAL)
    assert isinstance(legend, Paragraph)
    assert legend.text == "划线：" + "　".join(f"我的{style}" for style in STYLES)
    assert [run.mark for run in legend.runs if run.mark] == list(STYLES)
    assert len({mark_colour(style) for style in STYLES}) == len(STYLES)


def test_highlights_are_in_word_and_html(excerpt: Any, tmp_path: Path) -> None:
    setting = Setting(options=Options(highlights=True))
    save_as(excerpt, "html", setting, tmp_path / "a.html")
    assert f'<mark style="background:#FFF1BF">{WORDS}</mark>' in (tmp_path / "a.html").read_text("utf-8")
    save_as(excerpt, "docx", setting, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as file:
        assert file.read("word/document.xml").decode().count('w:fill="FFF1BF"') == 2  # and in the legend


@pytest.mark.parametrize("state", ["unsure", "lost"])
def test_what_no_longer_reads_the_same_is_not_marked(texts: Any, state: Any) -> None:
    document, clause = texts.clause(f"{KEY}/9.")
    anchor = anchor_for(document, clause, 3, 9)
    assert texts.of(clause.id, notebook=Marks(anchor)).items[0].marks
    assert not texts.of(clause.id, notebook=Marks(anchor, state)).items[0].marks


@pytest.mark.parametrize("style", ["official", "plain"])
@pytest.mark.parametrize("kind", ["pdf", "docx", "html", "text"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_highlight_and_note_prints(
    texts: Any, tmp_path: Path, style: Any, kind: str, data: st.DataObject
) -> None:
    asked, placed = data.draw(marked(texts))
    with_notes = Options(notes=True, highlights=False)
    excerpt = texts.of(asked, notebook=Drawn(*placed))
    plain = words_of(excerpt, Setting(style, with_notes), kind, tmp_path)
    both = words_of(excerpt, Setting(style, Options(notes=True, highlights=True)), kind, tmp_path)
    assert LEGEND.sub("", both) == plain
