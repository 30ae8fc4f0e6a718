"""Whether a document holds on a day."""

from __future__ import annotations

from datetime import date

import pytest

from store.library.validity import is_warning, validity_mark, validity_of
from store.model.document import Validity
from tests.samples import document

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("decided", "effective", "state"),
    [
        (None, None, None),
        (None, "2020-01-01", None),
        (None, "2026-03-01", None),
        (None, "2026-03-02", "尚未生效"),
        ("现行有效", "2026-03-02", "尚未生效"),
        ("现行有效", None, "现行有效"),
        ("已修改", "2020-01-01", "已修改"),
        ("已废止", "2026-03-02", "已废止"),
        ("尚未生效", None, "尚未生效"),
        ("尚未生效", "2026-02-01", None),
    ],
)
def test_the_state_follows_from_the_decision_and_the_day(
    decided: Validity | None, effective: str | None, state: Validity | None
) -> None:
    said = document(validity=decided, effective=effective)
    assert validity_of(said, TODAY) == state


def test_a_citation_is_marked_where_the_document_does_not_hold() -> None:
    assert validity_mark(document(validity="已废止")) == "（已废止）"
    assert validity_mark(document(validity="现行有效")) == ""


def test_only_what_must_not_be_overlooked_is_a_warning() -> None:
    assert [is_warning(each) for each in (None, "现行有效", "已修改", "已废止", "尚未生效")] == [
        False,
        False,
        False,
        True,
        True,
    ]
