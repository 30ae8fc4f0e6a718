"""Tables at the top of a hospital's own rules or in the head of each page: number, edition, days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from store.formats.lines import SourceLine
from store.intake.metadata.document_kinds import is_complete_title
from store.intake.metadata.organisations import split_signature

#: What the cells of such a table are called, and the field that each is.
_FIELDS = {
    "文件编号": "文件编号",
    "制度编号": "文件编号",
    "文件号": "文件编号",
    "编号": "文件编号",
    "文号": "文号",
    "生效日期": "生效日期",
    "生效时间": "生效日期",
    "实施日期": "实施日期",
    "执行日期": "实施日期",
    "发布日期": "发布日期",
    "颁布日期": "发布日期",
    "文件名称": "文件名称",
    "制度名称": "文件名称",
    "标题": "文件名称",
    "主题": "文件名称",
    "发布机构": "发布机构",
    "发布单位": "发布机构",
}
#: What else they say of the copy; it is kept with where the document is from.
_SAID = (
    "版本/修订",
    "版本/修订号",
    "版本号",
    "版本",
    "版次",
    "修订次数",
    "修订状态",
    "修改状态",
    "修订号",
    "修订日期",
    "制定日期",
    "编制日期",
    "审核日期",
    "批准日期",
    "审批日期",
    "制定部门",
    "编制部门",
    "起草部门",
    "主管部门",
    "责任部门",
    "归口部门",
    "主责部门",
    "发布部门",
    "文件类别",
    "制度类别",
    "类别",
    "编制人",
    "起草人",
    "制定人",
    "审核人",
    "批准人",
    "审批人",
    "签发人",
    "编制",
    "起草",
    "制定",
    "审核",
    "批准",
    "审批",
)
_PAGES = ("页码", "页次", "页数", "总页数")
_NAMES = {*_FIELDS, *_SAID, *_PAGES}
#: What else its cells may be called: who did what to the copy, and when.
_OTHER = (
    r"(?:编[制写]|起草|制[定订]|拟[定稿]|审[核定批查]|批准|签发|校对|复核|会签|修[订改]|主管|责任|归口|主责|牵头|适用|受控|分发|发放|保密)"
    r"(?:人|者|部门|科室|单位|日期|时间|次数|状态|号|编号|级别|范围)"
)
_IS_NAME = re.compile(rf"(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))}|{_OTHER})$")
_ANY = "|".join([*sorted(_NAMES, key=len, reverse=True), _OTHER])
_NAMED = re.compile(rf"^(?P<name>{_ANY})[:：](?P<value>.*)$", re.DOTALL)
#: Only where it gives one of these is a table the head of a rule.
_TELLING = ("文件编号", "文号")
#: Lines over it, and its rows, at most.
_OVER, _MOST_CELLS = 4, 40


def with_control_table(text: Sequence[SourceLine], heads: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with the table over a rule as one line a field, 文件编号：LFY-HL-023.

    ``heads`` are the heads of pages: where the table is in these, its fields are put over the text.
    """
    for i, line in enumerate(text[: _OVER + 1]):
        if line.cell is None:
            continue
        cells = [other for other in text[i:] if other.cell and other.cell[0] == line.cell[0]]
        found = _fields([cell.text for cell in cells])
        if not found:
            break
        return [*text[:i], *_lines(found, line), *text[i + len(cells) :]]
    for _, group in groupby(heads, key=lambda line: line.cell[0] if line.cell else None):
        cells = list(group)
        if cells[0].cell is not None and (found := _fields([cell.text for cell in cells])):
            return [*_lines(found, cells[0]), *text]
    return list(text)


def _lines(fields: list[tuple[str, str]], place: SourceLine) -> Iterator[SourceLine]:
    for name, value in fields:
        yield SourceLine(f"{name}：{value}", page=place.page, box=place.box)


def _fields(cells: Sequence[str]) -> list[tuple[str, str]]:
    """Return the fields of such a table; none where it is another."""
    if len(cells) > _MOST_CELLS:
        return []
    found: list[tuple[str, str]] = []
    alone: list[str] = []
    waiting = ""
    for cell in cells:
        name = re.sub(r"\s", "", cell).rstrip(":：")
        if named := _NAMED.match(re.sub(r"\s+", " ", cell.strip())):
            found.append((named["name"], named["value"].strip()))
            waiting = ""
        elif _IS_NAME.match(name):
            waiting = name
        elif waiting:
            if cell.strip():
                found.append((waiting, " ".join(cell.split())))
            waiting = ""
        elif cell.strip() and cell.strip() not in alone:
            alone.append(" ".join(cell.split()))
    kept = [(_FIELDS.get(name, name), value) for name, value in found if value and name not in _PAGES]
    telling = any(name in _TELLING for name, _ in kept)
    if not telling or len(kept) < 2 or len(alone) > 3:
        return []
    return [*(_of_cell(cell, kept) for cell in alone), *kept]


def _of_cell(cell: str, fields: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Return the field that a cell without a name is: the hospital, or the name of the rule."""
    if split_signature(cell):
        return "发布机构", cell
    if is_complete_title(cell) and not any(name == "文件名称" for name, _ in fields):
        return "文件名称", cell
    return "类别", cell
