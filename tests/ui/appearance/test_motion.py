"""Less motion: what Qt moves is switched off, and comes back as the system has it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from ui.appearance import motion
from ui.appearance.theme import ThemeManager
from ui.runtime.settings import Settings
from ui.settings.dialog import SettingsDialog


def test_the_box_in_the_settings_works_at_once(
    qtbot: QtBot, settings: Settings, themes: ThemeManager, tmp_path: Path
) -> None:
    motion.reduce(False)
    before = [QApplication.isEffectEnabled(effect) for effect in motion.EFFECTS]
    dialog = SettingsDialog(settings, themes, tmp_path, "1")
    qtbot.addWidget(dialog)
    box = dialog.rows["motion"]
    assert isinstance(box, QCheckBox)
    box.setChecked(True)
    assert settings.get(motion.KEY, False)
    assert not any(QApplication.isEffectEnabled(effect) for effect in motion.EFFECTS)
    box.setChecked(False)
    assert [QApplication.isEffectEnabled(effect) for effect in motion.EFFECTS] == before
