"""The PDF measured: geometry, text layer, and files that are whole or not there."""

from __future__ import annotations

import errno
import itertools
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from store.model.clause import Clause
from store.model.errors import CannotWrite
from store.model.printed import CELL_BREAK, parts
from store.model.table import Table
from store.model.typography import typeset
from store.model.wording import ENGLISH, text
from tests.looping import some
from ui.printing.content.templates import Template
from ui.printing.layout.layout import layout
from ui.printing.layout.page_styles import Paper
from ui.printing.output import pdf_writer as pdf
from ui.printing.output.pdf_writer import save_pages, write_pdf

MM = 72 / 25.4
HALF_MM = 0.5 * MM
STYLES = ("official", "plain")
PROJECT = Path(__file__).resolve().parents[4]


SAMPLE = """
from datetime import date
from pathlib import Path
from store.model.clause import Clause
from store.model.document import Document
from ui.printing.content.excerpt import Excerpt, ExcerptItem
from ui.printing.output.pdf_writer import write_pdf
from ui.printing.layout.page_styles import Paper
from ui.printing.content.templates import Template
clause = Clause("k/1.", "1.", ("1.",), body=("增加床位。",))
document = Document("k", "s", "题名", None, (), None, None, "通知", True, "", clauses=(clause,))
excerpt = Excerpt("题名", (ExcerptItem(document, clause, "《题名》第一项"),), date.today(), "x")
"""


def run(script: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own, with no display and no Qt platform named."""
    clean = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")}
    return subprocess.run(
        [sys.executable, "-c", script, str(path)],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        env={**clean, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def words(clause: Clause) -> list[str]:
    """What must be printed of a clause, without white space."""
    label = "" if clause.label in ("前言", clause.heading) else clause.label
    found = [label] if label else []
    for part in parts(clause):
        text = part.text + (clause.heading_mark if part.kind == "heading" and clause.heading_runs_on else "")
        found += text.split(CELL_BREAK) if part.kind == "row" else [text]
    return ["".join(typeset(text).split()) for text in found]


@pytest.fixture
def official(printed_documents: Any) -> list[Any]:
    """The pages of a document of many pages in the official style."""
    return printed_documents["晋政发〔2020〕17号", "official"][2]


# ---- geometry ----


def test_the_paper_is_a4(official: list[Any]) -> None:
    for page in some(official):
        assert page.width == pytest.approx(210 * MM, abs=1)
        assert page.height == pytest.approx(297 * MM, abs=1)


def test_the_type_area_is_156_by_225(official: list[Any]) -> None:
    left, right, top, bottom = 28 * MM, (28 + 156) * MM, 37 * MM, (37 + 225) * MM
    chars = [char for page in official for char in page.body()]
    assert min(char.x0 for char in chars) == pytest.approx(left, abs=HALF_MM)
    assert max(char.x1 for char in chars) == pytest.approx(right, abs=HALF_MM)
    assert min(char.baseline - 0.88 * char.size for char in chars) >= top - HALF_MM
    assert max(char.baseline + 0.12 * char.size for char in chars) <= bottom + HALF_MM


def test_a_page_has_22_lines_of_28_characters(official: list[Any], printed_documents: Any) -> None:
    lines = Counter(
        len(page.lines()) for page in official[1:-1] if all(char.size > 15 for char in page.body())
    )
    # A page may end a line or two early, so that what belongs together stays so.
    assert max(lines) == 22
    assert lines[22] > 2
    law = next(
        pages
        for (key, style), (_, _, pages) in printed_documents.items()
        if "一体化" in key and style == "official"
    )
    full = [
        line
        for page in law
        for line in page.lines()
        if line[0].x0 < 29 * MM and line[-1].x1 > 183 * MM and not any(char.text.isascii() for char in line)
    ]
    counts = Counter(len(line) for line in full)
    assert counts.most_common(1)[0][0] == 28
    assert set(counts) <= {27, 28, 29}


def test_lines_are_28_95_points_apart(official: list[Any]) -> None:
    lines = official[1].lines()
    body = [line for line in lines if line[0].size == pytest.approx(15.75, abs=0.01)]
    steps = {round(below[0].baseline - above[0].baseline, 1) for above, below in itertools.pairwise(body)}
    assert all(step / 28.95 == pytest.approx(round(step / 28.95), abs=0.01) for step in steps)
    assert 28.9 in steps or 29.0 in steps


def test_the_body_is_size_three_and_the_title_size_two(official: list[Any]) -> None:
    first = official[0]
    assert first.lines()[0][0].size == pytest.approx(22)
    sizes = Counter(round(char.size, 2) for page in official for char in page.body())
    assert sizes.most_common(1)[0][0] == 15.75


def test_page_numbers_stand_outside(official: list[Any]) -> None:
    left, right = 28 * MM, (28 + 156) * MM
    for number, page in some(enumerate(official, start=1)):
        line = [char for char in page.foot() if char.size == pytest.approx(14)]
        assert "".join(char.text for char in line) == f"—{number}—"
        assert line[0].baseline == pytest.approx((37 + 225 + 7) * MM + 4, abs=2)
        if number % 2:
            assert line[-1].x1 == pytest.approx(right - 14, abs=1)
        else:
            assert line[0].x0 == pytest.approx(left + 14, abs=1)


def test_the_foot_says_where_it_is_from_and_when_it_was_printed(official: list[Any]) -> None:
    for page in some(official):
        text = "".join(char.text for char in page.foot() if char.size < 10)
        assert re.fullmatch("医策·文件库5f2c9a01e7·2026年11月22日打印核验码[0-9a-f]{10}", text)


# ---- text layer ----


def come_back(clauses: Iterable[Clause], text: str) -> None:
    """All words of the clauses are in the text, in order."""
    place = 0
    for clause in clauses:
        for wanted in words(clause):
            found = text.find(wanted, place)
            assert found >= 0, (clause.id, wanted)
            place = found + len(wanted)


@pytest.mark.parametrize("style", STYLES)
def test_every_character_of_every_document_comes_back_in_order(
    texts: Any, printed_documents: Any, style: str
) -> None:
    for key, document in texts.documents.items():
        _, _, pages = printed_documents[key, style]
        come_back(document.walk(), "".join(page.words() for page in pages))


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_in_the_text_layer_that_was_not_set(
    texts: Any, printed_documents: Any, style: str
) -> None:
    for key in some(texts.documents):
        pages, _, found = printed_documents[key, style]
        assert [page.text() for page in found] == ["".join(page.text.split()) for page in pages]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("style", STYLES)
def test_poppler_reads_the_same(texts: Any, printed_documents: Any, style: str) -> None:
    for key in some(texts.documents):
        pages, path, _ = printed_documents[key, style]
        command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
        found = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\f")
        for page, printed_text in some(zip(pages, found, strict=False)):
            assert "".join(printed_text.split()).startswith("".join(page.text.split()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(data=st.data())
def test_any_selection_comes_back(texts: Any, tmp_path: Path, read: Any, data: st.DataObject) -> None:
    leaves = [clause_id for clause_id in texts.ids() if not texts.clause(clause_id)[1].children]
    ids = data.draw(st.lists(st.sampled_from(leaves), min_size=1, max_size=4, unique=True))
    style = data.draw(st.sampled_from(STYLES))
    excerpt = texts.of(*ids)
    write_pdf(excerpt, tmp_path / "a.pdf", style)
    text = "".join(page.words() for page in read(tmp_path / "a.pdf", style))
    come_back((item.clause for item in excerpt.items), text)
    assert all(f"核验码{item.code}" in text for item in excerpt.items)


def test_the_text_layer_has_no_radicals(printed_documents: Any) -> None:
    chars = {char.text for _, _, pages in printed_documents.values() for page in pages for char in page.chars}
    assert not {char for char in chars if any(0x2E80 <= ord(code) <= 0x2FDF for code in char)}
    assert {"一", "人", "行", "高"} <= chars
    assert "\t" not in chars


@pytest.mark.parametrize("dashes", ["——", "……", "甲——乙", "（2020—2024年）"])
def test_dashes_are_two_characters(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path, read: Any, dashes: str
) -> None:
    only = clause("晋卫发〔2024〕6号", "1.", body=(dashes,))
    write_pdf(make_texts(document(only)).of(only.id), tmp_path / "a.pdf", "official")
    assert f"1.{dashes}" in read(tmp_path / "a.pdf")[0].text()


def test_the_fonts_are_embedded_as_subsets(official: list[Any]) -> None:
    assert all("+" in char.font for page in some(official) for char in some(page.chars))


def test_title_and_author_are_in_the_metadata(printed_documents: Any) -> None:
    with pdfplumber.open(printed_documents["晋政发〔2020〕17号", "official"][1]) as file:
        assert file.metadata["Title"] == typeset("山西白求恩医院区域医疗中心建设发展规划(2020-2024年)")
        assert file.metadata["Author"] == "医策"


def test_sixty_pages(texts: Any, tmp_path: Path) -> None:
    excerpt = texts.whole()
    many = replace(excerpt, items=excerpt.items * 2)
    count = len(write_pdf(many, tmp_path / "a.pdf", "official"))
    assert count >= 60
    with pdfplumber.open(tmp_path / "a.pdf") as file:
        assert len(file.pages) == count


# ---- files ----


def test_the_number_of_pages_is_returned(texts: Any, tmp_path: Path, read: Any) -> None:
    path = tmp_path / "摘录 一.pdf"
    assert len(write_pdf(texts.of("晋政办函〔2020〕28号/9."), path)) == 1 == len(read(path))
    assert os.listdir(tmp_path) == ["摘录 一.pdf"]


def test_an_existing_file_is_replaced(texts: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    write_pdf(texts.of("晋政办函〔2020〕28号/9."), path)
    assert path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing/a.pdf", "文件夹不存在"),
        ("folder", "是一个文件夹"),
        ("file/a.pdf", "同名文件"),
        ("长" * 200 + ".pdf", "过长"),
    ],
)
def test_a_bad_path_is_one_sentence(texts: Any, tmp_path: Path, path: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite, match=reason):
        write_pdf(texts.of("晋政办函〔2020〕28号/9."), tmp_path / path)
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_one_sentence(texts: Any, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CannotWrite, match="没有访问权限"):
            write_pdf(texts.of("晋政办函〔2020〕28号/9."), tmp_path / "a.pdf")
        assert not os.listdir(tmp_path)
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("number", "reason"), [(errno.ENOSPC, "磁盘已满"), (errno.EACCES, "没有访问权限"), (errno.EROFS, "只读")]
)
def test_no_half_file_is_left(
    texts: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(pdf.os, "fsync", fail)
    with pytest.raises(CannotWrite, match=reason) as caught:
        write_pdf(texts.of("晋政办函〔2020〕28号/9."), path)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.pdf"]
    assert text(caught.value.message, ENGLISH).isascii() or "“" in text(caught.value.message, ENGLISH)
    assert not re.search("[a-z]{3,}", str(caught.value).replace(str(path), ""))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on file sizes")
def test_a_disk_that_fills_up_leaves_nothing(tmp_path: Path) -> None:
    script = f"""
import resource, signal, sys
sys.path.insert(0, {str(PROJECT)!r})
{SAMPLE}
from store.model.errors import CannotWrite
from store.model.wording import ENGLISH, text
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))
try:
    write_pdf(excerpt, Path(sys.argv[1]))
except CannotWrite as error:
    print(str(error))
"""
    done = run(script, tmp_path / "a.pdf")
    assert "文件过大" in done.stdout, done.stderr
    assert not os.listdir(tmp_path)


def test_a_link_stays_a_link(texts: Any, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "a.pdf"
    link.symlink_to(tmp_path / "there" / "b.pdf")
    write_pdf(texts.of("晋政办函〔2020〕28号/9."), link)
    assert link.is_symlink()
    assert link.read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_what_is_no_file_is_not_replaced(texts: Any, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    with pytest.raises(CannotWrite, match="不是可以替换的文件"):
        write_pdf(texts.of("晋政办函〔2020〕28号/9."), tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").is_fifo()


def test_a_cancelled_file_is_not_there(texts: Any, tmp_path: Path) -> None:
    steps = save_pages(layout(texts.whole(), "plain"), tmp_path / "a.pdf")
    next(steps)
    steps.close()
    assert not os.listdir(tmp_path)


def test_it_works_without_a_display(tmp_path: Path) -> None:
    """From the command line there is no application yet, and no display."""
    done = run(f"import sys\n{SAMPLE}\nprint(len(write_pdf(excerpt, Path(sys.argv[1]))))", tmp_path / "a.pdf")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "1"
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


# ---- footnotes, outline, paper ----


def test_corrections_stand_at_the_foot_of_their_page(texts: Any, printed_documents: Any) -> None:
    for key, document in some(texts.documents.items()):
        _, _, pages = printed_documents[key, "official"]
        marks = [
            mark
            for page in pages
            for mark in re.findall(r"〔\d{1,2}〕", page.text().replace(page.words(), ""))
        ]
        assert bool(marks) == bool(document.corrections)
        for page in pages:
            below = [line for line in page.lines() if line[0].baseline >= page.notes_from()]
            assert all(char.size == pytest.approx(10.5) for line in below for char in line)
            if below:
                assert below[-1][0].baseline < (37 + 225.5) * MM


def outline_of(path: Path) -> list[tuple[int, str, int]]:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return [(each.level, each.get_title(), each.get_dest().get_index()) for each in pdf.get_toc()]


def test_clauses_are_bookmarks_of_the_file(texts: Any, printed_documents: Any) -> None:
    key = next(key for key in texts.documents if "一体化办法" in key)
    pages, path, found = printed_documents[key, "official"]
    outline = outline_of(path)
    assert len(outline) == sum(clause.label != "前言" for clause in texts.document(key).walk())
    assert outline[0][0] == 0
    assert outline[0][1].startswith("第一章")
    assert outline[1][0] == 1
    for _, title, page in outline:
        assert "".join(title.strip("…").split())[:6] in found[page].text()
    assert len(pages.outline) == len(outline)


@pytest.mark.parametrize("size", ["A4", "A3", "B5"])
@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("style", STYLES)
def test_papers(texts: Any, tmp_path: Path, read: Any, size: Any, landscape: bool, style: Any) -> None:
    paper = Paper(size, landscape)
    write_pdf(texts.whole("晋政办函〔2020〕28号"), tmp_path / "a.pdf", style, paper=paper)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        width, height = paper.measures
        for page in some(pdf.pages):
            assert (page.width, page.height) == pytest.approx((width * MM, height * MM), abs=1)
            assert max(char["x1"] for char in page.chars) <= (width - 25) * MM
            assert max(char["bottom"] for char in page.chars) <= (height - 12) * MM
            numbers = [char for char in page.chars if char["text"] == "—" and char["size"] == 14]
            if style == "official":
                assert numbers[0]["top"] > (height - 35) * MM


def test_margins_change_sides_for_both_sides_of_the_paper(texts: Any, tmp_path: Path, read: Any) -> None:
    write_pdf(texts.whole("晋政办函〔2020〕28号"), tmp_path / "a.pdf", "official", paper=Paper(duplex=True))
    lefts = [min(char.x0 for char in page.body()) for page in read(tmp_path / "a.pdf")]
    assert lefts[0] == pytest.approx(28 * MM, abs=0.5)
    assert lefts[1] == pytest.approx((210 - 28 - 156) * MM, abs=0.5)


def test_some_pages_only(texts: Any, tmp_path: Path, read: Any) -> None:
    pages = layout(texts.whole("晋政办函〔2020〕28号"), "official")
    for _ in save_pages(pages, tmp_path / "a.pdf", [2, 4]):
        pass
    found = read(tmp_path / "a.pdf")
    assert [page.text() for page in found] == ["".join(pages.pages[n - 1].text.split()) for n in (2, 4)]
    assert {page for _, _, page in outline_of(tmp_path / "a.pdf")} == {0, 1}


def test_what_the_hospital_adds(texts: Any, tmp_path: Path, read: Any) -> None:
    picture = QImage(200, 80, QImage.Format.Format_RGB32)
    picture.fill(0x0F766E)
    assert picture.save(str(tmp_path / "logo.png"))
    template = Template("own", "本院", "山西白求恩医院", "内部学习", tmp_path / "logo.png")
    write_pdf(texts.of("晋政办函〔2020〕28号/9."), tmp_path / "a.pdf", "official", template=template)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        text = pdf.pages[0].extract_text()
        assert "山西白求恩医院" in text
        assert text.startswith("内部学习")
        assert len(pdf.pages[0].images) == 1
        assert pdf.pages[0].images[0]["bottom"] < 37 * MM
        assert pdf.metadata["Author"] == "山西白求恩医院"


@pytest.mark.parametrize("style", STYLES)
def test_a_character_that_no_font_has_is_never_a_blank(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path, read: Any, style: Any
) -> None:
    missing = "\U00031350\U000323af"
    table = Table((("科室", "床位"), (f"内{missing}科", "40")))
    one = clause("晋卫发〔2024〕6号", "1.", body=(f"甲{missing}乙", table))
    excerpt = make_texts(document(one)).of(one.id, title=f"题{missing}")
    write_pdf(excerpt, tmp_path / "a.pdf", style)
    text = "".join(page.text() for page in read(tmp_path / "a.pdf", style))
    for wanted in ("题〓〓", "甲〓〓乙", "内〓〓科"):
        assert wanted in text


@pytest.mark.parametrize("char", ["，", "—", "〔", "①", "℃", "A", "龠", "　"])
def test_what_the_fonts_have_is_printed_as_it_is(char: str) -> None:
    from ui.printing.layout.sheet_fonts import Faces
    from ui.printing.layout.styles.official_style import OFFICIAL

    assert Faces(OFFICIAL).shown("body", char) == char
