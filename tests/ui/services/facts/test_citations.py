"""What the documents that ship cite, against a list that was made by reading them; and what cites them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from store.library import Library
from ui.services.facts.citations import Citations, CitedWork, citations
from ui.services.library.links import Links

GOLD = json.loads((Path(__file__).parents[3] / "gold/citations.json").read_text(encoding="utf-8"))


@pytest.fixture
def found(library: Library) -> dict[str, Citations]:
    links = Links(library)
    return {
        entry.key: citations(library, links, library.document(entry.key)) for entry in library.documents()
    }


def test_everything_that_is_cited(found):
    cites = [_shape(each) for one in found.values() for each in one.cites]
    assert [each for each in GOLD if each not in cites] == []
    assert [each for each in cites if each not in GOLD] == []


def test_what_cites_a_document(found):
    for key, one in found.items():
        expected = [each for each in GOLD if each["document"] == key and each["source"] != key]
        assert [_shape(each) for each in one.cited_by] == expected
    assert any(one.cited_by for one in found.values())


def _shape(one: CitedWork) -> dict[str, object]:
    found = asdict(one)
    assert found.pop("repeals") is False
    return found
