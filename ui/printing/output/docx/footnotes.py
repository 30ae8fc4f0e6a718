"""The footnotes of a Word file: their marks in brackets, their words at the foot of the page; no Qt."""

from __future__ import annotations

from ui.printing.layout.page_styles import Sheet
from ui.printing.output.docx.docx_styles import character_style, paragraph_style, run_properties
from ui.printing.output.docx.xml import element, part, run, text_of

#: The two rules that Word keeps among the footnotes, and their numbers.
RULES = (("separator", -1), ("continuationSeparator", 0))

#: Word numbers the notes; in the text, brackets enclose the number in their own runs, because LibreOffice
#: takes everything in a run with the number for the number. In the note itself, brackets would follow the
#: number.
_OPEN, _CLOSE = text_of("〔"), text_of("〕")


class Footnotes:
    """Collects the footnotes of a paper."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._notes: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._notes)

    def refer(self, text: str) -> str:
        """Add a footnote; the runs that are its mark, 〔1〕."""
        self._notes.append(text)
        reference = element("footnoteReference", id=len(self._notes))
        raised = self._raised()
        return run(raised, _OPEN) + run(raised, reference) + run(raised, _CLOSE)

    def data(self) -> bytes:
        """Return the part that holds them."""
        properties = element("pPr", element("spacing", before=0, after=0, line=240, lineRule="auto"))
        found = [
            element("footnote", element("p", properties, run("", element(kind))), type=kind, id=number)
            for kind, number in RULES
        ]
        style = element("pPr", element("pStyle", val=paragraph_style("footnote")), element("jc", val="left"))
        words = run_properties(self._sheet.faces["footnote"])
        for number, text in enumerate(self._notes, start=1):
            runs = run(words, element("footnoteRef")) + run(words, text_of(f" {text}"))
            found.append(element("footnote", element("p", style, runs), id=number))
        return part("footnotes", *found)

    def _raised(self) -> str:
        face = self._sheet.faces["body"]
        return run_properties(face, character_style("footmark"), raised=True, tracked=False)
