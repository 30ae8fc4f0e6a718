"""What is found follows every change, also while another thread is looking."""

from __future__ import annotations

import threading
from pathlib import Path

from store.model.annotation import Anchor, Note
from store.notebook import AnnotationFilter, Notebook

AT = "2026-01-01T00:00:00.000Z"


def test_no_change_is_missed_by_who_looks_meanwhile(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path / "notebook.db")
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            notebook.annotations.find(AnnotationFilter(kinds=("note",)))

    threads = [threading.Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(60):
        anchor = Anchor("文", f"文/{number}.", 0, 1, "医", "", "")
        notebook.annotations.put(Note(f"{number:032x}", anchor, "医保", AT, AT))
        assert len(notebook.annotations.find(AnnotationFilter(kinds=("note",))).items) == number + 1
    done.set()
    for thread in threads:
        thread.join()
    notebook.close()
