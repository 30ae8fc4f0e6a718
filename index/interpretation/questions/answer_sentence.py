"""The sentence that answers a question, with the answer itself in it; always the document's own words.

Rather no sentence than a wrong one: the sentence must have most of what was asked, and an answer in the unit
that was asked for (几年 is not answered by 30日), near the words and of the action that was asked for
(when to apply is not answered by how long deciding takes).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from index.interpretation.questions.asked_action import asked_about
from index.text.normalize import normalise
from store.model.printed import CELL_BREAK, HARD_BREAK

#: A sentence that is longer is cut between its commas.
LONGEST = 160
#: What a sentence must have of the words of the question that its article has.
LEAST_WORDS = 0.6
#: An answer no further from the words than this is as near as any; the first such sentence is taken.
_BESIDE = 16
_ENDS = re.compile(f"(?<=[。；！？\n{HARD_BREAK}])")
_PAUSES = re.compile("(?<=[，,：:])")

_N = r"(?:\d+(?:[.,]\d+)*|[〇零一二三四五六七八九十百千两]+)"
_NUMBER = rf"{_N}(?:[-~至到]{_N})?[万亿]?余?"
_BEFORE = (
    "(?:不少于|不得少于|不低于|不得低于|不超过|不得超过|不得|(?:至少|最长|最多)为?|约|达到|满|提前|累计)?"
)
_BEHIND = "(?:以上|以下|以内|之内|左右|内)*"
_ASKED_UNIT = re.compile(
    "(?:几|多少)(?:个)?(工作日|小时|分钟|人次|平方米|万元|[天日年月周岁倍元名人位张台家所次例辆件份间层种类项条级])"
)
#: Units that answer what was asked for.
_SAME_UNIT = {
    "天": "(?:日|天|个?工作日)",
    "日": "(?:日|天|个?工作日)",
    "月": "个?月",
    "岁": "周?岁",
    "人": "[名人位]",
    "名": "[名人位]",
    "位": "[名人位]",
    "倍": "倍",
    "元": "元",
}
_PERIOD = "(?:个?工作日|日|天|周|年|个?月|小时|分钟)"
_WHEN = (
    r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}(?:[-~至到]\d{4})?年(?:\d{1,2}月)?(?:底|末)?前?|公布之日|发布之日|印发之日"
    rf"|{_N}个?(?:工作日|日|月)(?:以?内|前)"
)
_WHO = (
    "由[^，。；,;]{2,30}?(?:负责|批准|审批|组织|决定|核准|承担|确定|制定)"
    "|经(?![办营济过费验])[^，。；,;]{2,30}?(?:批准|审批|核准|同意)"
    "|向[^，。；,;]{0,28}?(?:部门|机关|机构|政府|单位|委员会|局|厅)[^，。；,;]{0,8}?(?:报告|备案|申请|提出)"
    "|[^，。；,;]{2,40}?(?:部门|机构|委员会|局|厅|单位)(?=(?:应当|负责|主管|会同))"
)
_EVERY = f"每{_N}?个?(?:半?年度?|学年|月|季度?|周|日|天)(?:[^，。；,;]{{0,12}}?{_N}次)?"
_OFTEN = f"{_EVERY}|{_N}(?:年|个?月)为(?:一个)?周期"
#: How the answer to each kind of question reads, where the question names no unit.
_PATTERNS = {
    "multiple": f"{_BEFORE}{_NUMBER}倍{_BEHIND}(?:{_NUMBER}倍{_BEHIND})?",
    "money": f"{_BEFORE}{_NUMBER}(?:元|倍)(?:{_BEHIND}{_NUMBER}(?:元|倍))?{_BEHIND}",
    "how often": _OFTEN,
    "how long": f"{_BEFORE}{_NUMBER}{_PERIOD}{_BEHIND}",
    "when": _WHEN,
    "age": f"{_BEFORE}{_NUMBER}周?岁{_BEHIND}",
    "share": rf"{_BEFORE}(?:百分之{_N}|{_NUMBER}%){_BEHIND}",
    "who": _WHO,
}
#: Kinds that need the unit that was asked for.
_COUNTED = frozenset(("count", "multiple", "money", "how long", "age"))


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence of a printed text, ``[start, end)``, and the range of the answer itself in the text."""

    start: int
    end: int
    answer: tuple[int, int]


#: A question for a bound (至少) is answered by one (不少于二十人), not by any number.
_BOUND_ASKED = re.compile("至少|最少|最多|最长|最短|不少于|不超过|最晚|最迟|上限|下限")
_BOUND = re.compile("不|至少|最|以上|以下|以内|之内")
#: Words before a number that only bounds the case (不足10年的, 不满六个月的) and is no answer.
_CASE = re.compile("(?:不足|不满|未满|不|未)$")
#: When a document was issued is no sentence of it.
_ISSUED = re.compile("发文|印发|发布|出台|成文|发的|下发")
#: Finds the answers in a sentence in normal form.
Answers = Callable[[str], "list[re.Match[str]]"]


def answer_sentence(
    printed: str, question: str, kind: str | None, found: Mapping[str, str]
) -> FoundSentence | None:
    """Return the sentence of a printed clause that answers a question in normal form; None where none surely
    does.

    ``kind`` is the name of what is asked for, ``found`` the forms that the clause's article has, by the words
    that were typed.
    """
    answers = _answers(question, kind, found)
    if answers is None or CELL_BREAK in printed:
        return None
    runs = list(dict.fromkeys(found.values()))
    bound = bool(_BOUND_ASKED.search(question))
    asked = asked_about(question)
    best, most = None, 0.0
    for start, end in _sentences(printed):
        normal = normalise(printed[start:end])
        places = [at for run in runs if (at := normal.text.find(run)) >= 0]
        matches = [
            match
            for match in answers(normal.text)
            if (not bound or _BOUND.search(match[0]))
            and asked.is_answered(kind or "", normal.text, match.start(), match.end())
        ]
        if not matches or len(places) < max(1.0, LEAST_WORDS * len(runs)):
            continue
        far = {match: _distance(match, places) for match in matches}
        nearest = min(matches, key=far.__getitem__)
        score = len(places) + 1 / (1 + max(0, far[nearest] - _BESIDE))
        if score > most:
            low, high = normal.printed_range(nearest.start(), nearest.end())
            best, most = FoundSentence(start, end, (start + low, start + high)), score
    return best


def _answers(question: str, kind: str | None, found: Mapping[str, str]) -> Answers | None:
    """Return the finder of answers to a question; None for a question that no single sentence answers."""
    if kind == "definition":
        defined = "|".join(re.escape(run) for run in found.values())
        means = re.compile(f"(?:{defined})[^。，；]{{0,6}}[，,]?(?:是指|指的是|指)")
        return partial(_all, means) if defined else None
    unit = _ASKED_UNIT.search(question) if kind in _COUNTED else None
    if unit:
        named = _SAME_UNIT.get(unit[1], re.escape(unit[1]))
        again = f"(?:{_BEHIND}{_NUMBER}{named})?"
        return partial(_all, re.compile(f"{_BEFORE}{_NUMBER}{named}{again}{_BEHIND}"))
    pattern = "" if kind == "when" and _ISSUED.search(question) else _PATTERNS.get(kind or "")
    return partial(_all, re.compile(pattern)) if pattern else None


def says_issued(question: str) -> bool:
    """Return whether a question in normal form asks when a document was issued."""
    return bool(_ISSUED.search(question))


def _all(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    return [match for match in pattern.finditer(text) if not _CASE.search(text, 0, match.start())]


def _distance(match: re.Match[str], places: list[int]) -> int:
    """Return how far an answer is from the nearest word; before the words counts as a little further."""
    return min(match.start() - at if match.start() >= at else 2 * (at - match.end()) for at in places)


def _sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text; of a long one, its parts between commas, joined up to
    :data:`LONGEST`.
    """
    found, at = [], 0
    for sentence in _ENDS.split(text):
        start, end = at, at + len(sentence)
        at = end
        if len(sentence) > LONGEST:
            found += _parts(sentence, start)
        elif sentence.strip():
            found.append((start, end))
    return [_trimmed(text, start, end) for start, end in found]


def _parts(sentence: str, start: int) -> list[tuple[int, int]]:
    found, low, high = [], start, start
    for part in _PAUSES.split(sentence):
        if high > low and high - low + len(part) > LONGEST:
            found.append((low, high))
            low = high
        high += len(part)
    return [*found, (low, high)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
