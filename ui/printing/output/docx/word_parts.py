"""What python-docx has no words for: footnotes, fields, rules; written as Word's own XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from ui.printing.output.docx.word_styles import Styles

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: The numbers of the two rules that Word keeps among the footnotes.
_RULES = (("separator", 0), ("continuationSeparator", 1))


def clean(text: str) -> str:
    """The text without the characters that no XML file can hold."""
    return _NOT_XML.sub("", text)


def child(parent: Any, name: str, **attributes: object) -> Any:
    """Add an element with attributes of Word's namespace, in the place of one of that name."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for old in parent.findall(qn(name)):
        parent.remove(old)
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    _insert(parent, made)
    return made


#: The order that Word wants within paragraph properties, as far as it matters here.
_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs",
    "kinsoku", "wordWrap", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid", "spacing", "ind",
    "jc", "outlineLvl", "rPr",
)  # fmt: skip


def _insert(parent: Any, made: Any) -> None:
    """Put a paragraph property where Word expects it; anything else at the end."""
    tag = made.tag.rpartition("}")[2]
    if not parent.tag.endswith("}pPr") or tag not in _ORDER:
        parent.append(made)
        return
    behind = _ORDER[_ORDER.index(tag) + 1 :]
    later = next((each for each in parent if each.tag.rpartition("}")[2] in behind), None)
    if later is None:
        parent.append(made)
    else:
        later.addprevious(made)


def field(paragraph: Any, instruction: str, style: Any = None) -> None:
    """A field that Word works out, such as PAGE."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", None, "separate", "1", "end"):
        run = paragraph.add_run("1" if kind == "1" else "")
        run.style = style
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind is None:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {instruction} "
            run._r.append(code)


def vertical_rule(paragraph: Any) -> None:
    """A grey rule at the left of a paragraph."""
    border = child(paragraph._p.get_or_add_pPr(), "w:pBdr")
    child(border, "w:left", val="single", sz=12, space=8, color="AAAAAA")


def rule(paragraph: Any, side: str) -> None:
    """A hairline above (top) or below (bottom) a paragraph."""
    border = child(paragraph._p.get_or_add_pPr(), "w:pBdr")
    child(border, f"w:{side}", val="single", sz=4, space=4, color="969696")


def shade(cell: Any) -> None:
    """The head of a table stands in the middle of its cells."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for paragraph in cell.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def language(document: WordDocument) -> None:
    """The text is Chinese: for hyphenation, spelling and line breaking."""
    from docx.oxml.ns import qn

    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), "zh-CN")
        found.set(qn("w:eastAsia"), "zh-CN")


class Footnotes:
    """The footnotes of a document, numbered by Word."""

    def __init__(self, document: WordDocument, styles: Styles) -> None:
        self._document, self._styles = document, styles
        self._texts: list[str] = []

    def refer(self, paragraph: Any, text: str, behind: bool = False) -> None:
        """Add a footnote and its mark at the end of a paragraph, ``behind`` another mark."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        number = len(self._texts) + len(_RULES)
        self._texts.append(clean(text))
        run = paragraph.add_run("，" if behind else "")
        run.font.superscript = True
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(number))
        run._r.append(mark)

    def finish(self) -> None:
        """Write the part that holds them; a document without any has none."""
        if not self._texts:
            return
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        style = self._styles.paragraph("footnote").style_id
        notes = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for kind, number in _RULES
        )
        notes += "".join(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
            for number, text in enumerate(self._texts, start=len(_RULES))
        )
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="{_W}">{notes}'
        data = f"{xml}</w:footnotes>".encode()
        part = Part(PackURI("/word/footnotes.xml"), _CONTENT, data, self._document.part.package)
        self._document.part.relate_to(part, _RELATION)
