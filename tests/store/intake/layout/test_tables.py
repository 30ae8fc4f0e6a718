"""Tables where they stand in a text."""

from __future__ import annotations

import pytest

from store.intake import read_bytes

RULES = """突发事件分级响应办法

（2023年5月1日某某市人民政府令第12号公布）

第一条　为了规范响应，制定本办法。

第二条　本办法自2023年6月1日起施行。

附件

|级别|标准|牵头单位|
{rule}|Ⅰ级|跨省扩散|市政府|
|Ⅲ级|一县之内|市疾控中心|
"""


@pytest.mark.parametrize("rule", ["", "|---|---|---|\n"])
def test_a_table_right_below_the_mark_of_an_attachment_is_a_table(rule: str) -> None:
    document = read_bytes(RULES.format(rule=rule).encode(), "办法.txt")
    last = document.clauses[-1]
    assert last.label == "附件"
    assert [len(table.rows) for table in last.tables] == [3]
    assert document.complete
