"""An engine on the five documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.corpus import index_files as builder
from index.engine import SearchEngine
from store.library import Library


@pytest.fixture(scope="session")
def shared_library(shipped_library: Path) -> Iterator[Library]:
    library = Library.open(shipped_library)
    yield library
    library.close()


@pytest.fixture(scope="session")
def built_index(shared_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    builder.build(shared_library, folder)
    return folder


@pytest.fixture(scope="session")
def engine(shared_library: Library, built_index: Path) -> SearchEngine:
    made = SearchEngine(shared_library, built_index)
    made.warm()
    return made


@pytest.fixture(scope="session")
def scanner(shared_library: Library, tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    """The same without an index."""
    return SearchEngine(shared_library, tmp_path_factory.mktemp("none"))
