"""What a clause is called, and where the responsible units that stand in or behind its text go."""

import pytest

from store.intake.importer import read_bytes
from store.intake.outline.clauses import duties_of
from store.model.clause import Clause


def clauses(text: str) -> list[Clause]:
    return list(read_bytes(f"某市工作方案\n\n{text}".encode(), "x.txt").walk())


def test_an_id_is_the_way_down_to_the_clause() -> None:
    text = (
        "一、总体要求\n（一）加强管理，健全制度。\n（二）加强培训，提高水平。\n"
        "二、重点任务\n（一）完善网络，提高能力。\n"
    )
    above = "某市工作方案/"
    assert [clause.id.removeprefix(above) for clause in clauses(text)] == [
        *("一、", "一、/（一）", "一、/（二）"),
        *("二、", "二、/（一）"),
    ]


@pytest.mark.parametrize("note", ["责任单位：省卫生健康委。", "（责任单位：省卫生健康委）。"])
def test_the_full_stop_behind_a_note_belongs_to_the_text_before_it(note: str) -> None:
    found, _ = clauses(f"一、加强各级医院培训\n{note}\n二、完善制度建设。\n")
    assert found.body == ("加强各级医院培训。",)
    assert found.duty_note == note.removesuffix("。")


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("加强培训（责任单位：省财政厅）", ["省财政厅"]),
        ("加强培训。（责任单位：省财政厅）完善制度。", ["省财政厅"]),
        ("加强培训（责任单位：省财政厅）并完善制度。", []),
    ],
)
def test_a_note_in_the_text_ends_it_or_follows_a_sentence(text: str, organisations: list[str]) -> None:
    assert [duty.organisation for duty in duties_of(None, [text])] == organisations
