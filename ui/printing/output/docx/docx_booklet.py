"""Booklet parts of a Word file: contents as a field, marks of entries, named places; no Qt.

The contents are filled in with the numbers of the pages as this program sets them, so that they are there
before Word computes them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ui.printing.content.blocks import Paragraph, Run
from ui.printing.layout.contents_page import TITLE, OutlineEntry, listed
from ui.printing.layout.page_styles import Level, Sheet
from ui.printing.layout.pages import Pages
from ui.printing.output.docx.docx_styles import paragraph_style, run_properties, twips
from ui.printing.output.docx.xml import element, field, field_marks, run, text_of
from ui.services.language import paper_text

#: What Word makes the contents from: the entries that are marked with C; as links.
_CONTENTS = "TOC \\f C \\h \\z"
_DEEPEST = 9
_STEP_EMS = 1.0


class Booklet:
    """The places of a booklet: each has a bookmark, and headings in the contents another mark."""

    def __init__(self, pages: Pages, sheet: Sheet, contents: bool) -> None:
        self._sheet, self._pages = sheet, pages
        self._entries = [entry for entry in listed(pages.outline) if entry.anchor]
        self._by_anchor = {entry.anchor: entry for entry in self._entries} if contents else {}
        self._contents = contents
        names = dict.fromkeys([*(entry.anchor for entry in self._entries), *pages.places])
        self._names = {anchor: (number, f"_Toc{number:08d}") for number, anchor in enumerate(names, start=1)}
        self._placed: set[str] = set()

    def contents(self) -> list[str]:
        """Return the paragraphs of the contents: a field, its lines filled in."""
        if not self._contents or not self._entries:
            return []
        title = element(
            "pPr",
            element("pStyle", val=paragraph_style("mark")),
            element("pageBreakBefore"),
            element("spacing", after=twips(self._sheet.pitch * 0.5)),
            element("jc", val="center"),
        )
        face = run_properties(self._sheet.faces["document"])
        made = [element("p", title, run(face, text_of(paper_text(TITLE))))]
        last = len(self._entries) - 1
        for number, entry in enumerate(self._entries):
            made.append(self._line(entry, number == 0, number == last))
        return made

    def _line(self, entry: OutlineEntry, first: bool, last: bool) -> str:
        sheet = self._sheet
        face = run_properties(sheet.faces["body"])
        level = min(entry.depth, _DEEPEST - 1)
        properties = element(
            "pPr",
            element("pStyle", val=f"TOC{level + 1}"),
        )
        name = self._names[entry.anchor][1]
        number = field(face, f"PAGEREF {name} \\h", str(entry.page))
        words = run(face, text_of(entry.heading)) + run(face, element("tab")) + number
        link = f'<w:hyperlink w:anchor="{name}" w:history="1">{words}</w:hyperlink>'
        begin, code, middle, end = field_marks(face, _CONTENTS)
        return element("p", properties, begin + code + middle if first else "", link, end if last else "")

    def around(self, block: Paragraph, runs: str) -> str:
        """Return the runs of a paragraph with the bookmark of its place, and its entry of the contents."""
        anchor = block.anchor
        if not anchor or anchor in self._placed or anchor not in self._names:
            return runs
        self._placed.add(anchor)
        number, name = self._names[anchor]
        start = element("bookmarkStart", id=number, name=name)
        return f"{self._entry(anchor)}{start}{runs}{element('bookmarkEnd', id=number)}"

    def _entry(self, anchor: str) -> str:
        entry = self._by_anchor.get(anchor)
        if entry is None:
            return ""
        words = entry.heading.replace('"', "”")
        begin, code, _middle, end = field_marks("", f'TC "{words}" \\f C \\l {min(entry.depth, 8) + 1}')
        return begin + code + end

    def number(self, each: Run, level: Level) -> str:
        """Return the number of the page where a place is, as a field."""
        properties = run_properties(self._sheet.faces[each.level if each.level != "cell" else level])
        if each.refers not in self._names:
            return run(properties, text_of(each.text))
        return field(properties, f"PAGEREF {self._names[each.refers][1]} \\h", each.text)


def contents_styles(sheet: Sheet) -> Sequence[str]:
    """Return the styles of the lines of the contents: indents by depth, dots to the number at the right
    edge.
    """
    made = []
    for depth in range(_DEEPEST):
        dots = element("tab", val="right", leader="middleDot", pos=twips(sheet.measure))
        indent = twips(_STEP_EMS * sheet.em * min(depth, 4))
        properties = element(
            "pPr",
            element("tabs", dots),
            element("spacing", before=0, after=0, line=twips(sheet.pitch), lineRule="exact"),
            element("ind", left=indent),
            element("jc", val="left"),
        )
        made.append(
            element(
                "style",
                element("name", val=f"toc {depth + 1}"),
                element("basedOn", val="Normal"),
                element("next", val="Normal"),
                element("uiPriority", val=39),
                element("unhideWhenUsed"),
                properties,
                type="paragraph",
                styleId=f"TOC{depth + 1}",
            )
        )
    return made
