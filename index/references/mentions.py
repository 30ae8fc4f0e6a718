"""Every place where a document names another one, or a clause: beyond 《…》 and numbers also in other words.

The references that were read with the document are joined by: names with a part in quotes
(“健康中国2030”规划纲要), what the document calls another from 以下简称 on, words that point back (上述文件,
该办法第三条), the document itself (本办法第九条) and laws without brackets (依照刑法第二十条).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from store.model.clause import Clause, Reference
from store.model.document import Document
from store.model.printed import printed

_KIND = (
    "实施办法|管理办法|办法|条例|法|规定|规划|方案|细则|意见|通知|决定|清单|标准|纲要|规则|准则|规程|章程|公告"
    "|计划|指南|目录"
)
_ITSELF = re.compile(rf"本(?:{_KIND})(?![律制官院定治])")
_BACK = re.compile(rf"(?:上述|前述|以上|该)(?P<kind>文件|两个文件|{_KIND})(?![律制官院定治人])")
_QUOTED = re.compile(
    r"[“\"](?P<name>[^“”\"，。；]{2,20})[”\"](?P<kind>[一-鿿\d]{0,14}?(?:规划纲要|发展规划|规划|纲要|行动计划|行动方案|实施方案))(?!建设的)"
)
#: Names without any bracket: 持续开展进一步改善医疗服务行动计划, 落实我省关于加强价格调整工作的部署要求,
#: 形成山西省医疗机构管理标准.
_BARE = re.compile(
    r"(?<=开展|实施|落实|按照|执行)(?P<plan>(?!年度)[一-鿿]{6,24}?(?:行动计划|规划纲要))"
    r"|(?:国家|我省|本省|国务院|省政府|省委、省政府)(?P<name>关于[^，。；《》“”]{4,50}?的(?:实施意见|指导意见|意见|通知|决定|规定|部署要求))"
    r"|(?<=[成定行照合据守布施])(?P<rules>(?:[一-鿿]{2,3}(?:省|自治区)|[一-鿿]{2,4}市)(?!人民政府)[一-鿿]{3,20}?"
    r"(?:管理标准|建设标准|管理规范|技术规范|管理办法|管理规定|管理条例))(?=[，。；、和及]|$)"
)
#: The number of a standard: WS 233—2017, DB14/T 2765-2023.
_STANDARD = re.compile(
    r"(?<![A-Z/])(?P<code>(?:GBZ?|WS|YY|JG[JG]|WST|DB\s?\d{2}(?:\d{2}(?=[\s/]))?|T\s*/\s*[A-Z]{2,8})(?:\s*/\s*[TZ])?)"
    r"\s*(?P<serial>\d{1,6}(?:\.\d{1,3})*)\s*[—–－-]{1,2}\s*(?P<year>(?:19|20)\d\d)(?!\d)"
)
_CALLED = re.compile(
    r"[（(]以下(?:统一)?(?:简称|称)(?:为)?[“\"《]?(?P<short>[^“”\"《》（）()，。]{2,20})[”\"》]?[）)]"
)
_LAW = re.compile(
    r"(?<=依照|按照|根据|适用|违反|依据)(?P<law>(?:中华人民共和国)?[一-鿿]{1,14}?(?:法|法典|条例))(?=第[零〇一二三四五六七八九十百\d]|(?:的|有关|的有关)?规定|关于)"
)
_NO_LAW = re.compile(
    r"(?:办|方|执|违|司|立|合|非|依|守|宪制|国|家|本|该|上述|前述|相关|有关|其他|等|国家)(?:有关)?(?:法|法律|条例)$|法律|法规|规章|[，、和及与或的]"
)
#: What is printed in 《》 and is no document of an office.
_PRESS = re.compile(
    r"(?:日报|晚报|时报|早报|晨报|都市报|周报|[一-鿿](?<![通公简年汇申填举月季预])报|周刊|杂志|月刊|新华网|人民网)$"
)
#: 《甲办法》、《乙办法》同时废止: words between names of documents do not part them from that.
_REPEALED = re.compile(
    r"(?:[（(][^（）()]{1,60}[)）]|[、和及]|以及|《[^《》]*》|[自于][^。；，《》]{1,20}?(?:起|日)|同时|即行|予以|一并|自行|相应|均){0,24}"
    r"(?:废止|作废|停止执行|停止使用|不再执行|失效)(?=[。；;，,\n）)]|$)"
)
#: What a standard says in front of the number of the one whose place it takes.
_REPLACES = re.compile(r"(?<!部分)(?:代替|替代)\s*$")
#: Characters between a title and the words that give it a short name, at most.
_NEAR = 30
#: A short name that is no longer is one only where no word runs into it.
_TELLING = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in :func:`~store.model.printed.printed` of a clause where a document or a clause is named.

    ``reference`` says what is meant, from ``start`` to ``end`` of it; ``itself``: the very document it is in;
    ``repeals``: it is said to be repealed (《…》同时废止).
    """

    clause: str
    printed: str
    reference: Reference
    itself: bool = False
    repeals: bool = False

    @property
    def names_document(self) -> bool:
        """True if a document is named, and not only a clause of this one."""
        return bool(self.reference.title or self.reference.number) and not self.itself


def is_press(title: str | None) -> bool:
    """Return whether a title is that of a newspaper or periodical (据《山西晚报》)."""
    return bool(title) and bool(_PRESS.search(title or ""))


def mentions(document: Document) -> list[Mention]:
    """Return all places where a document names documents or clauses, in the order in which they are read."""
    reader = _Reader()
    return [found for clause in document.walk() for found in reader.read(clause)]


class _Reader:
    """Reads clause after clause, and keeps what short names mean and which document was named last."""

    def __init__(self) -> None:
        self._short: dict[str, Reference] = {}
        self._last: Reference | None = None

    def read(self, clause: Clause) -> Iterator[Mention]:
        text = printed(clause)
        known = [each for each in clause.references if not is_press(each.title)]
        found = [Mention(clause.id, text[each.start : each.end], each) for each in known]
        found = [_joined(text, each) for each in found]
        for extra in self._extras(clause, text, known):
            over = [each for each in found if _overlap(each.reference, extra.reference)]
            # A clause right after a law without brackets is one of that law.
            if not any(
                each.itself or each.reference.title or each.reference.end != extra.reference.end
                for each in over
            ):
                found = [each for each in found if each not in over] + [extra]
        found.sort(key=lambda each: each.reference.start)
        for each in found:
            if meant := self._meant(each):
                yield replace(meant, repeals=_is_repealed(text, meant.reference))

    def _extras(self, clause: Clause, text: str, known: list[Reference]) -> Iterator[Mention]:
        for m in _QUOTED.finditer(text):
            yield _mention(clause, text, m.start(), m.end(), m["name"] + m["kind"])
        for m in _STANDARD.finditer(text):
            number = f"{re.sub(chr(92) + 's', '', m['code'])} {m['serial']}—{m['year']}"
            yield Mention(clause.id, m[0], Reference(m.start(), m.end(), None, number))
        for m in _BARE.finditer(text):
            yield _mention(clause, text, *m.span(m.lastgroup or 0), m[m.lastgroup or 0])
        for m in _LAW.finditer(text):
            if not _NO_LAW.search(m["law"]):
                yield _mention(clause, text, *m.span("law"), m["law"])
        for m in _BACK.finditer(text):
            yield _mention(clause, text, m.start(), m.end(), m[0])
        if own := _ITSELF.search(text):
            yield Mention(clause.id, own[0], Reference(own.start(), own.end()), itself=True)
        for short in self._short:
            before = '本该《“"' if len(short) > _TELLING else '本该《“"一-鿿'
            for m in re.finditer(rf"(?<![{before}]){re.escape(short)}(?!》)", text):
                yield _mention(clause, text, m.start(), m.end(), short)
        for m in _CALLED.finditer(text):
            whole = [each for each in known if each.title and each.end <= m.start() <= each.end + _NEAR]
            if whole and _is_short(m["short"], whole[-1].title or ""):
                self._short[m["short"]] = whole[-1]

    def _meant(self, mention: Mention) -> Mention | None:
        """Return a mention with the full name of what it means; None if it points back to no document."""
        found = mention.reference
        if mention.itself or not (found.title or found.number):
            return mention
        if found.title in self._short:
            whole = self._short[found.title]
            found = replace(found, title=whole.title, number=whole.number)
        elif found.title and (back := _BACK.fullmatch(found.title)):
            last = self._last
            # 该规定 behind a law is a rule that somebody made, not the law.
            if last is None or not ("文件" in back["kind"] or (last.title or "").endswith(back["kind"])):
                return None
            found = replace(found, title=last.title, number=last.number)
        if found.title or found.number:
            self._last = found
        return replace(mention, reference=found)


def _is_repealed(text: str, reference: Reference) -> bool:
    """Return whether a text says that a whole document is repealed: 依照《甲法》第五十二条关于失效产品 does
    not.
    """
    if reference.clause is not None:
        return False
    replaced = reference.title is None and _REPLACES.search(text, 0, reference.start) is not None
    return replaced or _REPEALED.match(text, reference.end) is not None


def _overlap(one: Reference, other: Reference) -> bool:
    return one.start < other.end and other.start < one.end


def _is_short(short: str, title: str) -> bool:
    """Return whether a name can mean a title: it ends as documents do, or has its characters in order."""
    rest = iter(title)
    named = re.search(rf"(?:{_KIND}|任务|措施)$", short) is not None
    return short != title and (named or all(character in rest for character in short))


def _mention(clause: Clause, text: str, start: int, end: int, title: str) -> Mention:
    """Return a mention that was not read with the document, with the clause behind it where one follows."""
    following = next((each for each in clause.references if each.start == end and not each.title), None)
    if following is not None and following.clause:
        reference = Reference(start, following.end, title, None, following.clause)
        return Mention(clause.id, text[start : following.end], reference)
    return Mention(clause.id, text[start:end], Reference(start, end, title))


def _joined(text: str, mention: Mention) -> Mention:
    """Return a clause that is named behind 本办法 or 该条例, with these words: 本办法第九条."""
    found = mention.reference
    if found.title or found.number or not found.clause:
        return mention
    before = text[: found.start]
    own = next((m for m in _ITSELF.finditer(before) if m.end() == len(before)), None)
    if own:
        reference = replace(found, start=own.start())
        return Mention(mention.clause, text[own.start() : found.end], reference, itself=True)
    back = next((m for m in _BACK.finditer(before) if m.end() == len(before)), None)
    if back:
        reference = replace(found, start=back.start(), title=back[0])
        return Mention(mention.clause, text[back.start() : found.end], reference)
    return mention
