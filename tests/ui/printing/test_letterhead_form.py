"""Name and logo of the hospital: set in the settings or with a template, on every paper from then on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from ui.appearance.theme import ThemeManager
from ui.printing.content.letterhead import Letterhead, save_letterhead
from ui.printing.content.templates import find, letterhead
from ui.printing.letterhead_form import LetterheadDialog
from ui.printing.paper_page import PaperPage
from ui.printing.printout import printout_of
from ui.runtime.settings import Settings
from ui.settings.row_widgets import LetterheadRow
from ui.widgets.dialogs import Dialog


def test_the_settings_show_and_change_it(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    row = LetterheadRow(tmp_path, dialog)
    qtbot.addWidget(row)
    assert "尚未填写" in row.text.text()

    def fill() -> None:
        opened = QApplication.activeModalWidget()
        assert isinstance(opened, LetterheadDialog)
        opened.form.hospital.setText(" 山西白求恩医院 ")
        button = opened.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)  # type: ignore[union-attr]
        button.click()

    QTimer.singleShot(100, fill)
    row.button.click()
    assert row.text.text() == "山西白求恩医院"
    assert {find(key, tmp_path / "templates").hospital for key in ("plain", "hospital", "meeting")} == {
        "山西白求恩医院"
    }


def test_what_cannot_be_written_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "templates").write_text("")
    dialog = LetterheadDialog(tmp_path / "templates")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.hospital.setText("山西白求恩医院")
    dialog.accept()
    assert dialog.isVisible()
    assert "无法写入" in dialog.form.message.text()


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeManager, settings: Settings, tmp_path: Path) -> Iterator[PaperPage]:
    made = PaperPage(themes, settings, tmp_path / "templates")
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    yield made
    made.output.close()


def test_a_paper_that_is_shown_again_has_the_new_name(
    qtbot: QtBot, page: PaperPage, texts: Any, tmp_path: Path
) -> None:
    def printed() -> str:
        qtbot.waitUntil(lambda: not page.preview.is_waiting())
        pages = page.view.pages()
        assert pages is not None
        return pages.pages[0].text

    page.show_printout(printout_of(texts.of("晋政办函〔2020〕28号/9.")))
    assert "摘录单位" not in printed()
    page.hide()
    save_letterhead(Letterhead("山西白求恩医院"), tmp_path / "templates")
    page.show()
    assert "摘录单位：山西白求恩医院" in printed()
    assert letterhead(tmp_path / "templates").hospital == "山西白求恩医院"
