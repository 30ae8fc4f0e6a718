"""Rows of the ledger: kept, undone, exchanged with both versions, restored; changed clauses are told."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from store.model.annotation import Anchor
from store.model.document import Document
from store.notebook import Notebook, anchor_for
from store.notebook.anchoring.clause_state import ClauseState, clause_states
from store.notebook.ledger_row import NOWHERE, LedgerRow
from store.notebook.recovery.rescue import rescue
from store.system.paths import DataPaths
from tests.samples import clause, document

HERE = Anchor("文", "文/1.", 0, 2, "引文", "前", "后")


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    (tmp_path / "data").mkdir()
    with contextlib.closing(Notebook.open(tmp_path / "data/notebook.db")) as opened:
        yield opened


def row(row_id: str, matter: str = "报送方案", **values: object) -> LedgerRow:
    return LedgerRow(row_id, matter, HERE, **values)  # type: ignore[arg-type]


def said(notebook: Notebook) -> list[tuple[str, str]]:
    return [(each.matter, each.state) for each in notebook.ledger.rows()]


def test_rows_come_back_whole_and_in_order(notebook: Notebook) -> None:
    full = LedgerRow(
        "a", "推进药品集采", HERE, "《文》第一项", "省医保局牵头", "药学部", "医务处、财务处", "王主任",
        "2021-12-31", "已报送", "doing", "附注\n两行",
    )  # fmt: skip
    notebook.ledger.add([full, LedgerRow("b", "自己加的事")])
    notebook.ledger.add([row("c")])
    first, typed, last = notebook.ledger.rows()
    assert replace(first, created="", updated="", position=0.0) == full
    assert (typed.anchor, typed.has_source) == (NOWHERE, False)
    assert [first.position, typed.position, last.position] == [1.0, 2.0, 3.0]
    assert notebook.ledger.get("b") == typed
    assert notebook.ledger.get("x") is None
    assert notebook.ledger.count() == 3
    assert notebook.database.check() == []


def test_changes_are_undone(notebook: Notebook) -> None:
    made = notebook.ledger.add([row("a"), row("b", "第二件")])
    before = notebook.ledger.rows()
    changed = notebook.ledger.put([replace(each, state="done") for each in before])
    assert len(changed.ids) == 2
    assert not notebook.ledger.put(notebook.ledger.rows())
    notebook.revert(changed)
    assert said(notebook) == [("报送方案", "open"), ("第二件", "open")]
    gone = notebook.ledger.delete(["a", "unknown"])
    assert said(notebook) == [("第二件", "open")]
    notebook.revert(gone)
    assert [each.anchor for each in notebook.ledger.rows()] == [HERE, HERE]
    notebook.revert(made)
    assert notebook.ledger.rows() == []


def test_both_versions_stay_when_two_change_a_row(notebook: Notebook, tmp_path: Path) -> None:
    notebook.ledger.add([row("a")])
    file = tmp_path / "out.json"
    notebook.exchange.export_json(file)
    (tmp_path / "other").mkdir()
    with contextlib.closing(Notebook.open(tmp_path / "other/notebook.db")) as other:
        assert other.exchange.import_json(file).added == 1
        other.ledger.put([replace(other.ledger.rows()[0], progress="已开会")])
        notebook.ledger.put([replace(notebook.ledger.rows()[0], progress="已发文")])
        other.exchange.export_json(file)
    assert len(notebook.exchange.import_json(file).conflicts) == 1
    both = notebook.ledger.rows()
    assert {each.progress for each in both} == {"已开会", "已发文"}
    assert [bool(each.conflict_of) for each in both].count(True) == 1


def test_a_backup_and_a_rescue_bring_rows_back(notebook: Notebook) -> None:
    notebook.ledger.add([row("a"), LedgerRow("b", "自己加的事")])
    backup = notebook.backups.make("daily")
    notebook.ledger.delete(["a", "b"])
    assert notebook.backups.contents(backup).counts == {"ledger_row": 2}
    notebook.backups.restore(backup, "merge")
    assert len(notebook.ledger.rows()) == 2
    notebook.close()
    content = bytearray(notebook.path.read_bytes())
    at = content.index("报送方案".encode())
    content[at : at + 3] = b"\xff\xff\xff"
    notebook.path.write_bytes(content)
    assert rescue(DataPaths(notebook.path.parent)) is not None
    with contextlib.closing(Notebook.open(notebook.path)) as again:
        assert {each.matter for each in again.ledger.rows()} == {"报送方案", "自己加的事"}


def test_overdue_follows_from_day_and_state() -> None:
    day = date(2021, 12, 31)
    assert row("a", due="2021-12-30").is_overdue(day)
    assert not row("a", due="2021-12-31").is_overdue(day)
    assert not row("a", due="2021-12-30", state="done").is_overdue(day)
    assert not row("a", due="长期坚持").is_overdue(day)
    assert not row("a").is_overdue(day)


LONG = "各市要在年内建立药品集中采购联席会议制度，明确牵头部门，定期通报采购进度和货款结算情况"
OTHER = "公立医院要加强成本核算，规范医疗服务行为，控制不合理费用增长，定期公开主要运行指标"


def text(*words: str) -> Document:
    return document("k", clauses=tuple(clause("k", f"{n}.", body=(one,)) for n, one in enumerate(words, 1)))


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ((LONG, OTHER), ClauseState("same", "k/1.")),
        ((LONG.replace("，", ","), OTHER), ClauseState("same", "k/1.")),
        ((OTHER, LONG), ClauseState("same", "k/2.")),
        ((LONG.replace("年内", "两年内"), OTHER), ClauseState("changed", "k/1.")),
        ((LONG + "。逾期的予以通报。", OTHER), ClauseState("changed", "k/1.")),
        ((OTHER,), ClauseState("gone")),
    ],
)
def test_a_changed_clause_is_told(later: tuple[str, ...], expected: ClauseState) -> None:
    before = text(LONG, OTHER)
    anchor = anchor_for(before, before.clauses[0])
    assert clause_states(text(*later), [anchor]) == [expected]
