"""Annotations as Markdown and as a table for a spreadsheet; plain functions of what is to be written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from store.notebook.model import Annotation, Style

#: How a place is cited; by default the labels of the clause as its id has them.
Cite = Callable[[Annotation], str]
_KINDS = {"bookmark": "书签", "note": "批注", "highlight": "划线"}
_STATES = {"placed": "", "unsure": "待确认", "lost": "未归位"}
_COLUMNS = ("类型", "文件", "位置", "样式", "原文", "内容", "标签", "创建时间", "修改时间", "状态", "编号")
#: What makes a spreadsheet take a cell for a formula, even behind blanks.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SPECIAL = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>#|~"})


def place(each: Annotation) -> str:
    """The labels of the clause that an annotation begins in: 第二章/第九条."""
    return each.clause_id.removeprefix(each.document_key + "/")


def to_markdown(
    annotations: Iterable[Annotation],
    names: Mapping[str, str],
    styles: Iterable[Style] = (),
    cite: Cite = place,
) -> str:
    """Annotations in the order given as Markdown, a section for each run of one document.

    ``names`` are the documents' titles by key, ``styles`` the names of the styles.
    """
    called = {style.key: style.name for style in styles}
    lines = ["# 工作本", ""]
    for key, group in groupby(annotations, key=lambda each: each.document_key):
        lines += [f"## {escaped(names.get(key) or key or '未知文件')}", ""]
        for each in group:
            lines += [*_entry(each, called, cite), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def to_csv(
    annotations: Iterable[Annotation],
    names: Mapping[str, str],
    styles: Iterable[Style] = (),
    cite: Cite = place,
) -> str:
    """Annotations as comma-separated values, a row each, of which none is ever taken for a formula.

    Begins with a byte order mark, without which spreadsheets take Chinese for something else.
    """
    called = {style.key: style.name for style in styles}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for each in annotations:
        row = (
            _KINDS[each.kind],
            names.get(each.document_key) or each.document_key,
            cite(each),
            called.get(each.style, each.style),
            each.quote,
            each.text,
            "、".join(each.tags),
            each.created,
            each.updated,
            _STATES[each.state],
            each.id,
        )
        writer.writerow([cell(value) for value in row])
    return "\ufeff" + out.getvalue()


def cell(value: str) -> str:
    """A value that no spreadsheet takes for a formula; printable, as a file holds it."""
    clean = "".join(character for character in value if character >= " " or character in "\t\n")
    return "'" + clean if clean.lstrip(" \u3000\xa0\ufeff").startswith(_FORMULA) else clean


def escaped(text: str) -> str:
    """A text of which nothing is taken for Markdown, in one line."""
    return " ".join(text.split()).translate(_SPECIAL)


def _entry(each: Annotation, called: Mapping[str, str], cite: Cite) -> list[str]:
    kind = called.get(each.style, each.style) if each.kind == "highlight" else _KINDS[each.kind]
    marks = [kind or _KINDS[each.kind], *([_STATES[each.state]] if _STATES[each.state] else [])]
    title = f"：{escaped(each.text)}" if each.kind == "bookmark" and each.text else ""
    lines = [f"- **{escaped(cite(each)) or '全文'}**（{escaped('，'.join(marks))}）{title}"]
    lines += [f"  > {escaped(line)}" for line in each.quote.splitlines() if line.strip()]
    if each.kind == "note" and each.text.strip():
        # The note's own Markdown stays as it was written, set below its place.
        lines += ["", *(f"  {line}".rstrip() for line in each.text.strip().splitlines())]
    if each.tags:
        lines += ["", "  " + " ".join(f"#{escaped(tag).replace(' ', '-')}" for tag in each.tags)]
    return lines
