"""Themes: complete, readable, and applied to everything. Contrast is worked out from the theme files."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ui.appearance.contrast import contrast
from ui.appearance.theme import Theme, ThemeManager, load, mix, shades
from ui.reader.page.highlight_map import highlight_colour, strong
from ui.runtime.theme_files import theme_names

SURFACES = ("win", "panel", "paper", "hover", "press", "accentbg")
HIGHLIGHTS, HITS = ("y", "b", "r", "v"), ("hit", "hitcur")
#: What a colour needs on a ground, and what it needs in the theme for those who see little.
TEXT, EDGE, CONTROL, ENHANCED = 4.5, 1.5, 3.0, 7.0


def needed(name: str, usual: float) -> float:
    return ENHANCED if name == "contrast" else usual


def lightness(colour: str) -> tuple[float, float, float]:
    """A colour in CIE Lab, where distances are those that are seen."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in QColor(colour).getRgb()[:3])
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    a, b, c = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("ink", ["ink", "ink2", "ink3", "accent", "red"])
@pytest.mark.parametrize("ground", SURFACES)
def test_text_can_be_read_on_every_ground(name: str, ink: str, ground: str) -> None:
    colours = shades(load(name))
    assert contrast(colours[ink], colours[ground]) >= needed(name, TEXT)


@pytest.mark.parametrize("name", theme_names())
def test_marked_text_can_be_read(name: str) -> None:
    colours = shades(load(name))
    pairs = [("onaccent", "accent"), ("onaccent", "accenthover"), ("accent", "chiphover")]
    pairs += [("onmark", mark) for mark in HIGHLIGHTS] + [("onhit", mark) for mark in HITS]
    for ink, ground in pairs:
        assert contrast(colours[ink], colours[ground]) >= needed(name, TEXT), (ink, ground)


@pytest.mark.parametrize("name", theme_names())
def test_marks_stand_out_from_the_paper_and_hits_from_highlights(name: str) -> None:
    theme = load(name)
    for mark in (*HIGHLIGHTS, *HITS):
        assert contrast(getattr(theme, mark), theme.paper) >= needed(name, EDGE), mark
    for hit in HITS:
        for mark in HIGHLIGHTS:
            one, other = lightness(getattr(theme, hit)), lightness(getattr(theme, mark))
            assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= 20, (hit, mark)
    assert contrast(theme.hit, theme.hitcur) >= 1.25


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("style", ["point", "duty", "deadline", "question", "of a later version"])
def test_a_highlight_and_its_sign_can_be_seen(name: str, style: str) -> None:
    theme = load(name)
    ground = highlight_colour(theme, style).name()
    assert contrast(ground, theme.paper) >= EDGE
    assert contrast(theme.onmark, ground) >= TEXT
    assert contrast(strong(theme, style), theme.panel) >= CONTROL
    assert contrast(strong(theme, style), theme.paper) >= CONTROL


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("ground", ["win", "panel", "paper"])
def test_lines_are_seen_and_what_can_be_pressed_has_an_edge(name: str, ground: str) -> None:
    theme = load(name)
    under = getattr(theme, ground)
    assert contrast(theme.line, under) >= needed(name, EDGE)
    assert contrast(theme.border, under) >= needed(name, CONTROL)
    assert contrast(theme.accent, under) >= needed(name, CONTROL)
    assert contrast(shades(theme)["scroll"], under) >= 2.5


@pytest.mark.parametrize("name", theme_names())
def test_which_themes_are_dark(name: str) -> None:
    assert load(name).dark == (name in ("dark", "contrast"))


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
    assert seen == ["dark", "care", "contrast", "light"]


def test_mix() -> None:
    assert mix("#FFFFFF", "#000000", 0.5) == "#808080"
