"""The fonts: bundled Noto subsets first, what the machine has after; named explicitly, never by locale."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from store.system.paths import resources_dir

TypeStyle = Literal["song", "fangsong", "hei", "kai", "title"]

SANS = (
    "Yice Sans SC",
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)
SERIF = ("Yice Serif SC", "Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "Songti SC")
_CHAINS: dict[str, tuple[str, ...]] = {
    "song": SERIF,
    "fangsong": ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FandolFang R", *SERIF),
    "hei": ("SimHei", "黑体", "STHeiti", "Heiti SC", *SANS),
    "kai": ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "FandolKai", *SERIF),
    "title": ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK", *SERIF),
}


def install() -> None:
    """Load the bundled fonts and make the sans one the application's; call once after QApplication."""
    folder = resources_dir() / "fonts"
    for file in sorted([*folder.glob("*.otf"), *folder.glob("*.ttf")]):
        QFontDatabase.addApplicationFont(str(file))
    _families.cache_clear()
    _first.cache_clear()
    font = QFont(ui_family())
    font.setPixelSize(14)
    QApplication.setFont(font)


def ui_family() -> str:
    """Return the family for everything but reading text."""
    return _first(SANS)


def reading_family() -> str:
    """Return the family for reading text and titles."""
    return _first(SERIF)


def families_for(style: TypeStyle) -> list[str]:
    """Return the families of a printing style that this machine has, best first; ``title`` is 小标宋.

    Never empty: the last resort is the default of :func:`ui_family` or :func:`reading_family`.
    """
    have = _families()
    fallback = ui_family() if style == "hei" else reading_family()
    return [name for name in _CHAINS[style] if name in have] or [fallback]


def has_face(style: TypeStyle) -> bool:
    """Return whether this machine has a face of that style, not only a substitute."""
    chain = _CHAINS[style]
    own = chain if style in ("song", "hei") else [name for name in chain if name not in SERIF]
    return any(name in _families() for name in own)


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


@lru_cache(maxsize=8)
def _first(names: tuple[str, ...]) -> str:
    have = _families()
    return next(
        (name for name in names if name in have),
        QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(),
    )
