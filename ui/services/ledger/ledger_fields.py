"""The columns of the ledger: what they are called, and how what is typed into them is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from store.model.errors import BadInput
from store.model.message import Message
from store.notebook.ledger_row import LedgerRow, TaskState
from ui.services.language import in_every_language, sentence
from ui.services.ledger.departments import split_names
from ui.services.ledger.due_dates import read_due

#: What a row is: as it was set, or past its day; and what its clause is, if it is not as it was.
Status = Literal["open", "doing", "done", "overdue", "changed", "removed"]
#: What the states are called.
STATES: dict[TaskState, Message] = {
    "open": Message("ledger_state.open"),
    "doing": Message("ledger_state.doing"),
    "done": Message("ledger_state.done"),
}
STATUSES: dict[Status, Message] = {
    "open": STATES["open"],
    "doing": STATES["doing"],
    "done": STATES["done"],
    "overdue": Message("ledger_state.overdue"),
    "changed": Message("ledger_state.changed"),
    "removed": Message("ledger_state.removed"),
}
#: What sheets of others call the states.
_ALSO: dict[str, TaskState] = {
    "": "open",
    "未启动": "open",
    "待办": "open",
    "推进中": "doing",
    "正在推进": "doing",
    "正在进行": "doing",
    "在办": "doing",
    "完成": "done",
    "已办结": "done",
    "办结": "done",
}
#: What a cell may hold at most.
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class LedgerField:
    """A column: the attribute of a row, its head, and how sheets of others may call it."""

    name: str
    title: Message
    also: re.Pattern[str]

    @property
    def head(self) -> str:
        """The head in the language of the program."""
        return sentence(self.title)


def _field(name: str, title: Message, also: str) -> LedgerField:
    return LedgerField(name, title, re.compile(also))


#: In the order of the sheet.
FIELDS: tuple[LedgerField, ...] = (
    _field(
        "matter",
        Message("ledger_column.matter"),
        r"(?:重点|工作|主要|具体)?(?:事项|任务|内容|工作|措施|举措)(?:内容|分解)?",
    ),
    _field("source", Message("ledger_column.source"), r"出处|依据|文件依据|政策依据|来源"),
    _field(
        "organisations",
        Message("ledger_column.organisations"),
        r"省级?责任单位|省直责任单位|上级责任单位|责任单位|省级?牵头单位",
    ),
    _field(
        "lead",
        Message("ledger_column.lead"),
        r"(?:本院|院内)?(?:牵头|责任|主责|主办|承办)(?:科室|部门)",
    ),
    _field(
        "support",
        Message("ledger_column.support"),
        r"(?:本院|院内)?(?:配合|协办|协助|参与)(?:科室|部门)",
    ),
    _field(
        "person",
        Message("ledger_column.person"),
        r"(?:主要|具体)?(?:责任人|负责人|责任领导|联系人|经办人)",
    ),
    _field(
        "due",
        Message("ledger_column.due"),
        r"(?:完成|办结)?(?:时限|时间|期限|时间节点)|完成时间要求",
    ),
    _field(
        "progress",
        Message("ledger_column.progress"),
        r"(?:工作|落实|完成)?(?:进展|进度|落实|完成)(?:情况)?",
    ),
    _field("state", Message("ledger_column.state"), r"(?:完成|当前|办理|进展)?状态"),
    _field("remark", Message("ledger_column.remark"), r"附注|备注|说明"),
)
BY_NAME = {field.name: field for field in FIELDS}


def field_called(words: str) -> LedgerField | None:
    """Return the column that is meant by its name, its head in any language, or what others call it."""
    said = words.strip()
    plain = re.sub(r"[\s（(].*$", "", said) if said else ""
    exact = (
        one for one in FIELDS if said.lower() == one.name or {said, plain} & in_every_language(one.title)
    )
    alike = (one for one in FIELDS if plain and one.also.fullmatch(plain))
    return BY_NAME.get({"deadline": "due"}.get(said, "")) or next(exact, None) or next(alike, None)


def value_of(row: LedgerRow, name: str) -> str:
    """Return the text of a cell."""
    return sentence(STATES[row.state]) if name == "state" else str(getattr(row, name))


def with_value(row: LedgerRow, name: str, words: str, today: date) -> LedgerRow:
    """Return a row with something typed into a column.

    Raises:
        BadInput: A state that there is none of; or 出处 of a row that was made from a clause.
    """
    plain = words.replace("\r\n", "\n").replace("\r", "\n").strip()[:LONGEST]
    if name == "state":
        return replace(row, state=_state(row, plain))
    if name == "source" and row.has_source and plain != row.source:
        raise BadInput(source=BY_NAME[name].head, reason=Message("ledger.source_fixed"))
    if name == "due":
        plain = read_due(plain, today)
    elif name in ("lead", "support"):
        plain = "、".join(dict.fromkeys(split_names(plain)))
    elif name in ("person", "organisations", "source"):
        plain = " ".join(plain.split())
    return replace(row, **{name: plain})  # type: ignore[arg-type]


def status_called(words: str) -> Status | None:
    """Return the state that is meant by its code, its name in any language, or what others call it."""
    said = words.strip().lower()
    for status, message in STATUSES.items():
        if said == status or said in {name.lower() for name in in_every_language(message)}:
            return status
    return _ALSO.get(said)


def _state(row: LedgerRow, words: str) -> TaskState:
    said = status_called(words)
    if said == "overdue":
        # This state follows from the day and is not stored.
        return row.state if row.state != "done" else "open"
    if said is None or said not in STATES:
        raise BadInput(source=words, reason=Message("ledger.no_state"))
    return said


def status_of(row: LedgerRow, today: date) -> Status:
    """Return the state as it is shown: overdue where the day has passed."""
    return "overdue" if row.is_overdue(today) else row.state
