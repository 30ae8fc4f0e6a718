"""What is drawn on the pages of a PDF: what hides text, white text, figures, symbols."""

from __future__ import annotations

import pytest

from store.formats.pages.field_rows import with_fields
from store.formats.pages.glyphs import take_figures
from store.formats.pages.pieces import Glyph, TextPiece
from store.formats.registry import recognise


def texts(*drawings: str, forms: tuple[str, ...] = ()) -> list[str]:
    """The lines of a page that is drawn so; its forms are /X0, /X1 …"""
    drawing = "\n".join(drawings)
    names = " ".join(f"/X{n} {6 + n} 0 R" for n in range(len(forms)))
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[4 0 R]/Count 1>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R"
        f"/Resources<</Font<</F 3 0 R>>/XObject<<{names}>>>>>>",
        f"<</Length {len(drawing)}>>stream\n{drawing}\nendstream",
        *(
            "<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>"
            f"/Length {len(form)}>>stream\n{form}\nendstream"
            for form in forms
        ),
    ]
    body = "".join(f"{number} 0 obj\n{part}\nendobj\n" for number, part in enumerate(parts, 1))
    data = f"%PDF-1.5\n{body}trailer<</Root 1 0 R/Size {len(parts) + 1}>>\n%%EOF\n".encode("ascii")
    reading = recognise(data, "a.pdf").read(data, lambda _done, _total: None)
    return [line.text for line in reading.lines]


def line(y: int, text: str, colour: str = "0 0 0", x: int = 60) -> str:
    return f"{colour} rg BT /F 16 Tf {x} {y} Td ({text}) Tj ET"


WHITE, BLUE = "1 1 1 rg 40 380 500 60 re f", "0 0 1 rg 40 380 500 60 re f"


@pytest.mark.parametrize(
    ("drawings", "expected"),
    [
        ((line(600, "Above here"), line(400, "Old draft day"), WHITE, line(300, "Below here")), False),
        ((line(600, "Above here"), WHITE, line(400, "Old draft day"), line(300, "Below here")), True),
        ((line(600, "Above here"), line(400, "Old draft day", "1 1 1"), line(300, "Below here")), False),
        ((line(600, "Above here"), BLUE, line(400, "Old draft day", "1 1 1"), line(300, "Below here")), True),
    ],
    ids=["painted over", "on white", "white on white", "white on a bar"],
)
def test_words_that_nobody_sees_are_not_read(drawings, expected):
    found = texts(*drawings)
    assert ("Old draft day" in found) is expected
    assert found[0] == "Above here"
    assert found[-1] == "Below here"


def test_the_words_of_a_figure_are_one_line_and_its_boxes_no_table():
    slanting = " ".join(f"{100 + 9 * n} 300 m {140 + 9 * n} 340 l S" for n in range(14))
    boxes = "60 400 120 40 re S 180 400 120 40 re S 60 440 120 40 re S 180 440 120 40 re S"
    words = [line(450, "Server", x=80), line(450, "Router", x=200), line(410, "Disk", x=80)]
    found = texts(
        line(700, "Before it"),
        "/X0 Do",
        line(200, "Behind it"),
        forms=("\n".join([slanting, boxes, *words]),),
    )
    assert found == ["Before it", "Server  Router  Disk", "Behind it"]


def test_a_figure_whose_font_gives_one_letter_for_all_leaves_it_out():
    glyphs = [Glyph("数", (n, 0, n + 1, 1), 1, figure=1) for n in range(40)]
    glyphs += [Glyph(c, (n, 5, n + 1, 6), 1, figure=1) for n, c in enumerate("VPN医院内网")]
    figures, dropped = take_figures(glyphs)
    assert dropped == 40
    assert ["".join(glyph.text for glyph in figure) for figure in figures] == ["VPN医院内网"]


def test_names_and_values_beside_each_other_are_fields_with_their_wrapped_ends():
    def piece(text: str, left: float, row: int) -> TextPiece:
        return TextPiece(text, (left, 20.0 * row, left + 12 * len(text), 20.0 * row + 12), 12)

    rows = with_fields(
        [
            [
                piece("索 引 号：", 60, 0),
                piece("0143/2024-00321", 140, 0),
                piece("主题分类：", 330, 0),
                piece("医疗", 400, 0),
            ],
            [
                piece("发文字号：", 60, 1),
                piece("青医保发〔2024〕19", 140, 1),
                piece("有效性：", 330, 1),
                piece("有效", 400, 1),
            ],
            [piece("号", 140, 2)],
            [piece("各市医疗保障局：", 60, 4)],
        ]
    )
    found = [row[0].text for row in rows]
    assert found == [
        "索 引 号：0143/2024-00321",
        "主题分类：医疗",
        "发文字号：青医保发〔2024〕19号",
        "有效性：有效",
        "各市医疗保障局：",
    ]
