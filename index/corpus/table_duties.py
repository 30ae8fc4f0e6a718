"""Duties from the columns of a table: 任务 · 牵头单位 · 配合单位 · 完成时限."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.model.clause import Clause
from store.model.duty import DutyRole

#: What the head of a column says of the organisations below it.
_HEADS: tuple[tuple[re.Pattern[str], DutyRole], ...] = (
    (re.compile("牵头|主办|主责"), "lead"),
    (re.compile("配合|协办|协同|参与"), "support"),
    (re.compile("(?:责任|负责|承办)(?:单位|部门|科室)"), "joint"),
)
#: In a list of duties (部门 | 职责) the first column says whose they are.
_WHO = re.compile(r"^(?:责任)?(?:部门|单位|主体|科室|处室|机构|成员单位)(?:名称)?$")
_WHAT = re.compile("职责|任务|分工|职能")
_BETWEEN = re.compile(r"[、，,；;\s/]+|(?<=[局委厅办部院处])(?:和|及|会同)")
_ENDS = re.compile(r"等(?:部门|单位|有关部门|相关单位)?$|[。.]$")
#: An organisation's name is no shorter and no longer.
_LEAST, _MOST = 2, 24


def table_duties(clause: Clause) -> Iterator[tuple[str, DutyRole]]:
    """Yield the organisations in the columns of a clause's tables that are headed by a role, each once a
    role.
    """
    found: dict[tuple[str, DutyRole], None] = {}
    for table in clause.tables:
        columns = role_columns(table.rows[0]) if table.rows else []
        for row in table.rows[1:]:
            for at, role in columns:
                for name in names_in_cell(row[at]) if at < len(row) else ():
                    found[name, role] = None
    yield from found


def role_columns(heads: tuple[str, ...]) -> list[tuple[int, DutyRole]]:
    """Return the columns with organisations and their role."""
    found = [(at, role) for at, head in enumerate(heads) if (role := _role(head))]
    plain = ["".join(head.split()) for head in heads]
    if found or not any(_WHAT.search(head) for head in plain):
        return found
    return [(at, "joint") for at, head in enumerate(plain) if _WHO.match(head)]


def _role(head: str) -> DutyRole | None:
    plain = "".join(head.split())
    return next((role for pattern, role in _HEADS if pattern.search(plain)), None)


def names_in_cell(cell: str) -> Iterator[str]:
    """Yield the organisations that a cell lists."""
    for part in _BETWEEN.split(cell):
        name = _ENDS.sub("", part.strip())
        if _LEAST <= len(name) <= _MOST and not name.isdigit():
            yield name
