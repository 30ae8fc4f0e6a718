"""The journal of changes: written with every change, read back whatever became of a part of it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.model.annotation import Anchor, Note
from store.model.errors import CannotWrite
from store.notebook import Notebook
from store.notebook.storage import journal
from store.notebook.storage.journal import journal_of

AT = "2026-01-01T00:00:00.000Z"
ANCHOR = Anchor("文", "文/1.", 0, 1, "引", "", "")


def note(name: str, body: str = "字") -> Note:
    return Note(name, ANCHOR, body, AT, AT)


def bodies(path: Path) -> dict[str, str]:
    with contextlib.closing(Notebook.open(path)) as notebook:
        assert notebook.database.check() == []
        return {each.id: each.body for each in notebook.annotations.notes()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notebook.db"
    with contextlib.closing(Notebook.open(path)) as notebook:
        for name in "abc":
            notebook.annotations.put(note(name))
    return path


def test_every_change_is_a_line(path: Path) -> None:
    entries, whole = journal.read([journal_of(path)])
    assert whole
    assert [sorted(entry.items) for entry in entries] == [["a"], ["b"], ["c"]]
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert [entry.whole for entry in entries] == [True, False, False]


def test_the_journal_is_only_its_owners(path: Path) -> None:
    if os.name == "posix":
        assert journal_of(path).stat().st_mode & 0o777 == 0o600


def test_history_and_places_are_not_in_it(path: Path) -> None:
    with contextlib.closing(Notebook.open(path)) as notebook:
        before = journal_of(path).read_bytes()
        notebook.history.add_search("病历", 3)
        notebook.history.add_visit("文/1.", "一")
        assert journal_of(path).read_bytes() == before


def test_what_the_file_has_lost_with_its_log_is_put_back(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    Notebook.open(path).close()
    notebook = Notebook.open(path)
    for name in "abcd":
        notebook.annotations.put(note(name))
    copy = tmp_path / "copy" / "notebook.db"
    copy.parent.mkdir()
    copy.write_bytes(path.read_bytes())
    log = path.with_name("notebook.db-wal").read_bytes()
    copy.with_name("notebook.db-wal").write_bytes(log[: len(log) // 2])
    journal_of(copy).write_bytes(journal_of(path).read_bytes())
    notebook.close()
    with contextlib.closing(Notebook.open(copy)) as again:
        assert {each.id for each in again.annotations.notes()} == set("abcd")
        assert again.database.put_back > 1
    assert set(bodies(copy)) == set("abcd")


def test_a_line_that_was_not_finished_costs_only_itself(path: Path) -> None:
    log = journal_of(path)
    log.write_bytes(log.read_bytes()[:-5])
    with contextlib.closing(Notebook.open(path)) as notebook:
        notebook.annotations.put(note("d"))
    entries, whole = journal.read([log])
    assert not whole
    assert entries[-1].whole
    assert set(entries[-1].items) == set("abcd")


def test_a_change_that_could_not_be_written_is_in_neither(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = journal_of(path).read_bytes()
    with contextlib.closing(Notebook.open(path)) as notebook:

        def full(handle: int) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as disk:
            disk.setattr(journal.os, "fsync", full)
            with pytest.raises(CannotWrite, match="磁盘已满"):
                notebook.annotations.put(note("d"))
        assert {each.id for each in notebook.annotations.notes()} == set("abc")
        notebook.annotations.put(note("e"))
    assert journal_of(path).read_bytes().startswith(before)
    assert set(bodies(path)) == set("abce")


def test_a_backup_put_in_place_by_hand_stays_what_it_is(path: Path) -> None:
    with contextlib.closing(Notebook.open(path)) as notebook:
        backup = notebook.backups.make("import")
        notebook.annotations.put(note("d"))
    path.write_bytes(backup.read_bytes())
    assert set(bodies(path)) == set("abc")
    with contextlib.closing(Notebook.open(path)) as notebook:
        notebook.annotations.put(note("e"))
    assert set(bodies(path)) == set("abce")


def test_two_processes_write_at_once(path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom store.model.annotation import Anchor, Note\n"
        "from store.notebook import Notebook\n"
        "notebook = Notebook.open(Path(sys.argv[1]))\n"
        "for number in range(25):\n"
        "    anchor = Anchor('文', '文/1.', 0, 1, '引', '', '')\n"
        "    at = '2026-01-01T00:00:00.000Z'\n"
        "    notebook.annotations.put(Note(f'{sys.argv[2]}{number}', anchor, '字', at, at))\n"
        "notebook.close()\n"
    )
    project = Path(__file__).parents[4]
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(path), name], cwd=project) for name in "xy"
    ]
    assert [process.wait() for process in running] == [0, 0]
    assert len(bodies(path)) == 53
    entries, whole = journal.read([journal_of(path)])
    assert whole
    assert len({name for entry in entries for name in entry.items}) == 53
    assert sorted({entry.number for entry in entries}) == list(range(1, 54))


def test_the_journal_goes_with_the_backup_of_the_day(path: Path) -> None:
    with contextlib.closing(Notebook.open(path)) as notebook:
        notebook.backups.daily()
        notebook.annotations.put(note("d"))
        (archived,) = notebook.backups.folder.glob("*.journal")
        entries, whole = journal.read([archived, journal_of(path)])
    assert whole
    assert {name for entry in entries for name in entry.items} == set("abcd")
    assert len(journal.read([journal_of(path)])[0]) == 2
