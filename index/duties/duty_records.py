"""Duty records by clause: from duty notes, from tables, and from sentences of laws about offices.

A note (责任单位：…) is one record of its clause, a row of a table that is headed by 责任单位 another,
and a sentence such as 县级以上人民政府卫生健康主管部门负责指导工作 one, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.corpus.table_duties import names_in_cell, role_columns
from index.indicators.deadlines import deadlines
from index.text.normalize import fold
from index.text.thesaurus import Organisation, organisation
from store.intake.metadata.organisations import is_organisation, split_list
from store.model.clause import Clause
from store.model.document import Document
from store.model.duty import DutyRole
from store.model.table import Table

_LONGEST_MATTER = 60
_SENTENCE = re.compile(r"[^。；;！？\n]+")
#: 甲负责某事, 甲会同乙制定某事, 由甲牵头, 某事由甲负责; the office is at the head of the sentence.
_OFFICE = (
    r"[一-鿿（）()、]{0,40}?"
    r"(?:政府|部门|委员会|委|局|厅|办公室|机构|机关|法院|检察院|办事处|医院|集团|中心|联合会|工会)"
)
_ANSWERS = re.compile(
    rf"^(?P<who>{_OFFICE})(?:会同(?P<with>{_OFFICE}(?:等)?(?:有关|相关)?(?:部门|单位)?))?"
    r"(?:应当|要|须)?(?:依法|按照(?:各自)?(?:的)?职责(?:分工)?|具体|统一)?(?P<verb>负责(?!人|并报告)|主管|牵头|承担)(?P<what>.{2,})$"
)
_WITH = re.compile(
    rf"^(?P<who>{_OFFICE})(?:应当|要|可以)?会同(?P<with>{_OFFICE}(?:等)?(?:有关|相关)?(?:部门|单位)?)"
    r"(?P<what>(?!(?:[一-鿿]{2,8})(?:管理|主管|执法|行政)(?:部门|机关|机构))(?:应当|要)?[一-鿿].{2,})$"
)
_BY = re.compile(
    rf"(?P<what>[一-鿿].{{1,40}}?)由(?P<who>{_OFFICE})(?:具体|统一|依法)?(?:负责|牵头)(?P<rest>[^，,]*)$"
)
_LEADS = re.compile(r"^(?:各级|本省|本市|全省|全市|其中|同时)?[，,]?")
_TASK = re.compile(r"任务|事项|措施|内容|工作|项目|职责|分工|要点|举措")
_TIME = re.compile(r"时限|时间|期限|进度|完成时")
_TIME_NOTE = re.compile(
    r"(?:完成时[限间]|时限要求|时间(?:节点|要求|安排)|进度安排|工作时限|办结时限)\s*[:：]\s*(?P<when>[^；;。）)]+)"
)
_SHORTEST_NAME = 2
_ROLES: tuple[DutyRole, ...] = ("lead", "support", "joint")
#: 基金由经办机构负责: the office is behind 由; 政府 and 有关部门 alone are nobody in particular.
_NO_LIST = re.compile(
    r"[由把将被]|(?<![面应])对(?!口|外|台)|^经(?!办|济|营|信)|^支持|统称|或者|依照|可以|应当|负责|[市县]$"
)
#: 负责网格化管理工作的机构应当…: what follows says which office is meant; 侵占设施的，由…: a fine.
_NAMES_OFFICE = re.compile(r"[^，,。；;]{2,24}的(?:机构|部门|单位|组织|人员)|[^，,]*(?:行为)?的$|.*违反")
_VAGUE = re.compile(r"(?:各级)?(?:人民)?政府|(?:有关|相关|其他)?(?:部门|单位|机构)|和.*|及.*|[省市县区]")
_BRACKETS = re.compile(r"[（(]([^（()）]+)[)）]")


@dataclass(frozen=True, slots=True)
class DutyRecord:
    """A matter in a clause and the organisations that answer for it.

    ``deadline`` is as printed, None where nothing says by when. ``correction`` is the id of what a person
    set right in it, empty as it was read.
    """

    document: str
    clause: str
    label: str
    matter: str
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    deadline: str | None = None
    correction: str = ""

    @property
    def organisations(self) -> tuple[str, ...]:
        """All of them, those that lead first."""
        return (*self.lead, *self.joint, *self.support)

    def role_of(self, name: str) -> DutyRole | None:
        """Return the role of an organisation by the name that is used here; None if it has none."""
        return next((role for role in _ROLES if name in getattr(self, role)), None)


def duty_records(document: Document) -> list[DutyRecord]:
    """Return the duties of a document in the order in which they are read, names as printed."""
    return [record for clause in document.walk() for record in _of_clause(document.key, clause)]


def under_one_name(records: Sequence[DutyRecord]) -> list[DutyRecord]:
    """Return the same records with one name for each organisation: the one that is printed most often.

    省卫健委, 省卫生健康委 and 山西省卫生健康委员会 are one.
    """
    counts = Counter(name for record in records for name in record.organisations)
    best: dict[Organisation, str] = {}
    for name, _count in sorted(counts.items(), key=lambda one: (-one[1], len(one[0]), one[0])):
        best.setdefault(organisation(name), name)
    names = {name: best[organisation(name)] for name in counts}

    def renamed(listed: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names[name] for name in listed))

    return [
        replace(one, lead=renamed(one.lead), support=renamed(one.support), joint=renamed(one.joint))
        for one in records
    ]


def of_organisation(records: Iterable[DutyRecord], name: str) -> list[DutyRecord]:
    """Return the records of an organisation, by its name in any form; of a part of the name where there are
    none.
    """
    listed = list(records)
    wanted, normal = organisation(name), fold(name)
    known = {each for record in listed for each in record.organisations}
    meant = {each for each in known if any(map(wanted.covers, _organisations(each)))}
    if not meant and len(normal) >= _SHORTEST_NAME:
        meant = {each for each in known if normal in fold(each)}
    return [record for record in listed if meant.intersection(record.organisations)]


def _organisations(name: str) -> list[Organisation]:
    """Return an organisation and the ones in brackets behind it: 省市场监管局（省知识产权局）."""
    return [organisation(part) for part in (_BRACKETS.sub("", name), *_BRACKETS.findall(name))]


def _of_clause(key: str, clause: Clause) -> Iterator[DutyRecord]:
    if clause.duties:
        roles = {role: tuple(d.organisation for d in clause.duties if d.role == role) for role in _ROLES}
        when = _TIME_NOTE.search(clause.duty_note or "")
        yield DutyRecord(
            key,
            clause.id,
            clause.label,
            matter(clause),
            roles["lead"],
            roles["support"],
            roles["joint"],
            when["when"].strip() if when else _due(f"{clause.heading or ''}\n{clause.text}"),
        )
    for table in clause.tables:
        yield from _of_table(key, clause, table)
    if not clause.duties:
        yield from _of_sentences(key, clause)


def matter(clause: Clause) -> str:
    """Return what a clause is about: its heading, else its first sentence."""
    if clause.heading:
        return clause.heading
    first = _SENTENCE.search(clause.text)
    return _short(first[0]) if first else clause.label


def _short(text: str) -> str:
    plain = "".join(text.split())
    return plain if len(plain) <= _LONGEST_MATTER else plain[:_LONGEST_MATTER] + "…"


def _due(text: str) -> str | None:
    """Return the first date by which something is due, as printed."""
    return next((each.text for each in deadlines(text) if each.kind == "by"), None)


def _of_table(key: str, clause: Clause, table: Table) -> Iterator[DutyRecord]:
    """Yield one record a row, where a column is headed by a role."""
    heads = table.rows[0] if table.rows else ()
    columns = role_columns(heads)
    if not columns:
        return
    taken = {at for at, _role in columns}
    task = _column(heads, _TASK, taken)
    when = _column(heads, _TIME, taken)
    for row in table.rows[1:]:
        found: dict[DutyRole, list[str]] = {role: [] for role in _ROLES}
        for at, role in columns:
            found[role] += names_in_cell(row[at]) if at < len(row) else ()
        if not any(found.values()):
            continue
        others = (at for at in range(len(row)) if at not in taken and at != when)
        if task is not None and task < len(row):
            words = row[task]
        else:
            words = " ".join(row[at] for at in others if len(row[at]) > _SHORTEST_NAME)
        due = row[when].strip() if when is not None and when < len(row) else None
        yield DutyRecord(
            key,
            clause.id,
            clause.label,
            _short(words) or matter(clause),
            tuple(dict.fromkeys(found["lead"])),
            tuple(dict.fromkeys(found["support"])),
            tuple(dict.fromkeys(found["joint"])),
            due or _due(words),
        )


def _column(heads: Sequence[str], wanted: re.Pattern[str], taken: set[int]) -> int | None:
    return next(
        (at for at, head in enumerate(heads) if at not in taken and wanted.search("".join(head.split()))),
        None,
    )


def _of_sentences(key: str, clause: Clause) -> Iterator[DutyRecord]:
    """Yield the duties that sentences assign to offices: 卫生健康主管部门负责指导工作."""
    if not re.search("负责|会同|主管|牵头|承担", clause.text):
        return
    for m in _SENTENCE.finditer(clause.text):
        sentence = _LEADS.sub("", m[0].strip())
        found = _ANSWERS.match(sentence) or _WITH.match(sentence)
        with_names: list[str] = []
        if found and not _NO_LIST.search(found["who"]):
            who, what = found["who"], found["what"]
            with_names = _names(found["with"] or "")
        else:
            by = _BY.search(sentence)
            if not by:
                continue
            who, what = by["who"], by["what"].strip("，,")
        names = [] if _NAMES_OFFICE.match(what) else _names(who)
        if names:
            lead, joint = (names, []) if with_names or "牵头" in sentence else ([], names)
            yield DutyRecord(
                key,
                clause.id,
                clause.label,
                _short(what.lstrip("的，,")),
                tuple(lead),
                tuple(with_names),
                tuple(joint),
                _due(sentence),
            )


def _names(text: str) -> list[str]:
    """Return the organisations of a list; none where it is a part of a sentence, or names none in
    particular.
    """
    if _NO_LIST.search(text) or text.count("（") != text.count("）"):
        return []
    names = split_list(re.sub(r"等(?:有关|相关)?(?:部门|单位)?$", "", text.strip("，, ")))
    if any(_VAGUE.fullmatch(name) for name in names):
        return []
    return names if all(is_organisation(name.replace("、", "")) for name in names) else []
