"""A library of thousands: its figures, FTS5 beside it, and how they grow; ``make bench ARGS=large``.

Takes some minutes and is left out unless it is asked for. YICE_LARGE_COUNT is the number of documents (3,400
by default), YICE_LARGE_GROWTH the sizes of the table of growth (5, 50, 500 and 3,400 by default; 50,000 take
hours and 10 GB).
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path

import large_library
from bench_search import Fts5, mix, p95, resident_mb, timed
from figures import PROJECT, Figure, figure, median_ms

from index.results import HitList

#: Runs only when it is asked for by name.
ON_DEMAND = True
GROWTH = (5, 50, 500, large_library.COUNT)
COMMON, FREQUENT = "医", "应当"
#: Opens a library, searches, and prints the time of a search and the memory of the process.
ONE_SEARCH = """
import sys, time
from pathlib import Path
sys.path[:0] = [sys.argv[2]]
from index.engine import SearchEngine
from store.library import Library
from store.library.edition_views import EditionView
folder = Path(sys.argv[1])
engine = SearchEngine(EditionView(Library.open(folder / "library.db")), folder / "index")
engine.warm()
engine.search("医")
start = time.perf_counter()
engine.search("医")
pages = int(open("/proc/self/statm").read().split()[1])
print((time.perf_counter() - start) * 1000, pages * 4096 / 1e6)
"""
ORDERED_MS, PAGE_MS, DURING_MS, PINYIN_MS, LABEL_MS, OPEN_MS = 150, 30, 150, 150, 100, 200


def library(count: int) -> Path:
    """A data folder with so many documents, made if it is not kept."""
    folder = large_library.kept() / f"library-{count}"
    if not (folder / "index/stamp.json").exists():
        subprocess.run(
            [sys.executable, str(Path(__file__).with_name("large_library.py")), str(folder), str(count)],
            check=True,
        )
    return folder


def searched(folder: Path) -> dict[str, Figure]:
    """Searching: opening, a mix of queries against FTS5, orders, pages, pinyin, references."""
    from index.engine import SearchEngine
    from index.text.normalize import fold
    from store.library import Library
    from store.library.edition_views import EditionView
    from store.model.printed import printed

    opened = Library.open(folder / "library.db")
    view = EditionView(opened)
    found: dict[str, Figure] = {}
    SearchEngine(view, folder / "index").warm()  # imports are not what opening costs

    def engine_of() -> SearchEngine:
        engine = SearchEngine(view, folder / "index")
        engine.scanning()
        return engine

    found["large: open the index"] = figure(median_ms(engine_of, 3), "ms", 20)
    before = resident_mb()
    engine = engine_of()
    engine.warm()
    engine.search("床位")
    rows = [
        (entry.key, fold(printed(clause)))
        for entry in opened.documents()[:: max(1, len(opened.documents()) // 400)]
        for clause in opened.document(entry.key).walk()
    ]
    queries = mix([text for _, text in rows if len(text) > 30], each=25)
    ours = [each for chosen in queries.values() for each in timed(engine.search, chosen)]
    found["large: exact, p95"] = figure(p95(ours), "ms", 50)
    found["large: exact, slowest"] = figure(max(ours), "ms", 150)
    for query in (COMMON, FREQUENT):
        for order in ("relevance", "document", "date"):
            ask = lambda query=query, order=order: engine.search(query, 50, order=order)  # noqa: E731
            found[f"large: {query} by {order}"] = figure(median_ms(ask, 3), "ms", ORDERED_MS)
        listing = engine.search(query).listing
        assert listing is not None
        name = f"large: the next hundred of {len(listing):,}, at any depth"
        found[name] = figure(max(_pages(listing)), "ms", PAGE_MS)
    typed = [timed(lambda text: engine.search(text, near=True), ["yilia"[:end]])[0] for end in (2, 3, 4, 5)]
    found["large: pinyin half typed, slowest"] = figure(max(typed), "ms", PINYIN_MS)
    found["large: 第28条 over all"] = figure(timed(engine.search, ["第28条"])[0], "ms", LABEL_MS)
    found["large: memory above idle"] = figure(resident_mb() - before, "MB", 100)
    found |= _beside_fts5(opened, engine, folder, queries)
    opened.close()
    return found


def _pages(listing: HitList) -> list[float]:
    """The time of a page near the beginning, in the middle and at the end of a list."""
    places = (50, len(listing) // 2, max(0, len(listing) - 100))
    return [median_ms(lambda at=at: listing.page(at, 100), 3) for at in places]


def _beside_fts5(opened, engine, folder: Path, queries: dict[str, list[str]]) -> dict[str, Figure]:
    """The whole mix in FTS5 over the same clauses, in the same run."""
    from index.text.normalize import fold
    from store.model.printed import printed

    rows = (
        (entry.key, fold(printed(clause)))
        for entry in opened.documents()
        for clause in opened.document(entry.key).walk()
    )
    (folder / "fts5.db").unlink(missing_ok=True)
    reference = Fts5(rows, folder)
    built = reference.build()
    ours = sum(time for chosen in queries.values() for time in timed(engine.search, chosen))
    theirs = sum(time for chosen in queries.values() for time in timed(reference.search, chosen))
    (folder / "fts5.db").unlink(missing_ok=True)
    return {
        "large: the whole mix": figure(ours, "ms", 1, theirs),
        "large: FTS5 builds its tables": figure(built, "s"),
    }


def rebuilt(folder: Path) -> dict[str, Figure]:
    """Building the index in another process: time, memory, and searches meanwhile."""
    from index.engine import SearchEngine
    from store.library import Library
    from store.library.edition_views import EditionView
    from ui.services.index_process import build_elsewhere

    opened = Library.open(folder / "library.db")
    engine = SearchEngine(EditionView(opened), folder / "index")
    engine.warm()
    times: list[float] = []
    ended = threading.Event()

    def search() -> None:
        while not ended.is_set():
            times.extend(timed(engine.search, ["医疗机构"]))
            time.sleep(0.2)

    beside = threading.Thread(target=search)
    beside.start()
    start = time.perf_counter()
    done = build_elsewhere(folder / "library.db", folder / "index-bench")
    took = time.perf_counter() - start
    ended.set()
    beside.join()
    opened.close()
    assert done
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {
        "large: rebuild the index": figure(took, "s", 25),
        "large: rebuild, peak memory of its process": figure(peak, "MiB", 350),
        "large: searches during a rebuild, slowest": figure(max(times), "ms", DURING_MS),
    }


def grown(sizes: tuple[int, ...]) -> dict[str, Figure]:
    """Time, memory and disk by the number of documents."""
    found: dict[str, Figure] = {}
    for count in sizes:
        folder = library(count)
        command = [sys.executable, "-c", ONE_SEARCH, str(folder), str(PROJECT)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
        found[f"growth, {count:,} documents: 医"] = figure(float(told[0]), "ms")
        found[f"growth, {count:,} documents: memory"] = figure(float(told[1]), "MB")
        found[f"growth, {count:,} documents: disk"] = figure(size, "MB")
    return found


def collect() -> dict[str, Figure]:
    """All figures of a library of thousands."""
    count = int(os.environ.get("YICE_LARGE_COUNT") or large_library.COUNT)
    sizes = os.environ.get("YICE_LARGE_GROWTH")
    chosen = tuple(map(int, sizes.split(","))) if sizes else GROWTH
    folder = library(count)
    return searched(folder) | rebuilt(folder) | windowed(folder) | grown(chosen)


def windowed(folder: Path) -> dict[str, Figure]:
    """The window over the library: the longest event of each step, and memory, in a process of its own."""
    import json

    told = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("large_window.py")), str(folder)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()[-1]
    steps: dict[str, float] = json.loads(told)
    goals = {"MB idle": 150, "MB after twenty searches": 200, "MB with fifteen tabs": 300}
    found = {}
    for name, value in steps.items():
        memory = name.startswith("MB")
        goal = goals.get(name, OPEN_MS if name.startswith("open") else 50)
        found[f"large, window: {name}"] = figure(value, "MB" if memory else "ms", goal)
    return found
