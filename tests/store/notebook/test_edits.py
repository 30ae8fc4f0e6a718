"""Any sequence of edits leaves in the notebook what a dictionary would."""

from __future__ import annotations

from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from store.model.annotation import Note
from store.notebook import Notebook
from tests.store.notebook.test_notebook import LATER, WHEN, an_anchor


class Edits(RuleBasedStateMachine):
    """Any sequence of puts, deletes and reopenings leaves what a dictionary would."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.notebook = Notebook.open(Path(self.folder.name) / "notebook.db")
        self.expected: dict[str, Note] = {}

    @rule(which=st.integers(0, 3), body=st.text(st.characters(exclude_categories=["Cs"]), max_size=5))
    def put(self, which: int, body: str) -> None:
        note = Note(f"{which:032x}", an_anchor(clause_id=f"文/{which}."), body, WHEN, LATER)
        self.notebook.annotations.put(note)
        self.expected[note.id] = note

    @rule(which=st.integers(0, 3))
    def delete(self, which: int) -> None:
        self.notebook.annotations.delete([f"{which:032x}"])
        self.expected.pop(f"{which:032x}", None)

    @rule()
    def reopen(self) -> None:
        self.notebook.close()
        self.notebook = Notebook.open(self.notebook.path)

    @invariant()
    def same(self) -> None:
        assert {note.id: note for note in self.notebook.annotations.notes()} == self.expected

    def teardown(self) -> None:
        assert self.notebook.database.check() == []
        self.notebook.close()
        self.folder.cleanup()


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=15, stateful_step_count=15)
