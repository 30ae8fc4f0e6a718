"""Single bits of each file are flipped, and everything is read as the window reads it.

A flip may have no effect, or be noticed and mended with a sentence. It must never show other words without
one, and never leave anything that cannot be read at the second start.
"""

from __future__ import annotations

import contextlib
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from store.model.annotation import Anchor, Basket, BasketEntry, Bookmark, Highlight, Note
from store.model.errors import YiceError
from store.model.wording import text
from store.notebook import AnnotationFilter
from store.system.paths import DataPaths
from tests.samples import POLICY
from ui.services.workspace import Workspace

#: What can become of a flip; the last two must not happen.
OUTCOMES = ("no effect", "mended, told", "less, told", "silently different", "unreadable for good")
AT = "2026-01-01T00:00:00.000Z"


def prepare(folder: Path, items: int = 50) -> DataPaths:
    """A data folder in use: a library with a document of the user's, a notebook, a backup, changes since."""
    paths = DataPaths(folder)
    policy = folder / "样本.txt"
    folder.mkdir(parents=True)
    policy.write_text(POLICY, encoding="utf-8")
    with contextlib.closing(Workspace.open(paths)) as workspace:
        workspace.import_files([policy])
        documents = [workspace.library.document(entry.key) for entry in workspace.library.documents()]
        clauses = [(each.key, clause) for each in documents for clause in each.walk() if clause.text]
        notebook = workspace.notebook
        for number in range(items):
            if number == items * 3 // 4:
                workspace.back_up()
            key, clause = clauses[number * len(clauses) // items]
            anchor = Anchor(key, clause.id, 0, 4, clause.text[:4], "", clause.text[4:12])
            notebook.annotations.put(
                Note(f"{number:032x}", anchor, f"批注{number} 床位约200张", AT, AT, (), (f"标{number % 3}",))
            )
            if number % 3 == 0:
                notebook.annotations.put(Bookmark(f"b{number:031x}", anchor, f"书签{number}", AT))
            if number % 5 == 0:
                notebook.annotations.put(Highlight(f"c{number:031x}", (anchor, anchor), "duty", AT, AT))
        folder_made, _ = notebook.folders.create("待办")
        notebook.folders.file([f"b{0:031x}"], folder_made.id)
        key, clause = clauses[0]
        anchor = Anchor(key, clause.id, 0, 4, clause.text[:4], "", clause.text[4:12])
        entries = (BasketEntry("e" * 32, anchor, "", False), BasketEntry("f" * 32, None, "小标题", False))
        notebook.baskets.put(Basket("d" * 32, "打印篮", entries, AT, AT))
        notebook.history.keep_search("床位", 5)
        for _, clause in clauses[:10]:
            notebook.history.add_visit(clause.id, clause.label)
            notebook.history.add_search(clause.text[:4], 3)
        notebook.annotations.delete([f"{1:032x}"])
        workspace.place_annotations()
        _ = workspace.engine
    return paths


def notes_of(workspace: Workspace) -> object:
    """Everything that the user made, as it is shown."""
    notebook = workspace.notebook
    shown = [
        (
            each.id,
            each.kind,
            each.anchors,
            each.text,
            each.style,
            each.created,
            each.updated,
            each.tags,
            each.state,
            each.places,
        )
        for each in notebook.annotations.find(AnnotationFilter(), "created").items
    ]
    by_clause = sorted(
        note.body
        for key in notebook.placements.document_keys()
        for note in notebook.annotations.notes(document_key=key)
    )
    kept = [(each.query, each.total) for each in notebook.history.kept_searches()]
    visits = [(each.clause_id, each.title) for each in notebook.history.visits(500)]
    asked = [(each.query, each.total) for each in notebook.history.searches(500)]
    return (
        *(
            shown,
            by_clause,
            notebook.folders.all(),
            notebook.folders.filings(),
            sorted(notebook.tags.counts()),
        ),
        *(
            notebook.annotations.bookmarks(),
            notebook.baskets.all(),
            notebook.styles.all(),
            kept,
            visits,
            asked,
        ),
    )


def documents_of(workspace: Workspace) -> object:
    """Every document as it is shown, and what a search shows of some of them."""
    library = workspace.library
    entries = library.documents()
    documents = [library.document(entry.key) for entry in entries]
    hits = [
        [(hit.clause_id, hit.snippet) for hit in workspace.engine.search(query).hits[:20]]
        for query in ("床位", "200张")
    ]
    cited = [library.citing()]
    return entries, documents, [library.source(entry.key) for entry in entries], cited, hits


def trial(paths: DataPaths, look: Callable[[Workspace], object], truth: object) -> str:
    """What becomes of a damaged folder at the first start, the next, and the one after that."""
    told: list[str] = []
    shown: object = None
    for start in range(3):
        shown = None
        try:
            with contextlib.closing(Workspace.open(paths)) as workspace:
                try:
                    shown = look(workspace)
                    if shown != truth and not (told or workspace.notices):
                        return "silently different"
                finally:
                    told += [text(each) for each in workspace.notices]
        except YiceError as error:
            told.append(str(error))
        except Exception as error:
            if start == 2:
                return "unreadable for good"
            told.append(f"{type(error).__name__}: {error}")
        if shown == truth:
            return "mended, told" if told else "no effect"
    if shown is None:
        return "unreadable for good"
    return "less, told"


def flips(
    base: DataPaths, name: str, look: Callable[[Workspace], object], count: int, seed: int, scratch: Path
) -> Counter[str]:
    """Flip ``count`` bits of the file ``name``, one in each copy of the folder, and look."""
    # Chance is meant to be the same each time.
    rng = random.Random(seed)
    with contextlib.closing(Workspace.open(base)) as workspace:
        truth = look(workspace)
    outcomes: Counter[str] = Counter()
    for _ in range(count):
        shutil.rmtree(scratch, ignore_errors=True)
        shutil.copytree(base.root, scratch)
        target = scratch / name
        data = bytearray(target.read_bytes())
        place, bit = rng.randrange(len(data)), rng.randrange(8)
        data[place] ^= 1 << bit
        target.write_bytes(data)
        outcome = trial(DataPaths(scratch), look, truth)
        outcomes[outcome] += 1
        if outcome in OUTCOMES[-2:]:
            print(f"  {name} byte {place} bit {bit}: {outcome}", flush=True)
    shutil.rmtree(scratch, ignore_errors=True)
    return outcomes
