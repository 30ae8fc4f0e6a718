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
>>> describe(parse('“两个允许” 分级诊疗'))
'“两个允许” 且 分级诊疗'
>>> describe(parse("落实“两个允许”要求(DRG)付费"))
'落实“两个允许”要求(DRG)付费'
>>> describe(parse("-200万人")), describe(parse("(")), describe(parse("单位:"))
('-200万人', '(', '单位:')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from index.text import fold_query

#: The fields, and what else they are called; 有批注 and 书签 are whole words without a value.
FIELDS = {
    "单位": "单位",
    "责任单位": "单位",
    "部门": "单位",
    "文号": "文号",
    "文件": "文件",
    "标题": "文件",
    "年": "年",
    "年份": "年",
    "文种": "文种",
    "标签": "标签",
}
FLAGS = {"有批注": "有批注", "书签": "书签", "有书签": "书签"}
#: Deeper brackets are text.
DEEPEST = 16
#: More words than this are not looked at; nobody means them, and each costs.
MOST_WORDS = 200

_CLOSING = {
    '"': '"', "“": "”", "”": "”", "„": "”", "＂": "＂", "「": "」", "『": "』", "〝": "〞"
}  # fmt: skip
_MINUS = "-－−"
_OR = "|｜"
_OPEN, _CLOSE = "(（", ")）"
_FIELD = re.compile(r"([一-鿿]{1,4})[:：]")


@dataclass(frozen=True, slots=True)
class Term:
    """A run of characters to be found; ``literal`` was in quotes, ``near`` (~) wants synonyms."""

    text: str
    literal: bool = False
    near: bool = False

    @property
    def normal(self) -> str:
        """The normal form."""
        return fold_query(self.text)


@dataclass(frozen=True, slots=True)
class Field:
    """A field that narrows the search; ``value`` is empty for 有批注 and 书签."""

    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Not:
    """Exclusion."""

    node: Node


@dataclass(frozen=True, slots=True)
class All:
    """Every one of these."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these."""

    nodes: tuple[Node, ...]


Node = Term | Field | Not | All | AnyOf


@dataclass(frozen=True, slots=True)
class Chip:
    """A field of the query as the window shows it, and the query that is left when it is taken away."""

    label: str
    without: str


@dataclass(frozen=True)
class Query:
    """What was typed and how it was read; ``root`` is None for a query that says nothing."""

    text: str
    root: Node | None = None
    literal: bool = False

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms that are wanted, in the order typed, without those that are excluded."""
        return tuple(_wanted(self.root)) if self.root else ()

    @property
    def single(self) -> Term | None:
        """The term where the query is nothing but one."""
        return self.root if isinstance(self.root, Term) else None

    def chips(self) -> tuple[Chip, ...]:
        """The fields that can be clicked away."""
        found = []
        for start, end, label in _field_places(self.text):
            rest = f"{self.text[:start].rstrip()} {self.text[end:].lstrip()}".strip()
            found.append(Chip(label, rest))
        return tuple(found) if not self.literal else ()


def _wanted(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    elif isinstance(node, All | AnyOf):
        for part in node.nodes:
            yield from _wanted(part)


def parse(text: str, literal: bool = False) -> Query:
    """The query that a text means; with ``literal`` the whole text is one run to be found as it stands."""
    if literal:
        return Query(text, Term(text, True) if fold_query(text) else None, True)
    tokens = _Tokenizer(text).tokens()
    root = _Parser(tokens).parse()
    if root is None or not _says_something(root):
        root = Term(text) if fold_query(text) else None
    return Query(text, root)


def _says_something(node: Node) -> bool:
    """Whether anything is wanted at all; nothing but exclusions cannot be meant."""
    if isinstance(node, Not):
        return False
    if isinstance(node, All):
        return any(_says_something(part) for part in node.nodes)
    if isinstance(node, AnyOf):
        return all(_says_something(part) for part in node.nodes)
    return True


def describe(query: Query) -> str:
    """A query in words, the way it was understood."""
    return _describe(query.root, True) if query.root else ""


def _describe(node: Node, top: bool = False) -> str:
    if isinstance(node, Term):
        return f"“{node.text}”" if node.literal else node.text
    if isinstance(node, Field):
        return f"{node.name}={node.value}" if node.value else node.name
    if isinstance(node, Not):
        return f"非 {_describe(node.node)}"
    joined = " 且 " if isinstance(node, All) else " 或 "
    inside = joined.join(_describe(part) for part in node.nodes).replace("且 非", "且非")
    return inside if top else f"({inside})"


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    node: Node | None
    start: int
    end: int


class _Tokenizer:
    """Cuts a query into words, quotations, fields and marks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._groups = _groups(text)
        self._closers = set(self._groups.values())

    def tokens(self) -> list[_Token]:
        """The tokens in order."""
        found: list[_Token] = []
        position = 0
        while position < len(self._text) and len(found) < MOST_WORDS:
            if self._text[position].isspace():
                position += 1
                continue
            token = self._token(position)
            found.append(token)
            position = token.end
        return found

    def _token(self, at: int) -> _Token:
        character = self._text[at]
        if at in self._groups:
            return _Token("(", None, at, at + 1)
        if at in self._closers:
            return _Token(")", None, at, at + 1)
        if character in _OR:
            return _Token("or", None, at, at + 1)
        if character in _MINUS and not self._ends(at + 1):
            return _Token("not", None, at, at + 1)
        return self._quotation(at, at) or self._word(at)

    def _quotation(self, start: int, at: int) -> _Token | None:
        closing = _CLOSING.get(self._text[at : at + 1])
        end = self._text.find(closing, at + 1) if closing else -1
        if end < 0 or not self._ends(end + 1):
            return None
        inside = self._text[at + 1 : end]
        return _Token("term", Term(inside, True), start, end + 1) if fold_query(inside) else None

    def _word(self, at: int) -> _Token:
        field = _FIELD.match(self._text, at)
        if field and field[1] in FIELDS and not self._ends(field.end()):
            quoted = self._quotation(at, field.end())
            if quoted and isinstance(quoted.node, Term):
                return _Token("field", Field(FIELDS[field[1]], quoted.node.text), at, quoted.end)
            end = self._end_of_word(field.end())
            return _Token("field", Field(FIELDS[field[1]], self._text[field.end() : end]), at, end)
        end = self._end_of_word(at)
        word = self._text[at:end]
        if word in FLAGS:
            return _Token("field", Field(FLAGS[word]), at, end)
        if word == "OR":
            return _Token("or", None, at, end)
        near = word[0] in "~～" and len(word) > 1 and not word[1].isdigit()
        return _Token("term", Term(word[1:] if near else word, near=near), at, end)

    def _end_of_word(self, at: int) -> int:
        end = at + 1
        while not self._ends(end):
            end += 1
        return end

    def _ends(self, at: int) -> bool:
        """Whether a word cannot go on at an offset."""
        if at >= len(self._text) or at in self._closers:
            return True
        return self._text[at].isspace() or self._text[at] in _OR


def _groups(text: str) -> dict[int, int]:
    """Brackets that group: they open a word, close at the end of one, and hold several words."""
    groups: dict[int, int] = {}
    open_at: list[int] = []
    for at, character in enumerate(text):
        if character in _OPEN:
            open_at.append(at)
        elif character in _CLOSE and open_at:
            start = open_at.pop()
            if len(open_at) < DEEPEST and any(c.isspace() or c in _OR for c in text[start + 1 : at].strip()):
                groups[start] = at
    before, after = f"{_OPEN}{_OR}{_MINUS}", f"{_CLOSE}{_OR}"
    return {
        start: end
        for start, end in groups.items()
        if (start == 0 or text[start - 1].isspace() or text[start - 1] in before)
        and (end + 1 == len(text) or text[end + 1].isspace() or text[end + 1] in after)
    }


def _field_places(text: str) -> list[tuple[int, int, str]]:
    return [
        (
            token.start,
            token.end,
            f"{token.node.name}：{token.node.value}" if token.node.value else token.node.name,
        )
        for token in _Tokenizer(text).tokens()
        if isinstance(token.node, Field)
    ]


class _Parser:
    """Descends through the tokens; never fails, what does not fit is passed over."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def parse(self) -> Node | None:
        """The whole query."""
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
            node = self._one()
            if node is not None and node not in nodes:
                nodes.append(node)
        return nodes[0] if len(nodes) == 1 else All(tuple(nodes)) if nodes else None

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
