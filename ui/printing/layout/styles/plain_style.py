"""The style for daily use."""

from __future__ import annotations

from types import MappingProxyType

from ui.printing.layout.page_styles import Face, PageStyle, Sheet, mm
from ui.services.translation_marks import QT_TRANSLATE_NOOP

#: For daily use: the same measure, set close.
PLAIN = Sheet(
    style="plain",
    numbering="footer",
    left=mm(27),
    top=mm(22),
    measure=mm(156),
    cells=42,
    lines=41,
    pitch=68.8,
    grid=False,
    heading_align="left",
    citation_columns=True,
    document_gap=1.2,
    title_gap=0.4,
    item_gap=0.7,
    heading_gap=0.5,
    note_pitch=60,
    cell_pitch=56,
    faces=MappingProxyType(
        {
            "title": Face("song", 68, bold=True),
            "mark": Face("song", 38, grey=90),
            "document": Face("hei", 46, bold=True),
            "source": Face("song", 36, grey=90),
            "part": Face("hei", 44, bold=True),
            "first": Face("hei", 42, bold=True),
            "second": Face("song", 42, bold=True),
            "third": Face("song", 42, bold=True),
            "label": Face("song", 42, bold=True),
            "body": Face("song", 42),
            "duty": Face("song", 40, grey=60),
            "citation": Face("song", 36, grey=40),
            "code": Face("song", 32, grey=120),
            "remark": Face("song", 34, grey=70),
            "note": Face("hei", 36, grey=30),
            "note_head": Face("hei", 32, grey=100),
            "caption": Face("hei", 38, bold=True),
            "cell": Face("song", 37),
            "cell_head": Face("hei", 37, bold=True),
            "cell_small": Face("song", 30),
            "cell_small_head": Face("hei", 30, bold=True),
            "number": Face("song", 36, grey=60),
            "footer": Face("song", 30, grey=110),
            "head": Face("song", 36, grey=60),
            "footmark": Face("song", 28),
            "footnote": Face("song", 34, grey=40),
        }
    ),
    area=mm(249),
)

STYLE = PageStyle(
    PLAIN,
    QT_TRANSLATE_NOOP("PageStyles", "Excerpt"),
    QT_TRANSLATE_NOOP("PageStyles", "Set close, for daily use"),
    position=2,
)
