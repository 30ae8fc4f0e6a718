"""The place for paper: what it shows is what comes out; nothing talks to a printer by itself."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from store.model.errors import CannotWrite
from store.model.wording import CHINESE, ENGLISH, text
from store.system.files import FULL
from tests.ui.printing.preview.paper_pages import opened, settle
from ui.appearance.theme import ThemeManager
from ui.printing.output import printer
from ui.printing.paper_page import PaperPage
from ui.printing.preview.page_grid import NARROWEST, ZOOMS
from ui.runtime.settings import Settings
from ui.services import language
from ui.widgets.dialog_folders import folder_for


def shown(page: PaperPage) -> str:
    pages = page.view.pages()
    assert pages is not None
    return "".join(each.text for each in pages)


def test_it_shows_the_pages(qtbot: QtBot, page: PaperPage) -> None:
    pages = page.view.pages()
    assert pages is not None
    assert pages.style == "official"
    assert page.view.seen()[0] == 1
    assert page.view.seen()[2] == len(pages)
    qtbot.waitUntil(lambda: has_ink(page))


def has_ink(page: PaperPage) -> bool:
    """Whether the first page has more than white paper on it."""
    image: QImage = page.view.viewport().grab().toImage()
    rect = page.view.page_rect(0).intersected(page.view.viewport().rect())
    places = product(range(rect.left() + 4, rect.right() - 4, 2), range(rect.top() + 4, rect.bottom() - 4, 2))
    return any(image.pixelColor(x, y).lightness() < 128 for x, y in places)


def test_changes_show_at_once_and_are_remembered(
    qtbot: QtBot, page: PaperPage, remembered: Settings, excerpt: Any, themes: ThemeManager
) -> None:
    assert "——《" in shown(page)
    page.options.boxes["citations"].click()
    settle(qtbot, page)
    assert "——《" not in shown(page)
    page.options.styles["plain"].click()
    settle(qtbot, page)
    pages = page.view.pages()
    assert pages is not None
    assert pages.style == "plain"
    again = opened(qtbot, excerpt, themes, remembered)
    assert again.options.style_name() == "plain"
    assert not again.options.options().citations
    assert "——《" not in shown(again)


def test_the_title_is_set_when_typing_rests(qtbot: QtBot, page: PaperPage) -> None:
    page.options.title.setText("会议材料")
    page.options.title.textEdited.emit("会议材料")
    qtbot.waitUntil(lambda: "会议材料" in shown(page))


def test_an_empty_title_is_the_excerpts_own(qtbot: QtBot, page: PaperPage) -> None:
    page.options.title.clear()
    page.options.changed.emit()
    settle(qtbot, page)
    assert shown(page).startswith("价格专题会政策摘录")


def test_notes_are_offered_only_where_there_are_some(
    qtbot: QtBot,
    excerpt: Any,
    themes: ThemeManager,
    remembered: Settings,
    page: PaperPage,
    make_note: Any,
) -> None:
    assert not page.options.boxes["notes"].isEnabled()
    first = excerpt.items[0]
    note = make_note(first.document, first.clause, "财务处核算")
    noted = replace(excerpt, items=(replace(first, notes=(note,)), *excerpt.items[1:]))
    other = opened(qtbot, noted, themes, remembered)
    assert other.options.boxes["notes"].isEnabled()
    other.options.boxes["notes"].click()
    settle(qtbot, other)
    assert "财务处核算" in shown(other)


def test_saving_writes_what_is_shown(
    qtbot: QtBot, page: PaperPage, tmp_path: Path, read: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def choose(*arguments: Any) -> tuple[str, str]:
        asked.append(arguments[2])
        return str(tmp_path / "摘录"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.saving.pdf_button.click()
    qtbot.waitUntil(lambda: bool(page.saving.message.text()))
    assert asked[0].endswith("价格专题会政策摘录.pdf")
    assert "摘录.pdf" in page.saving.message.text()
    assert page.saving.open_button.isVisible()
    text = "".join(page.text() for page in read(tmp_path / "摘录.pdf"))
    assert text == "".join(shown(page).split())
    assert folder_for("paper") == tmp_path


def test_what_is_being_typed_is_saved_too(qtbot: QtBot, page: PaperPage, tmp_path: Path, read: Any) -> None:
    page.options.title.setText("会议材料")
    page.options.title.textEdited.emit("会议材料")
    page.output.write_to(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: bool(page.saving.message.text()))
    assert read(tmp_path / "a.pdf")[0].text().startswith("会议材料")


def test_a_bad_place_is_one_sentence(qtbot: QtBot, page: PaperPage, tmp_path: Path) -> None:
    page.output.write_to(tmp_path / "missing" / "a.pdf")
    qtbot.waitUntil(lambda: bool(page.saving.message.text()))
    assert str(tmp_path / "missing" / "a.pdf") in page.saving.message.text()
    assert not page.saving.open_button.isVisible()


def test_errors_speak_the_language_of_the_window() -> None:
    error = CannotWrite(path="a.pdf", reason=FULL)
    before = language.language()
    try:
        language.use(CHINESE)
        assert "磁盘已满" in language.sentence(error)
        language.use(ENGLISH)
        assert language.sentence(error).startswith("Cannot write “a.pdf”: the disk is full")
    finally:
        language.use(before)


def test_closing_in_the_middle_leaves_nothing(
    qtbot: QtBot, texts: Any, themes: ThemeManager, remembered: Settings, tmp_path: Path
) -> None:
    long = texts.whole()
    made = opened(qtbot, replace(long, items=long.items * 3), themes, remembered)
    made.output.write_to(tmp_path / "a.pdf")
    assert made.output.busy()
    made.output.close()
    assert not made.output.busy()
    assert not (tmp_path / "a.pdf").exists()


def test_long_work_shows_its_progress_and_can_be_cancelled(
    qtbot: QtBot,
    texts: Any,
    themes: ThemeManager,
    remembered: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.printing.saving_panel.PATIENCE", 0)
    long = texts.whole()
    made = opened(qtbot, replace(long, items=long.items * 3), themes, remembered)
    made.output.write_to(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: made.saving.progress.isVisible())
    made.saving.cancel_button.click()
    assert not made.saving.progress.isVisible()
    assert made.saving.message.text()
    assert not list(tmp_path.glob("*.pdf"))
    made.output.close()


def test_no_printer_is_made_before_print_is_pressed(
    qtbot: QtBot, page: PaperPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asking for printers opens connections; the preview must not."""
    asked = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: asked.append(1) or [])
    page.options.styles["plain"].click()
    settle(qtbot, page)
    assert not asked
    page.saving.print_button.click()
    assert asked == [1]
    assert "PDF" in page.saving.message.text()


def test_a_print_dialog_that_is_dismissed_prints_nothing(
    page: PaperPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["ui.printing.output_controller"], "choose_printer", lambda *_: None)
    page.saving.print_button.click()
    assert not page.output.busy()
    assert not page.saving.message.text()


def test_zoom(qtbot: QtBot, page: PaperPage) -> None:
    page.resize(1500, 800)
    fitting = page.view.zoom()
    page.view.zoom_in()
    assert page.view.zoom() in ZOOMS
    assert page.view.zoom() > fitting
    assert page.bar.percent.text() == f"{page.view.zoom()}%"
    for _ in ZOOMS:
        page.view.zoom_in()
    assert page.view.zoom() == ZOOMS[-1]
    assert page.view.columns() == 1
    for _ in ZOOMS:
        page.view.zoom_out()
    assert page.view.zoom() == ZOOMS[0]
    assert page.view.columns() > 2
    page.bar.percent.click()
    assert page.view.zoom() == fitting


def test_pages_stand_side_by_side_where_there_is_room(page: PaperPage) -> None:
    page.resize(1500, 800)
    assert page.view.columns() == 2
    first, second = page.view.page_rect(0), page.view.page_rect(1)
    assert first.top() == second.top()
    assert first.right() < second.left()
    assert first.width() >= NARROWEST
    page.resize(1000, 700)
    assert page.view.columns() == 1


def test_the_zoom_is_remembered(
    qtbot: QtBot, page: PaperPage, excerpt: Any, themes: ThemeManager, remembered: Settings
) -> None:
    page.view.set_zoom(80)
    page.hide()
    again = opened(qtbot, excerpt, themes, remembered)
    assert again.view.zoom() == 80


def test_home_and_end(qtbot: QtBot, page: PaperPage) -> None:
    page.view.set_zoom(100)
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    first, last, total = page.view.seen()
    assert last == total
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    assert page.view.seen()[0] == 1
    assert f"{first}" != "1" or total == 1


@pytest.mark.parametrize("name", ["dark", "care"])
def test_paper_is_white_in_every_theme(
    qtbot: QtBot, page: PaperPage, themes: ThemeManager, name: str
) -> None:
    themes.set_theme(name)
    image = page.view.viewport().grab().toImage()
    corner = page.view.page_rect(0).topLeft()
    assert image.pixelColor(corner.x() + 6, corner.y() + 6).name() == "#ffffff"
    assert image.pixelColor(2, 2).name() == themes.theme.win.lower()


def test_everything_has_a_name(page: PaperPage) -> None:
    assert page.view.accessibleName()
    assert page.options.title.accessibleName()
    assert page.bar.percent.accessibleName()
    assert page.parts.list.accessibleName()
    assert text(printer.NoPrinter().message, ENGLISH).startswith("No printer")


def test_characters_that_no_font_has_are_named(
    qtbot: QtBot,
    document: Any,
    clause: Any,
    make_texts: Any,
    themes: ThemeManager,
    remembered: Settings,
    tmp_path: Path,
) -> None:
    one = clause("晋卫发〔2024〕6号", "1.", body=("甲\U00031350乙\U000323af丙\U00031350",))
    made = opened(qtbot, make_texts(document(one)).of(one.id), themes, remembered)
    assert made.saving.message.text().startswith("2 ")
    assert "\U00031350（U+31350）、\U000323af（U+323AF）" in made.saving.message.text()
    made.output.write_to(tmp_path / "a.pdf")
    settle(qtbot, made)
    assert "（U+31350）" in made.saving.message.text()
    assert "a.pdf" in made.saving.message.text()
    made.output.close()
