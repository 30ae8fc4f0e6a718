"""Tests of the documents that a library keeps in memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store.library import Library, document_cache
from store.model.document import Document
from tests.patience import SECONDS
from tests.samples import SOURCE, document


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library.db")
    library.add(document(), SOURCE)
    yield library
    library.close()


def test_what_two_threads_read_at_once_is_one_document(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The window knows by the object itself whether a text in view is still the library's.
    both, load = threading.Barrier(2, timeout=SECONDS), document_cache.load_document

    def load_together(*arguments: Any) -> Document:
        both.wait()
        return load(*arguments)

    monkeypatch.setattr(document_cache, "load_document", load_together)
    read: list[Document] = []
    threads = [
        threading.Thread(target=lambda: read.append(library.document(document().key))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read) == 2
    assert read[0] is read[1]
    assert library.document(document().key) is read[0]
