"""The guide: in the menu, with pictures, in the colours of the window; and the tips of the first start."""

from __future__ import annotations

import re

import pytest
from pytestqt.qtbot import QtBot

from store.system.paths import resources_dir
from ui.appearance.theme import ThemeManager
from ui.runtime.settings import Settings
from ui.shell.help.guide_dialog import GuideDialog
from ui.shell.main_window import MainWindow


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_page_for_each_language_with_its_pictures(language: str) -> None:
    folder = resources_dir() / "guide"
    text = (folder / f"{language}.html").read_text(encoding="utf-8")
    pictures = re.findall(r'src="([^"]+)"', text)
    assert len(pictures) == 3
    assert all((folder / name).is_file() for name in pictures)
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 1_000_000


def test_the_guide_is_searched_and_follows_the_theme(qtbot: QtBot, themes: ThemeManager) -> None:
    dialog = GuideDialog(themes)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "打印篮" in dialog.page.toPlainText()
    dialog.field.setText("核验码")
    assert dialog.page.textCursor().selectedText() == "核验码"
    dialog.field.setText("这里没有的话")
    assert dialog.found.text() == "没有找到"
    dialog.field.setText("Esc")
    first = dialog.page.textCursor().selectionStart()
    assert dialog.find_words(1)
    assert dialog.page.textCursor().selectedText() == "Esc"
    assert dialog.find_words(-1)
    assert dialog.page.textCursor().selectionStart() == first or dialog.page.textCursor().hasSelection()
    themes.set_theme("dark")
    assert themes.theme.ink.lower() in dialog.page.toHtml().lower()


def test_tips_come_once(window: MainWindow, settings: Settings, qtbot: QtBot) -> None:
    window.show_home()
    assert window.home.tips.isVisible()
    assert settings.get("tips/seen", False)
    window.home.tips.show_once(settings)
    window.home.tips.hide()
    window.home.tips.show_once(settings)
    assert not window.home.tips.isVisible()
    assert window.menu_actions["guide"].text() == "使用说明(&G)"


def test_a_card_says_what_is_in_its_document(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: any("个责任单位" in card.accessibleDescription() for card in window.home.cards()))
    told = [card.accessibleDescription() for card in window.home.cards()]
    assert any("项指标" in each for each in told)
    assert any("章" in each for each in told)
