"""The theme of a Word file: black and grey, and the families of Chinese papers; nothing refers to it.

Word offers the colours and families of the theme in its menus and puts its own in where a file has none.
"""

from __future__ import annotations

from ui.printing.output.docx.docx_fonts import FONTS
from ui.printing.output.docx.xml import DECLARATION

_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "404040", "lt2": "F2F2F2", "accent1": "0F766E",
    "accent2": "595959", "accent3": "7F7F7F", "accent4": "A6A6A6", "accent5": "BFBFBF", "accent6": "D9D9D9",
    "hlink": "000000", "folHlink": "404040",
}  # fmt: skip


def theme() -> bytes:
    """Return the part."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_SPACE}" name="Yice"><a:themeElements>'
        f'<a:clrScheme name="Yice">{colours}</a:clrScheme><a:fontScheme name="Yice">'
        f"{_fonts('major', FONTS['hei'].name)}{_fonts('minor', FONTS['song'].name)}</a:fontScheme>"
        f'<a:fmtScheme name="Yice"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}'
        f"</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()


def _fonts(name: str, family: str) -> str:
    faces = f'<a:latin typeface="{family}"/><a:ea typeface="{family}"/><a:cs typeface=""/>'
    return f"<a:{name}Font>{faces}</a:{name}Font>"
