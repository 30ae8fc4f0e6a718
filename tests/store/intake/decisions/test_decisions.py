"""Decisions on a reading: each does what it says; they are pure, and lose no word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.intake.decisions.applying import DecisionSteps
from store.intake.decisions.document_fields import parse_value
from store.intake.decisions.doubts import confirmation, doubts_of
from store.intake.decisions.draft_rows import clauses_of, plain, rows_of
from store.intake.decisions.row_anchors import quote_and_occurrence
from store.intake.importer import read_bytes, read_lines
from store.model.checking.decision import Decision, dump_decisions, load_decisions
from store.model.document import Document
from store.model.printed import printed
from tests.effort import share_of

NOTICE = """某市卫生健康委员会文件
某卫发〔2024〕12号
关于加强病历管理的通知
各医疗机构：
为规范病历管理，现将有关事项通知如下。
一、明确保存期限
（一）住院病历保存不少于三十年。
（三）门（急）诊病历由医疗机构保管的，保存不少于十五年。（医务科、信息科负责）
二、加强借阅管理
借阅病历应当在三日内归还，不得转借他人，不得涂改。
归还时限
病案室应当每月清点一次借阅登记，逾期未还的予以通报。
三、其他事项
各单位应当于月底前报送落实情况。
某市卫生健康委员会
"""


@pytest.fixture(name="notice")
def _notice() -> Document:
    return read_bytes(NOTICE.encode(), "通知.txt")


def _row(document: Document, words: str) -> tuple[str, int]:
    rows = rows_of(document.clauses)
    return quote_and_occurrence(rows, next(at for at, row in enumerate(rows) if words in row.printed))


def _done(document: Document, *decisions: Decision) -> Document:
    decided = DecisionSteps(document).after(decisions)
    assert decided.unplaced == ()
    return decided.document


def _labels(document: Document) -> list[str]:
    return ["/".join(clause.path) for clause in document.walk()]


def test_rows_make_the_same_tree_again(notice: Document) -> None:
    assert clauses_of(rows_of(notice.clauses), notice.key) == notice.clauses


def test_a_line_becomes_a_heading(notice: Document) -> None:
    done = _done(notice, Decision("heading", *_row(notice, "归还时限")))
    assert "归还时限" in [clause.label for clause in done.walk()]
    below = next(clause for clause in done.walk() if clause.label == "归还时限")
    assert below.paragraphs == ("病案室应当每月清点一次借阅登记，逾期未还的予以通报。",)


def test_a_clause_becomes_text_of_the_one_above(notice: Document) -> None:
    done = _done(notice, Decision("text", *_row(notice, "（三）")))
    assert _labels(done) == [label for label in _labels(notice) if "（三）" not in label]
    above = next(clause for clause in done.walk() if clause.label == "（一）")
    assert above.paragraphs[-1].startswith("（三）门（急）诊病历")


def test_a_clause_goes_up_and_down_with_what_is_below_it(notice: Document) -> None:
    up = _done(notice, Decision("outdent", *_row(notice, "（三）")))
    assert "（三）" in _labels(up)
    down = _done(up, Decision("indent", *_row(up, "（三）")))
    assert _labels(down) == _labels(notice)
    second = _done(notice, Decision("indent", *_row(notice, "二、")))
    assert "一、/二、" in _labels(second)


def test_merging_and_splitting_are_each_the_others_inverse(notice: Document) -> None:
    merged = _done(notice, Decision("merge", *_row(notice, "（三）")))
    assert "一、/（三）" not in _labels(merged)
    row, occurrence = _row(merged, "（三）")
    split = Decision("split", row, occurrence, at=0, value="（三）门")
    assert [printed(c) for c in _done(merged, split).walk()] == [printed(c) for c in notice.walk()]


def test_splitting_in_the_midst_of_a_paragraph(notice: Document) -> None:
    done = _done(notice, Decision("split", *_row(notice, "借阅病历应当"), value="不得涂改"))
    second = next(clause for clause in done.walk() if clause.label == "二、")
    assert second.paragraphs[:2] == ("借阅病历应当在三日内归还，不得转借他人，", "不得涂改。")


def test_an_attachment_has_what_follows_below_it(notice: Document) -> None:
    done = _done(notice, Decision("attachment", *_row(notice, "归还时限")))
    assert [label for label in _labels(done) if label.startswith("归还时限")] == ["归还时限", "归还时限/三、"]


def test_furniture_goes(notice: Document) -> None:
    done = _done(notice, Decision("furniture", *_row(notice, "归还时限")))
    assert not any("归还时限" in printed(clause) for clause in done.walk())


def test_a_correction_keeps_what_was_printed(notice: Document) -> None:
    done = _done(notice, Decision("correct", *_row(notice, "十五年"), printed="十五", value="十六"))
    clause = next(clause for clause in done.walk() if "十六年" in printed(clause))
    (correction,) = (each for each in done.corrections if each.clause == clause.id)
    assert correction.printed.replace("十五", "十六") == correction.corrected
    assert correction.applied
    assert correction.place_in(printed(clause))


def test_a_correction_of_a_common_character_is_marked_where_it_is(notice: Document) -> None:
    quote, occurrence = _row(notice, "三十年")
    at = next(row.printed for row in rows_of(notice.clauses) if "三十年" in row.printed).index("十")
    done = _done(notice, Decision("correct", quote, occurrence, at=at, printed="十", value="一"))
    (correction,) = done.corrections
    assert (correction.printed, correction.corrected) == ("三十年", "三一年")


def test_a_number_is_put_right_and_the_printed_one_kept(notice: Document) -> None:
    (gap,) = (doubt for doubt in doubts_of(notice) if doubt.code == "number")
    done = _done(notice, *gap.resolutions[1].decisions)
    assert "一、/（二）" in _labels(done)
    assert [(each.printed, each.corrected) for each in done.corrections] == [("（三）", "（二）")]
    assert not [doubt for doubt in doubts_of(done) if doubt.code == "number"]


def test_what_was_confirmed_is_not_asked_again(notice: Document) -> None:
    rows = rows_of(notice.clauses)
    doubts = doubts_of(notice)
    assert {"number", "no_date", "heading"} <= {doubt.code for doubt in doubts}
    decisions = [confirmation(rows, doubt) for doubt in doubts]
    assert doubts_of(_done(notice, *decisions), decisions) == ()


def test_fields_are_set_and_the_key_follows(notice: Document) -> None:
    done = _done(
        notice,
        Decision("field", name="date", value="2024-03-05"),
        Decision("field", name="issuers", value="某市卫生健康委员会、某市财政局"),
        Decision("field", name="validity", value="已废止"),
        Decision("field", name="number", value="某卫发〔2024〕13号"),
    )
    assert (done.date, done.validity) == ("2024-03-05", "已废止")
    assert done.issuers == ("某市卫生健康委员会", "某市财政局")
    assert done.key == "某卫发〔2024〕13号"
    assert all(clause.id.startswith(done.key) for clause in done.walk())


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("date", "2024年3月5日", "2024-03-05"),
        ("date", "2024-3-5", "2024-03-05"),
        ("date", "去年", None),
        ("date", "", ""),
        ("title", " ", None),
        ("issuers", "甲局，乙局", "甲局、乙局"),
        ("kind", "通知", "通知"),
        ("kind", "便条", None),
    ],
)
def test_what_is_typed_in_a_field(name: str, typed: str, value: str | None) -> None:
    assert parse_value(name, typed) == value  # type: ignore[arg-type]


def test_a_better_reading_takes_the_same_decisions() -> None:
    """The row is found by its words though the lines above it are read otherwise now."""
    first = read_bytes(NOTICE.encode(), "通知.txt")
    decisions = (Decision("furniture", *_row(first, "归还时限")), Decision("text", *_row(first, "（三）")))
    better = read_bytes(
        NOTICE.replace("为规范病历管理，", "一段新读到的话。\n为规范病历管理，").encode(), "通知.txt"
    )
    assert DecisionSteps(better).after(decisions).unplaced == ()
    gone = read_bytes(NOTICE.replace("归还时限\n", "").encode(), "通知.txt")
    assert (
        DecisionSteps(gone).after(decisions).unplaced == ()
    )  # the better program leaves the line out by itself
    other = read_bytes(NOTICE.replace("（三）门（急）诊病历由医疗机构保管的", "另一句").encode(), "通知.txt")
    found = DecisionSteps(other).after(decisions)
    assert found.unplaced == (decisions[1],)
    assert found.document.warnings[-1].code == "review.unplaced"


_ACTIONS = ["heading", "clause", "text", "outdent", "indent", "merge", "split", "attachment"]
_READ = read_lines(NOTICE.encode(), "通知.txt")


@st.composite
def _decisions(draw: st.DrawFn) -> list[Decision]:
    """Decisions as a person makes them: each on a row that the ones before have left."""
    made: list[Decision] = []
    for action, where, at in draw(
        st.lists(st.tuples(st.sampled_from(_ACTIONS), st.integers(0, 40), st.integers(0, 30)), max_size=8)
    ):
        rows = rows_of(DecisionSteps(_READ.undecided).after(made).document.clauses)
        made.append(Decision(action, *quote_and_occurrence(rows, where % len(rows)), at=at))  # type: ignore[arg-type]
    return made


@given(_decisions(), _decisions())
@settings(max_examples=25, deadline=None)
def test_what_is_remembered_of_earlier_decisions_changes_nothing(
    first: list[Decision], second: list[Decision]
) -> None:
    steps = DecisionSteps(_READ.undecided)
    for decisions in (first, first[:2], [*first[:2], *second], [], second):
        assert steps.after(decisions) == DecisionSteps(_READ.undecided).after(decisions)


@given(_decisions())
@settings(max_examples=share_of(60), deadline=None)
def test_decisions_are_pure_and_lose_no_word(decisions: list[Decision]) -> None:
    done = _READ.decided(decisions)
    assert done == _READ.decided(load_decisions(dump_decisions(decisions)))
    assert _READ.decided() == read_bytes(NOTICE.encode(), "通知.txt")
    assert _words(done) == _words(_READ.undecided)
    assert clauses_of(rows_of(done.clauses), done.key) == done.clauses
    assert len({clause.id for clause in done.walk()}) == len(list(done.walk()))


def _words(document: Document) -> str:
    """Everything that is printed, in reading order; the name of the words before the first label is none."""
    return plain("".join(row.printed for row in rows_of(document.clauses))).replace("前言", "")


def test_only_a_paper_that_was_sent_out_misses_its_date() -> None:
    def codes(text: str) -> set[str]:
        return {doubt.code for doubt in doubts_of(read_bytes(text.encode(), "a.txt"))}

    plan = "门诊流程优化方案\n为方便患者，制定本方案。\n一、目标\n缩短候诊时间。\n二、措施\n分时段预约。\n"
    assert "no_date" not in codes(plan)
    assert "no_date" in codes(plan.replace("门诊流程优化方案", "关于优化门诊流程的通知\n各科室："))


def test_a_title_that_is_only_a_name_is_doubtful() -> None:
    text = "青川市财政局\n一、目标\n缩短候诊时间。\n二、措施\n分时段预约。\n"
    assert "no_title" in {doubt.code for doubt in doubts_of(read_bytes(text.encode(), "a.txt"))}


def test_numbers_may_go_on_under_the_next_heading() -> None:
    text = "门诊流程优化方案\n一、重点任务\n（一）优化挂号\n1.推行预约。\n2.减少排队。\n"
    text += "（二）优化取药\n{}.增设窗口。\n"

    def gaps(number: int) -> int:
        document = read_bytes(text.format(number).encode(), "a.txt")
        return sum(doubt.code == "number" for doubt in doubts_of(document))

    assert (gaps(3), gaps(1), gaps(4)) == (0, 0, 1)
