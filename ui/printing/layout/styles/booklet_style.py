"""The style of booklets: a cover, contents, chapters with running heads, indexes."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from ui.printing.layout.page_styles import Face, PageStyle, mm
from ui.printing.layout.styles.plain_style import PLAIN
from ui.services.translation_marks import QT_TRANSLATE_NOOP

#: Set close as for daily use, below a running head; the page's number is where official papers have it.
BOOKLET = replace(
    PLAIN,
    style="booklet",
    numbering="outside",
    top=mm(29),
    lines=38,
    area=mm(232),
    title_gap=1,
    faces=MappingProxyType(
        {
            **PLAIN.faces,
            "title": Face("title", 112, stress=True),
            "mark": Face("kai", 52),
            "document": Face("hei", 60, bold=True),
            "number": Face("song", 42, grey=40),
            "head": Face("kai", 36, grey=60),
        }
    ),
    booklet=True,
)

STYLE = PageStyle(
    BOOKLET,
    QT_TRANSLATE_NOOP("PageStyles", "Booklet"),
    QT_TRANSLATE_NOOP(
        "PageStyles", "Bound: cover, contents, chapters by your headings, index of organisations"
    ),
    position=3,
)
