"""What the user chose comes back, and nonsense in the settings does no harm."""

from __future__ import annotations

from pathlib import Path

from ui.printing.choices import Choices
from ui.printing.content.blocks import Options
from ui.runtime.settings import Settings


def test_choices_come_back(tmp_path: Path) -> None:
    chosen = Choices("plain", Options(citations=False, notes=True), 80)
    settings = Settings(tmp_path / "settings.ini")
    chosen.save(settings)
    settings.save()
    assert Choices.load(Settings(tmp_path / "settings.ini")) == chosen


def test_the_default_is_the_official_style_without_notes(tmp_path: Path) -> None:
    chosen = Choices.load(Settings(tmp_path / "settings.ini"))
    assert chosen.style == "official"
    assert chosen.options == Options()
    assert not chosen.options.notes


def test_nonsense_is_the_default(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text(
        "[printing]\nstyle=poster\nzoom=wide\nnotes=perhaps\n", encoding="utf-8"
    )
    assert Choices.load(Settings(tmp_path / "settings.ini")) == Choices()
