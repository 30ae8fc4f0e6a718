"""Packs change the library as their preview says, keep what the user wrote, and can be taken back."""

from __future__ import annotations

import contextlib
import uuid
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from store.library import Library
from store.library.pack_records import packs_of, step_of
from store.library.recovery import carry_over, documents_of
from store.model.annotation import Note
from store.model.checking.decision import Decision
from store.model.errors import DamagedFile
from store.notebook import anchor_for
from store.packs.creating import PackOrder, create
from store.packs.manifest import WithdrawnDocument
from store.packs.publishers import Publishers
from store.packs.refusal import PackRefused
from tests.packing import KEY, make, source
from tests.samples import in_state
from ui.services.own_words import OwnWords
from ui.services.packs.pack_installing import can_undo, install_pack, undo_pack
from ui.services.packs.pack_plan import PackPlan, plan_pack
from ui.services.workspace import Workspace

NURSING, EMERGENCY = source("护理"), source("急诊")
WHEN = "2026-01-01T00:00:00.000Z"
SHARED = ("医疗机构应当保障患者的知情权，不得隐瞒病情。", "医疗机构应当每年报告一次执行情况，报告应当公开。")


@pytest.fixture(autouse=True)
def _trusted(workspace: Workspace) -> None:
    Publishers(workspace.paths.pack_keys).add(KEY.public("某省卫健委").text())


def plan(workspace: Workspace, path: Path) -> PackPlan:
    return plan_pack(workspace, path)


def install(workspace: Workspace, path: Path) -> None:
    install_pack(workspace, plan(workspace, path))


def titles(workspace: Workspace) -> set[str]:
    return {entry.name for entry in workspace.library.documents()}


def key_of(workspace: Workspace, title: str) -> str:
    found = workspace.library.find_document(title)
    assert found is not None
    return found.key


def test_a_preview_changes_nothing_and_says_what_comes(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.notebook.annotations.notes() == []  # open, with the files that it then has
    before, files = workspace.library.stamp(), sorted(workspace.paths.root.iterdir())
    found = plan(workspace, make(tmp_path / "a.yicepack", NURSING, EMERGENCY))
    assert [each.plan.document.name for each in found.added] == [NURSING.title, EMERGENCY.title]
    assert (found.replaced, found.withdrawn, found.rejected, found.before) == ((), (), (), None)
    assert workspace.library.stamp() == before
    assert sorted(workspace.paths.root.iterdir()) == files


def test_installing_and_going_back(workspace: Workspace, tmp_path: Path) -> None:
    before, stamp = titles(workspace), workspace.library.stamp()
    done = install_pack(workspace, plan(workspace, make(tmp_path / "a.yicepack", NURSING, EMERGENCY)))
    assert (done.added, done.replaced, done.withdrawn) == (2, 0, 0)
    assert titles(workspace) == before | {NURSING.title, EMERGENCY.title}
    assert workspace.library.source(key_of(workspace, NURSING.title)) == NURSING.data
    assert [(each.name, each.counter) for each in packs_of(workspace.library)] == [("测试包", 1)]
    assert can_undo(workspace.library) is not None
    undo_pack(workspace)
    assert workspace.library.stamp() == stamp
    assert (packs_of(workspace.library), step_of(workspace.library)) == ([], None)
    assert list(workspace.paths.root.glob("library.before-*")) == []
    with pytest.raises(PackRefused):
        undo_pack(workspace)
    assert workspace.library.soundness.check() == []


def test_a_later_pack_replaces_withdraws_and_goes_back_one_step(workspace: Workspace, tmp_path: Path) -> None:
    install(workspace, make(tmp_path / "a.yicepack", source("护理", *SHARED), EMERGENCY))
    emergency = key_of(workspace, EMERGENCY.title)
    changed = source("护理", SHARED[0], SHARED[1].replace("每年", "每半年"))
    gone = (WithdrawnDocument(emergency, EMERGENCY.title), WithdrawnDocument("unknown", "没有的"))
    later = plan(workspace, make(tmp_path / "b.yicepack", changed, counter=2, withdrawn=gone))
    assert [each.plan.document.name for each in later.replaced] == [NURSING.title]
    assert [each.key for each in later.withdrawn] == [emergency]
    assert [each.key for each in later.absent] == ["unknown"]
    install_pack(workspace, later)
    assert "每半年" in workspace.library.document(key_of(workspace, NURSING.title)).clauses[1].text
    assert EMERGENCY.title not in titles(workspace)
    # What the user takes in meanwhile stays when the pack goes.
    (tmp_path / "own.txt").write_bytes(source("药品").data)
    workspace.import_files([tmp_path / "own.txt"])
    undo_pack(workspace)
    assert {NURSING.title, EMERGENCY.title, "某省药品管理办法"} <= titles(workspace)
    assert "每半年" not in workspace.library.document(key_of(workspace, NURSING.title)).clauses[1].text
    assert packs_of(workspace.library)[0].counter == 1


def test_older_and_installed_packs_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    install(workspace, make(tmp_path / "b.yicepack", NURSING, counter=5))
    for counter, sources, code in (
        (5, (NURSING,), "pack.installed"),
        (5, (EMERGENCY,), "pack.older"),
        (4, (EMERGENCY,), "pack.older"),
    ):
        with pytest.raises(PackRefused) as caught:
            plan(workspace, make(tmp_path / "c.yicepack", *sources, counter=counter))
        assert caught.value.reason.code == code
    assert EMERGENCY.title not in titles(workspace)


def test_notes_stay_and_the_preview_tells_which_move(workspace: Workspace, tmp_path: Path) -> None:
    install(workspace, make(tmp_path / "a.yicepack", source("护理", *SHARED), EMERGENCY))
    notes = workspace.notebook.annotations
    for title in (NURSING.title, EMERGENCY.title):
        document = workspace.library.document(key_of(workspace, title))
        anchor = anchor_for(document, document.clauses[1])
        notes.put(Note(uuid.uuid4().hex, anchor, "问一下医务科", WHEN, WHEN))
    changed = source("护理", "新的第一条规定医疗机构的职责。", *SHARED)
    gone = (WithdrawnDocument(key_of(workspace, EMERGENCY.title), EMERGENCY.title),)
    later = plan(workspace, make(tmp_path / "b.yicepack", changed, counter=2, withdrawn=gone))
    told = {each.title: each.placing for each in later.notes}
    assert told[NURSING.title].moved == 1
    assert len(told[EMERGENCY.title].lost) == 1
    done = install_pack(workspace, later)
    assert (done.placing.moved, len(done.placing.lost)) == (1, 1)
    assert len(in_state(workspace.notebook, "lost")) == 1
    undo_pack(workspace)
    assert in_state(workspace.notebook, "lost") == []


def test_decisions_come_with_a_pack_and_the_users_own_stay(workspace: Workspace, tmp_path: Path) -> None:
    theirs = (Decision("field", value="规定", name="kind"),)
    install(workspace, make(tmp_path / "a.yicepack", replace(NURSING, decisions=theirs)))
    key = key_of(workspace, NURSING.title)
    assert workspace.library.document(key).kind == "规定"
    # The publisher decides otherwise: the pack's own decisions give way.
    other = (Decision("field", value="细则", name="kind"),)
    again = plan(workspace, make(tmp_path / "b.yicepack", replace(NURSING, decisions=other), counter=2))
    assert [each.plan.document.key for each in again.replaced] == [key]
    install_pack(workspace, again)
    assert workspace.library.document(key).kind == "细则"
    # The user does: these stay.
    mine = (Decision("field", value="通知", name="kind"),)
    workspace.library.set_decisions({workspace.library.document(key).sha256: mine})
    third = plan(workspace, make(tmp_path / "c.yicepack", replace(NURSING, decisions=theirs), counter=3))
    assert third.kept_decisions == (NURSING.title,)
    install_pack(workspace, third)
    assert workspace.library.decisions(workspace.library.document(key).sha256) == mine


def test_words_of_a_pack_are_used_and_go_with_it(workspace: Workspace, tmp_path: Path) -> None:
    install(workspace, make(tmp_path / "a.yicepack", words=("病房铃 -> 呼叫系统\n".encode(),)))
    from ui.services import own_words

    assert [row.said for row in own_words._from_packs] == ["病房铃"]
    assert OwnWords(workspace.paths.own_words).rows == []
    undo_pack(workspace)
    assert own_words._from_packs == []


def test_a_library_that_changed_since_the_preview_is_left_alone(workspace: Workspace, tmp_path: Path) -> None:
    found = plan(workspace, make(tmp_path / "a.yicepack", NURSING))
    (tmp_path / "own.txt").write_bytes(source("药品").data)
    workspace.import_files([tmp_path / "own.txt"])
    before = workspace.library.stamp()
    with pytest.raises(PackRefused):
        install_pack(workspace, found)
    assert workspace.library.stamp() == before
    assert list(workspace.paths.root.glob("library.before-*")) == []


def test_what_cannot_be_read_again_takes_the_change_back(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, before = plan(workspace, make(tmp_path / "a.yicepack", NURSING)), workspace.library.stamp()
    damaged = replace(found.coming[0], data=b"other bytes")
    with pytest.raises(DamagedFile):
        install_pack(workspace, replace(found, coming=(damaged,)))
    assert workspace.library.stamp() == before
    assert packs_of(workspace.library) == []


def test_an_expired_pack_is_told_and_installed(workspace: Workspace, tmp_path: Path) -> None:
    wanted = PackOrder("测试包", "某省卫健委", 1, date(2020, 1, 1))
    create(tmp_path / "a.yicepack", wanted, [NURSING], KEY)
    found = plan(workspace, tmp_path / "a.yicepack")
    assert found.expired
    install_pack(workspace, found)
    assert NURSING.title in titles(workspace)


def test_a_file_that_is_no_policy_stops_no_other(workspace: Workspace, tmp_path: Path) -> None:
    bad = replace(source("护理"), name="bad.pdf", data=b"%PDF-1.4 nothing")
    found = plan(workspace, make(tmp_path / "a.yicepack", bad, EMERGENCY))
    assert [each.source for each in found.rejected] == ["bad.pdf"]
    assert [each.plan.document.name for each in found.added] == [EMERGENCY.title]


def test_a_renewed_library_still_knows_its_packs(workspace: Workspace, tmp_path: Path) -> None:
    install(workspace, make(tmp_path / "a.yicepack", NURSING, counter=5))
    with contextlib.closing(Library.open(tmp_path / "new.db")) as new:
        assert carry_over(documents_of(workspace.library.path, workspace.library), new) == []
        assert packs_of(new) == packs_of(workspace.library)
        assert new.find_document(NURSING.title) is not None
        assert step_of(new) is None
