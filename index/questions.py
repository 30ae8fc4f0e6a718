"""Whole questions: about duties (省医保局负责的措施), and about a matter (派驻专家有什么补贴)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index import thesaurus, words
from index.corpus import CONTAINER, Corpus
from index.matching import Alternative
from index.query import Query
from index.text import fold_query

_ROLES = {
    "牵头": "lead",
    "主办": "lead",
    "配合": "support",
    "协助": "support",
    "参与": "support",
    "协办": "support",
}
_DOES = "负责|牵头|配合|协助|参与|主办|协办|承担|主管|分管|落实"
#: What a question about duties is made of besides the organisation, in front of it and behind it.
_BEFORE = re.compile(
    "请问|请|查一下|查询|查找|查|列出|看看|有|哪些|哪几项|什么|措施|任务|工作|事项|条款|政策|是|为|由|归|属于|应由"
    "|需要|责任单位|牵头单位|配合单位|牵头|配合|涉及|关于|有关|与|和|跟|的|:"
)
_BEHIND = re.compile(
    f"{_DOES}|主要|都|具体|共同|一共|总共|分别|应当|应该|需要|该|要|所|来|管理|管|做|干|办|作为|是|有|的|了|些"
    "|哪些|哪几项|哪几条|什么|啥|几项|几条|多少|项|条|个|责任单位|牵头单位|配合单位|措施|任务|工作|事项|职责|责任"
    "|分工|条款|内容|政策|项目|重点|对应|有关|相关|涉及|包括|清单|方面|情况|吗|呢|啊|[?。!]"
)
#: Without one of these it is no question about duties; where words stand apart, it takes a plainer one.
_DUTY = re.compile(f"{_DOES}|责任|职责|分工|措施|任务|事项|条款|工作|管|做|干|办")
_PLAIN_DUTY = re.compile("负责|牵头|配合|协助|参与|主办|协办|承担|主管|分管|责任|职责|分工")
_END = r"[?。!吗呢啊]*"
_WHO = re.compile(
    rf"(?:谁|哪个部门|哪些部门|哪个单位|哪些单位|什么部门|哪家)(?P<does>{_DOES}|管|管理)(?P<what>.+?){_END}"
    rf"|(?P<what2>.+?)(?:由|归|是)?(?:谁|哪个部门|哪些部门|哪个单位|哪些单位|什么部门)(?:来)?(?P<does2>{_DOES}|管|管理)(?:的)?{_END}"
)
_ASKING = tuple(
    word
    for line in (
        "什么 怎么 怎样 如何 哪些 哪个 哪里 哪儿 多少 几个 能否 是否 可否 能不能",
        "可不可以 是不是 有没有 为什么 为何 吗 呢 谁 怎么办 何时 什么时候 多久",
        "多长时间 啥 几次 几年 几天 几人 几名 几张 几家 几所 几月 多大 哪种 哪类 哪年",
        "哪天 哪一天 哪些人 几号 几级 多长 要不要 用不用 需不需要",
    )
    for word in line.split()
)
_IDLE = frozenset(
    word
    for line in (
        "的 了 和 与 及 或 在 是 有 对 从 到 把 被 给 为 以 于 由 将 也 都 就 而 等 其",
        "这 那 该 此 我 你 他 我们 可以 能 能够 应当 应该 需要 要 要求 请问 请 想 知道",
        "关于 有关 相关 规定 政策 方面 情况 问题 内容 一下 进行 开展 实行 享受 享有",
        "获得 得到 条件 方式 办法 措施 里 中 上 下 时 时候 后 前 不 没有 哪 几 个 项",
        "种 家 名 按 按照 根据 还 又 最 更 很 吗 呢 啊 吧 具体 包括 如果 什么样 做 干 办 搞 管",
    )
    for word in line.split()
)
#: How a clause says who does something, by the verb of the question.
_SAYING_WHO = {
    "负责": (("负责", 1.0), ("主管", 0.7), ("应当", 0.2)),
    "管": (("管理", 0.8), ("负责", 1.0), ("主管", 0.7)),
    "牵头": (("牵头", 1.0), ("负责", 0.7)),
}
_FACTORS = (1.0, 0.8, 0.45)
#: What the best clause must have of the weight of all content words of a question, what each clause must have
#: where nothing was asked, and what others must have of the best one's.
LEAST, ENOUGH, _SHARE = 0.3, 0.5, 0.3
#: Least share where a word of the question occurs nowhere: the rest must say enough.
WITHOUT = 0.5
#: Two words that mean one thing stand no further apart than this; where both are common, than that.
_NEAR, _NEXT = 24, 4
#: A year and a document's name within a question.
YEAR = re.compile(r"((?:19|20)\d\d)年(?:度)?(?:的)?")
PLACE = re.compile(
    r"(?P<name>[一-鿿\d]{2,24}(?:办法|条例|规划|清单|意见|方案|规定|通知|任务|细则|措施))(?:中的|里的|中|里面|里|内)"
)
#: A document's name at the beginning of a question.
NAME = re.compile(r".{2,20}?(?:办法|条例|规划|清单|意见|方案|规定|通知|任务|细则|措施)")
MOST_HITS = 100
#: What a benefit is called, or that something is to be done, says little about which clause does it.
_VAGUE = frozenset(
    (
        *("优惠政策", "优惠", "好处", "扶持", "扶持政策", "支持政策", "优待", "福利"),
        *("解决", "处理", "办理", "保障", "落实", "支持", "开始", "看病"),
    )
)
_VAGUE_WEIGHT = 0.4
#: A word in more than this share of the clauses says little.
_COMMON = 0.1
#: Nobody asks at greater length.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class DutyQuestion:
    """A question for what organisations are responsible for together; ``role`` None is any."""

    organisations: tuple[str, ...]
    role: str | None


@dataclass(frozen=True, slots=True)
class Content:
    """A content word of a question: its runs, each with how much finding it counts."""

    word: str
    runs: tuple[tuple[str, float], ...]


def says_duty(text: str) -> bool:
    """Whether a text has a word of who does what: 省医保局牵头 may stand in one note of many."""
    return bool(_PLAIN_DUTY.search(text))


def duty_question(query: Query, known: Callable[[str], bool], loose: bool = False) -> DutyQuestion | None:
    """The question about duties that a query is; ``known`` tells whether a note has an organisation.

    An organisation, and round it nothing but words of which such questions are made: 省医保局负责的措施,
    请问哪些任务由省医保局牵头, 责任单位是省医保局. Of 省医保局 措施, which may as well be two words to be
    found, it is one only if ``loose``.
    """
    text = fold_query(query.text)
    if not 4 <= len(text) <= 40 or "|" in text or '"' in text:  # noqa: PLR2004
        return None
    duty = _PLAIN_DUTY if len(query.text.split()) > 1 and not loose else _DUTY
    for start in _through(text, _BEFORE):
        for end in _back(text, _BEHIND):
            said = f"{text[:start]} {text[end:]}"
            if end - start < 2 or not duty.search(said):  # noqa: PLR2004
                continue
            who = _several(text[start:end], known)
            if who:
                roles = [role for word, role in _ROLES.items() if word in said]
                return DutyQuestion(who, roles[0] if roles else None)
    return None


def _through(text: str, words: re.Pattern[str]) -> list[int]:
    """How far words of a kind go from the beginning: every place where one ends, and the beginning."""
    found = [0]
    for at in range(1, len(text)):
        if any(words.fullmatch(text, start, at) for start in found):
            found.append(at)
    return found


def _back(text: str, words: re.Pattern[str]) -> list[int]:
    """How far words of a kind go back from the end: every place where one begins, and the end."""
    found = [len(text)]
    for at in range(len(text) - 1, 0, -1):
        if any(words.fullmatch(text, at, end) for end in found):
            found.append(at)
    return found


def _several(who: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """The organisations in 省财政厅和省卫健委; empty where one of them is not known."""
    if known(who):
        return (who,)
    names = tuple(filter(None, re.split(r"、|,|和|与|及|以及|会同|共同", who)))
    return names if names and all(map(known, names)) else ()


def who_question(query: Query) -> str | None:
    """The matter of a question who is responsible for it (医保支付由谁负责)."""
    found = _WHO.fullmatch(fold_query(query.text))
    return (found["what"] or found["what2"]) if found else None


def asks(text: str) -> bool:
    """Whether a normal form reads like a question."""
    return text.endswith("?") or any(word in text for word in _ASKING)


def contents(text: str, occurs: Callable[[str], bool] = lambda _run: False) -> list[Content]:
    """The content words of a normal form, with synonyms and related words.

    A single character in front of a word belongs to it where both stand so in the text (总目标).
    """
    for asking in sorted(_ASKING, key=len, reverse=True):
        text = text.replace(asking, "\v")
    found: dict[str, Content] = {}
    for part in re.split(r"[^\w%]+|_", text):
        for word in _joined(words.segment(part), occurs):
            # A bare number is in too many places to say anything.
            if word not in _IDLE and len(word) > 1 and not word.isdigit():
                found[word] = _content(word)
    return list(found.values())


def _joined(pieces: Sequence[str], occurs: Callable[[str], bool]) -> list[str]:
    """Numbers with their unit; single characters that stand together are one unknown word."""
    out: list[str] = []
    for piece in pieces:
        after_number = out and out[-1].isdigit()
        alone = bool(out) and len(out[-1]) == 1 and out[-1] not in _IDLE and piece not in _IDLE
        loose = alone and (len(piece) == 1 or occurs(out[-1] + piece))
        # 信息科 and 手术量 are one word where the text has them.
        ending = len(piece) == 1 and bool(out) and piece not in _IDLE and occurs(out[-1] + piece)
        if after_number or loose or ending:
            out[-1] += piece
        else:
            out.append(piece)
    return out


def who_contents(text: str) -> list[Content]:
    """What the clause that answers who is responsible says, besides the matter."""
    asked = next((verb for verb in _SAYING_WHO if verb in text), "负责")
    return [Content(asked, tuple(_SAYING_WHO.get(asked, (("负责", 1.0),))))]


def _content(word: str) -> Content:
    runs = {word: _FACTORS[0]}
    if len(word) > 2 and not words.is_word(word):  # noqa: PLR2004
        # Of 总目标 and 手术量, 目标 and 手术 alone say something, too.
        runs |= {part: _FACTORS[2] for part in (word[1:], word[:-1]) if words.is_word(part)}
    for run in thesaurus.rewritings(word):
        runs.setdefault(run, _FACTORS[1])
    for run in thesaurus.rewritings(word, related=True):
        runs.setdefault(run, _FACTORS[2])
    return Content(word, tuple(runs.items()))


def weigh(
    found: Sequence[Content],
    containing: Callable[[Alternative], Sequence[int]],
    corpus: Corpus,
    asked: bool,
) -> list[tuple[int, float]]:
    """The clauses that answer a question best, each with its share of the weight of all content words.

    Where nothing was ``asked``, words that do not occur count for nothing, and each clause must have enough
    of the others; of a question that has such words, the others must say enough.
    """
    total = len(corpus)
    scores: dict[int, float] = {}
    whole = 0.0
    lists = [
        [
            (
                containing(Alternative(run, "question")),
                factor,
                _VAGUE_WEIGHT if content.word in _VAGUE else 1.0,
            )
            for run, factor in content.runs
        ]
        for content in found
    ]
    # The rarest word first; one in half of the clauses only tells among those that have a rarer one.
    for counted in sorted(lists, key=_least):
        own: dict[int, float] = {}
        # A word is as telling as it is rare; one that occurs only as a synonym counts as that.
        known = _least(counted)
        rarity = (math.log((total + 1) / (known + 1)) + 0.1) * counted[0][2]
        whole += rarity if known or asked else 0.0
        common = known > total * _COMMON and bool(scores)
        for clauses, factor, share in counted:
            weight = factor * min(rarity, share * (math.log((total + 1) / (len(clauses) + 1)) + 0.1))
            for clause in scores.keys() & clauses if common else clauses:
                own[clause] = max(own.get(clause, 0.0), weight)
        for clause, weight in own.items():
            scores[clause] = scores.get(clause, 0.0) + weight
    best = max(scores.values(), default=0.0)
    least = ENOUGH if not asked else LEAST if all(map(_least, lists)) else WITHOUT
    if not whole or best < least * whole:
        return []
    kept = [
        (clause, score / whole - _slack(corpus, clause))
        for clause, score in scores.items()
        if score >= max(_SHARE * best, 0.0 if asked else least * whole)
    ]
    kept.sort(key=lambda one: (-one[1], one[0]))
    return kept[:MOST_HITS]


def halves(word: str) -> list[Content]:
    """The two words that a term of four characters is made of; none where it is not (科研经费)."""
    both = word[:2], word[2:]
    return [_content(one) for one in both] if len(word) == 4 and all(map(words.is_word, both)) else []  # noqa: PLR2004


def together(
    found: Sequence[Content], corpus: Corpus, clause: int, containing: Callable[[Alternative], Sequence[int]]
) -> bool:
    """Whether a clause has two content words, in any of their forms, near each other."""
    text, start, end = corpus.text, corpus.starts[clause], corpus.starts[clause + 1]
    rarest = min(
        min((len(n) for run, _ in content.runs if (n := containing(Alternative(run, "question")))), default=0)
        for content in found
    )
    most = _NEAR if rarest <= len(corpus) * _COMMON / 2 else _NEXT
    first, second = (
        [at.span() for run, _ in content.runs for at in re.finditer(re.escape(run), text[start:end])]
        for content in found
    )
    return any(max(other[0] - one[1], one[0] - other[1]) <= most for one in first for other in second)


def _least(counted: Sequence[tuple[Sequence[int], float, float]]) -> int:
    """In how many clauses the rarest form of a word is that occurs at all."""
    return min((len(clauses) for clauses, *_ in counted if clauses), default=0)


def _slack(corpus: Corpus, clause: int) -> float:
    """A little less for what is not to the point: long clauses, and those that only hold others."""
    length = corpus.starts[clause + 1] - corpus.starts[clause]
    return 0.02 * length / (length + 400) + 0.01 * bool(corpus.flags[clause] & CONTAINER)
