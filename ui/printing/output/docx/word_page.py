"""The page of a Word file: paper, margins, grid, header and footers with page fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.printing.content.excerpt import Excerpt
from ui.printing.content.footer import footer_text
from ui.printing.layout.page_styles import UNITS_PER_INCH, Sheet
from ui.printing.output.docx.word_parts import child, clean, field, rule

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from ui.printing.layout.setting import Setting
    from ui.printing.output.docx.word_styles import Styles

TWIPS = 1440 / UNITS_PER_INCH
#: From the lower edge of the paper to the footer, and from the upper one to the header.
FOOT_MM, HEAD_MM = 14, 20
LOGO_MM = 9


def set_page(
    document: WordDocument, sheet: Sheet, excerpt: Excerpt, setting: Setting, styles: Styles
) -> None:
    """Paper, margins, grid, header and footers."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    width, height = sheet.paper.measures
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.paper.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    left, top = _mm(sheet.left), _mm(sheet.top)
    section.left_margin, section.right_margin = Mm(left), Mm(width - left - _mm(sheet.measure))
    section.top_margin, section.bottom_margin = Mm(top), Mm(height - top - _mm(sheet.area))
    section.header_distance = Mm(min(HEAD_MM, top - 8))
    section.footer_distance = Mm(FOOT_MM)
    if sheet.paper.duplex:
        child(document.settings.element, "w:mirrorMargins")
    _grid(section, sheet)
    document.settings.odd_and_even_pages_header_footer = sheet.style == "official"
    _header(section, setting, styles)
    _footer(section.footer, sheet, excerpt, styles, odd=True)
    if sheet.style == "official":
        _copy_header(section, setting, styles)
        _footer(section.even_page_footer, sheet, excerpt, styles, odd=False)


def _mm(units: float) -> float:
    return units * 25.4 / UNITS_PER_INCH


def _grid(section: Any, sheet: Sheet) -> None:
    """In the official style the grid that lines stand on; characters are spaced by their style.

    Word's grid of characters is read in its own way by every other program.
    """
    if sheet.grid:
        child(section._sectPr, "w:docGrid", type="lines", linePitch=round(sheet.pitch * TWIPS))


def _header(section: Any, setting: Setting, styles: Styles) -> None:
    if setting.template.has_head:
        _fill_header(section.header, setting, styles)


def _copy_header(section: Any, setting: Setting, styles: Styles) -> None:
    if setting.template.has_head:
        _fill_header(section.even_page_header, setting, styles)


def _fill_header(header: Any, setting: Setting, styles: Styles) -> None:
    from docx.shared import Mm

    paragraph = header.paragraphs[0]
    paragraph.style = styles.paragraph("head")
    logo = setting.template.logo
    if logo is not None:
        paragraph.paragraph_format.line_spacing = None
        paragraph.add_run().add_picture(str(logo), height=Mm(LOGO_MM))
        paragraph.add_run("　")
    paragraph.add_run(clean(setting.template.header))
    rule(paragraph, "bottom")


def _footer(footer: Any, sheet: Sheet, excerpt: Excerpt, styles: Styles, odd: bool) -> None:
    """The page number, outside in the official style, and where the text is from."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT

    paragraph = footer.paragraphs[0]
    if sheet.style == "official":
        paragraph.style = styles.paragraph("number")
        form = paragraph.paragraph_format
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if odd else WD_ALIGN_PARAGRAPH.LEFT
        inside = styles.points(sheet.faces["number"].size * 72 / UNITS_PER_INCH)
        if odd:
            form.right_indent = inside
        else:
            form.left_indent = inside
        form.space_after = styles.points(10)
        paragraph.add_run("— ")
        field(paragraph, "PAGE")
        paragraph.add_run(" —")
        paragraph = footer.add_paragraph()
    paragraph.style = styles.paragraph("footer")
    paragraph.add_run(footer_text(excerpt))
    rule(paragraph, "top")
    if sheet.style == "plain":
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(styles.points(sheet.measure * 72 / UNITS_PER_INCH), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run("\t")
        field(paragraph, "PAGE")
        paragraph.add_run(" / ")
        field(paragraph, "NUMPAGES")
