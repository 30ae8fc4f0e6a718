"""Any row of changes can be undone and done again."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from store.model.annotation import Bookmark, Note
from store.notebook import ItemChange, Notebook
from tests.store.notebook.annotation_samples import WHEN, anchor


class UndoHistory(RuleBasedStateMachine):
    """Whatever is done, undoing it all step by step leaves what was there, and redoing it what came of it."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile
        from pathlib import Path

        self.folder = tempfile.TemporaryDirectory()
        self.notebook = Notebook.open(Path(self.folder.name) / "notebook.db")
        self.states: list[Any] = [self.shown()]
        self.changes: list[ItemChange] = []

    def shown(self) -> Any:
        book = self.notebook
        tree = book.bookmark_tree()
        return book.annotations.find(sort="created").items, tree, book.styles.all(), book.tags.counts()

    def did(self, change: ItemChange) -> None:
        self.changes.append(change)
        self.states.append(self.shown())

    @rule(which=st.integers(0, 3), body=st.sampled_from("甲乙丙"), tags=st.sets(st.sampled_from("一二三")))
    def put(self, which: int, body: str, tags: set[str]) -> None:
        note = Note(f"{which:032x}", anchor(), body, WHEN, WHEN, (), tuple(sorted(tags)))
        self.did(self.notebook.annotations.put(note))

    @rule(which=st.integers(0, 3))
    def mark(self, which: int) -> None:
        self.did(self.notebook.annotations.put(Bookmark(f"{which + 8:032x}", anchor(), "书签", WHEN)))

    @rule(which=st.integers(0, 11))
    def delete(self, which: int) -> None:
        self.did(self.notebook.annotations.delete([f"{which:032x}"]))

    @rule(old=st.sampled_from("一二三"), new=st.sampled_from("一二三"))
    def rename(self, old: str, new: str) -> None:
        self.did(self.notebook.tags.rename(old, new))

    @rule(data=st.data())
    def folder(self, data: st.DataObject) -> None:
        known = [None, *(each.id for each in self.notebook.folders.all())]
        self.did(self.notebook.folders.create("夹", data.draw(st.sampled_from(known)))[1])

    @rule(data=st.data(), which=st.integers(0, 3))
    def move(self, data: st.DataObject, which: int) -> None:
        known = [None, *(each.id for each in self.notebook.folders.all())]
        into = data.draw(st.sampled_from(known))
        self.did(self.notebook.folders.file([f"{which + 8:032x}"], into))
        if known[1:]:
            self.did(self.notebook.folders.move(data.draw(st.sampled_from(known[1:])), into))

    @rule(data=st.data(), too=st.booleans())
    def remove(self, data: st.DataObject, too: bool) -> None:
        known = [each.id for each in self.notebook.folders.all()]
        if known:
            self.did(self.notebook.folders.delete(data.draw(st.sampled_from(known)), too))

    @invariant()
    def sound(self) -> None:
        assert self.shown() == self.states[-1]

    def teardown(self) -> None:
        for change, state in zip(self.changes[::-1], self.states[-2::-1], strict=True):
            self.notebook.revert(change)
            assert self.shown() == state
        for change, state in zip(self.changes, self.states[1:], strict=True):
            self.notebook.redo(change)
            assert self.shown() == state
        assert self.notebook.database.check() == []
        self.notebook.close()
        self.folder.cleanup()


TestUndoing = UndoHistory.TestCase
TestUndoing.settings = settings(max_examples=15, stateful_step_count=12)
