"""The fields of the query language: what each is called, and what it lets through; one entry each.

>>> field = QueryField("字数", document=lambda document, value: False)
>>> register(field)
>>> find("字数") is field, unregister("字数"), find("字数")
(True, None, None)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Protocol

from index.query.origin import origin
from index.text.normalize import fold_query

_YEARS = re.compile(r"((?:19|20)\d\d)年?(?:-+|至|到|\.\.)((?:19|20)\d\d)年?")


class DocumentFacts(Protocol):
    """Facts about a document in the index that a field may test; dates are ISO."""

    @property
    def key(self) -> str:
        """Key of the document."""
        ...

    @property
    def title(self) -> str:
        """Full title."""
        ...

    @property
    def name(self) -> str:
        """Short name, unique in the library."""
        ...

    @property
    def number(self) -> str | None:
        """Document number; None without one."""
        ...

    @property
    def date(self) -> str | None:
        """Date of issue, ISO; None where it is unknown."""
        ...

    @property
    def kind(self) -> str:
        """Kind of document (文种)."""
        ...

    @property
    def issuers(self) -> tuple[str, ...]:
        """Issuing bodies, in the order of the title block."""
        ...


class ClauseMarks(Protocol):
    """Facts about clauses from the user's notebook."""

    def noted(self) -> Collection[str]:
        """Return the ids of clauses with a note."""
        ...

    def bookmarked(self) -> Collection[str]:
        """Return the ids of clauses with a bookmark."""
        ...

    def tagged(self, tag: str) -> Collection[str]:
        """Return the ids of clauses with a tag."""
        ...

    def shelved(self, sort: str, name: str) -> Collection[str]:
        """Return the keys of documents in a ``folder``, with a ``tag``, or called by their own ``name``."""
        ...


class FieldContext(Protocol):
    """One state of the library, as fields ask it; clauses and documents are numbers of the corpus."""

    def with_duty(self, organisation: str, role: str | None) -> Collection[int]:
        """Return the clauses that an organisation answers for, in a role or in any."""
        ...

    def in_notebook(self, ask: Callable[[ClauseMarks], Collection[str]]) -> Collection[int]:
        """Return the clauses that the notebook names; none without a notebook."""
        ...

    def shelved(self, sort: str, name: str) -> Collection[int]:
        """Return the documents that the notebook has in a folder, with a tag or under a name."""
        ...

    def clauses_of(self, documents: Collection[int]) -> Collection[int]:
        """Return the clauses of documents."""
        ...

    def called(self, value: str, names: Callable[[DocumentFacts], Collection[str]]) -> Collection[int]:
        """Return the documents with a name that is the value; where none has it, that holds it."""
        ...

    def holding(self) -> Collection[int]:
        """Return the documents of which the library has no later text."""
        ...

    def named(self, value: str, by_number: bool) -> Collection[int]:
        """Return the documents that are called so, or have that number."""
        ...


@dataclass(frozen=True, slots=True)
class QueryField:
    """A field: ``名:值`` in a query; a ``flag`` is a word without a value.

    Exactly one of the last three says what it lets through, given the value that was typed: a test of one
    ``document``, the numbers of ``documents``, or those of ``clauses``. A field with none of them is dealt
    with elsewhere (版本: ``index/edition_scope.py``).
    """

    name: str
    aliases: tuple[str, ...] = ()
    flag: bool = False
    #: Names of a flag that count only before a colon (现行:床位), since alone they are words of the texts.
    before_colon: tuple[str, ...] = ()
    document: Callable[[DocumentFacts, str], bool] | None = None
    documents: Callable[[FieldContext, str], Collection[int]] | None = None
    clauses: Callable[[FieldContext, str], Collection[int]] | None = None


def _duty(name: str, role: str | None, *aliases: str) -> QueryField:
    return QueryField(name, aliases, clauses=lambda context, value: context.with_duty(value, role))


def _in_years(document: DocumentFacts, value: str) -> bool:
    """Tell whether a document is of a year, or of one between two (2019-2021)."""
    folded = fold_query(value)
    years = _YEARS.fullmatch(folded)
    year = (document.date or "")[:4]
    return years[1] <= year <= years[2] if years else year == folded.rstrip("年")


def _is_kind(document: DocumentFacts, value: str) -> bool:
    return fold_query(value) == fold_query(document.kind)


def _is_of_level(document: DocumentFacts, value: str) -> bool:
    return fold_query(value) == origin(document).level


def _called(context: FieldContext, value: str) -> Collection[int]:
    """Return the documents that the user calls so; where there are none, those with such a name."""
    return context.shelved("name", value) or context.named(value, by_number=False)


def _tagged(context: FieldContext, tag: str) -> Collection[int]:
    """Return the clauses with a tag, and those of documents with it."""
    own = context.in_notebook(lambda marks: marks.tagged(tag))
    return {*own, *context.clauses_of(context.shelved("tag", tag))}


#: The field without a value that leaves out what has a later text.
CURRENT = "只看现行"

_FIELDS = [
    _duty("单位", None, "责任单位", "部门"),
    _duty("牵头", "lead", "牵头单位"),
    _duty("配合", "support", "配合单位"),
    _duty("共同负责", "joint"),
    QueryField("文号", documents=lambda context, value: context.named(value, by_number=True)),
    QueryField("文件", ("标题",), documents=lambda context, value: _called(context, value)),
    QueryField("文件夹", documents=lambda context, value: context.shelved("folder", value)),
    QueryField("年", ("年份",), document=_in_years),
    QueryField("文种", document=_is_kind),
    QueryField(
        "发文机关",
        ("发文单位", "制定机关"),
        documents=lambda context, value: context.called(value, lambda document: document.issuers),
    ),
    QueryField(
        "地区",
        documents=lambda context, value: context.called(value, lambda document: (origin(document).region,)),
    ),
    QueryField("层级", ("效力级别",), document=_is_of_level),
    QueryField(
        CURRENT, flag=True, before_colon=("现行",), documents=lambda context, _value: context.holding()
    ),
    QueryField("标签", clauses=lambda context, tag: _tagged(context, tag)),
    QueryField(
        "有批注", flag=True, clauses=lambda context, _value: context.in_notebook(lambda marks: marks.noted())
    ),
    QueryField(
        "书签",
        ("有书签",),
        flag=True,
        clauses=lambda context, _value: context.in_notebook(lambda marks: marks.bookmarked()),
    ),
    QueryField("版本"),
]
_by_name: dict[str, QueryField] = {}
_before_colon: dict[str, QueryField] = {}


def register(field: QueryField) -> None:
    """Add a field; its names must not be those of another one.

    Raises:
        ValueError: another field has one of the names.
    """
    names = (field.name, *field.aliases, *field.before_colon)
    for name in names:
        if name in _by_name or name in _before_colon:
            raise ValueError(name)
    _by_name.update(dict.fromkeys((field.name, *field.aliases), field))
    _before_colon.update(dict.fromkeys(field.before_colon, field))


def unregister(name: str) -> None:
    """Take a field away."""
    field = _by_name.get(name)
    for each in (field.name, *field.aliases) if field else ():
        del _by_name[each]
    for each in field.before_colon if field else ():
        del _before_colon[each]


def find(name: str) -> QueryField | None:
    """Return the field of that name, or of that other name; None if there is none."""
    return _by_name.get(name)


def find_before_colon(name: str) -> QueryField | None:
    """Return the field that a name before a colon means; None if there is none."""
    return _by_name.get(name) or _before_colon.get(name)


for _field in _FIELDS:
    register(_field)
