"""What a document is about by its title, and whether a question speaks of it."""

from __future__ import annotations

import pytest

from index.matching.title_subject import spoken_of, subject_words


def test_the_kind_of_a_document_and_the_place_are_not_its_subject() -> None:
    assert subject_words("乡村医生从业管理条例") == {"乡村医生"}
    assert subject_words("山西省医疗机构管理条例(2016年修订)") == {"医疗机构"}


@pytest.mark.parametrize(
    ("title", "runs", "share"),
    [
        ("消防救援人员工资条例", {"工资", "发放"}, 0.25),
        ("乡村医生从业管理条例", {"乡村医生"}, 1.0),
        ("乡村医生从业管理条例", {"医生", "打伤"}, 0.5),
        ("医师法", {"医师"}, 1.0),
        ("工会法", {"工资"}, 0.0),
        ("关于印发若干规定的通知", {"工资"}, 1.0),
    ],
)
def test_a_question_speaks_of_a_share_of_the_subject(title: str, runs: set[str], share: float) -> None:
    assert spoken_of(title, runs) == pytest.approx(share)
