"""The footnotes of a Word file: their marks in brackets, their words at the foot of the page; no Qt."""

from __future__ import annotations

from ui.printing.layout.page_styles import Sheet
from ui.printing.output.docx.styles import character_style, paragraph_style, run_properties
from ui.printing.output.docx.xml import element, part, run, text_of

#: The two rules that Word keeps among the footnotes, and their numbers.
RULES = (("separator", -1), ("continuationSeparator", 0))


class Footnotes:
    """Collects the footnotes of a paper."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._notes: list[tuple[str, str]] = []

    def __bool__(self) -> bool:
        return bool(self._notes)

    def refer(self, mark: str, text: str) -> str:
        """Add a footnote; the run that is its mark."""
        self._notes.append((mark, text))
        reference = element("footnoteReference", customMarkFollows=1, id=len(self._notes))
        return run(self._raised(), reference + text_of(mark))

    def data(self) -> bytes:
        """The part that holds them."""
        properties = element("pPr", element("spacing", before=0, after=0, line=240, lineRule="auto"))
        found = [
            element("footnote", element("p", properties, run("", element(kind))), type=kind, id=number)
            for kind, number in RULES
        ]
        style = element("pPr", element("pStyle", val=paragraph_style("footnote")), element("jc", val="left"))
        words = run_properties(self._sheet.faces["footnote"])
        for number, (mark, text) in enumerate(self._notes, start=1):
            runs = run(words, text_of(mark)) + run(words, text_of(text))
            found.append(element("footnote", element("p", style, runs), id=number))
        return part("footnotes", *found)

    def _raised(self) -> str:
        face = self._sheet.faces["body"]
        return run_properties(face, character_style("footmark"), raised=True, tracked=False)
