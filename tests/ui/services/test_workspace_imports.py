"""Files that are taken into a workspace; no Qt."""

from __future__ import annotations

import contextlib
import zipfile
from pathlib import Path

import pytest

from store.library import Library
from store.library.library_change import LibraryChange
from store.library.recovery import carry_over, documents_of
from store.system.paths import DataPaths
from tests.samples import OWN
from tests.ui.services.workspaces import keys
from ui.services.library.arriving.import_files import RejectedFile, place_of, read_files
from ui.services.workspace import Workspace


def test_an_import_is_stored_and_found(workspace: Workspace, policy: Path) -> None:
    result = workspace.import_files([policy])
    assert [entry.key for entry in result.imported] == [OWN]
    assert result.rejected == ()
    assert workspace.index_state() == "stale"
    assert len(workspace.engine.search("规范采购药品").said) == 1
    workspace.rebuild_index()
    assert workspace.index_state() == "fresh"
    assert len(workspace.engine.search("规范采购药品").said) == 1


def test_one_bad_file_stops_no_other(workspace: Workspace, policy: Path, tmp_path: Path) -> None:
    binary = tmp_path / "图片.txt"
    binary.write_bytes(bytes(range(256)) * 50)
    empty = tmp_path / "空.txt"
    empty.touch()
    folder = tmp_path / "来文"
    (folder / "下级").mkdir(parents=True)
    (folder / "下级/坏.pdf").write_bytes(b"%PDF-1.7")
    (folder / "~$通知.docx").write_bytes(b"open in Word")
    steps: list[tuple[int, int]] = []
    result = workspace.import_files(
        [binary, tmp_path / "没有.txt", empty, folder, policy], progress=lambda *step: steps.append(step)
    )
    assert [entry.key for entry in result.imported] == [OWN]
    assert [each.source for each in result.rejected] == ["图片.txt", "没有.txt", "空.txt", "坏.pdf"]
    assert all(isinstance(each, RejectedFile) and each.reason for each in result.rejected)
    assert steps == [(number, 5) for number in range(1, 6)]


def test_the_files_of_a_zip_file_are_read_each_under_its_name(
    workspace: Workspace, policy: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "来文.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(policy, "下级/" + policy.name)
        file.writestr("空.txt", "")
    broken = tmp_path / "坏.zip"
    broken.write_bytes(archive.read_bytes()[:60])
    steps: list[tuple[float, int]] = []
    result = workspace.import_files([archive, broken], progress=lambda *step: steps.append(step))
    assert [(entry.key, entry.source) for entry in result.imported] == [(OWN, policy.name)]
    assert [each.source for each in result.rejected] == ["空.txt", "坏.zip"]
    assert steps[-1] == (3, 3)
    assert workspace.library.source(OWN) == policy.read_bytes()


def test_a_document_that_ships_stays_as_it_ships_when_its_source_is_imported(
    workspace: Workspace, seeds: list[Path]
) -> None:
    before = workspace.library.stamp()
    shipped = [workspace.library.document(key) for key in keys(workspace)]
    result = workspace.import_files(seeds)
    assert [(each.key, each.alike) for each in result.skipped] == [(each.key, 1.0) for each in shipped]
    assert workspace.library.stamp() == before
    assert all(entry.shipped for entry in workspace.library.documents())


def test_a_bug_in_reading_one_file_costs_no_other(
    workspace: Workspace, policy: Path, paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store import intake

    read = intake.read_lines

    def fragile(data: bytes, source: str, *given: object) -> object:
        if source == "怪.txt":
            raise RecursionError
        return read(data, source, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(intake, "read_lines", fragile)
    odd = policy.with_name("怪.txt")
    odd.write_text("怪", encoding="utf-8")
    result = workspace.import_files([odd, policy])
    assert [entry.key for entry in result.imported] == [OWN]
    assert [each.source for each in result.rejected] == ["怪.txt"]
    (report,) = paths.crash_dir.iterdir()
    assert "RecursionError" in report.read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(workspace: Workspace, policy: Path, paths: DataPaths) -> None:
    before = paths.library_db.read_bytes()
    result = workspace.import_files([policy], dry_run=True)
    assert [entry.key for entry in result.imported] == [OWN]
    assert paths.library_db.read_bytes() == before
    assert OWN not in keys(workspace)


def test_an_import_can_be_stopped_between_files(policy: Path) -> None:
    asked = iter([False, True])
    result = read_files([policy, policy, policy], cancelled=lambda: next(asked))
    assert len(result.imported) == 1


def test_where_a_file_came_from_is_kept_through_removal_and_a_new_library(
    workspace: Workspace, policy: Path, tmp_path: Path
) -> None:
    result = workspace.import_files([policy])
    (document,) = result.imported
    arrived = workspace.library.arrivals.of(document.sha256)
    assert arrived is not None
    assert (arrived.place, bool(arrived.moment)) == (str(policy), True)
    gone = workspace.library.remove(document.key)
    workspace.library.exchange(LibraryChange(into=(gone,)))
    again = policy.with_name("另一处.txt")
    again.write_bytes(policy.read_bytes())
    workspace.import_files([again])
    assert workspace.library.arrivals.of(document.sha256) == arrived
    added = documents_of(workspace.library.path, workspace.library)
    with contextlib.closing(Library.open(tmp_path / "new.db")) as new:
        carry_over(added, new)
        assert new.arrivals.of(document.sha256) == arrived


def test_a_file_in_a_zip_has_only_its_name_for_a_place(tmp_path: Path) -> None:
    assert place_of(tmp_path / "unpacked/a.docx", [tmp_path / "many.zip"]) == "a.docx"
    assert place_of(tmp_path / "share/in/a.docx", [tmp_path / "share"]) == str(tmp_path / "share/in/a.docx")
