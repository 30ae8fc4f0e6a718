"""The fonts of a sheet's faces and how wide their characters are, in units."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import takewhile

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont, QTextLayout, QTransform

from store.system.paths import resources_dir
from ui.appearance.fonts import TypeStyle as FontStyle
from ui.appearance.fonts import families_for
from ui.printing.layout.page_styles import Face, Level, Sheet

#: The bundled subsets, asked for before any other Noto: a whole one spoils the text layer of a PDF, where
#: it turns 一 into the radical ⼀.
BUNDLED_SANS, BUNDLED_SERIF = "Yice Sans SC", "Yice Serif SC"
#: Beginnings of the families that replace 仿宋, 楷体 and 小标宋 where the machine lacks them.
STAND_INS = ("Yice ", "Noto ", "Source Han ")

#: Replaces a character that cannot be printed, as compositors have always set it.
MISSING = "〓"
SOFT_HYPHEN = "\u00ad"
#: Glyph boxes come in whole pixels: measure a glyph at this size.
MEASURED_AT = 1000


def install_bundled() -> None:
    """Load the bundled fonts unless the window did; needs a QGuiApplication."""
    if BUNDLED_SERIF in QFontDatabase.families():
        return
    for file in sorted((resources_dir() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))


@lru_cache(maxsize=16)
def families(style: FontStyle) -> tuple[str, ...]:
    """Return the families for a kind of type, best first: the machine's own, the bundled one, any Noto
    last.
    """
    chain = families_for(style)
    own = tuple(takewhile(lambda name: not name.startswith(STAND_INS), chain))
    bundled = (_bundled(style),) if _bundled(style) in QFontDatabase.families() else ()
    return (*own, *bundled, *(name for name in chain if name not in (*own, *bundled)))


def _bundled(style: FontStyle) -> str:
    return BUNDLED_SANS if style == "hei" else BUNDLED_SERIF


class Faces:
    """The fonts of one sheet; fonts are made once and shared by layout and painting."""

    def __init__(self, sheet: Sheet) -> None:
        install_bundled()
        self._sheet = sheet
        self._fonts: dict[tuple[Face, int], QFont] = {}
        self._widths: dict[Level, dict[str, float]] = {}
        self._metrics: dict[Level, QFontMetricsF] = {}
        self._dashes: dict[Level, QRectF] = {}
        self._printable: dict[Level, dict[str, str]] = {}
        self._missing: dict[str, None] = {}

    def font(self, level: Level, gap: float = 0.0) -> QFont:
        """Return the font of a level with ``gap`` behind each character, rounded to 1/64 as Qt does.

        Qt multiplies the gap by the resolution of the device it draws on over that of the screen; the
        caller divides it by that before.
        """
        face = self._sheet.faces[level]
        key = (face, round(gap * 64))
        font = self._fonts.get(key)
        if font is None:
            font = _font(face)
            if key[1]:
                font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, key[1] / 64)
            self._fonts[key] = font
        return font

    def shown(self, level: Level, text: str) -> str:
        """Return the text as it can be printed: what no font of this machine has becomes 〓, never a blank.

        A soft hyphen, which a correction may quote, is seen.
        """
        text = text.replace(SOFT_HYPHEN, "-")
        known = self._printable.setdefault(level, {})
        fresh = [char for char in dict.fromkeys(text) if char not in known]
        if fresh:
            font = self.font(level)
            own = QRawFont.fromFont(font)
            for char in fresh:
                has = (
                    char.isspace()
                    or unseen(char)
                    or own.supportsCharacter(ord(char))
                    or _falls_back(font, char)
                )
                known[char] = char if has else MISSING
                if not has:
                    self._missing[char] = None
        return "".join(known[char] for char in text)

    @property
    def missing(self) -> str:
        """The characters that were to be printed and that no font has, each once."""
        return "".join(self._missing)

    def size(self, level: Level) -> float:
        """Return the em of a level."""
        return self._sheet.faces[level].size

    def widths(self, level: Level, text: str) -> list[float]:
        """Return the advance of each character."""
        known = self._widths.setdefault(level, {})
        result = []
        for char in text:
            width = known.get(char)
            if width is None:
                width = known[char] = self.metrics(level).horizontalAdvance(char)
            result.append(width)
        return result

    def metrics(self, level: Level) -> QFontMetricsF:
        """Return the metrics of a level's font."""
        if level not in self._metrics:
            self._metrics[level] = QFontMetricsF(self.font(level))
        return self._metrics[level]

    def dash(self, level: Level) -> QRectF:
        """Return the ink of —, from its origin on the baseline."""
        if level not in self._dashes:
            font = QRawFont.fromFont(self.font(level))
            font.setPixelSize(MEASURED_AT)
            ink = font.boundingRect(font.glyphIndexesForString("—")[0])
            self._dashes[level] = QTransform.fromScale(*(self.size(level) / MEASURED_AT,) * 2).mapRect(ink)
        return self._dashes[level]


@lru_cache(maxsize=256)
def unseen(char: str) -> bool:
    """Return whether a character is no visible glyph: joiners, marks of direction, selectors of a form."""
    return not char.isascii() and (
        unicodedata.category(char) == "Cf"
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
    )


def _falls_back(font: QFont, char: str) -> bool:
    """Return whether another font of the machine has a character."""
    layout = QTextLayout(char, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    return bool(runs) and all(index for run in runs for index in run.glyphIndexes())


def _font(face: Face) -> QFont:
    names = families(face.family)
    font = QFont(list(names))
    font.setPixelSize(face.size)
    font.setBold(face.bold or (face.stress and names[0].startswith(STAND_INS)))
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
