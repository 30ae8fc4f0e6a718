"""The style of official papers."""

from __future__ import annotations

from types import MappingProxyType

from ui.printing.layout.page_styles import Face, PageStyle, Sheet, mm
from ui.services.translation_marks import QT_TRANSLATE_NOOP

#: GB/T 9704-2012: 37 mm above, 28 mm at the binding edge, 156 × 225 mm with 22 lines of 28 characters.
OFFICIAL = Sheet(
    style="official",
    numbering="outside",
    left=mm(28),
    top=mm(37),
    measure=mm(156),
    cells=28,
    lines=22,
    pitch=115.8,
    grid=True,
    heading_align="center",
    citation_columns=False,
    document_gap=1,
    title_gap=1,
    item_gap=0,
    heading_gap=0,
    note_pitch=115.8,
    cell_pitch=76,
    faces=MappingProxyType(
        {
            "title": Face("title", 88, stress=True),
            "mark": Face("kai", 63),
            "document": Face("hei", 63),
            "source": Face("kai", 56),
            "part": Face("hei", 63),
            "first": Face("hei", 63),
            "second": Face("kai", 63, stress=True),
            "third": Face("fangsong", 63),
            "label": Face("hei", 63),
            "body": Face("fangsong", 63),
            "duty": Face("fangsong", 63),
            "citation": Face("fangsong", 48),
            "code": Face("song", 36, grey=110),
            "remark": Face("song", 42, grey=60),
            "note": Face("kai", 56),
            "note_head": Face("hei", 42, grey=90),
            "caption": Face("hei", 56),
            "cell": Face("fangsong", 48),
            "cell_head": Face("hei", 48),
            "cell_small": Face("fangsong", 36),
            "cell_small_head": Face("hei", 36),
            "number": Face("song", 56),
            "footer": Face("song", 30, grey=110),
            "head": Face("kai", 42, grey=60),
            "footmark": Face("song", 36),
            "footnote": Face("song", 42, grey=40),
        }
    ),
    area=mm(225),
)

STYLE = PageStyle(
    OFFICIAL,
    QT_TRANSLATE_NOOP("PageStyles", "Official"),
    QT_TRANSLATE_NOOP("PageStyles", "Set like an official document: 22 lines of 28 characters on A4"),
    position=1,
)
