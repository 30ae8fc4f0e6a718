"""The fonts of a Word file: those of official papers, and their substitutes where a machine lacks them."""

from __future__ import annotations

from dataclasses import dataclass

from ui.printing.output.docx.xml import element, part


@dataclass(frozen=True, slots=True)
class Font:
    """A family by the name that runs carry, and its other names and next of kin, best first."""

    name: str
    others: tuple[str, ...]
    kind: str = "modern"
    panose: str = "02010609030101010101"


#: By the family of a face; Word takes the first of ``others`` that a machine has.
FONTS = {
    "song": Font("宋体", ("SimSun", "NSimSun", "STSong"), "auto", "02010600030101010101"),
    "fangsong": Font("仿宋_GB2312", ("FangSong_GB2312", "仿宋", "FangSong", "STFangsong")),
    "hei": Font("黑体", ("SimHei", "STHeiti", "Microsoft YaHei")),
    "kai": Font("楷体_GB2312", ("KaiTi_GB2312", "楷体", "KaiTi", "STKaiti")),
    "title": Font(
        "方正小标宋简体", ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "STZhongsong", "SimSun"), "script"
    ),
}


def run_fonts(family: str) -> str:
    """Return the families of a run, Chinese or not; signs that both scripts have are Chinese."""
    name = FONTS[family].name
    return element("rFonts", hint="eastAsia", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def font_table() -> bytes:
    """Return the part that names a substitute for each family."""
    return part("fonts", *(_font(each) for each in FONTS.values()))


def _font(font: Font) -> str:
    return element(
        "font",
        element("altName", val=",".join(font.others)),
        element("panose1", val=font.panose),
        element("charset", val="86"),
        element("family", val=font.kind),
        element("pitch", val="default"),
        name=font.name,
    )
