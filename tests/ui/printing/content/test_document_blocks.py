"""What is put on the paper for each part of a document."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ui.printing.content.blocks import MOST_FOOTNOTES, Grid, Options, Paragraph, with_notes_below
from ui.printing.content.document_blocks import blocks
from ui.printing.content.title_blocks import chinese_date, source_facts
from ui.printing.layout.styles.official_style import OFFICIAL
from ui.printing.layout.styles.plain_style import PLAIN

KEY = "晋卫发〔2024〕6号"


def texts_of(excerpt: Any, options: Options | None = None, sheet: Any = OFFICIAL) -> list[str]:
    found = blocks(excerpt, options or Options(), sheet)
    return [block.text for block in found if isinstance(block, Paragraph) and block.runs]


def levels_of(excerpt: Any, part: str) -> list[str]:
    found = [block for block in blocks(excerpt, Options(), OFFICIAL) if isinstance(block, Paragraph)]
    return [run.level for block in found if part in block.text for run in block.runs]


def test_an_excerpt_says_what_it_is_from(texts: Any) -> None:
    shown = texts_of(texts.of(f"{'晋政办函〔2020〕28号'}/9.", title="价格专题会政策摘录"))
    assert shown[:4] == [
        "价格专题会政策摘录",
        "（节录）",
        "山西省支持区域医疗中心建设运营政策清单",
        "晋政办函〔2020〕28号　山西省人民政府办公厅　2020年4月3日",
    ]
    assert shown[4].startswith("9.允许区域医疗中心按照国家及山西省的有关要求")
    assert shown[4].endswith("自主核定试行价格。（责任单位：省医保局、省卫健委）")
    assert shown[5].startswith(
        "——《山西省支持区域医疗中心建设运营政策清单》（晋政办函〔2020〕28号）9.　核验码 "
    )


def test_the_documents_name_is_not_repeated(texts: Any) -> None:
    ids = ["晋政办函〔2020〕28号/9.", "晋政办函〔2020〕28号/15.", "晋政办发〔2021〕85号/一、/（三）"]
    shown = texts_of(texts.of(*ids))
    assert shown.count("山西省支持区域医疗中心建设运营政策清单") == 1
    assert shown.count("山西省深化医药卫生体制改革近期重点工作任务") == 1
    alone = texts_of(texts.of(ids[0]))
    assert alone[:2] == ["山西省支持区域医疗中心建设运营政策清单", "（节录）"]
    assert sum(text == alone[0] for text in alone) == 1


def test_levels_have_the_faces_of_the_standard(texts: Any) -> None:
    plan = texts.whole("晋政办发〔2021〕85号")
    assert levels_of(plan, "一、推广三明市") == ["first"]
    assert levels_of(plan, "（一）大力推广") == ["second", "body", "duty"]
    law = texts.whole(next(key for key in texts.documents if "一体化办法" in key))
    assert levels_of(law, "第一章") == ["part"]
    assert levels_of(law, "第二条") == ["label", "body"]
    assert levels_of(law, "第十三届人民代表大会") == ["mark"]


def test_a_heading_alone_is_kept_with_what_follows(texts: Any) -> None:
    plan = texts.whole("晋政发〔2020〕17号")
    headings = [
        block
        for block in blocks(plan, Options(), OFFICIAL)
        if isinstance(block, Paragraph) and block.text == "一、总体要求"
    ]
    assert [block.keep_next for block in headings] == [True]


def test_what_is_not_wanted_is_left_out(texts: Any) -> None:
    excerpt = texts.of("晋政办函〔2020〕28号/9.")
    none = Options(citations=False, duties=False, codes=False)
    assert not [
        text for text in texts_of(excerpt, none) if "——" in text or "责任单位" in text or "核验码" in text
    ]
    assert texts_of(excerpt, Options(citations=False))[-1].startswith("核验码 ")


def test_children_can_be_left_out(texts: Any) -> None:
    chapter = next(clause_id for clause_id in texts.ids() if clause_id.endswith("/第二章"))
    assert any("第五条" in text for text in texts_of(texts.of(chapter)))
    assert not any("第五条" in text for text in texts_of(texts.of(chapter), Options(children=False)))
    whole = texts.whole("晋政办函〔2020〕28号")
    assert texts_of(whole, Options(children=False)) == texts_of(whole)


def test_the_users_notes_are_set_apart(texts: Any, make_note: Any) -> None:
    excerpt = texts.of("晋政办函〔2020〕28号/9.")
    item = excerpt.items[0]
    note = make_note(item.document, item.clause, "下次会议提出\n\n请财务处核算")
    excerpt = replace(excerpt, items=(replace(item, notes=(note,)),))
    assert not [text for text in texts_of(excerpt) if "财务处" in text]
    found = [
        block
        for block in blocks(excerpt, Options(notes=True), PLAIN)
        if isinstance(block, Paragraph) and block.bar
    ]
    assert [block.text for block in found] == ["批注 2026年11月21日", "下次会议提出", "请财务处核算"]
    assert all(run.level.startswith("note") for block in found for run in block.runs)


def test_corrections_are_footnotes_of_their_clause(
    document: Any, clause: Any, make_texts: Any, make_correction: Any
) -> None:
    bed = clause(KEY, "1.", body=("增加床位。",))
    corrections = (
        make_correction(bed.id, "庆位", "床位", "形近误字。"),
        make_correction(bed.id, "増加", "增加", "", applied=False),
        make_correction(f"{KEY}/2.", "甲", "乙", "别处"),
    )
    texts = make_texts(document(bed, corrections=corrections))
    found = blocks(texts.of(bed.id), Options(), OFFICIAL)
    noted = [block for block in found if isinstance(block, Paragraph) and block.footnotes]
    # What stands nowhere in the text is noted at its end.
    assert [block.text for block in noted] == ["1.增加床位〔1〕。〔2〕"]
    assert [(note.mark, note.text) for note in noted[0].footnotes] == [
        ("〔1〕", "〔勘误〕原文作“庆位”，今改作“床位”：形近误字。"),
        ("〔2〕", "〔存疑〕原文作“増加”，疑为“增加”，未改动。"),
    ]


def test_a_correction_is_marked_behind_its_words_wherever_they_stand(
    document: Any, clause: Any, make_texts: Any, make_correction: Any, make_table: Any
) -> None:
    table = make_table((("项目", "目标"), ("床位", "3000张")), "表1", "注：规划数")
    bed = clause(
        KEY, "一、", heading="增加床位", heading_mark="。", duty_note="（责任单位：省卫健委）",
        body=("合理设置，见下表。", table, "完成年度任务。"),
    )  # fmt: skip
    readings = ("完成", "省卫健委", "3000", "规划数", "床位", "设置")
    found = tuple(make_correction(bed.id, f"误{each}", each, "") for each in readings)
    texts = make_texts(document(bed, clause(KEY, "二、", body=("乙。",)), corrections=found))
    made = list(blocks(texts.of(bed.id), Options(citations=False, codes=False), OFFICIAL))
    shown = [block.table.rows if isinstance(block, Grid) else block.text for block in made][-5:]
    assert shown == [
        "一、增加床位〔1〕。合理设置〔2〕，见下表。",
        "表1",
        (("项目", "目标"), ("床位", "3000〔3〕张")),
        "注：规划数〔4〕",
        "完成〔5〕年度任务。（责任单位：省卫健委〔6〕）",
    ]
    notes = [note for block in made for note in block.footnotes]
    assert [note.mark for note in notes] == [f"〔{number}〕" for number in range(1, 7)]
    assert list(with_notes_below(made)) == made
    hidden = list(blocks(texts.of(bed.id), Options(duties=False), OFFICIAL))
    assert not any("误省卫健委" in note.text for block in hidden for note in block.footnotes)


def test_many_corrections_stand_below_their_clause(
    document: Any, clause: Any, make_texts: Any, make_correction: Any
) -> None:
    bed = clause(KEY, "1.", body=("增加床位。",))
    many = tuple(make_correction(bed.id, f"误{number}", "床位", "") for number in range(9))
    made = with_notes_below(
        blocks(make_texts(document(bed, corrections=many)).of(bed.id), Options(), OFFICIAL)
    )
    found = [block for block in made if isinstance(block, Paragraph)]
    place = next(number for number, block in enumerate(found) if block.footnotes)
    assert len(found[place].footnotes) == MOST_FOOTNOTES
    assert [block.text[:7] for block in found[place + 1 : place + 4]] == [
        f"〔{n}〕〔勘误〕" for n in (7, 8, 9)
    ]


def test_where_the_source_breaks_off_the_paper_says_so(texts: Any) -> None:
    broken = texts.document("晋政办发〔2021〕85号")
    *_, before, last = broken.walk()
    assert "（来源在此处中断）" in texts_of(texts.of(last.id))
    assert "（来源在此处中断）" not in texts_of(texts.of(before.id))


def test_a_table_stands_between_its_caption_and_its_note(
    document: Any, clause: Any, make_texts: Any, make_table: Any
) -> None:
    table = make_table((("项目", "目标"), ("床位", "3000张")), "表1", "注：规划数")
    bed = clause(KEY, "1.", body=("见下表。", table, "完。"))
    texts = make_texts(document(bed, clause(KEY, "2.", body=("乙。",))))
    found = list(blocks(texts.of(bed.id), Options(citations=False, codes=False), OFFICIAL))
    shown = [block.table if isinstance(block, Grid) else block.text for block in found][-5:]
    assert shown == ["1.见下表。", "表1", table, "注：规划数", "完。"]


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        ({"date": None, "number": None, "issuers": ()}, []),
        (
            {"date": "2020-11-27", "number": None, "effective": "2021-01-01"},
            ["2020年11月27日", "自2021年1月1日起施行"],
        ),
    ],
)
def test_nothing_is_invented(document: Any, fields: dict[str, Any], facts: list[str]) -> None:
    assert source_facts(document(**{"issuers": (), **fields})) == facts


def test_dates_are_chinese() -> None:
    assert chinese_date("2020-04-03") == "2020年4月3日"
