"""The styles of a Word file: one for each level of the sheet, for paragraphs and for runs in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.printing.layout.page_styles import UNITS_PER_INCH, Face, Level, Sheet
from ui.printing.output.docx.word_parts import child

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

#: Fonts that Windows has, for the Chinese characters; each machine substitutes what it lacks.
_FAMILIES = {"song": "宋体", "fangsong": "仿宋", "hei": "黑体", "kai": "楷体", "title": "方正小标宋简体"}
#: The styles of Word that levels are, so that its navigation and its table of contents know them.
_BUILT_IN: dict[Level, str] = {
    "title": "Title", "document": "Heading 1", "part": "Heading 1", "first": "Heading 2",
    "second": "Heading 3", "third": "Heading 4", "body": "Normal", "caption": "Caption",
}  # fmt: skip
_NAMES: dict[Level, str] = {
    "mark": "节录", "source": "发文信息", "label": "条款序号", "duty": "责任单位", "citation": "引文",
    "code": "核验码", "remark": "说明", "note": "批注", "note_head": "批注日期", "cell": "表格",
    "cell_head": "表头", "number": "页码", "footer": "页脚", "head": "页眉", "footmark": "注号",
    "footnote": "脚注",
}  # fmt: skip
_SMALL: tuple[Level, ...] = ("citation", "code", "remark", "note", "note_head")
#: Word counts type in half points; below this much of the exact size nobody sees the difference.
HALF = 2


class Styles:
    """Makes the styles of a document when they are first asked for."""

    def __init__(self, document: WordDocument, sheet: Sheet) -> None:
        self._document, self._sheet = document, sheet
        self._known: dict[tuple[str, Level], Any] = {}
        self._set_normal()

    def points(self, length: float) -> Any:
        """A length as python-docx wants it."""
        from docx.shared import Pt

        return Pt(round(length, 2))

    def paragraph(self, level: Level) -> Any:
        """The style of a paragraph of a level."""
        return self._style("paragraph", level)

    def character(self, level: Level) -> Any:
        """The style of a run of a level within a paragraph of another."""
        return self._style("character", level)

    def _style(self, kind: str, level: Level) -> Any:
        key = (kind, level)
        if key not in self._known:
            self._known[key] = self._paragraph(level) if kind == "paragraph" else self._character(level)
        return self._known[key]

    def _set_normal(self) -> None:
        from docx.enum.text import WD_LINE_SPACING

        normal = self._document.styles["Normal"]
        set_face(normal, self._sheet.faces["body"])
        self._space(normal, self._sheet.faces["body"])
        form = normal.paragraph_format
        form.space_before = form.space_after = self.points(0)
        if self._sheet.grid:
            # Lines stand on the grid of the page.
            form.line_spacing_rule = WD_LINE_SPACING.SINGLE
        else:
            form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
            form.line_spacing = self.points(self._sheet.pitch * 72 / UNITS_PER_INCH)
        form.widow_control = True
        properties = normal.element.get_or_add_pPr()
        for name in ("w:kinsoku", "w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN"):
            child(properties, name, val=0 if "auto" in name else 1)

    def _paragraph(self, level: Level) -> Any:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.enum.text import WD_LINE_SPACING

        styles = self._document.styles
        if level == "body":
            return styles["Normal"]
        name = _BUILT_IN.get(level)
        style = styles[name] if name else styles.add_style(_NAMES[level], WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        face = self._sheet.faces[level]
        set_face(style, face)
        self._space(style, face)
        form = style.paragraph_format
        form.space_before = form.space_after = self.points(0)
        form.keep_with_next = level in ("title", "document", "part", "first", "second", "third")
        for border in style.element.findall(".//{*}pBdr"):
            border.getparent().remove(border)
        if self._sheet.grid and self._pitch(level) == self._sheet.pitch:
            return style
        child(style.element.get_or_add_pPr(), "w:snapToGrid", val=0)
        pitch = self._pitch(level) * 72 / UNITS_PER_INCH
        if face.size * 1.3 > self._pitch(level):
            pitch = face.size * 1.3 * 72 / UNITS_PER_INCH
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = self.points(pitch)
        return style

    def _space(self, style: Any, face: Face) -> None:
        """In body type, what brings the cells of a line to their number; none elsewhere.

        Word counts type in half points: 15.75 pt are 16 pt, each character a quarter point closer.
        """
        size = face.size * 72 / UNITS_PER_INCH
        spare = size - round(size * HALF) / HALF if face.size == self._sheet.faces["body"].size else 0.0
        properties = style.element.get_or_add_rPr()
        child(properties, "w:spacing", val=round(spare * 20))

    def _pitch(self, level: Level) -> float:
        if level in ("cell", "cell_head"):
            return self._sheet.cell_pitch
        if level in ("head", "footer", "number", "footnote"):
            return 1.45 * self._sheet.faces[level].size
        return self._sheet.note_pitch if level in _SMALL else self._sheet.pitch

    def _character(self, level: Level) -> Any:
        from docx.enum.style import WD_STYLE_TYPE

        name = _NAMES.get(level) or {"first": "一级", "second": "二级", "third": "三级"}.get(level, level)
        style = self._document.styles.add_style(f"{name}字符", WD_STYLE_TYPE.CHARACTER)
        set_face(style, self._sheet.faces[level])
        self._space(style, self._sheet.faces[level])
        return style


def set_face(style: Any, face: Face) -> None:
    """Type, size, weight and grey of a style."""
    from docx.shared import Pt, RGBColor

    font = style.font
    font.size = Pt(round(face.size * 72 / UNITS_PER_INCH * HALF) / HALF)
    font.bold = face.bold
    font.italic = False
    font.color.rgb = RGBColor(face.grey, face.grey, face.grey)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    family = _FAMILIES[face.family]
    from docx.oxml.ns import qn

    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), family)
