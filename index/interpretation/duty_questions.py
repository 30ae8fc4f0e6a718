"""Questions about duties: an organisation, and round it only the words of which such questions are made."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.query.parser import Query
from index.text.normalize import fold_query

_ROLES = {
    "牵头": "lead",
    "主办": "lead",
    "配合": "support",
    "协助": "support",
    "参与": "support",
    "协办": "support",
}
DOES = "负责|牵头|配合|协助|参与|主办|协办|承担|主管|分管|落实"
#: What a question about duties is made of besides the organisation, in front of it and behind it.
_BEFORE = re.compile(
    "请问|请|查一下|查询|查找|查|列出|看看|有|哪些|哪几项|什么|措施|任务|工作|事项|条款|政策|是|为|由|归|属于|应由"
    "|需要|责任单位|牵头单位|配合单位|牵头|配合|涉及|关于|有关|与|和|跟|的|:"
)
_BEHIND = re.compile(
    f"{DOES}|主要|都|具体|共同|一共|总共|分别|应当|应该|需要|该|要|所|来|管理|管|做|干|办|作为|是|有|的|了|些"
    "|哪些|哪几项|哪几条|什么|啥|几项|几条|几件|多少|项|条|个|件|责任单位|牵头单位|配合单位|措施|任务|工作|事项|事情|事儿?"
    "|活儿?|职责|责任"
    "|分工|条款|内容|政策|项目|重点|对应|有关|相关|涉及|包括|清单|方面|情况|吗|呢|啊|[?。!]"
)
#: Without one of these it is no question about duties; where words are apart, it takes a plainer one.
_DUTY = re.compile(f"{DOES}|责任|职责|分工|措施|任务|事项|条款|工作|管|做|干|办|的事|哪些事|什么事")
_PLAIN_DUTY = re.compile("负责|牵头|配合|协助|参与|主办|协办|承担|主管|分管|责任|职责|分工")
#: A year and a document's name within a question.
YEAR = re.compile(r"((?:19|20)\d\d)年(?:度)?(?:的)?")
PLACE = re.compile(
    r"(?P<name>[一-鿿\d]{2,24}(?:办法|条例|规划|清单|意见|方案|规定|通知|任务|细则|措施))(?:中的|里的|中|里面|里|内)"
)


@dataclass(frozen=True, slots=True)
class DutyQuestion:
    """A question for what organisations are responsible for together; ``role`` None is any."""

    organisations: tuple[str, ...]
    role: str | None


def says_duty(text: str) -> bool:
    """Return whether a text has a word of who does what: 省医保局牵头 may be in one note of many."""
    return bool(_PLAIN_DUTY.search(text))


def duty_question(query: Query, known: Callable[[str], bool], loose: bool = False) -> DutyQuestion | None:
    """Return the question about duties that a query is; ``known`` tells whether a note has an organisation.

    An organisation, and round it nothing but words of which such questions are made: 省医保局负责的措施,
    请问哪些任务由省医保局牵头, 责任单位是省医保局. Of 省医保局 措施, which may as well be two words to be
    found, it is one only if ``loose``.
    """
    text = fold_query(query.text)
    if not 4 <= len(text) <= 40 or "|" in text or '"' in text:
        return None
    duty = _PLAIN_DUTY if len(query.text.split()) > 1 and not loose else _DUTY
    for start in _through(text, _BEFORE):
        for end in _back(text, _BEHIND):
            said = f"{text[:start]} {text[end:]}"
            if end - start < 2 or not duty.search(said):
                continue
            who = _several(text[start:end], known)
            if who:
                roles = [role for word, role in _ROLES.items() if word in said]
                return DutyQuestion(who, roles[0] if roles else None)
    return None


def _through(text: str, words: re.Pattern[str]) -> list[int]:
    """Return how far words of a kind go from the beginning: every place where one ends, and the beginning."""
    found = [0]
    for at in range(1, len(text)):
        if any(words.fullmatch(text, start, at) for start in found):
            found.append(at)
    return found


def _back(text: str, words: re.Pattern[str]) -> list[int]:
    """Return how far words of a kind go back from the end: every place where one begins, and the end."""
    found = [len(text)]
    for at in range(len(text) - 1, 0, -1):
        if any(words.fullmatch(text, at, end) for end in found):
            found.append(at)
    return found


def _several(who: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the organisations in 省财政厅和省卫健委; empty where one of them is not known."""
    if known(who):
        return (who,)
    names = tuple(filter(None, re.split(r"、|,|和|与|及|以及|会同|共同", who)))
    return names if names and all(map(known, names)) else ()
