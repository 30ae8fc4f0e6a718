"""Kinds of pairs: what happened to a measure, from the words that were added and dropped.

Words that only moved, another name of the same thing, and a name that the whole document changed
(区域医疗中心, 国家区域医疗中心) change nothing of what is said. A number, a deadline, or how binding it is
(支持, 鼓励; 应当, 可以) always does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.comparison.word_changes import Edit
from index.text import thesaurus

PairKind = Literal[
    "same", "restated", "revised", "extended", "reduced", "split", "merged", "added", "dropped"
]
#: Characters that may be added or dropped where the same is said in other words, and their share of all.
FEW, FEW_SHARE = 3, 0.05
#: The same where words were only added, or only dropped.
FEW_ALONE = 2
#: What was dropped beside what was added, or the other way round, that does not count beside it.
LITTLE = 0.2
#: A change that so many pairs have, and this share of all changed ones, is one of the document's names.
NAME_PAIRS, NAME_SHARE = 3, 0.3
#: Words that bind others and say nothing by themselves.
_IDLE = frozenset("的和与及或在对并等给以其按将为于向由把被是有了各该此之者所从到") | {"以及"}
#: Words that tell how binding a measure is, or turn it round.
_FORCE = frozenset("应须可不非未无") | {
    *(
        "应当",
        "必须",
        "可以",
        "不得",
        "禁止",
        "严禁",
        "没有",
        "支持",
        "鼓励",
        "允许",
        "授权",
        "要求",
        "原则上",
    ),
    *(
        "以上",
        "以下",
        "少于",
        "低于",
        "超过",
        "至少",
        "最多",
        "全部",
        "部分",
        "免费",
        "暂停",
        "取消",
        "废止",
        "除外",
    ),
}
_NUMERAL = "〇零一二三四五六七八九十百千万亿两半"
_NUMBER = re.compile(
    rf"第?[0-9.{_NUMERAL}]+(?:[%‰日天月年次元倍岁周人张名度家个条款项]|分之|小时)?[{_NUMERAL}内以]*"
)

#: A change by its words: those that were dropped and those that came.
Swap = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class WordingChange:
    """The words of both sides of a pair and how they differ."""

    first: Sequence[str]
    second: Sequence[str]
    edits: Sequence[Edit]

    def swaps(self) -> Iterable[Swap]:
        """Return the words of each change."""
        return (self._swap(edit) for edit in self.edits)

    def _swap(self, edit: Edit) -> Swap:
        a, b, c, d = edit
        return tuple(self.first[a:b]), tuple(self.second[c:d])

    def with_names_apart(self, names: frozenset[Swap]) -> WordingChange:
        """Split each new name at an end of a change off as a separate change."""
        added = [new for old, new in names if not old]
        found: list[Edit] = []
        for a, b, c, d in self.edits:
            behind = next((n for n in added if tuple(self.second[max(c, d - len(n)) : d]) == n), ())
            if not behind or d - c == len(behind):
                found.append((a, b, c, d))
            else:
                found += [(a, b, c, d - len(behind)), (b, b, d - len(behind), d)]
        return WordingChange(self.first, self.second, found)


def new_names(wordings: Sequence[WordingChange]) -> frozenset[Swap]:
    """Return the changes that go through the whole document: a name that everything of its kind now has."""
    counts: Counter[Swap] = Counter()
    changed = 0
    for wording in wordings:
        counts.update(set(wording.swaps()))
        changed += bool(wording.edits)
    least = max(NAME_PAIRS, NAME_SHARE * changed)
    return frozenset(swap for swap, count in counts.items() if count >= least and not _tells(swap))


def _tells(swap: Swap) -> bool:
    """Return whether a change is significant at any position: a number, or how binding a measure is."""
    return any(word in _FORCE or _NUMBER.fullmatch(word) for side in swap for word in side)


def kind_of(wording: WordingChange, names: frozenset[Swap]) -> PairKind:
    """Return the kind of a pair of one measure each."""
    if not wording.edits:
        return "same"
    dropped, added = _weighed(wording, names)
    old, new = _characters(dropped), _characters(added)
    # What only moved is counted by character: where words end may differ.
    went, came = (old - new).total(), (new - old).total()
    few = max(FEW, FEW_SHARE * min(_length(wording.first), _length(wording.second)))
    if max(went, came) <= (few if dropped and added else FEW_ALONE):
        telling = _tells((tuple(dropped), tuple(added)))
        return "revised" if telling else "restated"
    if went <= LITTLE * came:
        return "extended"
    return "reduced" if came <= LITTLE * went else "revised"


def _weighed(wording: WordingChange, names: frozenset[Swap]) -> tuple[list[str], list[str]]:
    """Return the words that were dropped and added, without those that change nothing."""
    dropped: Counter[str] = Counter()
    added: Counter[str] = Counter()
    for swap in wording.swaps():
        if swap not in names:
            dropped.update(_same_name(word) for word in swap[0])
            added.update(_same_name(word) for word in swap[1])
    moved = dropped & added
    return list((dropped - moved).elements()), list((added - moved).elements())


def _same_name(word: str) -> str:
    """Return the first of the names that mean the same as a word."""
    groups = [group for group in thesaurus.groups_of(word) if not group.related]
    return groups[0].names[0] if groups else word


def _length(words: Iterable[str]) -> int:
    return _characters(words).total()


def _characters(words: Iterable[str]) -> Counter[str]:
    """Return the characters of words that say something."""
    return Counter(character for word in words if word not in _IDLE for character in word)
