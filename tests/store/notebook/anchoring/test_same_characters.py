"""An annotation is found again when a text is read anew in the characters that are meant."""

from __future__ import annotations

import pytest

from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import printed
from store.notebook.anchoring.anchors import anchor_for
from store.notebook.anchoring.quote_search import DocumentText


def document(text: str) -> Document:
    clause = Clause("文/一、", "一、", ("一、",), body=(f"县级以上部门应当{text}，并按年报告。",))
    return Document("文", "文.txt", "文", None, (), None, None, "其他", True, "", clauses=(clause,))


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("保障⼈⺠健康", "保障人民健康"),
        ("管理Cafe\u0301项目", "管理Café项目"),
        ("建设葛\U000e0100城医院", "建设葛城医院"),
        ("不少于00张", "不少于\ufffd00张"),
        ("到二○二八年完成", "到二〇二八年完成"),
        ("按1∶3配备", "按1：3配备"),
        ("\u2003\u200e公开 结果", "公开结果"),
    ],
)
def test_a_note_holds_on_the_same_words(before: str, now: str) -> None:
    old, new = document(before), document(now)
    at = printed(old.clauses[0]).index(before)
    found = DocumentText(new).refind(anchor_for(old, old.clauses[0], at, at + len(before)))
    assert found is not None
    assert found.sure
    (anchor,) = found.anchors
    assert anchor.quote.strip() == now.strip("\ufffd")
