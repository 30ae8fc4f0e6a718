"""第一款 counts an article's paragraphs; items stand under the one before them."""

import pytest

from store.model.clause import Clause
from store.model.document import Document
from store.model.paragraph_numbers import numbers_above, only_paragraph, paragraph_parts
from store.model.table import Table
from tests.samples import clause

TABLE = Table((("甲", "乙"),))


def article() -> Clause:
    """第一条: a paragraph with an item and one below that, a second one, a third with a table and an item."""
    part = clause("法", "第一章", "第一条", "（一）", "1.", body=("目；",))
    first = clause("法", "第一章", "第一条", "（一）", body=("项：", "续。", part))
    later = Clause("法/第一章/第一条/（一）~2", "（一）", first.path, body=("又一项。",))
    body = ("下列情形：", first, "前款另定。", "公示：", TABLE, later)
    return clause(
        "法", "第一章", "第一条", heading="题", heading_mark="\n", body=body, duty_note="（甲负责）"
    )


def law() -> Document:
    chapter = clause("法", "第一章", heading="总则", body=(article(),))
    return Document("法", "法", "法", None, (), None, None, "法律", True, "", clauses=(chapter,))


def test_items_stand_under_the_paragraph_before_them_however_deep_they_are():
    assert numbers_above(law()) == {
        "法/第一章": 0,
        "法/第一章/第一条": 1,
        "法/第一章/第一条/（一）": 1,
        "法/第一章/第一条/（一）/1.": 1,
        "法/第一章/第一条/（一）~2": 3,
    }


def test_a_paragraph_that_follows_items_is_the_next_one():
    assert [part.text for part in paragraph_parts(article())] == ["下列情形：", "前款另定。", "公示："]


def test_one_paragraph_with_what_stands_under_it():
    whole = article()
    first, second, third = (only_paragraph(whole, number) for number in (1, 2, 3))
    assert (first.body, second.body, third.body) == (whole.body[:2], whole.body[2:3], whole.body[3:])
    assert [one.heading for one in (first, second, third)] == ["题", None, None]
    assert [one.duty_note for one in (first, second, third)] == [None, None, "（甲负责）"]
    for number in (0, 4):
        with pytest.raises(ValueError, match=str(number)):
            only_paragraph(whole, number)


def test_what_has_no_paragraph_of_its_own_is_its_first():
    alone = clause("法", "第二条", heading="只有题目")
    assert only_paragraph(alone, 1) == alone
