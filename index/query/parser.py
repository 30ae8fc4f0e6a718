"""The query language: what a person types, parsed to a frozen value. Any text at all parses.

A blank means *and*; ``OR`` or ``|`` means *or* and binds less; ``-`` before a word means *not*; quotation
marks of any kind round a whole word take it literally; ``~`` before a word adds its synonyms; brackets group
where they hold several words; ``字段:值`` narrows. What cannot be meant (a bracket without its partner, an
unknown field, nothing but exclusions) is text.

>>> describe(parse("医保 -药品"))
'医保 且非 药品'
>>> describe(parse("床位 OR 编制 卫健委"))
'床位 或 (编制 且 卫健委)'
>>> describe(parse("(床位|编制) 单位:省卫健委 年：2020"))
'(床位 或 编制) 且 单位=省卫健委 且 年=2020'
>>> describe(parse("（床位 OR 编制）年:2020")), describe(parse("现行:床位")), describe(parse("现行 政策"))
('(床位 或 编制) 且 年=2020', '只看现行 且 床位', '现行 且 政策')
>>> describe(parse("(床位|编制)(省级|市级)-药品"))
'(床位 或 编制) 且 (省级 或 市级) 且非 药品'
>>> describe(parse("医保 牵头单位:省医保局 -配合:省财政厅"))
'医保 且 牵头=省医保局 且非 配合=省财政厅'
>>> describe(parse('“两个允许” 分级诊疗'))
'“两个允许” 且 分级诊疗'
>>> describe(parse("落实“两个允许”要求(DRG)付费"))
'落实“两个允许”要求(DRG)付费'
>>> describe(parse("-200万人")), describe(parse("(")), describe(parse("单位:"))
('-200万人', '(', '单位:')
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from index.query.ast import AllOf, AnyOf, Field, Node, Not, Term
from index.query.lexer import Token, Tokenizer
from index.text.normalize import fold_query

__all__ = ["AllOf", "AnyOf", "Field", "Node", "Not", "Query", "QueryChip", "Term", "describe", "parse"]


@dataclass(frozen=True, slots=True)
class QueryChip:
    """A field of the query as the window shows it, and the query that is left when it is taken away."""

    label: str
    without: str


@dataclass(frozen=True)
class Query:
    """A query as typed and as parsed; ``root`` is None for a query that says nothing.

    ``excluded`` are the words of a query that only says what is unwanted; its ``root`` is the text as typed.
    """

    text: str
    root: Node | None = None
    literal: bool = False
    excluded: tuple[str, ...] = ()

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms that are wanted, in the order typed, without those that are excluded."""
        return tuple(_wanted(self.root)) if self.root else ()

    @property
    def single(self) -> Term | None:
        """The term where the query is nothing but one."""
        return self.root if isinstance(self.root, Term) else None

    def chips(self) -> tuple[QueryChip, ...]:
        """Return the fields that can be clicked away."""
        found = []
        for start, end, label in _field_places(self.text):
            rest = f"{self.text[:start].rstrip()} {self.text[end:].lstrip()}".strip()
            found.append(QueryChip(label, rest))
        return tuple(found) if not self.literal else ()

    def apart(self) -> tuple[Query, tuple[Node, ...]]:
        """Return what was typed without its fields, and the fields, excluded ones too, that narrow all of it.

        A query without them, of nothing else, or where they are one side of an *or*, is left as it is.
        """
        nodes = self.root.nodes if isinstance(self.root, AllOf) and not self.literal else ()
        fields = tuple(node for node in nodes if _narrows(node))
        if not fields:
            return self, ()
        rest, tokens = self.text, Tokenizer(self.text).tokens()
        for before, token in reversed(list(zip([None, *tokens], tokens, strict=False))):
            if isinstance(token.node, Field):
                start = before.start if before and before.kind == "not" else token.start
                rest = f"{rest[:start].rstrip()} {rest[token.end :].lstrip()}".strip()
        free = parse(rest)
        left = {node for node in nodes if node not in fields}
        same = left == (set(free.root.nodes) if isinstance(free.root, AllOf) else {free.root})
        return (free, fields) if same else (self, ())


def _narrows(node: Node) -> bool:
    return isinstance(node.node if isinstance(node, Not) else node, Field)


def _wanted(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    elif isinstance(node, AllOf | AnyOf):
        for part in node.nodes:
            yield from _wanted(part)


def parse(text: str, literal: bool = False) -> Query:
    """Parse a query; with ``literal`` the whole text is one run to be found unchanged."""
    if literal:
        return Query(text, Term(text, True) if fold_query(text) else None, True)
    tokens = Tokenizer(text).tokens()
    root = _Parser(tokens).parse()
    if root is None or not _says_something(root):
        excluded = tuple(term.text for term in _excluded(root)) if root is not None else ()
        return Query(text, Term(text) if fold_query(text) else None, excluded=excluded)
    return Query(text, root)


def _excluded(node: Node) -> Iterator[Term]:
    """Yield the terms of exclusions."""
    if isinstance(node, Not):
        yield from _wanted(node.node)
    elif isinstance(node, AllOf | AnyOf):
        for part in node.nodes:
            yield from _excluded(part)


def _says_something(node: Node) -> bool:
    """Return whether anything is wanted at all; nothing but exclusions cannot be meant."""
    if isinstance(node, Not):
        return False
    if isinstance(node, AllOf):
        return any(_says_something(part) for part in node.nodes)
    if isinstance(node, AnyOf):
        return all(_says_something(part) for part in node.nodes)
    return True


def describe(query: Query) -> str:
    """Return a query in words, the way it was understood."""
    return _describe(query.root, True) if query.root else ""


def _describe(node: Node, top: bool = False) -> str:
    if isinstance(node, Term):
        return f"“{node.text}”" if node.literal else node.text
    if isinstance(node, Field):
        return f"{node.name}={node.value}" if node.value else node.name
    if isinstance(node, Not):
        return f"非 {_describe(node.node)}"
    joined = " 且 " if isinstance(node, AllOf) else " 或 "
    inside = joined.join(_describe(part) for part in node.nodes).replace("且 非", "且非")
    return inside if top else f"({inside})"


def _field_places(text: str) -> list[tuple[int, int, str]]:
    return [
        (
            token.start,
            token.end,
            f"{token.node.name}：{token.node.value}" if token.node.value else token.node.name,
        )
        for token in Tokenizer(text).tokens()
        if isinstance(token.node, Field)
    ]


class _Parser:
    """Descends through the tokens; never fails, what does not fit is passed over."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def parse(self) -> Node | None:
        """Return the whole query."""
        return self._any()

    def _kind(self) -> str:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else ""

    def _any(self) -> Node | None:
        nodes = [self._all()]
        while self._kind() == "or":
            self._at += 1
            nodes.append(self._all())
        present = tuple(dict.fromkeys(node for node in nodes if node is not None))
        return present[0] if len(present) == 1 else AnyOf(present) if present else None

    def _all(self) -> Node | None:
        nodes: list[Node] = []
        while self._kind() not in ("", "or", ")"):
            if self._kind() == "and":
                self._at += 1
                continue
            node = self._one()
            if node is not None and node not in nodes:
                nodes.append(node)
        return nodes[0] if len(nodes) == 1 else AllOf(tuple(nodes)) if nodes else None

    def _one(self) -> Node | None:
        token = self._tokens[self._at]
        self._at += 1
        if token.kind == "not":
            if self._kind() in ("", "or", ")"):
                return None
            node = self._one()
            return None if node is None else node.node if isinstance(node, Not) else Not(node)
        if token.kind == "(":
            inside = self._any()
            self._at += self._kind() == ")"
            return inside
        if isinstance(token.node, Term) and not token.node.normal:
            return None
        return token.node
