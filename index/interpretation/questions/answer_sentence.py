"""The sentence that answers a question, with the answer itself in it; always the document's own words.

Rather no sentence than a wrong one: the sentence must have most of what was asked, and an answer in the unit
that was asked for (几年 is not answered by 30日), near the words and of the action that was asked for
(when to apply is not answered by how long deciding takes).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.interpretation.questions import answer_cases
from index.interpretation.questions.answer_bounds import CLOSE, asks_bound, bounds, is_bound, is_opposite
from index.interpretation.questions.answer_cases import OF_CASE, RuleCase
from index.interpretation.questions.answer_patterns import ASKED_UNIT, answers_of
from index.interpretation.questions.asked_subject import AskedSubject, asked_about
from index.interpretation.questions.duty_note_sentence import duty_note_sentence
from index.interpretation.questions.other_case import OtherCase
from index.interpretation.questions.printed_sentence import (
    FoundSentence,
    part_of,
    sentence_ranges,
    topic_before,
)
from index.interpretation.questions.said_words import SaidWords
from index.text.normalize import BOUNDARY, normalise
from store.model.printed import CELL_BREAK, HARD_BREAK

#: What a sentence must have of the words of the question that its article has.
LEAST_WORDS = 0.6
#: An answer no further from the words than this is as near as any; the first such sentence is taken.
_BESIDE = 16
#: A second sentence of an article answers, too, with this much of what the best one has.
ALSO = 0.9
#: A first sentence no longer than this is read as the heading of those behind it.
_HEADING = 30
#: Words between two answers of one sentence that belong together (城镇于六小时内，农村于十二小时内).
_TOGETHER = 8


#: A question for the beginning of a period, and how an answer names it.
_BEGINS_ASKED = re.compile("从(?:哪|什么时候|何时|几号)|哪[天年]起|起算|开始算")
_BEGINS = re.compile("之日|次日|起")
#: Kinds whose sentence must say all that tells the matter, those whose answers may come in a series, and
#: those whose matter the paragraph may say.
_STRICT = frozenset(("allowed", "counts as"))
_IN_SERIES = frozenset(("how long", "money"))
_CARRYING = frozenset(("count", "how long", "how often", "when", "clock", "share", "age", "area", "money"))
#: Words before what may be done, and characters that do not tell what that is.
_MAY_ASKED = re.compile("能不能|可不可以|能否|可否|允不允许|准不准|可以|允许|能|准")
_EMPTY = frozenset("吗呢么?的了着去来上下一个在有不给用自己人医院")
#: What a word counts that only the paragraph before the sentence has.
CARRIED = 0.7


def answer_sentences(
    printed: str,
    question: str,
    kind: str | None,
    found: Mapping[str, str],
    around: str = "",
    beside: str = "",
) -> tuple[FoundSentence, ...]:
    """Return the sentences of a printed clause that answer a question in normal form; none if unsure.

    ``kind`` is the name of what is asked for, ``found`` the forms that the clause's article has, by the words
    that were typed, ``around`` the title and the headings above it, ``beside`` the other part of what an item
    of a list says together with what leads to it, in normal form. A second one is another answer of the same
    clause (所在单位 30日内, 职工 1年内).
    """
    search = _Search(question, kind, found, around, beside)
    if search.answers is None:
        return ()
    if CELL_BREAK in printed:
        row = search.row(printed)
        return (row,) if row else ()
    found_sentences = search.sentences(printed)
    if found_sentences or kind != "who":
        return found_sentences
    note = duty_note_sentence(printed, question, search.words.matter)
    return (note,) if note else ()


class _Search:
    """Looks for the sentences that answer one question."""

    def __init__(
        self, question: str, kind: str | None, found: Mapping[str, str], around: str, beside: str
    ) -> None:
        self._question, self._kind, self._beside = question, kind or "", beside
        self._asked: AskedSubject = asked_about(question)
        self.words = SaidWords(found, self._asked)
        self._other = OtherCase(question, self._kind, self.words, self._asked, beside)
        #: What the title and the headings name, all below them is about.
        self._above = [run for run in self.words.runs if run in around or run in beside]
        self._bound = asks_bound(question)
        self._quantities = answer_cases.quantities(question)
        self._carries = kind in _CARRYING and "罚" not in question
        self._close = kind == "count" and not ASKED_UNIT.search(question)
        self.answers = answers_of(question, kind, found)

    def sentences(self, printed: str) -> tuple[FoundSentence, ...]:
        """The sentences that answer, the best first."""
        places = sentence_ranges(printed)
        head = normalise(printed[slice(*places[0])]).text if places else ""
        short = len(head) <= _HEADING
        named = [
            run for run in self.words.runs if (short and self.words.is_said(run, head)) or run in self._above
        ]
        cases = [self._case(printed, start, end) for start, end in places]
        told = [
            self._told(case, named, topic_before(printed, case.start)) if case is not None else 0.0
            for case in cases
        ]
        scored = sorted(
            (-(told[number] + self._nearness(case)), number)
            for number, case in enumerate(cases)
            if case is not None and told[number]
        )
        made: list[FoundSentence] = []
        for score, number in scored:
            if -score < ALSO * -scored[0][0] or len(made) == 2:
                break
            one = self._among(printed, cases, number)
            if one is not None and not any(_overlap(one, other) for other in made):
                made.append(replace(one, score=told[number]))
        return tuple(made)

    def row(self, printed: str) -> FoundSentence | None:
        """The row of a table that has all words, where one cell behind its name answers."""
        at = 0
        for row in printed.split(HARD_BREAK):
            start, at = at, at + len(row) + 1
            cells = row.split(CELL_BREAK)
            normal = normalise(cells[0]).text
            above = BOUNDARY.join(self._above)
            if len(cells) != 2 or not self.words.says_needed(f"{normal}{BOUNDARY}{above}"):
                continue
            if not self.words.said_in(normal):
                continue
            value = cells[1].strip()
            if value[:1].isdigit():
                low = start + row.index(value, len(cells[0]))
                end = start + len(row.rstrip())
                # Its name is all that a row says: nothing answers better.
                return FoundSentence(start, end, (low, low + len(value)), len(self.words.runs) + 1.0)
        return None

    def _case(self, printed: str, start: int, end: int) -> RuleCase | None:
        """A sentence with the answer that is nearest to the words; None where it has none."""
        assert self.answers is not None
        normal = normalise(printed[start:end])
        every = self.answers(normal.text)
        every = [one for one in every if not OF_CASE.match(normal.text, one.end())] or every
        matches = [one for one in every if not self._bound or is_bound(self._question, normal.text, one)]
        if not matches and self._kind != "count" and answer_cases.is_case(normal.text):
            matches = [one for one in every if not is_opposite(self._question, normal.text, one)]
        only_cases = all(OF_CASE.match(normal.text, one.end()) for one in matches)
        if self._bound and self._kind != "count" and only_cases:
            # 超过一个月不满一年的 is the case, and says nothing of the longest.
            return None
        if _BEGINS_ASKED.search(self._question):
            # 失业保险金从哪天算起 is not answered by how long the payment takes.
            matches = [one for one in matches if _BEGINS.search(normal.text, one.start(), one.end() + 2)]
        # 满一年未订立合同的 is the case, too.
        matches = [one for one in matches if not normal.text.startswith("未", one.end())]
        if not matches:
            return None
        places = self.words.places(normal.text)
        # 3年内达到省内领先,5年内达到全国知名水平: the part that says most of what was asked.

        def rank(one: re.Match[str]) -> tuple[int, int]:
            part = part_of(normal.text, one.start(), one.end())
            return -self.words.said_in(part), _distance(one, places)

        nearest = min(matches, key=rank) if places else matches[-1]
        first, last = self._joined(normal.text, nearest, matches)
        low, high = normal.printed_range(first, last)
        return RuleCase(start, end, normal.text, (first, last), (start + low, start + high))

    def _joined(self, text: str, nearest: re.Match[str], matches: Sequence[re.Match[str]]) -> tuple[int, int]:
        """The range of an answer with those beside it that answer as well: 一线每班80元,二线每班60元.

        One whose part of the sentence says less of what was asked is about something else: of
        婚假30日,丧假3日 only the first answers 婚假几天.
        """
        first, last = nearest.span()
        if self._kind not in _IN_SERIES:
            return first, last
        said = self.words.said_in(part_of(text, first, last))
        alike = [one for one in matches if self.words.said_in(part_of(text, *one.span())) >= said]
        for one in alike:
            if last < one.start() <= last + _TOGETHER:
                last = one.end()
        for one in reversed(alike):
            if one.end() < first <= one.end() + _TOGETHER:
                first = one.start()
        return first, last

    def _told(self, case: RuleCase, named: Sequence[str], topic: str) -> float:
        """How much of the question a sentence says; 0 where it surely does not.

        ``named`` are runs of the heading, ``topic`` is what its paragraph says before it.
        """
        places = self.words.places(case.text)
        if self._beside and not places:
            places = [case.answer[0]]
        said = [run in named or self.words.is_said(run, case.text) for run in self.words.runs]
        pairs = zip(self.words.runs, said, strict=True) if self._carries else ()
        carried = [run for run, here in pairs if not here and self.words.is_said(run, topic)]
        told = sum(self.words.worth[run] for run, here in zip(self.words.runs, said, strict=True) if here)
        told += CARRIED * sum(self.words.worth[run] for run in carried)
        if not places or told < LEAST_WORDS * sum(self.words.worth.values()) or told < 1.0:
            return 0.0
        if self._kind in _STRICT and not self._says_all(case.text, named):
            return 0.0
        low, high = case.answer
        named = [*named, *carried]
        if not self._asked.is_answered(self._kind, case.text, low, high) or self._other.is_other(case, named):
            return 0.0
        away = self._far(case) > CLOSE + max(map(len, self.words.runs))
        return 0.0 if self._close and away and not self._only_bound(case) else told

    def _far(self, case: RuleCase) -> int:
        """How far the answer is from the nearest word; before the words counts as a little further."""
        low, high = case.answer
        places = self.words.places(case.text) or [low]
        return min(low - at if low >= at else 2 * (at - high) for at in places)

    def _nearness(self, case: RuleCase) -> float:
        """Up to 1 for an answer beside the words."""
        return 1 / (1 + max(0, self._far(case) - _BESIDE))

    def _says_all(self, text: str, named: Sequence[str]) -> bool:
        """Whether a sentence says all that tells the matter, and something of it behind what one may do."""
        case = [run for run in self.words.needed if not (run in named or self.words.is_said(run, text))]
        answers = self.answers(text) if self.answers else []
        behind = any(run in one[0] for one in answers for run in self.words.needed)
        done = set(_MAY_ASKED.split(self._question)[-1]) - _EMPTY
        behind = any(done & set(one[0]) for one in answers) if done else behind
        return not case and bool(self.words.needed) and (behind or self._kind != "allowed")

    def _only_bound(self, case: RuleCase) -> bool:
        """Whether the answer is the one bound of a sentence that has all words (成员人数为五人以上)."""
        assert self.answers is not None
        bounding = [one for one in self.answers(case.text) if bounds(one[0])]
        return self._bound and len(bounding) == 1 and all(run in case.text for run in self.words.runs)

    def _among(self, printed: str, cases: Sequence[RuleCase | None], number: int) -> FoundSentence | None:
        """A sentence, or those of the cases beside it that the question is about."""
        best = cases[number]
        assert best is not None
        group = [best]
        # 有会员二十五人以上的，应当…: how many are asked for is itself the condition.
        threshold = OF_CASE.match(best.text, best.answer[1])
        if (
            answer_cases.is_case(best.text)
            and not threshold
            and self._kind in ("how long", "how often", "count", "money", "share")
        ):
            for step in (-1, 1):
                at = number + step
                while 0 <= at < len(cases) and (beside := cases[at]) is not None:
                    first, second = sorted((group[0 if step < 0 else -1], beside), key=lambda one: one.start)
                    ends = printed[first.start : first.end].rstrip()
                    if not ends.endswith(("；", ";")) or printed[first.end : second.start].strip():
                        break
                    if not answer_cases.is_case(beside.text):
                        break
                    group.insert(0 if step < 0 else len(group), beside)
                    at += step
        ends_of = answer_cases.chosen(group, self._question, self._quantities)
        if ends_of is None:
            return None
        first, last = ends_of
        return FoundSentence(first.start, last.end, (first.printed_answer[0], last.printed_answer[1]))


def _overlap(one: FoundSentence, other: FoundSentence) -> bool:
    return one.start < other.end and other.start < one.end


def _distance(match: re.Match[str], places: list[int]) -> int:
    """Return how far an answer is from the nearest word; before the words counts as a little further."""
    return min(match.start() - at if match.start() >= at else 2 * (at - match.end()) for at in places)
