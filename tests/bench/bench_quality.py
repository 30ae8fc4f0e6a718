"""How well queries are answered, beside simpler searches in the same run: missed, in percent, by kind.

The queries of hospital offices are asked of the documents that ship, the administrators' questions of 60
laws, where these are. The peers: FTS5 with trigrams (LIKE for what is shorter), FTS5 over the words of our
own segmenter, and BM25 over pairs of characters.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Any

from figures import PROJECT, Figure, Skipped, figure

sys.path.insert(0, str(PROJECT))

from tests.grading import Grader, Unit, found_by, queries

#: The most that may be missed, in percent.
ALL, COLLOQUIAL, QUESTIONS, ABSENT = 4.8, 18.2, 6.5, 0.0
HIT_1, HIT_3, HIT_5, RECIPROCAL = 30.0, 15.0, 8.0, 22.0
#: The same of questions on articles drawn at random, whose misses nobody has looked at, and of those by whose
#: misses the lists were mended.
DRAWN, MENDED = 18.0, 20.0
TOP, LAWS_TOP = 500, 200
_ARTICLE = re.compile(r"第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十])?")

Search = Callable[[str], list[Hashable]]


class Peer:
    """A full-text search over texts, by SQLite's FTS5."""

    def __init__(self, texts: dict[Hashable, str], cut: Callable[[str], Sequence[str]] | None) -> None:
        self._units, self._cut = list(texts), cut
        self._db = sqlite3.connect(":memory:")
        tokens = "trigram" if cut is None else "unicode61"
        self._db.execute(f"CREATE VIRTUAL TABLE t USING fts5(x, tokenize='{tokens}')")
        self._db.execute("CREATE TABLE plain(x)")
        rows = [(text if cut is None else " ".join(cut(text)),) for text in texts.values()]
        self._db.executemany("INSERT INTO t VALUES (?)", rows)
        self._db.executemany("INSERT INTO plain VALUES (?)", ((text,) for text in texts.values()))

    def search(self, query: str, top: int = TOP) -> list[Hashable]:
        """The units found, best first."""
        words = query.split() if self._cut is None else list(self._cut(query))
        words = [word.replace('"', "") for word in words if word.strip('"')]
        if not words:
            return []
        if self._cut is None and any(len(word) < 3 for word in words):
            where = " AND ".join("x LIKE ?" for _ in words)
            found = self._db.execute(
                f"SELECT rowid FROM plain WHERE {where} LIMIT {top}", [f"%{word}%" for word in words]
            )
        else:
            joined = (" AND " if self._cut is None else " OR ").join(f'"{word}"' for word in words)
            found = self._db.execute(
                f"SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT {top}", [joined]
            )
        return [self._units[row - 1] for (row,) in found]


def pairs(text: str) -> list[str]:
    """The pairs of characters of a text."""
    return ["".join(text[at : at + 2]) for at in range(len(text) - 1) if text[at : at + 2].isalnum()]


def peers(texts: dict[Hashable, str]) -> dict[str, Search]:
    """The peers by name."""
    from index.text.normalize import fold
    from index.text.segmenter import segment

    folded = {unit: fold(text) for unit, text in texts.items()}
    made = {
        "FTS5 trigram": Peer(folded, None),
        "FTS5 words": Peer(folded, lambda text: [word for word in segment(text) if word.isalnum()]),
        "bigram BM25": Peer(folded, pairs),
    }
    return {name: (lambda query, peer=peer: peer.search(fold(query))) for name, peer in made.items()}


def percent(missed: int, of: int) -> float:
    """A share in percent."""
    return 100 * missed / of if of else 0.0


def offices(folder: Path) -> dict[str, Figure]:
    """The queries of hospital offices on the documents that ship."""
    from store.system.paths import data_paths
    from ui.services.workspace import Workspace

    workspace = Workspace.open(data_paths(str(folder / "offices")))
    try:
        grader, gold = Grader(workspace.library), queries("queries2")
        others = peers(dict(grader.texts))
        missed: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        counts: dict[str, int] = defaultdict(int)
        for entry in gold:
            kind, query = entry["kind"], entry["query"]
            counts[kind] += 1
            found = found_by(workspace.engine.search(query, TOP).hits)
            missed["ours"][kind] += not grader.passes(entry, found)
            for name, search in others.items():
                units: list[Unit] = search(query)  # type: ignore[assignment]
                missed[name][kind] += not grader.passes(entry, [(unit, True) for unit in units])
    finally:
        workspace.close()
    total = sum(counts.values())
    ours = missed.pop("ours")
    figures = {
        "queries missed": figure(percent(sum(ours.values()), total), "%", ALL),
        "queries missed, colloquial": figure(
            percent(ours["colloquial"], counts["colloquial"]), "%", COLLOQUIAL
        ),
        "queries missed, questions": figure(percent(ours["question"], counts["question"]), "%", QUESTIONS),
        "queries missed, absent": figure(percent(ours["absent"], counts["absent"]), "%", ABSENT),
    }
    for name, kinds in missed.items():
        value, reference = (percent(sum(one.values()), total) for one in (ours, kinds))
        figures[f"queries missed, beside {name}"] = figure(value, "%", 1, reference)
    for kind, count in counts.items():
        best = min(percent(kinds[kind], count) for kinds in missed.values())
        figures[f"queries missed, {kind}, beside the best"] = figure(percent(ours[kind], count), "%", 1, best)
    return figures


def laws(folder: Path) -> dict[str, Figure]:
    """The administrators' questions on 60 laws: the rank of the first article that answers."""
    from store.system.paths import data_paths
    from ui.services.workspace import Workspace

    archive = PROJECT.parent / "shared/data/laws-60.tar.xz"
    if not archive.is_file():
        raise Skipped("the 60 laws are not here")
    with tarfile.open(archive) as opened:
        opened.extractall(folder / "texts", filter="data")
    workspace = Workspace.open(data_paths(str(folder / "laws")))
    try:
        workspace.import_files(sorted((folder / "texts").rglob("*.txt")))
        workspace.rebuild_index()
        sources = {entry.key: entry.source for entry in workspace.library.documents()}
        texts: dict[Hashable, str] = defaultdict(str)
        for key, source in sources.items():
            document = workspace.library.document(key)
            for clause in document.walk():
                article = next((label for label in clause.path if _ARTICLE.fullmatch(label)), None)
                texts[source, article] += f"{clause.heading or ''} {clause.text} "
        ranks: dict[str, list[int | None]] = defaultdict(list)
        others = peers(texts)

        def ours_of(entry: dict[str, Any]) -> int | None:
            hits = workspace.engine.search(entry["query"], LAWS_TOP).hits
            articles = [next((one for one in hit.path if _ARTICLE.fullmatch(one)), None) for hit in hits]
            found = [(sources[hit.document_key], one) for hit, one in zip(hits, articles, strict=True)]
            return rank(found, wanted(entry))

        for entry in queries("lawqueries"):
            ranks["ours"].append(ours_of(entry))
            for name, search in others.items():
                ranks[name].append(rank(search(entry["query"]), wanted(entry)))
        drawn, mended = (
            [ours_of(entry) for entry in queries(name)] for name in ("drawn_questions", "mended_questions")
        )
    finally:
        workspace.close()
    ours = ranks.pop("ours")
    figures = {
        f"questions on laws without an answer in the first {top}": figure(beyond(ours, top), "%", goal)
        for top, goal in ((1, HIT_1), (3, HIT_3), (5, HIT_5))
    }
    figures["questions on laws, 100 − reciprocal rank"] = figure(behind(ours), "%", RECIPROCAL)
    figures["questions on drawn articles, 100 − reciprocal rank"] = figure(behind(drawn), "%", DRAWN)
    figures["questions of mended kinds, 100 − reciprocal rank"] = figure(behind(mended), "%", MENDED)
    for name, theirs in ranks.items():
        figures[f"questions on laws, 100 − reciprocal rank, beside {name}"] = figure(
            behind(ours), "%", 1, behind(theirs)
        )
    return figures


def wanted(entry: dict[str, Any]) -> set[tuple[str, str]]:
    """The articles that answer a question: file and label."""
    return {(one["file"], one["label"]) for one in entry["gold"]}


def rank(found: Sequence[Hashable], answers: set[tuple[str, str]]) -> int | None:
    """The rank of the first unit that answers, each unit counted once."""
    return next((at for at, unit in enumerate(dict.fromkeys(found), 1) if unit in answers), None)


def beyond(ranks: Sequence[int | None], top: int) -> float:
    """How many percent are not among the first ``top``."""
    return percent(sum(one is None or one > top for one in ranks), len(ranks))


def behind(ranks: Sequence[int | None]) -> float:
    """100 less the mean reciprocal rank in percent."""
    return 100 - 100 * sum(1 / one for one in ranks if one) / len(ranks)


def collect() -> dict[str, Figure]:
    """What is missed, by kind, and beside the peers."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = offices(folder)
        try:
            figures |= laws(folder)
        except Skipped as skipped:
            print(f"- questions on laws: left out, {skipped}", flush=True)
    return figures
