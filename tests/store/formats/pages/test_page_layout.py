"""Pieces of text on pages to paragraphs: indents, edges, running heads, drawings, columns."""

from store.formats.pages.page_layout import lay_out
from store.formats.pages.pieces import SourcePage, TextPiece

SIZE, LEFT, RIGHT = 10.0, 80.0, 520.0
FULL = 44
WORDS = "医疗机构应当按照国家有关规定公开医疗服务项目价格和收费依据并接受社会监督确保患者知情选择权利"


def page(*rows: tuple, number: int = 1) -> SourcePage:
    """A page of rows: text, indent in letters, optionally y and size."""
    made = SourcePage(number, 600, 840)
    y = 120.0
    for text, indent, *more in rows:
        y = more[0] if more else y + 16
        size = more[1] if len(more) > 1 else SIZE
        left = LEFT + indent * SIZE
        made.pieces.append(TextPiece(text, (left, y, left + size * len(text), y + size), size))
    return made


def full(indent: float, start: str = "") -> str:
    """Words that fill a line from an indent on."""
    return (start + WORDS * 2)[: int(FULL - indent)]


def texts(*pages: SourcePage) -> list[str]:
    return [line.text for line in lay_out(list(pages))]


def test_indented_paragraphs_and_hanging_items_are_put_together():
    first, item, rest = full(2), full(2, "1）"), full(4)
    made = page(
        (first, 2), (full(0), 0), ("为止。", 0), (item, 2), (rest, 4), ("完成；", 4), ("2）公开；", 2)
    )
    assert texts(made) == [first + full(0) + "为止。", item + rest + "完成；", "2）公开；"]


def test_a_full_line_that_ends_is_followed_by_a_new_paragraph_where_that_is_indented():
    ended = full(2)[:-1] + "。"
    assert texts(page((ended, 2), (full(2), 2), ("完成。", 0))) == [ended, full(2) + "完成。"]


def test_lettered_sections_begin_anew_and_a_signature_is_no_part_of_the_next_page():
    ended = full(0)[:-1] + "。"
    rows = [(ended, 0), ("A.1.2申请机构", 0), ("2024年6月3日", 34)]
    assert texts(page(*rows), page(("附件", 0), (full(2), 2), number=2)) == [
        ended,
        "A.1.2申请机构",
        "2024年6月3日",
        "附件",
        full(2),
    ]


def test_running_heads_go_and_what_only_stands_where_they_do_stays():
    pages = [
        page(
            ("某省政策汇编", 0, 40),
            (f"附件{n}", 0, 70),
            (f"第{n}条　公开价格。", 2, 130),
            (f"第{n + 10}条　公开收费。", 2, 760),
            (f"— {n} —", 20, 800),
            number=n,
        )
        for n in range(1, 6)
    ]
    found = texts(*pages)
    assert found[:3] == ["附件1", "第1条　公开价格。", "第11条　公开收费。"]
    assert len(found) == 15


def test_the_head_of_a_single_page_is_told_by_its_place():
    rows = [(f"{n}.公开价格。", 2, 120 + 20 * n) for n in range(1, 8)]
    assert texts(page(("某省政策汇编", 30, 36), *rows))[0] == "1.公开价格。"
    assert texts(page(("某省政策汇编", 30, 118), *rows))[0] == "某省政策汇编"


def test_the_words_of_a_drawing_are_one_line():
    words = [(f"步骤{n}", 5 + n, 300 + 12 * n, 6.0) for n in range(6)]
    made = page((full(2), 2, 120), ("完成。", 0, 136), *words, ("图1　流程", 18, 420), (full(2), 2, 450))
    assert texts(made) == [full(2) + "完成。", "  ".join(w[0] for w in words), "图1　流程", full(2)]


def test_what_a_browser_prints_over_a_page_goes_in_either_order_of_the_day():
    for stamp in ("2024/3/5 09:41", "11/27/26, 5:46 PM", "2024/3/5 下午5:46"):
        made = page((f"{stamp}  关于加强病历管理的通知", 0, 15), (full(2), 2), ("完成。", 0))
        assert texts(made) == [full(2) + "完成。"]


def test_a_contents_list_goes_on_over_a_page():
    entries = [(f"{i}  总则第{i}部分{'…' * 20}{i}", 0) for i in range(1, 9)]
    first = page(("目  录", 0), *entries[:6])
    rest = page(*entries[6:], ("1 总则", 0), ("正文。", 2), number=2)
    assert texts(first, rest) == ["1 总则", "正文。"]


def test_ragged_lines_of_like_length_do_not_tell_how_wide_the_text_is():
    rows = [(f"{i}.1 {WORDS[: 10 + 2 * i]}）", 0) for i in range(11, 0, -1)]
    alike = [(f"{i}.1 {WORDS[:20]}）", 0) for i in (12, 13)]
    assert texts(page(*rows), page(*alike, number=2))[-2:] == [text for text, _ in alike]
