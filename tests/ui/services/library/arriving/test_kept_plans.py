"""An import of many files keeps the first documents as they are and packs the others."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from store.intake import read_bytes
from ui.services.library.arriving.arrival_plan import ArrivalPlan
from ui.services.library.arriving.kept_plans import UNPACKED, KeptPlans
from ui.services.workspace import Workspace

TEXT = "某某医院排班管理办法\n第一条　夜班不超过十二小时。\n第二条　夜班后休息一日。\n"


def test_plans_come_back_whole_and_in_their_order():
    document = read_bytes(TEXT.encode(), "排班.txt")
    wanted = [ArrivalPlan(replace(document, key=f"文件{n}"), "added") for n in range(UNPACKED + 30)]
    kept = KeptPlans()
    for plan in wanted:
        kept.add(plan)
    assert list(kept.plans()) == wanted
    assert [one.key for one in kept.documents()[-3:]] == [plan.document.key for plan in wanted[-3:]]
    assert kept.plans()[0] is wanted[0], "the first are kept as they are"
    assert kept.plans()[-1] is not wanted[-1], "the others are packed"


def test_many_files_are_all_told(workspace: Workspace, tmp_path: Path):
    files = []
    for number in range(UNPACKED + 5):
        file = tmp_path / f"{number}.txt"
        file.write_text(TEXT.replace("某某医院", f"第{number}医院"), encoding="utf-8")
        files.append(file)
    result = workspace.import_files(files)
    told = [document.source for document in result.imported]
    assert told == [file.name for file in files]
    assert {plan.action for plan in result.plans} == {"added"}
    assert result.imported[-1] == workspace.library.document(result.imported[-1].key)


def test_a_packed_document_is_small():
    document = read_bytes((TEXT * 300).encode(), "长.txt")
    kept = KeptPlans()
    for _ in range(UNPACKED + 1):
        kept.add(ArrivalPlan(document, "added"))
    packed = kept._plans[-1]
    assert isinstance(packed, bytes)
    assert sys.getsizeof(packed) < len((TEXT * 300).encode())
