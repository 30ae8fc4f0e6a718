"""Annotations as Markdown and as a table for a spreadsheet; plain functions of what is to be written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from store.model.markdown import escaped, escaped_lines
from store.model.typography import typeset
from store.notebook.model import Annotation, HighlightStyle

#: How a place is cited; by default the labels of the clause as its id has them.
Cite = Callable[[Annotation], str]
_KINDS = {"bookmark": "书签", "note": "批注", "highlight": "划线"}
_STATES = {"placed": "", "unsure": "待确认", "lost": "未归位"}
_COLUMNS = ("类型", "文件", "位置", "样式", "原文", "内容", "标签", "创建时间", "修改时间", "状态", "编号")
#: What makes a spreadsheet take a cell for a formula, even behind blanks.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def place(each: Annotation) -> str:
    """Return the labels of the clause that an annotation begins in: 第二章/第九条."""
    return each.clause_id.removeprefix(each.document_key + "/")


def to_markdown(
    annotations: Iterable[Annotation],
    names: Mapping[str, str],
    styles: Iterable[HighlightStyle] = (),
    cite: Cite = place,
) -> str:
    """Return annotations in the order given as Markdown, a section for each run of one document.

    ``names`` are the documents' titles by key, ``styles`` the names of the styles.
    """
    called = {style.key: style.name for style in styles}
    lines = ["# 工作本", ""]
    for key, group in groupby(annotations, key=lambda each: each.document_key):
        lines += [f"## {_one_line(names.get(key) or key or '未知文件')}", ""]
        for each in group:
            lines += [*_entry(each, called, cite), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def to_csv(
    annotations: Iterable[Annotation],
    names: Mapping[str, str],
    styles: Iterable[HighlightStyle] = (),
    cite: Cite = place,
) -> str:
    """Return annotations as comma-separated values, a row each, of which none is ever taken for a formula.

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
    """Return a value that no spreadsheet takes for a formula; printable, as a file holds it."""
    clean = "".join(character for character in value if character >= " " or character in "\t\n")
    return "'" + clean if clean.lstrip(" \u3000\xa0\ufeff").startswith(_FORMULA) else clean


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _typeset_lines(text: str) -> str:
    """Return words of a document as the reader shows them."""
    return "\n".join(typeset(line) for line in text.replace("\x1f", " ").replace("\t", " ").splitlines())


def _entry(each: Annotation, called: Mapping[str, str], cite: Cite) -> list[str]:
    kind = called.get(each.style, each.style) if each.kind == "highlight" else _KINDS[each.kind]
    marks = [kind or _KINDS[each.kind], *([_STATES[each.state]] if _STATES[each.state] else [])]
    title = f"：{_one_line(each.text)}" if each.kind == "bookmark" and each.text else ""
    lines = [f"- **{_one_line(cite(each)) or '全文'}**（{_one_line('，'.join(marks))}）{title}"]
    quoted = _typeset_lines(each.quote)
    lines += [f"  > {line}" for line in escaped_lines(quoted) if line]
    if each.kind == "note" and each.text.strip():
        # The user's words as they were written: nothing of them becomes a list or a heading.
        lines += ["", *(f"  {line}" if line else "" for line in escaped_lines(each.text))]
    if each.tags:
        lines += ["", "  " + " ".join(f"\\#{_one_line(tag).replace(' ', '-')}" for tag in each.tags)]
    return lines
