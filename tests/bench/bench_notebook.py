"""A notebook that has grown for years: filtering it, and opening a document with many annotations."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from figures import PROJECT, Figure, Skipped, figure, median_ms, policy_text

ITEMS, ON_ONE = 50_000, 2_000
FILTER_MS, OPEN_MS = 100, 300
DOCUMENTS, TAGS = 40, 60


def words(rng: random.Random, text: str, length: int) -> str:
    """A stretch of a text."""
    at = rng.randrange(len(text) - length)
    return text[at : at + length]


def annotations(count: int) -> Iterator[object]:
    """Notes, highlights and bookmarks on many documents, in words of the documents that ship."""
    from store.model.annotation import Anchor, Bookmark, Highlight, Note
    from store.notebook import STYLES

    rng = random.Random(1)
    sources = sorted((PROJECT / "resources/library").glob("*/source.txt"))
    if not sources:
        raise Skipped("resources/library is empty")
    text = "".join("".join(file.read_bytes().decode("utf-8", "ignore").split()) for file in sources)
    for number in range(count):
        key = f"文件{number % DOCUMENTS}"
        when = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T00:00:00.000Z"
        quote, around = words(rng, text, 24), words(rng, text, 64)
        anchor = Anchor(key, f"{key}/{number % 400}.", 0, 24, quote, around[:32], around[32:])
        tags = (f"标签{rng.randrange(TAGS)}",) if number % 3 == 0 else ()
        made = f"{number:032x}"
        if number % 3 == 0:
            yield Note(made, anchor, words(rng, text, 60), when, when, (), tags)
        elif number % 3 == 1:
            yield Highlight(made, (anchor,), rng.choice(STYLES), when, when, tags)
        else:
            yield Bookmark(made, anchor, words(rng, text, 12), when, tags)


def slowest_filter_ms(notebook: object) -> tuple[float, float]:
    """The slowest of what the panel asks, and the first time that letters are typed."""
    from index.text.note_sounds import sounds
    from store.notebook import AnnotationFilter

    asked = (
        AnnotationFilter(),
        AnnotationFilter(text="床位"),
        AnnotationFilter(text="医疗 管理"),
        AnnotationFilter(documents=("文件7",)),
        AnnotationFilter(tags=("标签5",), kinds=("note",)),
        AnnotationFilter(styles=("duty",), since="2026-03-01", until="2026-06-30"),
        AnnotationFilter(text="chuangwei"),
        AnnotationFilter(text="ylbz"),
    )
    find = notebook.annotations.find  # type: ignore[attr-defined]
    start = time.perf_counter()
    find(asked[-2], sounds=sounds)
    first = (time.perf_counter() - start) * 1000
    return max(median_ms(lambda wanted=wanted: find(wanted, sounds=sounds)) for wanted in asked), first


def opening_ms(folder: Path) -> tuple[float, float]:
    """Read the annotations of a document with many: as every day, and when it has just been replaced."""
    from store.intake import load, read_bytes
    from store.model.annotation import Highlight
    from store.model.printed import printed
    from store.notebook import STYLES, Notebook
    from store.notebook.anchoring.quote_search import DocumentText

    files = [folder / "old.txt", folder / "new.txt"]
    text = policy_text(300_000)
    files[0].write_text(text, encoding="utf-8")
    files[1].write_text(text.replace("应当", "须").replace("第三条　", "第三条　经修改，"), encoding="utf-8")
    old, new = (read_bytes(load(file), file.name) for file in files)
    rng = random.Random(2)
    anchored = [each for each in old.walk() if len(printed(each)) > 40]
    from store.notebook import anchor_for

    made = []
    for number in range(ON_ONE):
        where = rng.choice(anchored[:60])
        at = rng.randrange(len(printed(where)) - 30)
        anchor = anchor_for(old, where, at, at + 30)
        made.append(
            Highlight(f"{number:032x}", (anchor,), STYLES[0], "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")
        )
    notebook = Notebook.open(folder / "one.db")
    try:
        notebook.annotations.put(*made)
        notebook.placements.marks(old)
        usual = median_ms(lambda: notebook.placements.marks(old))
        DocumentText(new)
        start = time.perf_counter()
        placed = notebook.placements.marks(new)
        replaced = (time.perf_counter() - start) * 1000
        assert sum(1 for each in placed if each.spans) > 0.9 * ON_ONE
        return usual, replaced
    finally:
        notebook.close()


def collect() -> dict[str, Figure]:
    """The figures of a large notebook."""
    from store.notebook import Notebook

    with tempfile.TemporaryDirectory(prefix="yice-bench-") as name:
        folder = Path(name)
        notebook = Notebook.open(folder / "notebook.db")
        try:
            notebook.annotations.put(*annotations(ITEMS))
            start = time.perf_counter()
            notebook.annotations.find()
            loading = (time.perf_counter() - start) * 1000
            slowest, first = slowest_filter_ms(notebook)
        finally:
            notebook.close()
        usual, replaced = opening_ms(folder)
    return {
        f"filter {ITEMS:,} annotations, slowest": figure(slowest, "ms", FILTER_MS),
        f"filter {ITEMS:,} annotations, first by pinyin": figure(first, "ms"),
        f"read {ITEMS:,} annotations into memory": figure(loading, "ms"),
        f"open a document with {ON_ONE:,} annotations": figure(usual, "ms", OPEN_MS),
        f"place {ON_ONE:,} annotations in a new text": figure(replaced, "ms"),
    }
