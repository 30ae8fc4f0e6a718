"""Sounds of texts that are in no volume: from a table, or scanned where that would take long."""

from __future__ import annotations

import pytest

from index.corpus import corpus_sounds
from index.snapshot import open_texts
from index.text import pinyin
from store.library import Library

TYPED = [
    ["yi", "bao"],
    ["yi", "liao"],
    ["chuang", "wei"],
    ["ju"],
    ["yi", "yuan", "guan", "li"],
    ["医", "liao"],
]
INITIALS = [["y", "b", "j"], ["y", "l", "j", "g"], ["w", "s"]]


@pytest.mark.parametrize("second", [False, True])
def test_a_long_text_is_scanned_and_the_same_runs_are_found(
    library: Library, monkeypatch: pytest.MonkeyPatch, second: bool
) -> None:
    tabled = open_texts(library).sounds
    monkeypatch.setattr(corpus_sounds, "TABLED", 0)
    monkeypatch.setattr(corpus_sounds.SoundTable, "of", lambda _grams: pytest.fail("a table was made"))
    scanned = open_texts(library).sounds
    for pieces in TYPED:
        found = scanned.spelled(pieces, 2_000, second)
        assert found.keys() == tabled.spelled(pieces, 2_000, second).keys(), pieces
        assert found, pieces
    first = pinyin.table().first
    for pieces in INITIALS:
        found = scanned.abbreviated(pieces, 2_000)
        usual = {
            run
            for run in tabled.abbreviated(pieces, 2_000)
            if all(first[ord(one)].startswith(piece) for one, piece in zip(run, pieces, strict=True))
        }
        assert found.keys() == usual, pieces
        assert found, pieces
