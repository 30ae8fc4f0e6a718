"""Duties of organisations in clauses, found by organisation and role."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cached_property

from index.corpus.corpus import Corpus
from index.text import thesaurus
from index.text.normalize import fold
from index.text.thesaurus import Organisation, organisation
from store.model.message import Message

#: The fields of the query language that ask for a responsible organisation, and the role they ask for.
DUTY_FIELDS: dict[str, str | None] = {"单位": None, "牵头": "lead", "配合": "support", "共同负责": "joint"}
#: What readers call the part of an organisation in a duty.
ROLES = {"lead": Message("duty.lead"), "support": Message("duty.support"), "joint": Message("duty.joint")}
#: A part of a name as long as this tells which organisation is meant.
_TELLING = 3
_ENDS = (*"局委厅行部办会院所处站", "中心", "政府", "部门", "支队", "大队")
_BRACKETS = re.compile(r"[（(]([^（()）]+)[)）]")
_PLACE = re.compile(r"[一-鿿]{2,5}?(?=[市县区][^市县区]{2})")


def _parts(name: str) -> list[str]:
    """List an organisation and the ones in brackets after it."""
    return [_BRACKETS.sub("", name), *(part for part in _BRACKETS.findall(name) if len(part) >= _TELLING)]


def _place(text: str) -> str:
    """Return the place in 临汾市卫健委, without 市; empty where there is none."""
    found = _PLACE.match(fold(text))
    return found[0] if found else ""


def _also_called(name: str) -> list[str]:
    """Return the other names of an organisation, in normal form."""
    return thesaurus.rewritings(fold(name))


class Duties:
    """The duty notes of a corpus, by organisation."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    @cached_property
    def _by_name(self) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for duty in self._corpus.duties:
            found[duty.organisation].append((duty.clause, duty.role))
        return dict(found)

    @cached_property
    def _named(self) -> dict[str, list[Organisation]]:
        """The organisations that each name in the notes means: 省市场监管局（省知识产权局） means two."""
        return {name: [organisation(part) for part in _parts(name)] for name in self._by_name}

    @cached_property
    def by_clause(self) -> dict[int, list[tuple[str, str]]]:
        """The organisations and roles of each clause that has any."""
        found: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for duty in self._corpus.duties:
            found[duty.clause].append((duty.organisation, duty.role))
        return dict(found)

    @property
    def all_names(self) -> list[str]:
        """All organisations in the notes, as they are named there, those with most clauses first."""
        return sorted(self._by_name, key=lambda name: (-len(self._by_name[name]), name))

    def names(self, text: str, parts: bool = True, any_part: bool = False) -> list[str]:
        """Return the organisations in the notes that a name, in any of its forms, means.

        Where there is none, with ``parts`` those that have the name in theirs: 人民银行 in
        人民银行太原中心支行; with ``any_part`` any part of a name will do (银保监).
        """
        wanted, place = organisation(text), _place(text)
        found = [name for name, known in self._named.items() if any(map(wanted.covers, known))]
        if not found and place:
            at_home = organisation(text.removeprefix(place))
            found = [
                name
                for name, known in self._named.items()
                if any(map(at_home.covers, known)) and self._at(name, place)
            ]
        normal = fold(text)
        tells = len(normal) >= _TELLING and normal.endswith(_ENDS)
        if parts and not found and (tells or (any_part and len(normal) > 1)):
            found = [name for name in self._named if normal in fold(name)]
        if any_part and not found and len(normal) > 1:
            # 发改 is a part of 发改委, which is what 发展改革委 is called, too.
            found = [name for name in self._named if any(normal in one for one in _also_called(name))]
        return found

    def _at(self, name: str, place: str) -> list[tuple[int, str]]:
        """Return the duties of an organisation in the papers of a place: 市卫健委 is another one in each
        city.
        """
        entries = self._corpus.entries
        home = {
            number
            for number, entry in enumerate(entries)
            if any(place in text for text in (entry.title, entry.name, *entry.issuers))
        }
        return [held for held in self._by_name[name] if self._corpus.entry_of(held[0]) in home]

    def clauses(self, text: str, role: str | None = None, any_part: bool = False) -> list[int]:
        """Return the clauses for which an organisation is responsible, with a role where one is given, in
        order.
        """
        wanted, place = organisation(text), _place(text)
        found: set[int] = set()
        for name in self.names(text, any_part=any_part):
            elsewhere = (
                place and not any(map(wanted.covers, self._named[name])) and fold(text) not in fold(name)
            )
            held = self._at(name, place) if elsewhere else self._by_name[name]
            found |= {clause for clause, has in held if role in (None, has)}
        return sorted(found)

    def shared(self, organisations: Sequence[str], role: str | None = None) -> list[int]:
        """Return the clauses for which all of these organisations are responsible, in order."""
        found = [set(self.clauses(one, role)) for one in organisations]
        return sorted(set.intersection(*found)) if found else []

    def leading_first(self, clauses: Sequence[int], names: Collection[str]) -> list[int]:
        """Return clauses in the order of how much these organisations have to do with them: lead, joint,
        support.
        """
        weight = {"lead": 0, "joint": 1, "support": 2}

        def nearness(clause: int) -> int:
            held = (weight.get(role, 1) for name, role in self.by_clause.get(clause, ()) if name in names)
            return min(held, default=1)

        return sorted(clauses, key=lambda clause: (nearness(clause), clause))
