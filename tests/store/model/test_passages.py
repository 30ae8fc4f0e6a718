"""What a clause says is read in the order of its body."""

from store.model.clause import Clause
from store.model.document import Document
from store.model.passages import ReadingOrder, passages
from store.model.printed import parts, printed, reading
from store.model.table import Table
from tests.samples import clause

ITEM = clause("k", "第一条", "（一）", body=("项。",))
TABLE = Table((("甲", "乙"), ("1", "2")), "表1", "注：略")


def kinds(made: Clause) -> list[str]:
    return [part.label if isinstance(part, Clause) else part.kind for part in reading(made)]


def test_the_parts_follow_the_body_and_the_children_are_left_out_of_what_is_printed():
    made = clause("k", "第一条", heading="题", heading_mark="。", body=("一。", TABLE, ITEM, "二。"))
    assert kinds(made) == [
        "heading",
        "paragraph",
        "caption",
        "row",
        "row",
        "table_note",
        "（一）",
        "paragraph",
    ]
    assert printed(made) == "题。\n一。\v表1\v甲\t乙\v1\t2\v注：略\v二。"
    assert [part.index for part in parts(made) if part.kind == "paragraph"] == [0, 1]
    assert {part.table for part in parts(made) if part.kind in ("caption", "row", "table_note")} == {TABLE}


def test_a_duty_note_closes_the_clauses_own_words_before_the_clauses_behind_them():
    assert kinds(clause("k", "第一条", body=("一。", ITEM), duty_note="（甲）")) == [
        "paragraph",
        "duty",
        "（一）",
    ]
    made = clause("k", "第一条", heading="题", heading_mark="。", body=(ITEM,), duty_note="（甲）")
    assert kinds(made) == ["heading", "duty", "（一）"]
    assert printed(made) == "题。\n（甲）"


def test_a_duty_note_may_stand_elsewhere():
    above = clause("k", "第一条", heading="题", body=("一。",), duty_note="（甲）", duty_at=0)
    assert kinds(above) == ["heading", "duty", "paragraph"]
    assert printed(above) == "题\n（甲）\n一。"
    behind = clause("k", "第一条", body=("一：", ITEM), duty_note="（甲）", duty_at=2)
    assert kinds(behind) == ["paragraph", "（一）", "duty"]


def test_passages_end_where_another_clause_begins():
    made = clause("k", "第一条", body=("一：", ITEM, "二。", "三。", ITEM))
    found = list(passages(made))
    assert [(one.clause.label, one.opens, one.closes) for one in found] == [
        ("第一条", True, False),
        ("（一）", True, True),
        ("第一条", False, True),
        ("（一）", True, True),
    ]
    first, _, second, _ = found
    assert [printed(made)[one.start : one.end] for one in (first, second)] == ["一：", "二。\n三。"]
    assert [one.holds(at) for one in (first, second) for at in (0, 2, 3, 99)] == [
        *(True, True, False, False),
        *(False, False, True, True),
    ]


def test_a_clause_alone_is_one_passage():
    made = clause("k", "第一条", body=("一：", ITEM, "二。"))
    (whole,) = passages(made, below=False)
    assert whole.parts == parts(made)
    assert (whole.opens, whole.closes) == (True, True)


def test_a_clause_that_says_nothing_itself_opens_all_the_same():
    (whole, _) = passages(clause("k", "第一章", body=(ITEM,)))
    assert (whole.clause.label, whole.parts, whole.opens, whole.closes) == ("第一章", (), True, True)


def test_places_are_sorted_as_they_are_read():
    made = clause("k", "第一条", body=("一：", ITEM, "二。"))
    after = clause("k", "第二条", body=("三。",))
    law = Document("k", "k", "k", None, (), None, None, "法律", True, "", clauses=(made, after))
    order = ReadingOrder(law)
    places = [(made.id, 3), (after.id, 0), (ITEM.id, 1), (made.id, 0), (made.id, 2)]
    assert sorted(places, key=lambda place: (order.number(*place), place[1])) == [
        *((made.id, 0), (made.id, 2), (ITEM.id, 1), (made.id, 3), (after.id, 0)),
    ]
    assert order.extent(made.id) == (0, 2)
    assert "k/第三条" not in order
