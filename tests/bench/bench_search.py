"""Search on the library that ships and on 1,000 laws, against SQLite FTS5 on the same texts."""

from __future__ import annotations

import gc
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from figures import PROJECT, Figure, figure, median_ms
from laws import Laws

LENGTHS = (1, 2, 4, 8)
EACH = 40
SEED = 20200403
TOP = 50
P95_MS, WORST_MS, OPEN_MS, MEMORY_MB, BUILD_RATIO, ADD_S = 10, 150, 10, 50, 2, 1
#: Queries that are not taken as they stand: pinyin, initials, slips, questions, references.
MEANT = [
    "yb", "zklm", "renminzhengfu", "行zheng", "医报", "职称凭审", "行政复意", "区域医疗中新", "应档",
    "派驻专家有什么补贴", "单位怎么申请许可证", "省卫健委负责的措施", "违反规定的怎么处罚",
    "行正复议行政诉颂", "县级以上人民政负应档", "传染病妨治法职业病", "医共休", "疫苗接种证查验",
    "谁负责医保支付改革", "行政处罚法第五条", "第二十条", "国办发20", "drg付费", "医 保",
]  # fmt: skip


def mix(texts: list[str], each: int = EACH) -> dict[str, list[str]]:
    """Queries drawn from the texts, by kind: runs of Chinese characters, and pairs of them."""
    rng = random.Random(SEED)

    def run(length: int) -> str:
        while True:
            text = rng.choice(texts)
            if len(text) > length:
                at = rng.randrange(len(text) - length)
                if all("一" <= c <= "鿿" for c in text[at : at + length]):
                    return text[at : at + length]

    queries = {f"{length}": [run(length) for _ in range(each)] for length in LENGTHS}
    queries["and"] = []
    while len(queries["and"]) < each:
        text = rng.choice(texts)
        places = [rng.randrange(max(1, len(text) - 2)) for _ in range(2)]
        pair = [text[at : at + 2] for at in places]
        if len(text) > 20 and all("一" <= c <= "鿿" for c in "".join(pair)):
            queries["and"].append(" ".join(pair))
    return queries


def timed(search: Callable[[str], object], queries: list[str]) -> list[float]:
    """The time of each query in milliseconds, the better of two."""
    times = []
    for query in queries:
        best = 1e9
        for _ in range(2):
            start = time.perf_counter()
            search(query)
            best = min(best, (time.perf_counter() - start) * 1000)
        times.append(best)
    return times


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


class Fts5:
    """The same job in SQLite: trigram, LIKE for what it cannot do; top 50, snippets, counts."""

    def __init__(self, rows: Iterator[tuple[str, str]] | list[tuple[str, str]], folder: Path) -> None:
        self._rows = list(rows)
        self._db = sqlite3.connect(folder / "fts5.db")

    def build(self) -> float:
        """Seconds for the trigram table and for the table of character pairs."""
        start = time.perf_counter()
        self._db.execute("CREATE VIRTUAL TABLE t USING fts5(doc UNINDEXED, x, tokenize='trigram')")
        self._db.executemany("INSERT INTO t VALUES (?, ?)", self._rows)
        self._db.execute("CREATE VIRTUAL TABLE b USING fts5(x, tokenize='unicode61', content='')")
        pairs = ((" ".join(x[i : i + 2] for i in range(len(x) - 1)),) for _, x in self._rows)
        self._db.executemany("INSERT INTO b(x) VALUES (?)", pairs)
        self._db.commit()
        took = time.perf_counter() - start
        self._db.execute("CREATE TABLE plain(doc, x)")
        self._db.executemany("INSERT INTO plain VALUES (?, ?)", self._rows)
        self._db.commit()
        return took

    def search(self, query: str) -> tuple[int, list[tuple[str, str]]]:
        """Total, and the top 50 with snippets."""
        words = query.split()
        if all(len(word) > 2 for word in words):
            table, where, ordered = "t", "t MATCH ?", "ORDER BY rank"
            values = [" AND ".join(f'"{word}"' for word in words)]
            cut = "snippet(t, 1, '[', ']', '…', 32)"
        else:
            # LIKE on the FTS5 table itself finds nothing for less than three characters (SQLite 3.40).
            table, where, ordered = "plain", " AND ".join("x LIKE ?" for _ in words), ""
            values = [f"%{word}%" for word in words]
            cut = f"substr(x, max(1, instr(x, '{words[0]}') - 16), 80)"
        rows = f"FROM {table} WHERE {where}"
        counts = self._db.execute(f"SELECT doc, count(*) {rows} GROUP BY doc", values).fetchall()
        page = self._db.execute(f"SELECT doc, {cut} {rows} {ordered} LIMIT {TOP}", values)
        return sum(count for _, count in counts), page.fetchall()


def resident_mb() -> float:
    """What this process holds in memory; 0 where that cannot be asked."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / 1e6


def bundled(folder: Path) -> dict[str, Figure]:
    """The library that ships."""
    from index.corpus import index_files as builder
    from index.engine import SearchEngine
    from index.text.normalize import fold
    from store.intake import read_shipped, shipped_sources
    from store.library import Library
    from store.model.printed import printed

    library = Library.open(folder / "library.db")
    for source in shipped_sources(PROJECT / "resources"):
        library.add(read_shipped(source), (source / "source.txt").read_bytes(), shipped=True)
    builder.build(library, folder / "index")
    engine = SearchEngine(library, folder / "index")
    engine.warm()
    engine.search("医保")
    texts = [fold(printed(c)) for entry in library.documents() for c in library.document(entry.key).walk()]
    times = [
        t
        for queries in mix([x for x in texts if len(x) > 30]).values()
        for t in timed(engine.search, queries)
    ]
    library.close()
    return {"search, bundled: top 50, p95": figure(p95(times), "ms", P95_MS)}


def thousand(folder: Path) -> dict[str, Figure]:
    """The 1,000 laws."""
    from index.corpus import index_files as builder
    from index.engine import SearchEngine
    from index.text.normalize import fold
    from store.model.printed import printed

    laws = Laws()
    rows = [
        (entry.key, fold(printed(c))) for entry in laws.documents() for c in laws.document(entry.key).walk()
    ]
    start = time.perf_counter()
    builder.build(laws, folder / "index")
    built = time.perf_counter() - start
    reference = Fts5(rows, folder)
    fts5_built = reference.build()
    gc.collect()
    figures = {"search, laws-1000: build the index": figure(built, "s", BUILD_RATIO, fts5_built)}
    engine = SearchEngine(laws, folder / "index")
    engine.search("床位")  # imports, word list and file cache are not what opening an index costs
    engine.warm()
    engine.close()
    gc.collect()
    before = resident_mb()
    figures["search, laws-1000: open the index"] = figure(
        median_ms(lambda: opened(laws, folder)), "ms", OPEN_MS
    )
    engine.warm()
    start = time.perf_counter()
    engine.search("yibao")
    figures["search, laws-1000: the first pinyin"] = figure(
        (time.perf_counter() - start) * 1000, "ms", WORST_MS
    )
    meant = timed(engine.search, MEANT)
    figures["search, laws-1000: slowest of pinyin, slips, questions"] = figure(max(meant), "ms", WORST_MS)
    queries = mix([text for _, text in rows])
    ours = {kind: timed(engine.search, chosen) for kind, chosen in queries.items()}
    figures["search, laws-1000: memory above idle"] = figure(resident_mb() - before, "MB", MEMORY_MB)
    theirs = {kind: timed(reference.search, chosen) for kind, chosen in queries.items()}
    for kind in queries:
        name = "two terms" if kind == "and" else f"{kind} characters"
        figures[f"search, laws-1000: {EACH} × {name}"] = figure(
            sum(ours[kind]), "ms", None, sum(theirs[kind])
        )
    every = [t for times in ours.values() for t in times]
    figures["search, laws-1000: the whole mix"] = figure(
        sum(every), "ms", 1, sum(t for times in theirs.values() for t in times)
    )
    figures["search, laws-1000: p95"] = figure(p95(every), "ms")
    figures["search, laws-1000: slowest query"] = figure(max(every), "ms", WORST_MS)
    engine.close()
    figures["search, laws-1000: add 20,000 characters"] = figure(added(laws, folder), "s", ADD_S)
    return figures


def added(laws: Laws, folder: Path) -> float:
    """Seconds from a document of 20,000 characters in the library to its first hit."""
    from index.corpus import index_files as builder
    from index.engine import SearchEngine
    from index.snapshot import open_index

    text = "\n".join(f"第{n}条 县级以上人民政府应当增加床位，保障第{n}批山西白求恩医院。" for n in range(640))
    laws.add("新增", text[:20_000])
    start = time.perf_counter()
    builder.build(laws, folder / "index")
    engine = SearchEngine(laws, folder / "index")
    engine.warm()
    assert engine.search("第7批山西白求恩医院").total == 1
    took = time.perf_counter() - start
    assert open_index(laws, folder / "index").place is not None
    return took


def opened(laws: Laws, folder: Path) -> None:
    """Open an index as a program does that starts."""
    from index.snapshot import open_index

    open_index(laws, folder / "index")


def collect() -> dict[str, Figure]:
    """All figures of search."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "bundled").mkdir()
        (folder / "laws").mkdir()
        return bundled(folder / "bundled") | thousand(folder / "laws")
