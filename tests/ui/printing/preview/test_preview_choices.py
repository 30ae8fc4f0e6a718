"""What the preview offers besides style and contents: paper, templates, pages, kinds of file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ui.appearance.theme import ThemeManager
from ui.printing.choices import Choices
from ui.printing.content.templates import find
from ui.printing.paper_page import PaperPage
from ui.printing.printout import printout_of
from ui.printing.template_dialog import TemplateDialog
from ui.runtime.settings import Settings

KEY = "晋政办函〔2020〕28号"


@pytest.fixture
def page(
    qtbot: QtBot, texts: Any, themes: ThemeManager, settings: Settings, tmp_path: Path
) -> Iterator[PaperPage]:
    made = PaperPage(themes, settings, tmp_path / "templates")
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    made.show_printout(printout_of(texts.whole(KEY)))
    wait(qtbot, made)
    yield made
    made.output.close()


def wait(qtbot: QtBot, page: PaperPage) -> None:
    qtbot.waitUntil(lambda: page.view.pages() is not None and not page.preview.busy())


def test_another_paper_shows_at_once_and_is_remembered(
    qtbot: QtBot, page: PaperPage, settings: Settings
) -> None:
    page.paper.paper_box.setCurrentIndex(page.paper.paper_box.findText("A3 · 横向"))
    page.paper.duplex.setChecked(True)
    wait(qtbot, page)
    pages = page.view.pages()
    assert pages is not None
    assert pages.sheet.width > pages.sheet.height
    assert pages.sheet.paper.duplex
    assert (settings.get("printing/paper", ""), settings.get("printing/landscape", False)) == ("A3", True)


def test_a_template_is_chosen_and_edited(qtbot: QtBot, page: PaperPage, tmp_path: Path) -> None:
    box = page.paper.template_box
    assert [box.itemText(row) for row in range(box.count())] == ["不加页眉", "医院页眉", "会议材料"]
    box.setCurrentIndex(1)
    page.paper.edit.click()
    editor = page.findChild(TemplateDialog)
    assert editor is not None
    editor.letterhead.hospital.setText("山西白求恩医院")
    editor.header.setText("价格专题会")
    picture = QImage(90, 30, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    assert picture.save(str(tmp_path / "logo.png"))
    editor.letterhead.choose_logo(tmp_path / "nowhere.png")
    assert "不存在" in editor.letterhead.message.text()
    (tmp_path / "no-picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    editor.letterhead.choose_logo(tmp_path / "no-picture.png")
    assert "不是可以打印的图片" in editor.letterhead.message.text()
    editor.letterhead.choose_logo(tmp_path / "logo.png")
    (tmp_path / "logo.png").unlink()  # it was read when it was chosen
    editor.accept()
    wait(qtbot, page)
    pages = page.view.pages()
    assert pages is not None
    assert pages.template.header == "价格专题会"
    assert pages.template.logo is not None
    assert "山西白求恩医院" in pages.pages[0].text
    assert find("hospital", tmp_path / "templates").own


def test_a_template_of_another_name_is_another(qtbot: QtBot, page: PaperPage, tmp_path: Path) -> None:
    page.paper.edit.click()
    editor = page.findChild(TemplateDialog)
    assert editor is not None
    editor.name.setText("药学部")
    editor.header.setText("药学部")
    editor.accept()
    assert page.paper.template_box.currentText() == "药学部"
    assert page.paper.template_box.count() == 4


def test_only_the_pages_that_are_wanted(
    qtbot: QtBot, page: PaperPage, tmp_path: Path, read: Callable[[Path], list[Any]]
) -> None:
    page.paper.range.setText("2-3")
    page.output.write_to(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: page.saving.open_button.isVisible())
    assert len(read(tmp_path / "a.pdf")) == 2
    assert "共 2 页" in page.saving.message.text()
    page.paper.range.setText("99")
    page.output.write_to(tmp_path / "b.pdf")
    assert "没有这样的页码" in page.saving.message.text()
    assert not (tmp_path / "b.pdf").exists()


@pytest.mark.parametrize(("kind", "ending"), [("docx", "docx"), ("html", "html"), ("text", "txt")])
def test_other_kinds_of_file(
    qtbot: QtBot,
    page: PaperPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    ending: str,
) -> None:
    asked: list[str] = []

    def choose(_parent: Any, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        asked.append(start)
        return str(tmp_path / "摘录"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.saving.save_requested.emit(kind)
    target = tmp_path / f"摘录.{ending}"
    qtbot.waitUntil(lambda: page.saving.open_button.isVisible())
    assert target.stat().st_size > 1000
    assert asked[0].endswith(f".{ending}")
    assert page.saving.message.text() == f"已存为“摘录.{ending}”。"


def test_what_goes_out_is_told(
    qtbot: QtBot, texts: Any, themes: ThemeManager, settings: Settings, tmp_path: Path
) -> None:
    told: list[Any] = []
    made = PaperPage(themes, settings)
    made.output.printed.connect(told.append)
    qtbot.addWidget(made)
    made.show()
    made.show_printout(printout_of(texts.whole(KEY)))
    wait(qtbot, made)
    made.options.title.setText("自拟")
    made.output.write_to(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].title == "自拟"
    assert [item.document.key for item in told[0].items] == [KEY]
    made.output.close()


def test_what_is_remembered_is_shown_and_kept_before_there_is_a_paper(
    qtbot: QtBot, themes: ThemeManager, settings: Settings, tmp_path: Path
) -> None:
    settings.set("printing/duties", False)
    made = PaperPage(themes, settings, tmp_path / "templates")
    qtbot.addWidget(made)
    made.show()
    before = Choices.load(settings)
    assert before.options.citations
    assert made.options.options() == before.options
    made.paper.duplex.setChecked(True)
    after = Choices.load(settings)
    assert after.paper.duplex
    assert after.options == before.options


def test_the_title_goes_with_its_paper(qtbot: QtBot, page: PaperPage) -> None:
    assert page.options.title.text()
    page.show_nothing("空", "没有内容")
    assert not page.options.title.text()
