"""Queries made narrower: fields put to a query, and told apart from what else was typed. No Qt.

>>> narrowed("医保", "年", "2020")
'医保 年:2020'
>>> narrowed("床位 OR 编制", "文件", "发展规划 (2020)")
'(床位 OR 编制) 文件:"发展规划 (2020)"'
>>> split("单位：省卫健委 医保 年:2020")
SplitQuery(free='医保', fields=('单位:省卫健委', '年:2020'))
>>> split("医保 OR 单位:省卫健委")
SplitQuery(free='医保 OR 单位:省卫健委', fields=())
>>> literal("医保 年:2020")
'"医保" 年:2020'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.query.ast import AllOf, Field, Node
from index.query.parser import Query, parse

_NEEDS_QUOTES = set(' \t　"“”()（）|｜')


class SplitQuery(NamedTuple):
    """A query as the box shows it: what is typed, and the fields behind it as chips."""

    free: str
    fields: tuple[str, ...]


def field_text(name: str, value: str) -> str:
    """Return a field as the query language writes it."""
    if not value:
        return name
    quoted = any(character in _NEEDS_QUOTES for character in value)
    return f'{name}:"{value.replace(chr(34), "")}"' if quoted else f"{name}:{value}"


def field_label(text: str) -> str:
    """Return a field as one reads it: 单位：省卫健委."""
    name, colon, value = text.partition(":")
    return f"{name}：{value.strip(chr(34))}" if colon else name


def joined(free: str, fields: Iterable[str]) -> str:
    """Return one query of what is typed and of fields; an *or* in it is put into brackets first."""
    fields = tuple(fields)
    free = free.strip()
    if free and fields and _is_choice(free):
        free = f"({free})"
    return " ".join(part for part in (free, *fields) if part)


def narrowed(text: str, name: str, value: str) -> str:
    """Return the query with one more field; one that has it already is as it was."""
    free, fields = split(text)
    field = field_text(name, value)
    return joined(free, fields if field in fields else (*fields, field))


def within(keys: Sequence[str]) -> str:
    """Return the query for all clauses of some documents, by their keys."""
    fields = " | ".join(field_text("文件", key) for key in keys)
    return f"({fields})" if len(keys) > 1 else fields


def widened(text: str, name: str, value: str) -> str:
    """Return the query without a field."""
    free, fields = split(text)
    return joined(free, tuple(one for one in fields if one != field_text(name, value)))


def split(text: str) -> SplitQuery:
    """Separate typed words from fields; all is left together where that would change the meaning."""
    query = parse(text)
    fields = tuple(field_text(one.name, one.value) for one in _nodes(query.root) if isinstance(one, Field))
    if not fields:
        return SplitQuery(text, ())
    rest = query
    for _ in fields:
        chips = rest.chips()
        if not chips:
            return SplitQuery(text, ())
        rest = parse(chips[0].without)
    free = _without_brackets(rest.text) if _is_group(rest, query) else rest.text
    same = set(_nodes(parse(joined(free, fields)).root)) == set(_nodes(query.root))
    return SplitQuery(free, fields) if same else SplitQuery(text, ())


def literal(text: str) -> str | None:
    """Return the query that takes the words literally and keeps the fields; None where there are no
    fields.
    """
    free, fields = split(text)
    if not fields or not free or any(mark in free for mark in '"“”'):
        return None
    return joined(f'"{free}"', fields)


def _nodes(root: Node | None) -> tuple[Node, ...]:
    return root.nodes if isinstance(root, AllOf) else (root,) if root is not None else ()


def _is_choice(text: str) -> bool:
    from index.query.ast import AnyOf

    return isinstance(parse(text).root, AnyOf) and not _bracketed(text)


def _is_group(rest: Query, query: Query) -> bool:
    return _bracketed(rest.text.strip()) and isinstance(query.root, AllOf)


def _bracketed(text: str) -> bool:
    """Return whether a pair of brackets holds the whole text."""
    if not (text[:1] in "(（" and text[-1:] in ")）" and len(text) > 1):
        return False
    depth = 0
    for place, character in enumerate(text):
        depth += (character in "(（") - (character in ")）")
        if depth == 0:
            return place == len(text) - 1
    return False


def _without_brackets(text: str) -> str:
    return text.strip()[1:-1].strip()
