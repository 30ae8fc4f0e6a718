"""The styles of a Word file: one for each level of the sheet, for paragraphs and for runs in them; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from store.model.message import Message
from ui.printing.layout.page_styles import UNITS_PER_INCH, Face, Level, Sheet
from ui.printing.output.docx.docx_fonts import run_fonts
from ui.printing.output.docx.xml import element, part
from ui.services.language import paper_text

#: Twentieths of a point, in which Word measures, to a unit of the sheet.
TWIPS = 1440 / UNITS_PER_INCH
#: The styles of Word that levels are, so that its navigation and its table of contents know them.
_BUILT_IN: dict[Level, tuple[str, str]] = {
    "title": ("Title", "Title"), "document": ("Heading1", "heading 1"), "part": ("Part", ""),
    "first": ("Heading2", "heading 2"), "second": ("Heading3", "heading 3"),
    "third": ("Heading4", "heading 4"),
    "body": ("Normal", "Normal"), "caption": ("Caption", "caption"), "head": ("Header", "header"),
    "footer": ("Footer", "footer"), "footnote": ("FootnoteText", "footnote text"),
    "footmark": ("FootnoteReference", "footnote reference"),
}  # fmt: skip
_NAMES: dict[Level, Message] = {
    "mark": Message("word_style.mark"),
    "source": Message("word_style.source"),
    "label": Message("word_style.label"),
    "duty": Message("word_style.duty"),
    "citation": Message("word_style.citation"),
    "code": Message("word_style.code"),
    "remark": Message("word_style.remark"),
    "note": Message("word_style.note"),
    "note_head": Message("word_style.note_head"),
    "cell": Message("word_style.cell"),
    "cell_head": Message("word_style.cell_head"),
    "cell_small": Message("word_style.cell_small"),
    "cell_small_head": Message("word_style.cell_small_head"),
    "number": Message("word_style.number"),
}
_PART = Message("word_style.part")
#: The depth in Word's navigation of the levels that are headings.
OUTLINE: dict[Level, int] = {"document": 0, "part": 0, "first": 1, "label": 1, "second": 2, "third": 3}
_HEADINGS: tuple[Level, ...] = ("title", "document", "part", "first", "second", "third")
_SMALL: tuple[Level, ...] = ("citation", "code", "remark", "note", "note_head")
#: What lines of type in the margins measure, in ems.
_CLOSE = 1.45
#: The least that a line measures, in ems.
_LEAST = 1.3


def paragraph_style(level: Level) -> str:
    """Return the id of the style of a paragraph of a level."""
    return _BUILT_IN[level][0] if level in _BUILT_IN else f"Yice{level.title().replace('_', '')}"


def character_style(level: Level) -> str:
    """Return the id of the style of a run of a level within a paragraph of another."""
    return paragraph_style(level) if level == "footmark" else f"{paragraph_style(level)}Char"


def twips(units: float) -> int:
    """Return a length of the sheet as Word counts it."""
    return round(units * TWIPS)


def half_points(face: Face) -> int:
    """Return the size of type as Word counts it."""
    return round(face.size * 144 / UNITS_PER_INCH)


def pitch(sheet: Sheet, level: Level) -> float:
    """Return the distance of the lines of a level, in units."""
    size = sheet.faces[level].size
    if level.startswith("cell"):
        return sheet.cell_pitch * size / sheet.faces["cell"].size
    if level in ("head", "footer", "number", "footnote"):
        return _CLOSE * size
    return max(sheet.note_pitch if level in _SMALL else sheet.pitch, _LEAST * size)


@lru_cache(maxsize=256)
def run_properties(
    face: Face, style: str = "", shade: str = "", raised: bool = False, tracked: bool = True, change: str = ""
) -> str:
    """Return the properties of a run: families and size named on it, so that it stays itself where it is
    pasted.

    ``change``: words that were inserted are bold and underlined, deleted ones struck out.

    ``tracked``: Word counts type in half points, so 15.75 pt are 16 pt with each character a quarter point
    closer.
    """
    spare = face.size * 1440 / UNITS_PER_INCH - half_points(face) * 10 if tracked else 0.0
    size = half_points(face)
    grey = f"{face.grey:02X}" * 3
    return element(
        "rPr",
        element("rStyle", val=style) if style else "",
        run_fonts(face.family),
        element("b") + element("bCs") if face.bold or change == "inserted" else "",
        element("strike") if change == "deleted" else "",
        element("color", val=grey) if face.grey else "",
        element("spacing", val=round(spare)) if round(spare) else "",
        element("sz", val=size),
        element("szCs", val=size),
        element("u", val="single") if change == "inserted" else "",
        element("shd", val="clear", color="auto", fill=shade.lstrip("#")) if shade else "",
        element("vertAlign", val="superscript") if raised else "",
    )


def styles(sheet: Sheet, extra: Sequence[str] = ()) -> bytes:
    """Return the part, with ``extra`` styles; numbers are Western words, which a line does not part."""
    language = element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    body = run_properties(sheet.faces["body"]).replace("</w:rPr>", f"{language}</w:rPr>")
    defaults = element("docDefaults", element("rPrDefault", body), element("pPrDefault", element("pPr")))
    found = [_normal(sheet), *_tables()]
    found += [_paragraph(sheet, level) for level in sheet.faces if level not in ("body", "footmark")]
    found += [_character(sheet, level) for level in sheet.faces]
    found += extra
    return part("styles", defaults, *found)


def _normal(sheet: Sheet) -> str:
    properties = element(
        "pPr",
        element("widowControl"),
        element("kinsoku"),
        element("wordWrap"),
        element("overflowPunct"),
        element("autoSpaceDE", val=0),
        element("autoSpaceDN", val=0),
        _spacing(sheet, "body"),
        element("jc", val="both"),
    )
    name = element("name", val="Normal")
    body = run_properties(sheet.faces["body"])
    return element(
        "style", name, element("qFormat"), properties, body, type="paragraph", default=1, styleId="Normal"
    )


def _name(level: Level) -> str:
    """Return the name of the style of a level: Word's own, or in the language of papers."""
    own = _PART if level == "part" else _NAMES.get(level)
    return paper_text(own) if own else _BUILT_IN[level][1]


def _spacing(sheet: Sheet, level: Level) -> str:
    return element("spacing", before=0, after=0, line=twips(pitch(sheet, level)), lineRule="exact")


def _paragraph(sheet: Sheet, level: Level) -> str:
    own = level in _NAMES or level == "part"
    heading = level in _HEADINGS
    depth = OUTLINE.get(level) if heading else None
    properties = element(
        "pPr",
        element("keepNext") if heading else "",
        element("snapToGrid", val=0) if sheet.faces[level].size != sheet.faces["body"].size else "",
        _spacing(sheet, level),
        element("outlineLvl", val=depth) if depth is not None else "",
    )
    return element(
        "style",
        element("name", val=_name(level)),
        element("basedOn", val="Normal"),
        element("next", val="Normal") if heading else "",
        element("qFormat") if heading else "",
        properties,
        run_properties(sheet.faces[level]),
        type="paragraph",
        styleId=paragraph_style(level),
        customStyle=1 if own else None,
    )


def _character(sheet: Sheet, level: Level) -> str:
    built_in = level == "footmark"
    name = _name(level)
    return element(
        "style",
        element("name", val=name if built_in else paper_text(Message("word_style.character", name=name))),
        run_properties(sheet.faces["body" if built_in else level], raised=built_in, tracked=not built_in),
        type="character",
        styleId=character_style(level),
        customStyle=None if built_in else 1,
    )


def _tables() -> tuple[str, str]:
    """Return what every table is, and one with rules."""
    margins = element(
        "tblCellMar",
        element("top", w=0, type="dxa"),
        element("left", w=108, type="dxa"),
        element("bottom", w=0, type="dxa"),
        element("right", w=108, type="dxa"),
    )
    plain = element(
        "style",
        element("name", val="Normal Table"),
        element("uiPriority", val=99),
        element("semiHidden"),
        element("unhideWhenUsed"),
        element("tblPr", element("tblInd", w=0, type="dxa"), margins),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(element(side, val="single", sz=4, space=0, color="auto") for side in sides)
    ruled = element(
        "style",
        element("name", val="Table Grid"),
        element("basedOn", val="TableNormal"),
        element("tblPr", element("tblBorders", rules)),
        type="table",
        styleId="TableGrid",
    )
    return plain, ruled
