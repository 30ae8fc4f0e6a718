"""Documents made by hand, for tests that are not about the intake."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.model.annotation import Bookmark
from store.model.clause import Clause, Reference
from store.model.document import Correction, Document
from store.model.duty import Duty
from store.model.message import Message, verbatim
from store.model.table import Table
from store.notebook import Annotation, AnnotationFilter, Notebook, PlacementState

if TYPE_CHECKING:
    from ui.library.import_controller import ImportController
    from ui.services.workspace import Workspace

#: A policy text as a user might import it, and the key of the document it becomes.
POLICY = """关于加强样本医院管理的通知

晋卫发〔2022〕7号

各市卫生健康委：

一、加强床位管理。各医院应当合理设置床位。（责任单位：省卫健委）

二、加强药品管理。各医院应当规范采购药品。（责任单位：省医保局）

山西省卫生健康委员会
2022年3月4日
"""
OWN = "晋卫发〔2022〕7号"
SOURCE = "原文\r\n第一行".encode("gb18030")


def clause(key: str, *path: str, **fields: Any) -> Clause:
    """A clause whose id follows from its document and path."""
    return Clause(id=f"{key}/{'/'.join(path)}", label=path[-1], path=path, **fields)


def document(key: str = "晋卫发〔2020〕1号", title: str = "关于样本的通知", **fields: Any) -> Document:
    """A document with one of everything that a document can have."""
    values: dict[str, Any] = {
        "source": "样本.txt",
        "number": key if key.endswith("号") else None,
        "issuers": ("山西省卫生健康委员会", "山西省医疗保障局"),
        "date": "2020-04-03",
        "effective": None,
        "kind": "通知",
        "complete": True,
        "sha256": hashlib.sha256(SOURCE).hexdigest(),
        "attached_title": None,
        "addressee": "各市卫生健康委",
        "clauses": clauses(key),
        "corrections": (Correction(f"{key}/一、/1.", "床位数", "床位", verbatim("衍字")),),
        "warnings": (Message("intake.cut_off"),),
    }
    return Document(key=key, title=title, **{**values, **fields})


def clauses(key: str) -> tuple[Clause, ...]:
    """Two parts: one with a heading, measures, duties, a table and a citation; one that is bare text."""
    beds = clause(
        key,
        "一、",
        "1.",
        body=("合理增加床位。", "依照《医疗机构管理条例》第九条办理。"),
        duty_note="（责任单位：省卫健委、省医保局）",
        duties=(Duty("省卫健委", "lead"), Duty("省医保局", "support")),
        references=(Reference(9, 19, title="医疗机构管理条例", clause="第九条"),),
    )
    targets = clause(
        key,
        "一、",
        "2.",
        heading="目标",
        heading_mark="。",
        body=("见下表。", Table((("年份", "床位"), ("2021", "3000张")), "表1", "注：规划数")),
    )
    first = clause(key, "一、", heading="总体要求", body=(beds, targets))
    return (first, clause(key, "二、", body=("自印发之日起施行。",)))


def bookmark_on(notebook: Notebook, clause_id: str) -> Bookmark | None:
    """The bookmark on a clause, if there is one."""
    found = notebook.annotations.bookmarks()
    return next((each for each in found if each.anchor.clause_id == clause_id), None)


def in_state(notebook: Notebook, state: PlacementState) -> list[Annotation]:
    """Annotations in a state, as the notes panel lists them, document by document."""
    found = notebook.annotations.find(AnnotationFilter(states=(state,))).items
    return sorted(found, key=lambda one: (one.document_key, one.created, one.id))


def take_in(importer: ImportController, workspace: Workspace, *files: Path) -> None:
    """Read files, and add them all as the dialog in which they are checked does."""
    importer.add_candidates(workspace.candidates.files(files))
