"""Settings: typed, forgiving, remembered; and the dialog that changes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.appearance.theme import ThemeManager
from ui.runtime.settings import ZOOM_MAX, ZOOM_MIN, Settings
from ui.settings.about import AboutDialog, licences
from ui.settings.dialog import SettingsDialog
from ui.settings.row_widgets import HistoryRow, LanguageRow, ThemeRow


def test_values_survive_the_program(tmp_path: Path, qapp: QApplication) -> None:
    first = Settings(tmp_path / "settings.ini")
    first.theme, first.language, first.zoom = "care", "en", 150
    first.set("print/notes", True)
    first.set_state("window", QByteArray(b"\x00\x01geometry"))
    first.save()
    again = Settings(tmp_path / "settings.ini")
    assert (again.theme, again.language, again.zoom) == ("care", "en", 150)
    assert again.get("print/notes", False) is True
    assert again.state("window") == QByteArray(b"\x00\x01geometry")
    again.forget("print")
    assert again.get("print/notes", False) is False


@pytest.mark.parametrize(
    "text", ["[window]\ntheme=purple\nlanguage=7\n[reading]\nzoom=huge\n", "\x00\xff[[[", ""]
)
def test_nonsense_reads_as_the_default(tmp_path: Path, qapp: QApplication, text: str) -> None:
    (tmp_path / "settings.ini").write_text(text, encoding="latin-1")
    settings = Settings(tmp_path / "settings.ini")
    assert (settings.theme, settings.language, settings.zoom) == ("light", "zh_CN", 100)
    assert settings.state("window").isEmpty()


def test_zoom_stays_in_its_bounds(settings: Settings) -> None:
    for asked, got in ((500, ZOOM_MAX), (10, ZOOM_MIN), (130, 130)):
        settings.zoom = asked
        assert settings.zoom == got


def test_changes_are_told_once(qtbot: QtBot, settings: Settings) -> None:
    told: list[str] = []
    settings.theme_changed.connect(told.append)
    settings.theme = "dark"
    settings.theme = "dark"
    settings.theme = "no such theme"
    assert told == ["dark"]


def test_each_setting_in_the_dialog_works(
    qtbot: QtBot, settings: Settings, themes: ThemeManager, tmp_path: Path
) -> None:
    dialog = SettingsDialog(settings, themes, tmp_path, "9.9")
    qtbot.addWidget(dialog)
    settings.theme_changed.connect(themes.set_theme)
    theme_row, history, language = dialog.rows["theme"], dialog.rows["history"], dialog.rows["language"]
    assert isinstance(theme_row, ThemeRow)
    assert isinstance(history, HistoryRow)
    assert isinstance(language, LanguageRow)
    theme_row.buttons["dark"].click()
    assert themes.theme.name == "dark"
    themes.set_theme("care")
    assert theme_row.buttons["care"].isChecked()
    dialog.rows["zoom"].slider.setValue(153)
    assert settings.zoom == 150
    with qtbot.waitSignal(dialog.clear_history_requested):
        history.button.click()
    assert not history.button.isEnabled()
    with qtbot.waitSignal(settings.language_changed):
        language.activated.emit(1)
    assert settings.language == "en"


def test_about_shows_the_licences(qtbot: QtBot, themes: ThemeManager) -> None:
    dialog = AboutDialog(themes, "9.9")
    qtbot.addWidget(dialog)
    assert "Lucide" in licences()
