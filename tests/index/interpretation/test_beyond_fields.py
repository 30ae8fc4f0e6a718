"""Where the fields of a query leave nothing, it is said what there is without them."""

from __future__ import annotations

import pytest

from index.engine import SearchEngine
from store.model.wording import sentences


@pytest.mark.parametrize(
    ("typed", "scope"),
    [
        ("高值医用耗材 单位:省教育厅", "省教育厅"),
        ("高值医用耗材 年:1999", "1999"),
        ("村医每年免费培训几次 单位:省药监局", "省药监局"),
        ("第九条 年:1999", "1999"),
        ("医保怎么结算 单位:省教育厅", "省教育厅"),
        ("高值医用耗材 单位:省教育厅 年:1999", "省教育厅、1999"),
    ],
)
def test_the_scope_is_named_and_can_be_dropped(typed: str, scope: str, engine: SearchEngine) -> None:
    answer = engine.search(typed)
    assert not answer.total
    assert sentences(answer.remarks).startswith(f"在“{scope}”范围内没有，全部文件中有 ")
    assert answer.wider is not None
    wider = engine.search(answer.wider.query)
    assert wider.total == answer.wider.total > 0


def test_what_is_offered_is_what_was_said(engine: SearchEngine) -> None:
    answer = engine.search("慢病管理 单位:省教育厅")
    wider = engine.search("慢病管理")
    assert wider.near
    assert answer.wider is not None
    assert answer.wider.total == wider.total - wider.near
    assert f"全部文件中有 {answer.wider.total} 条" in sentences(answer.remarks)


def test_what_is_nowhere_is_not_offered(engine: SearchEngine) -> None:
    answer = engine.search("绝无此词组合 单位:省药监局")
    assert answer.wider is None
    assert not answer.total


def test_what_the_fields_let_through_is_the_answer(engine: SearchEngine) -> None:
    answer = engine.search("床位 单位:省财政厅")
    assert answer.total
    assert answer.wider is None


def test_how_many_are_only_near_is_counted(engine: SearchEngine) -> None:
    answer = engine.search("收费标准", limit=None)
    assert answer.near == sum(hit.match == "near" for hit in answer.hits) > 0
    assert answer.near == answer.total - len(answer.said)
    first = engine.search("收费标准", limit=3)
    assert (first.total, first.near) == (answer.total, answer.near)
