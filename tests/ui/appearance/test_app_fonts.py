"""The bundled families come first: a machine without Chinese fonts shows text, and every machine the same."""

from __future__ import annotations

from ui.appearance import fonts


def test_bundled_families_are_used(qapp):
    fonts.install()
    assert fonts.ui_family() == "Yice Sans SC"
    assert fonts.reading_family() == "Yice Serif SC"


def test_every_printing_style_has_a_family(qapp):
    fonts.install()
    for style in ("song", "fangsong", "hei", "kai", "title"):
        assert fonts.families_for(style)
