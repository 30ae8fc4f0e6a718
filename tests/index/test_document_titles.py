"""Titles of documents are found in one string, and each is taken out of it."""

from __future__ import annotations

import pytest

from index.query.alternative import Alternative
from index.snapshot import DocumentTitles
from index.text.normalize import BOUNDARY

TEXTS = [f"山西省医疗条例{BOUNDARY}医疗条例{BOUNDARY}晋政发1号", "护士条例", "", f"{BOUNDARY}医疗办法"]


def test_each_is_taken_out_of_the_string() -> None:
    titles = DocumentTitles(TEXTS)
    assert (len(titles), list(titles)) == (4, TEXTS)
    with pytest.raises(IndexError):
        titles[4]


@pytest.mark.parametrize(
    ("run", "found"), [("医疗", [0, 3]), ("条例", [0, 1]), ("1号", [0]), ("例护", []), ("无", [])]
)
def test_a_document_is_found_once_by_any_of_its_titles(run: str, found: list[int]) -> None:
    assert DocumentTitles(TEXTS).containing([Alternative(run)]) == found
