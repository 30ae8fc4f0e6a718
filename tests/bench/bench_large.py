"""A library of thousands: its figures, with FTS5 beside it in the same run; ``make bench ARGS=large``.

Takes some minutes and is left out unless it is asked for. YICE_LARGE_COUNT is the number of documents, 3,400
by default. How the figures grow with the library is told by ``make bench ARGS=growth``.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import large_library
from bench_search import Fts5, mix, p95, resident_mb, timed
from figures import Figure, figure, law_texts, median_ms

from index.results import HitList

#: Runs only when it is asked for by name.
ON_DEMAND = True
COMMON, FREQUENT = "医", "应当"
ORDERED_MS, PAGE_MS, DURING_MS, PINYIN_MS, LABEL_MS, OPEN_MS, QUESTION_MS = 150, 30, 150, 150, 100, 200, 150
QUESTIONS = (
    "医保报销比例是多少",
    "医院值班需要几个人",
    "药品采购多久付款",
    "开办诊所要什么条件",
    "未经许可行医怎么处罚",
    "病历保存多少年",
)


def library(count: int) -> Path:
    """A data folder with so many documents, made if it is not kept."""
    folder = large_library.kept() / f"library-{count}"
    if not (folder / large_library.TIMES).exists():
        law_texts()  # says what is missing where they are
        subprocess.run(
            [sys.executable, str(Path(__file__).with_name("large_library.py")), str(folder), str(count)],
            check=True,
        )
    large_library.renew(folder)
    return folder


def searched(folder: Path) -> dict[str, Figure]:
    """Searching: opening, a mix of queries against FTS5, orders, pages, pinyin, references."""
    from index.engine import SearchEngine
    from index.snapshot import open_index
    from index.text.normalize import fold
    from store.library import Library
    from store.library.edition_views import EditionView
    from store.model.printed import printed

    opened = Library.open(folder / "library.db")
    view = EditionView(opened)
    found: dict[str, Figure] = {}
    SearchEngine(view, folder / "index").warm()  # imports are not what opening costs

    found["large: open the index"] = figure(
        median_ms(lambda: open_index(view, folder / "index"), 3), "ms", 20
    )
    before = resident_mb()
    engine = SearchEngine(view, folder / "index")
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
    asked = [timed(engine.search, [text])[0] for text in QUESTIONS for _ in range(2)][1::2]
    found["large: a question, slowest"] = figure(max(asked), "ms", QUESTION_MS)
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


def made(folder: Path) -> dict[str, Figure]:
    """What it took to make the library, when that was done."""
    times = json.loads((folder / large_library.TIMES).read_text())
    return {
        "large: import of all": figure(times["import"], "s", 90),
        "large: index of what was imported": figure(times["index"], "s"),
    } | {f"large: {name} time": figure(taken, "s") for name, taken in times.items() if "processor" in name}


def rebuilt(folder: Path) -> dict[str, Figure]:
    """Building the index in other processes: time, memory, and searches meanwhile."""
    from index.corpus.index_files import build
    from index.engine import SearchEngine
    from store.library import Library
    from store.library.edition_views import EditionView
    from ui.services.index_process import ProcessWriter

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
    start, before = time.perf_counter(), large_library.processor_seconds()
    build(EditionView(opened), folder / "index-bench", write=ProcessWriter(opened, hurried=True))
    took, worked = time.perf_counter() - start, large_library.processor_seconds() - before
    ended.set()
    beside.join()
    opened.close()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {
        "large: rebuild the index": figure(took, "s", 25),
        "large: rebuild the index, processor time, with the searches": figure(worked, "s", 50),
        "large: rebuild, peak memory of its largest process": figure(peak, "MiB", 350),
        "large: searches during a rebuild, slowest": figure(max(times), "ms", DURING_MS),
    }


def changed(folder: Path) -> dict[str, Figure]:
    """One document less, one more, and the documents that ship renewed, each to searchable; on a copy."""
    from store.library.shipped import bundled
    from store.system.paths import data_paths, resources_dir, shipped_dir
    from ui.services.workspace import Workspace

    found: dict[str, Figure] = {}
    with tempfile.TemporaryDirectory(prefix="yice-large-") as copied:
        for name in ("library.db", "index"):
            source, target = folder / name, Path(copied) / name
            shutil.copytree(source, target) if source.is_dir() else shutil.copyfile(source, target)
        workspace = Workspace.open(data_paths(copied))
        workspace.rebuild_index() if workspace.index_state() != "fresh" else None
        workspace.engine.search("床位")
        last = workspace.library.documents()[-1].key
        start = time.perf_counter()
        kept = workspace.library.remove(last)
        workspace.rebuild_index()
        found["large: remove one document"] = figure(time.perf_counter() - start, "s", 1)
        start = time.perf_counter()
        workspace.library.add(kept.document, kept.source)
        workspace.rebuild_index()
        found["large: add one document"] = figure(time.perf_counter() - start, "s", 1)
        workspace.library.set_meta("shipped", "an earlier version")
        old, target = workspace.library, workspace.paths.library_db
        start = time.perf_counter()
        bundled.install(target, bundled.shipment(shipped_dir(), resources_dir()), old)
        found["large: first start of a new version"] = figure(time.perf_counter() - start, "s", 5)
    return found


def collect() -> dict[str, Figure]:
    """All figures of a library of thousands."""
    count = int(os.environ.get("YICE_LARGE_COUNT") or large_library.COUNT)
    folder = library(count)
    return made(folder) | searched(folder) | rebuilt(folder) | changed(folder) | windowed(folder)


def windowed(folder: Path) -> dict[str, Figure]:
    """The window over the library: the longest event of each step, and memory, in a process of its own."""
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
