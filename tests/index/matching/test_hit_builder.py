"""What the record of a hit says beside the clause's words: its label, and of a duty the role."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.engine import SearchEngine
from index.results import Hit
from store.intake import read_bytes
from store.library import Library
from tests.samples import POLICY


def _hit(engine: SearchEngine, typed: str, label: str, document: str) -> Hit:
    (found,) = [
        hit
        for hit in engine.search(typed).hits
        if hit.label == label and hit.document_key.startswith(document)
    ]
    return found


def _roles(hit: Hit) -> list[str]:
    return [message.code for message in hit.why]


def test_a_duty_hit_says_only_the_roles_of_the_organisation_asked_for(tmp_path: Path) -> None:
    note = "（牵头单位：省医保局；配合单位：省财政厅、省卫健委）"
    policy = POLICY.replace("（责任单位：省医保局）", note).encode()
    library = Library.open(tmp_path / "library.db")
    library.add(read_bytes(policy, "分工.txt"), policy)
    engine = SearchEngine(library, tmp_path / "index")
    asked = {
        "单位:省医保局": {"二、": ["duty.lead"]},
        "单位:省财政厅": {"二、": ["duty.support"]},
        "单位:省卫健委": {"一、": ["duty.joint"], "二、": ["duty.support"]},
        "配合:省财政厅": {"二、": ["duty.support"]},
    }
    for typed, expected in asked.items():
        assert {hit.label: _roles(hit) for hit in engine.search(typed).hits} == expected
    library.close()


def test_a_duty_snippet_begins_with_the_matter_and_not_with_the_note(engine: SearchEngine) -> None:
    hits = engine.search("单位:省卫健委").hits
    assert hits
    for hit in hits:
        assert not hit.snippet.startswith("…")


def test_with_words_asked_for_the_snippet_goes_to_the_words(engine: SearchEngine) -> None:
    hits = engine.search("城市医联体 单位:省卫健委").hits
    assert hits
    for hit in hits:
        assert "医联体" in hit.snippet
        assert _roles(hit) == []


@pytest.mark.parametrize("typed", ["单位:省卫健委", "床位"])
def test_the_label_is_the_end_of_the_way_to_the_clause(
    engine: SearchEngine, shared_library: Library, typed: str
) -> None:
    hits = [hit for hit in engine.search(typed).hits if hit.clause_id]
    assert hits
    for hit in hits:
        assert hit.clause_id is not None
        _document, clause = shared_library.clause(hit.clause_id)
        assert hit.label == hit.path[-1]
        assert clause.label in ("", hit.label) or hit.label.startswith(clause.label)
