"""The columns of the ledger: what they are called, and how what is typed into them is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from store.model.errors import BadInput
from store.model.message import Message
from store.notebook.ledger_row import LedgerRow, State
from ui.services.ledger.departments import split_names
from ui.services.ledger.due_dates import read_due

#: What the states are called, and what the command line calls them.
STATE_WORDS: dict[State, str] = {"open": "未开始", "doing": "进行中", "done": "已完成"}
OVERDUE = "逾期"
_STATES_SAID: dict[str, State] = {
    **{words: state for state, words in STATE_WORDS.items()},
    **{state: state for state in STATE_WORDS},
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
    """A column: the attribute of a row, its Chinese head, and how sheets of others may call it."""

    name: str
    head: str
    also: re.Pattern[str]


def _field(name: str, head: str, also: str) -> LedgerField:
    return LedgerField(name, head, re.compile(also))


#: In the order of the sheet.
FIELDS: tuple[LedgerField, ...] = (
    _field("matter", "事项", r"(?:重点|工作|主要|具体)?(?:事项|任务|内容|工作|措施|举措)(?:内容|分解)?"),
    _field("source", "出处", r"出处|依据|文件依据|政策依据|来源"),
    _field(
        "organisations", "省级责任单位", r"省级?责任单位|省直责任单位|上级责任单位|责任单位|省级?牵头单位"
    ),
    _field("lead", "本院牵头科室", r"(?:本院|院内)?(?:牵头|责任|主责|主办|承办)(?:科室|部门)"),
    _field("support", "配合科室", r"(?:本院|院内)?(?:配合|协办|协助|参与)(?:科室|部门)"),
    _field("person", "责任人", r"(?:主要|具体)?(?:责任人|负责人|责任领导|联系人|经办人)"),
    _field("due", "完成时限", r"(?:完成|办结)?(?:时限|时间|期限|时间节点)|完成时间要求"),
    _field("progress", "进展", r"(?:工作|落实|完成)?(?:进展|进度|落实|完成)(?:情况)?"),
    _field("state", "状态", r"(?:完成|当前|办理|进展)?状态"),
    _field("remark", "附注", r"附注|备注|说明"),
)
BY_NAME = {field.name: field for field in FIELDS}


def field_called(words: str) -> LedgerField | None:
    """Return the column that is meant by its name, its head, or what others call it."""
    plain = re.sub(r"[\s（(].*$", "", words.strip()) if words.strip() else ""
    exact = (one for one in FIELDS if words.strip() in (one.name, one.head) or plain == one.head)
    alike = (one for one in FIELDS if plain and one.also.fullmatch(plain))
    names = {"deadline": "due"}
    return BY_NAME.get(names.get(words.strip(), "")) or next(exact, None) or next(alike, None)


def value_of(row: LedgerRow, name: str) -> str:
    """Return the text of a cell."""
    return STATE_WORDS[row.state] if name == "state" else str(getattr(row, name))


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


def _state(row: LedgerRow, words: str) -> State:
    if words == OVERDUE:
        # This state follows from the day and is not stored.
        return row.state if row.state != "done" else "open"
    if words not in _STATES_SAID:
        raise BadInput(source=words, reason=Message("ledger.no_state"))
    return _STATES_SAID[words]


def status_of(row: LedgerRow, today: date) -> str:
    """Return the state as it is shown: 逾期 where the day has passed."""
    return OVERDUE if row.is_overdue(today) else STATE_WORDS[row.state]
