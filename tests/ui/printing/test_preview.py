"""The preview dialog: what it shows is what comes out; nothing talks to a printer by itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from store.model.errors import CannotWrite
from store.model.wording import ENGLISH, text
from store.system.files import FULL
from ui.appearance.theme import ThemeManager
from ui.printing.choices import Choices
from ui.printing.output import printer
from ui.printing.preview_dialog import PreviewDialog
from ui.printing.preview_view import NARROWEST, ZOOMS
from ui.runtime.i18n import sentence
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
def dialog(qtbot: QtBot, excerpt: Any, themes: ThemeManager, remembered: Settings) -> Iterator[PreviewDialog]:
    made = opened(qtbot, excerpt, themes, remembered)
    yield made
    made.reject()


def opened(qtbot: QtBot, excerpt: Any, themes: ThemeManager, remembered: Settings) -> PreviewDialog:
    made = PreviewDialog(excerpt, themes, remembered)
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, dialog: PreviewDialog) -> None:
    qtbot.waitUntil(lambda: not dialog._slices.busy() and dialog.view.pages() is not None)


def shown(dialog: PreviewDialog) -> str:
    pages = dialog.view.pages()
    assert pages is not None
    return "".join(page.text for page in pages)


def test_it_shows_the_pages(qtbot: QtBot, dialog: PreviewDialog) -> None:
    pages = dialog.view.pages()
    assert pages is not None
    assert pages.style == "official"
    assert dialog.view.seen()[0] == 1
    assert dialog.view.seen()[2] == len(pages)
    qtbot.waitUntil(lambda: has_ink(dialog))


def has_ink(dialog: PreviewDialog) -> bool:
    """Whether the first page has more than white paper on it."""
    image: QImage = dialog.view.viewport().grab().toImage()
    rect = dialog.view.page_rect(0).intersected(dialog.view.viewport().rect())
    places = product(range(rect.left() + 4, rect.right() - 4, 2), range(rect.top() + 4, rect.bottom() - 4, 2))
    return any(image.pixelColor(x, y).lightness() < 128 for x, y in places)


def test_changes_show_at_once_and_are_remembered(
    qtbot: QtBot, dialog: PreviewDialog, remembered: Settings, excerpt: Any, themes: ThemeManager
) -> None:
    assert "——《" in shown(dialog)
    dialog.panel.boxes["citations"].click()
    settle(qtbot, dialog)
    assert "——《" not in shown(dialog)
    dialog.panel.styles["plain"].click()
    settle(qtbot, dialog)
    pages = dialog.view.pages()
    assert pages is not None
    assert pages.style == "plain"
    again = opened(qtbot, excerpt, themes, remembered)
    assert again.panel.style_name() == "plain"
    assert not again.panel.options().citations
    assert "——《" not in shown(again)


def test_the_title_is_set_when_typing_rests(qtbot: QtBot, dialog: PreviewDialog) -> None:
    dialog.panel.title.setText("会议材料")
    dialog.panel.title.textEdited.emit("会议材料")
    qtbot.waitUntil(lambda: "会议材料" in shown(dialog))


def test_an_empty_title_is_the_excerpts_own(qtbot: QtBot, dialog: PreviewDialog) -> None:
    dialog.panel.title.clear()
    dialog.panel.changed.emit()
    settle(qtbot, dialog)
    assert shown(dialog).startswith("价格专题会政策摘录")


def test_notes_are_offered_only_where_there_are_some(
    qtbot: QtBot,
    excerpt: Any,
    themes: ThemeManager,
    remembered: Settings,
    dialog: PreviewDialog,
    make_note: Any,
) -> None:
    assert not dialog.panel.boxes["notes"].isEnabled()
    first = excerpt.items[0]
    note = make_note(first.document, first.clause, "财务处核算")
    noted = replace(excerpt, items=(replace(first, notes=(note,)), *excerpt.items[1:]))
    other = opened(qtbot, noted, themes, remembered)
    assert other.panel.boxes["notes"].isEnabled()
    other.panel.boxes["notes"].click()
    settle(qtbot, other)
    assert "财务处核算" in shown(other)


def test_saving_writes_what_is_shown(
    qtbot: QtBot, dialog: PreviewDialog, tmp_path: Path, read: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def choose(*arguments: Any) -> tuple[str, str]:
        asked.append(arguments[2])
        return str(tmp_path / "摘录"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog.pdf_button.click()
    qtbot.waitUntil(lambda: bool(dialog.message.text()))
    assert asked[0].endswith("价格专题会政策摘录.pdf")
    assert "摘录.pdf" in dialog.message.text()
    assert dialog.open_button.isVisible()
    text = "".join(page.text() for page in read(tmp_path / "摘录.pdf"))
    assert text == "".join(shown(dialog).split())
    assert Choices.load(dialog._settings).folder == str(tmp_path)


def test_what_is_being_typed_is_saved_too(
    qtbot: QtBot, dialog: PreviewDialog, tmp_path: Path, read: Any
) -> None:
    dialog.panel.title.setText("会议材料")
    dialog.panel.title.textEdited.emit("会议材料")
    dialog.write_to(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: bool(dialog.message.text()))
    assert read(tmp_path / "a.pdf")[0].text().startswith("会议材料")


def test_a_bad_place_is_one_sentence(qtbot: QtBot, dialog: PreviewDialog, tmp_path: Path) -> None:
    dialog.write_to(tmp_path / "missing" / "a.pdf")
    qtbot.waitUntil(lambda: bool(dialog.message.text()))
    assert str(tmp_path / "missing" / "a.pdf") in dialog.message.text()
    assert not dialog.open_button.isVisible()


def test_errors_speak_the_language_of_the_window() -> None:
    error = CannotWrite(path="a.pdf", reason=FULL)
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("zh_CN"))
        assert "磁盘已满" in sentence(error)
        QLocale.setDefault(QLocale("en_US"))
        assert sentence(error).startswith("Cannot write “a.pdf”: the disk is full")
    finally:
        QLocale.setDefault(before)


def test_closing_in_the_middle_leaves_nothing(
    qtbot: QtBot, texts: Any, themes: ThemeManager, remembered: Settings, tmp_path: Path
) -> None:
    long = texts.whole()
    made = opened(qtbot, replace(long, items=long.items * 3), themes, remembered)
    made.write_to(tmp_path / "a.pdf")
    assert made._slices.busy()
    made.reject()
    assert not made._slices.busy()
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
    made.write_to(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: made.saving.progress.isVisible())
    made.saving.cancel_button.click()
    assert not made.saving.progress.isVisible()
    assert made.message.text()
    assert not list(tmp_path.glob("*.pdf"))
    made.reject()


def test_no_printer_is_made_before_print_is_pressed(
    qtbot: QtBot, dialog: PreviewDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asking for printers opens connections; the preview must not."""
    asked = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: asked.append(1) or [])
    dialog.panel.styles["plain"].click()
    settle(qtbot, dialog)
    assert not asked
    dialog.print_button.click()
    assert asked == [1]
    assert "PDF" in dialog.message.text()


def test_a_print_dialog_that_is_dismissed_prints_nothing(
    dialog: PreviewDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["ui.printing.preview_dialog"], "choose_printer", lambda *_: None)
    dialog.print_button.click()
    assert not dialog._slices.busy()
    assert not dialog.message.text()


def test_zoom(qtbot: QtBot, dialog: PreviewDialog) -> None:
    dialog.resize(1200, 800)
    fitting = dialog.view.zoom()
    dialog.view.zoom_in()
    assert dialog.view.zoom() in ZOOMS
    assert dialog.view.zoom() > fitting
    assert dialog.bar.percent.text() == f"{dialog.view.zoom()}%"
    for _ in ZOOMS:
        dialog.view.zoom_in()
    assert dialog.view.zoom() == ZOOMS[-1]
    assert dialog.view.columns() == 1
    for _ in ZOOMS:
        dialog.view.zoom_out()
    assert dialog.view.zoom() == ZOOMS[0]
    assert dialog.view.columns() > 2
    dialog.bar.percent.click()
    assert dialog.view.zoom() == fitting


def test_pages_stand_side_by_side_where_there_is_room(dialog: PreviewDialog) -> None:
    dialog.resize(1200, 800)
    assert dialog.view.columns() == 2
    first, second = dialog.view.page_rect(0), dialog.view.page_rect(1)
    assert first.top() == second.top()
    assert first.right() < second.left()
    assert first.width() >= NARROWEST
    dialog.resize(760, 700)
    assert dialog.view.columns() == 1


def test_zoom_and_size_are_remembered(
    qtbot: QtBot, dialog: PreviewDialog, excerpt: Any, themes: ThemeManager, remembered: Settings
) -> None:
    dialog.resize(770, 560)
    dialog.view.set_zoom(80)
    dialog.reject()
    again = opened(qtbot, excerpt, themes, remembered)
    assert (again.width(), again.height(), again.view.zoom()) == (770, 560, 80)


def test_home_and_end(qtbot: QtBot, dialog: PreviewDialog) -> None:
    dialog.view.set_zoom(100)
    qtbot.keyClick(dialog.view, Qt.Key.Key_End)
    first, last, total = dialog.view.seen()
    assert last == total
    qtbot.keyClick(dialog.view, Qt.Key.Key_Home)
    assert dialog.view.seen()[0] == 1
    assert f"{first}" != "1" or total == 1


@pytest.mark.parametrize("name", ["dark", "care"])
def test_paper_is_white_in_every_theme(
    qtbot: QtBot, dialog: PreviewDialog, themes: ThemeManager, name: str
) -> None:
    themes.set_theme(name)
    image = dialog.view.viewport().grab().toImage()
    corner = dialog.view.page_rect(0).topLeft()
    assert image.pixelColor(corner.x() + 6, corner.y() + 6).name() == "#ffffff"
    assert image.pixelColor(2, 2).name() == themes.theme.win.lower()


def test_everything_has_a_name(dialog: PreviewDialog) -> None:
    assert dialog.view.accessibleName()
    assert dialog.panel.title.accessibleName()
    assert dialog.bar.percent.accessibleName()
    assert isinstance(dialog, QDialog)
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
    made.write_to(tmp_path / "a.pdf")
    settle(qtbot, made)
    assert "（U+31350）" in made.saving.message.text()
    assert "a.pdf" in made.saving.message.text()
    made.reject()
