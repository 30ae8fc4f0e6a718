"""Indicators in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.indicators.deadlines import Deadline, deadlines
from index.indicators.indicator import Indicator, IndicatorKind
from index.indicators.levels import levels, qualities, ranks
from index.indicators.naming import IndicatorName, name, subject_before, without_dates
from index.indicators.no_quantities import counts, idioms
from index.indicators.quantities import Quantity, quantities
from index.indicators.units import is_measured, is_time

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_COMMA = re.compile(r"[，,；;：:。！？](?!\d{3}(?!\d))")
_SPAN_AFTER = re.compile(r"^(?:左右)?的?(?:时间|努力|期限)")
_DONE = re.compile(r"^内?(?:全面|基本|逐步)?(?:完成|建成|达到|实现|建立|形成)")
_GOAL = re.compile(
    r"达到|达|力争|争取|建成|引进|新增|获批|建设|规划|培养|打造|实现|提高|提升|增加|降低|控制|派|不少于|不低于|至少|进入|创建|新建|完成|覆盖|面积|床位"
)
_RULE = re.compile(r"应当|不得|给予|奖励|补助|罚款|按|标准|不足|每名|处|享受|可以|必须")
#: Shorter names than this say nothing alone: 医院进入全国百强.
_SHORT = 2
_AND = ("和", "、", "及", "以及")
#: A sentence without any of these has no quantity, rank or level.
_ANY = re.compile(r"\d|[二两三四五六七八九十百半][^级是]|[一百]|[A-D]等|(?:水平|领先|先进|一流|列)")
_HAS_WORDS = re.compile(r"[一-鿿]")


@dataclass(frozen=True, slots=True)
class SentenceContext:
    """Context that a sentence does not state: owner, whether rules are made, and the document's start
    date.
    """

    document: str
    clause: str
    subject: str
    in_rules: bool
    year: int | None
    last_year: int | None


@dataclass(frozen=True, slots=True)
class _Item:
    """A quantity with the bounds of its part of the sentence."""

    quantity: Quantity
    first: int
    last: int


def in_text(text: str, at: int, setting: SentenceContext) -> Iterator[Indicator]:
    """Yield the indicators of a paragraph or heading that begins at ``at`` of the clause's printed text."""
    if not _ANY.search(text):
        return
    for m in _SENTENCE.finditer(text):
        if not _ANY.search(m[0]):
            continue
        for found in _in_sentence(m[0], text[: m.start()], setting):
            yield replace(found, start=found.start + m.start() + at, end=found.end + m.start() + at)


def _in_sentence(sentence: str, earlier: str, setting: SentenceContext) -> Iterator[Indicator]:
    dates = deadlines(sentence)
    items = list(_items(sentence, dates, setting))
    spans = [one for one in items if _is_span(sentence, one, setting)]
    previous: Indicator | None = None
    for item in items:
        if item in spans:
            continue
        limit = _limit(item, spans)
        found = _indicator(sentence, earlier, item, limit, _last_before(dates, item), setting)
        # 分别控制在10%和4%以下: the second is of the same name.
        joined = sentence[item.first : item.quantity.start].strip() in _AND
        if previous and joined and not sentence[item.quantity.end : item.last].strip("。；;，, "):
            found = replace(found, indicator=previous.indicator, subject=previous.subject, per=previous.per)
        previous = found
        yield found
    for span in spans:
        if not any(_limit(item, spans) is span for item in items if item not in spans):
            yield _milestone(sentence, earlier, span, setting)


def _items(sentence: str, dates: list[Deadline], setting: SentenceContext) -> Iterator[_Item]:
    found = [one for one in quantities(sentence) if counts(one, sentence, setting.in_rules)]
    reached = [*ranks(sentence), *levels(sentence)]
    if not found and not reached and not dates:
        return
    blocked = [*idioms(sentence), *((each.start, each.end) for each in dates)]
    found = [one for one in found if not _inside(one, blocked)]
    commas = [m.start() for m in _COMMA.finditer(sentence)]
    counted = {_part(commas, one, len(sentence)) for one in found if not is_time(one.unit)}
    # 1-2个专业进入全国百强 is one indicator: how many get there.
    found += [
        one
        for one in reached
        if not _inside(one, blocked)
        and (one.high is None or _part(commas, one, len(sentence)) not in counted)
    ]
    if any(each.kind == "by" for each in dates):
        taken = [_part(commas, one, len(sentence)) for one in found]
        found += [one for one in qualities(sentence) if _part(commas, one, len(sentence)) not in taken]
    found.sort(key=lambda one: one.start)
    last = 0
    for at, one in enumerate(found):
        first, end = _part(commas, one, len(sentence))
        following = found[at + 1].start if at + 1 < len(found) else len(sentence)
        yield _Item(one, max(first, last), min(end, following) if following > one.end else end)
        last = one.end


def _inside(one: Quantity, blocked: list[tuple[int, int]]) -> bool:
    return any(start <= one.core and one.core < end for start, end in blocked)


def _part(commas: list[int], one: Quantity, length: int) -> tuple[int, int]:
    """Return the range of the part between commas that contains a quantity."""
    first = max((at + 1 for at in commas if at < one.start), default=0)
    return first, min((at for at in commas if at >= one.end), default=length)


def _is_span(sentence: str, item: _Item, setting: SentenceContext) -> bool:
    """Return whether a time says by when something is done (3年内达到省内领先) and is no measure itself."""
    one = item.quantity
    if setting.in_rules or not is_time(one.unit):
        return False
    after = sentence[one.end :]
    if _SPAN_AFTER.match(after) or (not one.spoken and one.low != one.high and _DONE.match(after)):
        return True
    before = sentence[item.first : one.start].strip("，,；;：: ")
    return one.within and not before.endswith(("日起", "之日", "后", "前"))


def _limit(item: _Item, spans: list[_Item]) -> _Item | None:
    """Return the time within which an item is due: the last one before it."""
    before = [span for span in spans if span.quantity.end <= item.quantity.start]
    return before[-1] if before else None


def _last_before(dates: list[Deadline], item: _Item) -> Deadline | None:
    """Return the date by which an item is due: the last before it, else one right behind it in its part."""
    due = [each for each in dates if each.kind != "from"]
    before = [each for each in due if each.start <= item.quantity.start]
    behind = [each for each in due if item.quantity.end <= each.start < item.last]
    return before[-1] if before else (behind[0] if behind else None)


def _indicator(
    sentence: str,
    earlier: str,
    item: _Item,
    span: _Item | None,
    due: Deadline | None,
    setting: SentenceContext,
) -> Indicator:
    one = item.quantity
    named = _named(sentence, item)
    same_part = span is not None and span.quantity.start >= max(
        (m.end() for m in _COMMA.finditer(sentence, 0, one.start)), default=0
    )
    start = span.quantity.start if span and same_part else one.start
    year = due.year if due else (_year(span.quantity, setting) if span else None)
    return Indicator(
        setting.document,
        setting.clause,
        named.subject or subject_before(earlier + sentence[: item.first]) or setting.subject,
        named.indicator or _part_before(sentence, item) or setting.subject,
        sentence[start : one.end],
        one.low,
        one.high,
        one.unit,
        named.per or one.per,
        year,
        "milestone" if same_part else _kind(sentence, item, bool(due), span, setting),
        start,
        one.end,
        due is None and year is not None,
    )


def _named(sentence: str, item: _Item) -> IndicatorName:
    one = item.quantity
    before = sentence[item.first : one.start]
    # 不少于 has its own words between the bound and the number: 至少开展一次.
    between = sentence[one.start : one.core].lstrip("不得应宜至最少低高于超过多小大短长满足未控制在")
    if one.unit == "名" and one.high is not None and not one.low and one.text[-1] not in "名":
        # A rank: what is ranked comes before the verb.
        before = re.sub(
            r"(?:进入|跻身|迈入|挺进|入围|位居|位列|排名|稳居|保持|达到|争创|冲刺|列|居)[^，,。；;]{0,12}?$",
            "达到",
            before,
        )
        found = name(before, "", False)
        reach = sentence[item.first : one.end].strip("，,；;：: 力争")
        return found if len(found.indicator) > _SHORT else found._replace(indicator=without_dates(reach))
    found = name(before + between, sentence[one.end : item.last], one.unit == "%", _counts_things(one))
    if found.per is None and re.match(r"(?:累计|总计|共计)", before.strip("，, ")):
        return found._replace(per=name(sentence[: item.first], "", False).per)
    return found


def _part_before(sentence: str, item: _Item) -> str:
    """Return the words of the part of the sentence before a quantity's own: 约束的，一般不超过二十四小时."""
    return name(
        re.split(r"[，,；;：:]", sentence[: item.first].rstrip("，,；;：: "))[-1], "", False
    ).indicator


def _counts_things(one: Quantity) -> bool:
    """Return whether the counted or graded thing follows: 3个省级重点实验室, 二级甲等以上的医院."""
    return not is_measured(one.unit) or (one.low is None and one.high is None)


def _kind(
    sentence: str, item: _Item, due: bool, span: _Item | None, setting: SentenceContext
) -> IndicatorKind:
    one = item.quantity
    near = sentence[item.first : one.core]
    if span is not None:
        return "target"
    if setting.in_rules:
        return "target" if due or re.search("达到|建成|覆盖", near) else "rule"
    if due:
        return "target"
    if _RULE.search(near) or (_RULE.search(sentence[one.end : item.last]) and not _GOAL.search(near)):
        return "rule"
    return "target" if one.bound or _GOAL.search(near) or one.unit == "%" else "scope"


def _milestone(sentence: str, earlier: str, span: _Item, setting: SentenceContext) -> Indicator:
    """Return an indicator that is due within a time and has no number: 3年内技术水平达到省内领先."""
    one = span.quantity
    after = re.split(r"[，,；;。]", sentence[one.end :], maxsplit=1)[0]
    before = sentence[span.first : one.start].strip("，,；;：: 力争用利")
    what = after.lstrip("的时间努力左右") or before
    return Indicator(
        setting.document,
        setting.clause,
        subject_before(earlier + sentence[: span.first]) or setting.subject,
        what if _HAS_WORDS.search(what) else setting.subject,
        one.text,
        one.low,
        one.high,
        one.unit,
        None,
        _year(one, setting),
        "milestone",
        one.start,
        one.end,
        True,
    )


def _year(one: Quantity, setting: SentenceContext) -> int | None:
    """Return the year in which a time ends that runs from the document's date, not behind the end of its
    term.
    """
    if setting.year is None or one.unit != "年" or one.high is None:
        return None
    year = setting.year + int(one.high)
    return min(year, setting.last_year) if setting.last_year else year
