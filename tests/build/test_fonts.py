"""The bundled fonts cover what the program shows, under names of their own."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "resources/fonts"
FILES = ("YiceSansSC-Regular", "YiceSansSC-Bold", "YiceSerifSC-Regular", "YiceSerifSC-Bold")


@pytest.fixture(scope="module")
def recipe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_fonts", FONTS / "make_fonts.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=FILES)
def font(request: pytest.FixtureRequest) -> Iterator[TTFont]:
    with TTFont(FONTS / f"{request.param}.otf", lazy=True) as opened:
        yield opened


def missing(font: TTFont, characters: set[int]) -> str:
    """The characters that leave a mark on paper and that the font lacks."""
    have = font.getBestCmap()
    marks = {code for code in characters if chr(code).isprintable()}
    return "".join(map(chr, sorted(marks - set(have))))


def test_the_standard_table_is_whole(recipe: ModuleType) -> None:
    assert len(recipe.standard_table()) == 8105


def test_covers_the_standard_table_and_gb2312(font: TTFont, recipe: ModuleType) -> None:
    assert missing(font, recipe.standard_table() | recipe.gb2312()) == ""


def test_covers_the_documents(font: TTFont, recipe: ModuleType) -> None:
    assert missing(font, recipe.in_texts([FONTS.parent / "library"])) == ""


def test_covers_the_window(font: TTFont, recipe: ModuleType) -> None:
    assert missing(font, recipe.in_texts(sorted((FONTS.parent / "i18n").rglob("*.ts")))) == ""


def test_covers_what_policies_print(font: TTFont) -> None:
    samples = "〔〕《》“”‘’—…·×％℃㎡①⑳㈠⑴№Ⅳ→≤≥±０９ＡｚABCabc019ǎ"
    assert missing(font, {ord(character) for character in samples}) == ""


def test_has_no_radicals(font: TTFont) -> None:
    assert not [code for code in font.getBestCmap() if 0x2E80 <= code < 0x2FE0]


def test_names_do_not_clash_with_installed_fonts(font: TTFont) -> None:
    names = font["name"]
    assert names.getDebugName(1) in ("Yice Sans SC", "Yice Serif SC")
    assert names.getDebugName(2) in ("Regular", "Bold")
    assert "SIL Open Font License" in names.getDebugName(13)


def test_each_character_has_a_glyph_of_its_own(font: TTFont) -> None:
    """The text layer of a PDF cannot tell apart two characters that share one."""
    names = list(font.getBestCmap().values())
    assert len(set(names)) == len(names)
