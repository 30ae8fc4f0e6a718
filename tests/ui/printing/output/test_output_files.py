"""Word, HTML and plain text: the same words as the pages, in real styles, whole or not there at all."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtGui import QImage

from store.model.errors import CannotWrite
from store.model.table import Table
from tests.looping import some
from tests.ui.printing.output.output_text import bare, expected, word
from ui.printing.content.blocks import Options
from ui.printing.content.templates import Template
from ui.printing.layout.paper_setup import Setting
from ui.printing.output.output_files import save_as, save_steps

STYLES = ("official", "plain")
KEY = "晋卫发〔2024〕6号"


def test_a_logo_is_in_every_kind_of_file(texts: Any, tmp_path: Path) -> None:
    picture = QImage(200, 80, QImage.Format.Format_RGB32)
    picture.fill(0x0F766E)
    assert picture.save(str(tmp_path / "logo.png"))
    setting = Setting("official", template=Template("own", "本院", "医院", "页眉", tmp_path / "logo.png"))
    excerpt = texts.of("晋政办函〔2020〕28号/9.")
    save_as(excerpt, "docx", setting, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as file:
        assert any(name.startswith("word/media/") for name in file.namelist())
    save_as(excerpt, "html", setting, tmp_path / "a.html")
    assert 'src="data:image/png;base64,' in (tmp_path / "a.html").read_text(encoding="utf-8")


class Outline(HTMLParser):
    """The tags and words of a page, and whether it asks for anything from outside."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.tags, self.outside = "", [], []
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._style = tag == "style"
        for name, value in attrs:
            if name in ("src", "href") and value and not value.startswith(("#", "data:")):
                self.outside.append(value)

    def handle_endtag(self, tag: str) -> None:
        self._style = False

    def handle_data(self, data: str) -> None:
        self.words += "" if self._style else data


@pytest.mark.parametrize("style", STYLES)
def test_html_is_one_file_with_every_word(texts: Any, tmp_path: Path, style: Any) -> None:
    for key in some(texts.documents):
        excerpt = texts.whole(key)
        save_as(excerpt, "html", Setting(style), tmp_path / "a.html")
        page = Outline()
        page.feed((tmp_path / "a.html").read_text(encoding="utf-8"))
        assert not page.outside
        assert "script" not in page.tags
        assert {"h1", "footer"} <= set(page.tags)
        found = bare(page.words)
        assert all(text in found for text in expected(excerpt, Setting(style)))


def test_html_of_hostile_text_is_text(document: Any, clause: Any, make_texts: Any, tmp_path: Path) -> None:
    bad = '<script>alert("x")</script>&amp;'
    one = clause(KEY, "1.", body=(bad, Table(((bad, bad), ("a", "b")))))
    save_as(make_texts(document(one)).of(one.id, title=bad), "html", Setting(), tmp_path / "a.html")
    page = Outline()
    page.feed((tmp_path / "a.html").read_text(encoding="utf-8"))
    assert "script" not in page.tags
    assert page.words.count(bad) == 5  # title, heading, paragraph, two cells


@pytest.mark.parametrize("style", STYLES)
def test_plain_text(texts: Any, tmp_path: Path, style: Any) -> None:
    excerpt = texts.whole("晋政办函〔2020〕28号")
    save_as(excerpt, "text", Setting(style), tmp_path / "a.txt")
    data = (tmp_path / "a.txt").read_bytes()
    assert data.startswith("\ufeff山西省".encode())
    assert data.count(b"\n") == data.count(b"\r\n")
    assert all(text in bare(data.decode()) for text in expected(excerpt, Setting(style)))


@pytest.mark.parametrize("kind", ["docx", "html", "text"])
def test_a_file_is_whole_or_not_there(texts: Any, tmp_path: Path, kind: Any) -> None:
    target = tmp_path / "a.out"
    target.write_bytes(b"old")
    steps = save_steps(texts.whole("晋政办函〔2020〕28号"), kind, Setting(), target)
    next(steps)
    steps.close()
    assert target.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.out"]
    with pytest.raises(CannotWrite):
        save_as(texts.of("晋政办函〔2020〕28号/9."), kind, Setting(), tmp_path / "no" / "a.out")


def test_odd_characters_do_no_harm(document: Any, clause: Any, make_texts: Any, tmp_path: Path) -> None:
    one = clause(KEY, "1.", body=("甲\x0b乙\x00丙\ufffe丁😀𠀀",))
    for kind in ("docx", "html", "text"):
        save_as(make_texts(document(one)).of(one.id), kind, Setting(), tmp_path / f"a.{kind}")  # type: ignore[arg-type]
    text = docx.Document(io.BytesIO((tmp_path / "a.docx").read_bytes())).paragraphs
    assert any("😀𠀀" in paragraph.text for paragraph in text)


def test_titles_end_their_lines_between_words(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path
) -> None:
    title = "关于进一步深化医药卫生体制改革推动公立医院高质量发展若干措施的实施意见"
    texts = make_texts(
        document(clause(KEY, "1.", body=("甲。",)), clause(KEY, "2.", body=("乙。",)), title=title)
    )
    made = word(texts.of(f"{KEY}/1."), Setting("official"), tmp_path / "a.docx")
    lines = made.paragraphs[0].text.split("\n")
    assert len(lines) > 1
    assert "".join(lines) == title
    assert not any(line.endswith("体制") for line in lines)
    save_as(texts.of(f"{KEY}/1."), "html", Setting("official"), tmp_path / "a.html")
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "".join(f'<span class="line">{line}</span>' for line in lines) in html


def test_a_long_citation_stands_at_the_right_below_its_code(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path
) -> None:
    clauses = (clause(KEY, "1.", body=("甲。",)), clause(KEY, "2.", body=("乙。",)))
    texts = make_texts(document(*clauses, title="关于进一步深化医药卫生体制改革推动公立医院高质量发展的意见"))
    made = word(texts.of(f"{KEY}/1."), Setting("plain"), tmp_path / "a.docx")
    first, second = next(each.text for each in made.paragraphs if "核验码" in each.text).split("\n")
    assert re.fullmatch(r"核验码 \w{10}\t——《.*》", first)
    assert second.startswith("\t（晋卫发〔2024〕6号）")


@pytest.mark.parametrize("style", STYLES)
def test_a_notice_has_addressee_and_signature_in_every_format(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path, style: Any
) -> None:
    one = document(
        clause(KEY, "一、", body=("甲。",)),
        clause(KEY, "二、", body=("乙。",)),
        addressee="各市卫生健康委,省直医院",
        publication="（此件公开发布）",
    )
    whole, part = make_texts(one).whole(), make_texts(one).of(f"{KEY}/一、")
    for kind in ("html", "text"):
        save_as(whole, kind, Setting(style), tmp_path / "a")  # type: ignore[arg-type]
        text = (tmp_path / "a").read_text(encoding="utf-8")
        assert "各市卫生健康委，省直医院：" in text
        assert (
            text.index("（此件公开发布）")
            > text.rindex("2024年3月1日")
            > text.rindex("山西省卫生健康委员会")
            > text.index("乙。")
        )
        save_as(part, kind, Setting(style), tmp_path / "a")  # type: ignore[arg-type]
        assert "省直医院：" not in (tmp_path / "a").read_text(encoding="utf-8")
    words = [paragraph.text for paragraph in word(whole, Setting(style), tmp_path / "a.docx").paragraphs]
    assert "各市卫生健康委，省直医院：" in words
    assert words[-4:-1] == ["山西省卫生健康委员会", "2024年3月1日", "（此件公开发布）"]


def test_documents_of_a_text_are_set_apart(texts: Any, tmp_path: Path) -> None:
    excerpt = texts.of("晋政办函〔2020〕28号/9.", "晋政办发〔2021〕85号/一、")
    save_as(excerpt, "text", Setting("plain"), tmp_path / "a.txt")
    lines = (tmp_path / "a.txt").read_text(encoding="utf-8-sig").splitlines()
    assert lines.count("─" * 40) == 1
    assert lines[lines.index("─" * 40) + 2] == "山西省深化医药卫生体制改革近期重点工作任务"


@pytest.mark.parametrize("bad", ["\x00甲\x08\x1f", "乙\ud800\udfff", "\ufffe\uffff\x0b丙", "长" * 60_000])
def test_nothing_that_a_text_holds_breaks_a_file(
    document: Any, clause: Any, make_texts: Any, make_correction: Any, tmp_path: Path, bad: str
) -> None:
    table = Table(((bad, "乙"), ("甲", bad)), caption=bad, note=bad)
    one = clause(KEY, "1.", heading=bad, body=(bad, table), duty_note=bad)
    texts = make_texts(document(one, corrections=(make_correction(one.id, bad, bad[:1], bad),)))
    for kind in ("docx", "html", "text"):
        save_as(texts.of(one.id, title=bad[:99]), kind, Setting(), tmp_path / f"a.{kind}")  # type: ignore[arg-type]
    made = docx.Document(str(tmp_path / "a.docx"))
    kept = re.sub("[\x00-\x1f\ud800-\udfff\ufffe\uffff]", "", bad)
    assert made.tables[0].rows[1].cells[1].text == kept
    (tmp_path / "a.html").read_text(encoding="utf-8")


def test_options_hold_for_every_kind(texts: Any, tmp_path: Path) -> None:
    options = Options(citations=False, duties=False, codes=False)
    for kind in ("html", "text"):
        excerpt = texts.of("晋政办函〔2020〕28号/9.")
        save_as(excerpt, kind, Setting(options=options), tmp_path / "a")  # type: ignore[arg-type]
        text = (tmp_path / "a").read_text(encoding="utf-8")
        assert "核验码" not in text
        assert "责任单位" not in text


def test_an_id_of_html_stands_where_the_clause_begins(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path
) -> None:
    item = clause(KEY, "第一条", "（一）", body=("制定制度。",))
    one = clause(KEY, "第一条", body=("履行下列职责：", item, "名录另行制定。"))
    save_as(make_texts(document(one)).of(one.id), "html", Setting(), tmp_path / "a.html")
    made = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert [name for name in re.findall(r' id="([^"]*)"', made) if name.startswith(KEY)] == [one.id, item.id]
