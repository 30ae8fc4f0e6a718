"""The hits of an answer in pages: whatever the order and the cuts, each hit once and in its place."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.engine import SearchEngine
from index.results import Answer, Hit, Order
from store.library import Library
from tests.effort import share_of

QUERIES = ("的", "医疗", "床位", "山西省", "第九条", "医保 医疗", "省卫健委负责的措施", "单位怎么申请补助")


def _ids(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.clause_id or hit.document_key for hit in hits]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=share_of(40))
@given(
    st.sampled_from(QUERIES),
    st.sampled_from(get_args(Order)),
    st.integers(0, 300),
    st.integers(1, 90),
)
def test_a_page_is_a_stretch_of_all(
    engine: SearchEngine, query: str, order: Order, start: int, count: int
) -> None:
    answer = engine.search(query, 50, order=order)
    assert answer.listing is not None
    every = answer.listing.page(0)
    assert len(every) == len(answer.listing) == len(set(_ids(every)))
    assert answer.listing.page(start, count) == every[start : start + count]
    assert answer.hits[: len(every)] == every[:50]


@pytest.mark.parametrize("query", QUERIES)
def test_every_order_has_the_same_hits(engine: SearchEngine, query: str) -> None:
    found = [
        set(_ids(_all(engine.search(query, order=order)))) for order in ("relevance", "document", "date")
    ]
    assert found[0] == found[1] == found[2]


def _all(answer: Answer) -> tuple[Hit, ...]:
    assert answer.listing is not None
    return answer.listing.page(0)


def test_by_date_the_newest_document_comes_first(engine: SearchEngine, shared_library: Library) -> None:
    dates = {entry.key: entry.date or "" for entry in shared_library.documents()}
    found = [dates[hit.document_key] for hit in _all(engine.search("医疗", order="date"))]
    assert found == sorted(found, reverse=True)
    places = {clause.id: at for key in dates for at, clause in enumerate(shared_library.document(key).walk())}
    hits = _all(engine.search("医疗", order="document"))
    order = [(list(dates).index(hit.document_key), places.get(hit.clause_id or "", -1)) for hit in hits]
    assert order == sorted(order)


def test_hits_are_counted_by_their_ids(engine: SearchEngine) -> None:
    answer = engine.search("医疗")
    assert answer.listing is not None
    some = [hit.clause_id for hit in answer.hits if hit.clause_id][:3]
    assert answer.listing.having([*some, "没有/1."]) == len(some)
