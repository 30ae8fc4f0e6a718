"""Sections of a standard are cited by their numbers."""

import pytest

from index.references.citation import place
from store.intake import read_bytes

STANDARD = (
    "WS/T 529—2016\n远程医疗规范\n2016-12-13 发布\n2017-06-01 实施\n1 范围\n本标准规定了功能。\n2 要求\n"
    "2.1 会诊\n2.1.1 概述\n适用于邀请方。\n附录A\n（资料性附录）\n表单\nA.1 甲表\n甲。\n"
)


@pytest.mark.parametrize(
    ("label", "cited"),
    [("2.", "第2章"), ("2.1", "2.1"), ("2.1.1", "2.1.1"), ("A.1", "A.1"), ("附录A", "“附录A”部分")],
)
def test_sections(label, cited):
    document = read_bytes(STANDARD.encode(), "a.txt")
    [clause] = [clause for clause in document.walk() if clause.label == label]
    assert place(document, clause) == cited
