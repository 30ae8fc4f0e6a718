"""A process that is killed while it stores documents leaves a library that is whole."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.library import Library

KILLS = 4
WRITER = """
import sys
from pathlib import Path
from store.library import Library
from tests.samples import SOURCE, clause, document

library = Library.open(Path(sys.argv[1]))
for number in range(10_000):
    key = f"文件{number % 7}"
    clauses = tuple(clause(key, f"{each}.", body=(f"{sys.argv[2]}-{number}",)) for each in range(150))
    library.add(document(key, f"{sys.argv[2]}-{number}", clauses=clauses, corrections=()), SOURCE)
    print(key, f"{sys.argv[2]}-{number}", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_kill_while_documents_are_replaced(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    project = Path(__file__).parents[3]
    for turn in range(KILLS):
        command = [sys.executable, "-c", WRITER, str(path), str(turn)]
        writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=project)
        assert writer.stdout is not None
        acknowledged = dict(writer.stdout.readline().split() for _ in range(3 + 4 * turn))
        writer.send_signal(signal.SIGKILL)
        acknowledged |= dict(line.split() for line in writer.stdout.read().split("\n")[:-1])
        writer.stdout.close()
        writer.wait()
        library = Library.open(path)
        assert library.soundness.check() == []
        titles = {entry.key: entry.title for entry in library.documents()}
        for key, title in acknowledged.items():
            # The one after the last acknowledged may have been stored too, but never half of it.
            assert int(titles[key].split("-")[1]) >= int(title.split("-")[1])
            texts = {clause.text for clause in library.document(key).walk()}
            assert texts == {titles[key]}
        library.close()
