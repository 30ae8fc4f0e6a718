"""Themes: complete, readable, and applied to everything."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ui.appearance.theme import Theme, ThemeManager, load, mix
from ui.runtime.theme_files import theme_names


def luminance(colour: str) -> float:
    parts = [channel / 255 for channel in QColor(colour).getRgb()[:3]]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("ink", ["ink", "ink2", "ink3", "accent", "red"])
@pytest.mark.parametrize("ground", ["win", "panel", "paper"])
def test_text_can_be_read_on_every_ground(name: str, ink: str, ground: str) -> None:
    theme = load(name)
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("ink", "accentbg"), ("accent", "accentbg"), ("onaccent", "accent"), ("ink", "hit"), ("ink", "hitcur")],
)
def test_marked_text_can_be_read(name: str, ink: str, ground: str) -> None:
    theme = load(name)
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("name", theme_names())
def test_only_the_dark_theme_is_dark(name: str) -> None:
    assert load(name).dark == (name == "dark")


def test_switching_tells_everybody_and_repaints(qapp: QApplication) -> None:
    manager = ThemeManager("light")
    seen: list[Theme] = []
    manager.changed.connect(seen.append)
    manager.set_theme("dark")
    manager.set_theme("dark")
    manager.set_theme("no such theme")
    assert [theme.name for theme in seen] == ["dark"]
    assert qapp.palette().window().color() == QColor(manager.theme.win)
    assert manager.theme.ink in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_an_unknown_theme_is_the_light_one(qapp: QApplication) -> None:
    assert ThemeManager("purple").theme.name == "light"


def test_the_round_of_themes(qapp: QApplication) -> None:
    manager = ThemeManager("light")
    seen = []
    for _ in theme_names():
        manager.set_theme(manager.next_name())
        seen.append(manager.theme.name)
    assert seen == ["dark", "care", "light"]


def test_mix() -> None:
    assert mix("#FFFFFF", "#000000", 0.5) == "#808080"
