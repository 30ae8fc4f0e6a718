"""The indicators of the documents that ship, against a list that was made by reading them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from index.indicators.documents import indicators
from index.indicators.indicator import Indicator
from store.model.printed import printed
from tests.looping import some

GOLD = json.loads((Path(__file__).parents[2] / "gold/indicators.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found(shared_library) -> dict[str, list[Indicator]]:
    by_clause: dict[str, list[Indicator]] = defaultdict(list)
    for entry in shared_library.documents():
        for one in indicators(shared_library.document(entry.key)):
            by_clause[one.clause].append(one)
    return by_clause


def test_every_indicator_is_found(found):
    missing = []
    for clause, count in _wanted().items():
        have = Counter((one.low, one.high, one.per, one.deadline, one.kind) for one in found[clause])
        missing += [(clause, *one) for one in (count - have).elements()]
    assert missing == []


def test_little_else_is_found(found):
    wanted = sum(count.total() for count in _wanted().values())
    total = sum(map(len, found.values()))
    assert wanted / total >= 0.95


@pytest.mark.parametrize("entry", GOLD["none"], ids=lambda one: f"{one['clause'][-12:]} {one['text']}")
def test_numbers_that_measure_nothing(found, shared_library, entry):
    _, clause = shared_library.clause(entry["clause"])
    text = printed(clause)
    places = [at for at in range(len(text)) if text.startswith(entry["text"], at)]
    assert places, "the gold names what is not there"
    spans = [(one.start, one.end) for one in found[entry["clause"]] if one.kind != "milestone"]
    assert not any(start <= at < end for at in places for start, end in spans)


def test_each_has_its_source(found, shared_library):
    for clause_id, one in some((key, one) for key, ones in found.items() for one in ones):
        text = printed(shared_library.clause(clause_id)[1])
        assert text[one.start : one.end] == one.value_text
        assert one.subject
        assert one.indicator


def _wanted() -> dict[str, Counter]:
    wanted: dict[str, Counter] = defaultdict(Counter)
    for one in GOLD["indicators"]:
        wanted[one["clause"]][one["low"], one["high"], one["per"], one["deadline"], one["kind"]] += 1
    return wanted
