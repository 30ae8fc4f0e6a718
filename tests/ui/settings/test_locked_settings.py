"""Settings that the hospital's IT has locked: they hold, and are greyed with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from store.system import site_settings as module
from store.system.site_settings import site_settings
from ui.appearance.theme import ThemeManager
from ui.printing.content.templates import find
from ui.runtime.settings import Settings
from ui.settings.dialog import SettingsDialog


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    file = tmp_path / "yice.ini"
    values = "[window]\ntheme=dark\n[reading]\nzoom=150\n[print]\nhospital=某院\n"
    file.write_text(values + "[locked]\nkeys=window/theme,print/hospital\n", encoding="utf-8")
    monkeypatch.setattr(module, "site_files", lambda: [file])
    site_settings.cache_clear()
    yield
    site_settings.cache_clear()


@pytest.mark.usefixtures("locked")
def test_a_locked_value_holds_and_an_open_one_can_be_changed(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.theme = "light"
    assert settings.theme == "dark"
    assert settings.zoom == 150
    settings.zoom = 120
    assert settings.zoom == 120


@pytest.mark.usefixtures("locked")
def test_its_row_is_greyed_with_the_reason(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    dialog = SettingsDialog(settings, ThemeManager(settings), tmp_path, "1")
    qtbot.addWidget(dialog)
    assert not dialog.rows["theme"].isEnabled()
    assert dialog.rows["theme"].toolTip()
    assert dialog.rows["zoom"].isEnabled()


@pytest.mark.usefixtures("locked")
def test_the_hospitals_name_stands_on_every_template() -> None:
    assert find("plain").hospital == "某院"
