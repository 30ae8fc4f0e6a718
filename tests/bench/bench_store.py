"""From a file to searchable, and from the library to a page that can be read."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from figures import Figure, figure, median_ms, policy_text

SEARCHABLE_MS = 1000
FIRST_PAGE_MS = 200
ADDED, OPENED = 20_000, 300_000


def searchable_ms(folder: Path, runs: int = 3) -> float:
    """Import a document into the library that ships, bring the index up to date, and find the document."""
    from store.system.paths import data_paths
    from ui.services.workspace import Workspace

    times = []
    for run in range(runs):
        file = folder / f"regulation-{run}.txt"
        file.write_text(policy_text(ADDED, seed=run + 1), encoding="utf-8")
        workspace = Workspace.open(data_paths(str(folder / f"data-{run}")))
        try:
            workspace.engine.search("床位")  # the engine is warm in a program that is in use
            start = time.perf_counter()
            result = workspace.import_files([file])
            workspace.rebuild_index()
            assert not result.rejected, result.rejected
            answer = workspace.engine.search("医疗", limit=None)
            times.append((time.perf_counter() - start) * 1000)
            keys = {key for key, _ in answer.documents}
            assert result.imported[0].key in keys, keys
        finally:
            workspace.close()
    return statistics.median(times)


def first_page_ms(folder: Path) -> float:
    """Show a long document in the reader until its first page has painted."""
    from PySide6.QtWidgets import QApplication

    from store.intake import load, read_bytes
    from ui.appearance import fonts
    from ui.appearance.theme import ThemeManager
    from ui.reader.reader_view import ReaderView

    file = folder / "long.txt"
    file.write_text(policy_text(OPENED), encoding="utf-8")
    document = read_bytes(load(file), file.name)
    application = QApplication.instance() or QApplication([])
    fonts.install()

    def show() -> None:
        view = ReaderView(themes)
        view.resize(700, 760)
        view.show()
        view.show_document(document)
        application.processEvents()
        view.grab()
        view.close()
        view.deleteLater()

    themes = ThemeManager()
    show()
    return median_ms(show)


def collect() -> dict[str, Figure]:
    """The figures of a library at work."""
    with tempfile.TemporaryDirectory(prefix="yice-bench-") as name:
        folder = Path(name)
        return {
            f"add {ADDED:,} characters to searchable": figure(searchable_ms(folder), "ms", SEARCHABLE_MS),
            f"open {OPENED:,} characters to first page": figure(first_page_ms(folder), "ms", FIRST_PAGE_MS),
        }
