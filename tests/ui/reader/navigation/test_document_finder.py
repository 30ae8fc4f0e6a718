"""The find bar finds what people type as search does."""

from __future__ import annotations

import pytest

from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import printed
from ui.reader.navigation.document_finder import DocumentFinder

TEXT = "到二○二八年，丁事项二O二六年，⺠政Cafe\u0301，比例1∶3，20\ufffd5年。"


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("2028年", ["二○二八年"]),
        ("二零二八年", ["二○二八年"]),
        ("2026年", ["二O二六年"]),
        ("民政", ["⺠政"]),
        ("café", ["Cafe\u0301"]),
        ("1：3", ["1∶3"]),
        ("205年", []),
        ("2027年", []),
    ],
)
def test_any_writing_is_marked_where_it_is_printed(typed: str, marked: list[str]) -> None:
    clause = Clause("文/一、", "一、", ("一、",), body=(TEXT,))
    document = Document(
        "文", "文.txt", "文", None, (), None, None, "其他", True, "", clauses=(clause,)
    )  # fmt: skip
    found = DocumentFinder(document).find(typed).get(clause.id, [])
    assert [printed(clause)[start:end] for start, end in found] == marked
