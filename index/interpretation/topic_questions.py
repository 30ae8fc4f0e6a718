"""Questions about a matter (派驻专家有什么补贴): what they ask for, and which clauses say most of it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.corpus.corpus import CONTAINER, Corpus
from index.interpretation.duty_questions import DOES
from index.matching.matcher import Alternative
from index.query.parser import Query
from index.text import segmenter as words
from index.text import thesaurus
from index.text.normalize import fold_query

_END = r"[?。!吗呢啊]*"
_WHO = re.compile(
    rf"(?:谁|哪个部门|哪些部门|哪个单位|哪些单位|什么部门|哪家)(?P<does>{DOES}|管|管理)(?P<what>.+?){_END}"
    rf"|(?P<what2>.+?)(?:由|归|是)?(?:谁|哪个部门|哪些部门|哪个单位|哪些单位|什么部门)(?:来)?(?P<does2>{DOES}|管|管理)(?:的)?{_END}"
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
        "来 会 让 去 过 得 着 应 须 再 没 地 可 必须 一定",
    )
    for word in line.split()
)
_WHEN = re.compile("什么时候|何时|哪天|哪一天|几时")
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
WITHOUT = 0.45
#: A word as usual as this still tells what was asked for; the most usual ones hardly.
_TELLING, _LEAST_MISSING = 9, 0.15
#: What words in the heading add to a clause's share.
_HEADED = 0.2
#: Two words that mean one thing stand no further apart than this; where both are common, than that.
_NEAR, _NEXT = 24, 4
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
class Content:
    """A content word of a question: its runs, each with how much finding it counts."""

    word: str
    runs: tuple[tuple[str, float], ...]


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


def when_contents(text: str) -> list[Content]:
    """How a clause says from when, or until when; nothing where that was not asked."""
    asked = _WHEN.search(text) is not None
    return [Content("施行", (("起施行", 1.0), ("之日起", 0.8), ("年底前", 0.5)))] if asked else []


def _content(word: str) -> Content:
    runs = {word: _FACTORS[0]}
    if len(word) == 3 or (len(word) > 3 and not words.is_word(word)):  # noqa: PLR2004
        # Of 总目标 and 住宿费, 目标 and 住宿 alone say something, too.
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
    order = sorted(range(len(found)), key=lambda number: _least(lists[number]))
    for number in order:
        counted, own = lists[number], dict[int, float]()
        # A word is as telling as it is rare; one that occurs only as a synonym counts as that.
        known = _least(counted)
        rarity = (math.log((total + 1) / (known + 1)) + 0.1) * counted[0][2]
        # What everybody says (开始, 孩子) asks for less where it is missing than 麻醉药品.
        missing = _missing(found[number].word) if asked else 0.0
        whole += rarity * (1.0 if known else missing)
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
        (clause, score / whole - _slack(corpus, clause) + _headed(corpus, clause, found))
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


def _missing(word: str) -> float:
    """How much a word that occurs nowhere counts, by how usual it is elsewhere."""
    usual = words.frequencies().get(word, 0)
    return max(_LEAST_MISSING, min(1.0, 1.0 - (usual - _TELLING) * 0.2))


def _headed(corpus: Corpus, clause: int, found: Sequence[Content]) -> float:
    """A little more for a clause whose heading has the words that were asked for."""
    start = corpus.starts[clause]
    heading = corpus.text[start : start + corpus.headings[clause]]
    has = (any(run in heading for run, factor in content.runs if factor >= _FACTORS[1]) for content in found)
    return _HEADED * sum(has) / len(found)


def _slack(corpus: Corpus, clause: int) -> float:
    """A little less for what is not to the point: long clauses, and those that only hold others."""
    length = corpus.starts[clause + 1] - corpus.starts[clause]
    return 0.02 * length / (length + 400) + 0.01 * bool(corpus.flags[clause] & CONTAINER)
