"""Inputs that are long in one direction are read whole: none costs the square of its length."""

import pytest

from store.intake import read_bytes
from store.model.document import Document
from store.model.numbers import to_chinese

N = 3000


def read(text: str) -> Document:
    return read_bytes(text.encode(), "a.txt")


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "第一条 依照"
            + "".join(f"《甲法》第{to_chinese(i % 900 + 1)}条、" for i in range(N))
            + "办理。\n第二条 乙。\n",
            2,
        ),
        ("（2019年1月1日" * N + "\n第一条 甲。\n第二条 乙。\n", 2),
        ("".join(f"第{to_chinese(i)}条 应当加强管理。\n" for i in range(1, N + 1)), N),
        ("一、甲\n" + "".join(" " * i + f"加强管理{i}，\n" for i in range(N // 2)) + "二、乙。\n", 2),
        ("一、甲\n" + " " * 60 * N + "加强管理\n二、" + " " * 60 * N + "乙\n", 2),
        ("一、甲\n" + "加强管理和组织领导工作，\n" * N + "二、乙。\n", 2),
        ("一、甲\n" + "项 目 乙 丙\n甲乙 乙 丙\n" * N + "二、乙。\n", 2),
        ("一、甲。\n" + "某市卫生健康委员会\n2020年1月1日\n" * N, 1),
    ],
    ids=["citations", "history", "articles", "indented", "blanks", "open lines", "rows", "signatures"],
)
def test_long_inputs(text, clauses):
    document = read("某市管理办法\n" + text)
    assert sum(clause.label.endswith(("条", "、")) for clause in document.walk()) >= clauses
