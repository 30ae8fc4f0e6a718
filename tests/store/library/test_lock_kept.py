"""The lock of a change is kept while the documents are asked for: else another process writes into it."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from store.library import Library

#: Another program that wants to write to the library.
OTHER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0.05)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError:
    print("waits")
else:
    print("writes")
connection.close()
"""


def other(library: Library) -> str:
    """What another process can do with the library now."""
    command = [sys.executable, "-c", OTHER, str(library.path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("ask", [Library.documents, Library.checksums])
def test_asking_for_the_documents_takes_no_lock_away(library: Library, ask) -> None:  # type: ignore[no-untyped-def]
    ask(library)
    with library.writing():
        assert other(library) == "waits"
        with ThreadPoolExecutor(1) as window:
            assert window.submit(ask, library).result()
        assert other(library) == "waits"
    assert other(library) == "writes"


def test_a_file_that_was_replaced_is_read_again(library: Library) -> None:
    before = library.documents()
    copy = library.path.with_name("copy.db")
    copy.write_bytes(library.path.read_bytes())
    copy.replace(library.path)
    assert library.documents() == before
    library.close()
