"""What the window says of a library as a whole."""

from __future__ import annotations

from store.library import Library
from ui.services.library.document_lists import DocumentLists


def test_articles_and_measures_are_counted_apart(library: Library) -> None:
    documents = library.documents()
    lists = DocumentLists(documents)
    assert lists.articles == sum(one.measure_count for one in documents if one.kind == "办法")
    assert lists.articles + lists.measures == sum(one.measure_count for one in documents)
    assert lists.measures > 0


def test_what_is_the_same_is_the_same_object(library: Library) -> None:
    before = library.documents()
    library.remove(before[1].key)
    assert [*map(id, library.documents())] == [*map(id, [before[0], *before[2:]])]
