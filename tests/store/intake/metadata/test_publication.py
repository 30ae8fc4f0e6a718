"""The remark on who may read a notice is kept, and is no text of its clauses."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.intake import read_bytes

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.mark.parametrize(
    ("sample", "remark"),
    [
        ("notice_own_text.txt", "（此件主动公开）"),
        ("opinion_state_council.txt", "（此件公开发布）"),
        ("no_spaces_indent.txt", "（此件主动公开）"),
        ("city_tasks.txt", "（此件公开发布）"),
    ],
)
def test_the_remark_is_kept_beside_the_text(sample: str, remark: str) -> None:
    document = read_bytes((SAMPLES / sample).read_bytes(), sample)
    assert document.publication == remark
    assert not any("此件" in clause.text for clause in document.walk())
