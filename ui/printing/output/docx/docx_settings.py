"""The settings of a Word file: languages, headers of both sides, how lines are filled; no Qt."""

from __future__ import annotations

from ui.printing.layout.page_styles import Sheet
from ui.printing.output.docx.footnotes import RULES
from ui.printing.output.docx.xml import element, part

_COMPATIBLE = "http://schemas.microsoft.com/office/word"
#: Word 2013 and later; older ways of setting lines are not asked for.
_MODE = 15


def settings(sheet: Sheet, footnotes: bool) -> bytes:
    """Return the part; its elements are in the order of the schema."""
    found = [element("zoom", percent=100)]
    if sheet.paper.duplex:
        found.append(element("mirrorMargins"))
    found.append(element("defaultTabStop", val=420))
    if sheet.numbering == "outside":
        found.append(element("evenAndOddHeaders"))
    found.append(element("characterSpacingControl", val="compressPunctuation"))
    if footnotes:
        found.append(element("footnotePr", *(element("footnote", id=number) for _, number in RULES)))
    mode = element("compatSetting", name="compatibilityMode", uri=_COMPATIBLE, val=_MODE)
    found.append(element("compat", mode))
    found.append(element("themeFontLang", val="en-US", eastAsia="zh-CN"))
    found.append(element("decimalSymbol", val="."))
    found.append(element("listSeparator", val=","))
    return part("settings", *found)
