"""The page of a Word file: paper, margins, grid, header and footers with page fields; no Qt."""

from __future__ import annotations

from ui.printing.layout.page_styles import UNITS_PER_INCH, Level, Sheet, mm
from ui.printing.layout.paper_setup import Setting
from ui.printing.output.docx.docx_pictures import picture, read_picture
from ui.printing.output.docx.docx_styles import paragraph_style, pitch, run_properties, twips
from ui.printing.output.docx.package import Package
from ui.printing.output.docx.xml import element, field, part, run, text_of

DOCUMENT = "word/document.xml"
#: From the lower edge of the paper: the middle of the footer's words and the hairline above them.
_FOOT_MM, _RULE_MM = 15, 19
#: The page number of the official style is this much below the type area.
_NUMBER_MM = 7
#: From the upper edge of the paper to the header, and the height of a logo in it.
_HEAD_MM, _LOGO_MM = 20, 9
#: Characters of one half of a running head.
_HALF = 24
_POINT = UNITS_PER_INCH / 72


class PageParts:
    """The headers and footers of a paper, and the section that names them."""

    def __init__(self, package: Package, sheet: Sheet, setting: Setting, foot: str, title: str = "") -> None:
        """Take what the pages say of themselves; ``title`` is that of a booklet, for its running heads."""
        self._package, self._sheet, self._setting, self._foot = package, sheet, setting, foot
        self._title = title
        self._sections = 0

    def section(self, chapter: str = "") -> str:
        """Return the end of a section, the last element of the document's body for the last one.

        Adds the parts that it refers to; later sections have the footers of the first.
        """
        sheet = self._sheet
        first = not self._sections
        self._sections += 1
        kinds = ("default", "even") if sheet.numbering == "outside" else ("default",)
        headed = self._setting.template.has_head or chapter
        found = [self._header(kind, chapter) for kind in kinds] if headed else []
        found += [self._footer(kind) for kind in kinds] if first else []
        if sheet.booklet and first:
            found += [self._nothing("header", "hdr"), self._nothing("footer", "ftr")]
        width, height = twips(sheet.width), twips(sheet.height)
        turned = "landscape" if sheet.paper.landscape else None
        found.append(element("pgSz", w=width, h=height, orient=turned))
        left, top = twips(sheet.left), twips(sheet.top)
        found.append(
            element(
                "pgMar",
                top=top,
                right=width - left - twips(sheet.measure),
                bottom=height - top - twips(sheet.area),
                left=left,
                header=twips(min(mm(_HEAD_MM), sheet.top - mm(8))),
                footer=twips(mm(_FOOT_MM) - self._line("footer") / 2),
                gutter=0,
            )
        )
        if sheet.booklet and first:
            found.append(element("titlePg"))
        if sheet.grid:
            # Only the grid of lines: that of characters is read by every program in its own way.
            found.append(element("docGrid", type="lines", linePitch=twips(sheet.pitch)))
        return element("sectPr", *found)

    def _line(self, level: Level) -> float:
        return pitch(self._sheet, level)

    def _words(self, level: Level, text: str) -> str:
        return run(run_properties(self._sheet.faces[level]), text_of(text))

    def _refer(self, kind: str, side: str, name: str) -> str:
        link = self._package.add(kind, f"word/{name}.xml", b"", DOCUMENT)
        return f'<w:{kind}Reference w:type="{side}" r:id="{link}"/>'

    def _nothing(self, kind: str, root: str) -> str:
        """Return the head or foot of the cover."""
        reference = self._refer(kind, "first", f"{kind}_first")
        empty = element("p", element("pPr", element("pStyle", val=paragraph_style("head"))))
        self._package.fill(f"word/{kind}_first.xml", part(root, empty))
        return reference

    def _running(self, chapter: str) -> tuple[str, str]:
        """Return the tab and what is at the right of a running head: the chapter."""
        if not chapter:
            return "", ""
        face = run_properties(self._sheet.faces["head"])
        tab = element("tabs", element("tab", val="right", pos=twips(self._sheet.measure)))
        return tab, run(face, element("tab")) + self._words("head", _short(chapter))

    def _header(self, side: str, chapter: str) -> str:
        name = f"header_{side}" if self._sections == 1 else f"header{self._sections}_{side}"
        reference = self._refer("header", side, name)
        template = self._setting.template
        found, own_line = read_picture(template.logo), ""
        logo = ""
        if found is not None and template.logo is not None:
            data, ratio = found
            ending = "png" if data.startswith(b"\x89PNG") else "jpeg"
            link = self._package.add("image", f"word/media/{name}.{ending}", data, f"word/{name}.xml")
            properties = run_properties(self._sheet.faces["head"])
            logo = run(properties, picture(link, ratio, _LOGO_MM)) + self._words("head", "　")
            own_line = element("spacing", before=0, after=0, line=240, lineRule="auto")
        tab, place = self._running(chapter)
        properties = element(
            "pPr",
            element("pStyle", val=paragraph_style("head")),
            element("pBdr", _rule("bottom", 4)),
            tab,
            own_line,
            element("jc", val="left"),
        )
        words = element(
            "p", properties, logo, self._words("head", _short(template.header or self._title)), place
        )
        self._package.fill(f"word/{name}.xml", part("hdr", words))
        return reference

    def _footer(self, side: str) -> str:
        name = f"footer_{side}"
        reference = self._refer("footer", side, name)
        official = self._sheet.numbering == "outside"
        number = self._number(side) if official else ""
        self._package.fill(f"word/{name}.xml", part("ftr", number, self._source(not official)))
        return reference

    def _number(self, side: str) -> str:
        """— 1 —, outside: right on odd pages, left on even ones, one character from the edge."""
        sheet = self._sheet
        below = sheet.height - sheet.top - sheet.area - mm(_NUMBER_MM) - self._line("number") / 2
        inside = twips(sheet.faces["number"].size)
        odd = side == "default"
        properties = element(
            "pPr",
            element("pStyle", val=paragraph_style("number")),
            element("spacing", before=0, after=max(0, twips(below - mm(_RULE_MM)))),
            element("ind", right=inside) if odd else element("ind", left=inside),
            element("jc", val="right" if odd else "left"),
        )
        face = run_properties(sheet.faces["number"])
        dash = self._words("number", "— ")
        return element("p", properties, dash, field(face, "PAGE"), self._words("number", " —"))

    def _source(self, numbered: bool) -> str:
        """Return where the text is from, with the page number in the plain style."""
        sheet = self._sheet
        space = mm(_RULE_MM - _FOOT_MM) - self._line("footer") / 2
        tab = element("tab", val="right", pos=twips(sheet.measure))
        properties = element(
            "pPr",
            element("pStyle", val=paragraph_style("footer")),
            element("pBdr", _rule("top", round(space / _POINT))),
            element("tabs", tab) if numbered else "",
            element("jc", val="left"),
        )
        words = [self._words("footer", self._foot)]
        if numbered:
            face = run_properties(sheet.faces["number"])
            words += [run(face, element("tab")), field(face, "PAGE"), self._words("number", " / ")]
            words.append(field(face, "NUMPAGES"))
        return element("p", properties, *words)


def _short(text: str) -> str:
    """Return what a running head has room for beside the other half."""
    return text if len(text) <= _HALF else f"{text[:_HALF]}…"


def _rule(side: str, space: int) -> str:
    """Return a grey hairline above or below a paragraph."""
    return element(side, val="single", sz=4, space=space, color="969696")
