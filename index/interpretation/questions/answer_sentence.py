"""The sentence that answers a question, with the answer itself in it; always the document's own words.

Rather no sentence than a wrong one: the sentence must have most of what was asked, and an answer in the unit
that was asked for (几年 is not answered by 30日), near the words and of the action that was asked for
(when to apply is not answered by how long deciding takes).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.interpretation.questions import answer_cases
from index.interpretation.questions.answer_cases import RuleCase
from index.interpretation.questions.answer_patterns import ASKED_UNIT, answers_of, asks_kinds
from index.interpretation.questions.asked_subject import AskedSubject, asked_about
from index.interpretation.questions.duty_note_sentence import duty_note_sentence
from index.interpretation.questions.printed_sentence import FoundSentence, sentence_ranges
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


#: A question for a bound (至少) is answered by one (不少于二十人), not by any number.
_BOUND_ASKED = re.compile("至少|最少|最多|最长|最短|不少于|不超过|最晚|最迟|上限|下限")
_BOUND = re.compile("不|至少|最|以上|以下|以内|之内")
#: A question for the beginning of a period, and how an answer names it.
_BEGINS_ASKED = re.compile("从(?:哪|什么时候|何时|几号)|哪[天年]起|起算|开始算")
_BEGINS = re.compile("之日|次日|起")
_CLOSE = 6
_OF_CASE = re.compile("的[,，]|但?(?:不满|不足|未满)")
#: Who does something under a condition that nobody asked for: so many characters of it are another case.
_OTHER_CASE = 8
_ACT = re.compile("([^。;]*)的,")
_BREACH = re.compile("违反[^,。;]{0,16}规定,?|由[^。;]*$")
_CONDITION = re.compile("([^。;]*?)的[,，]")
#: A question who may do something, and what a sentence says behind those who may.
_WHO_MAY = re.compile("谁(?:才?能|可以|有权|有资格|能够)")
_MAY = re.compile("可以|有权|方可|方能|不得|资格|具备|符合|享受|享有")
#: Persons who are named for a task may do it.
_PERSONS = re.compile("(?:人员|师|护士)$")


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
    note = duty_note_sentence(printed, question, search.runs)
    return (note,) if note else ()


class _Search:
    """Looks for the sentences that answer one question."""

    def __init__(
        self, question: str, kind: str | None, found: Mapping[str, str], around: str, beside: str
    ) -> None:
        self._question, self._kind, self._beside = question, kind or "", beside
        self.runs = list(dict.fromkeys(found.values()))
        #: What the title and the headings name, all below them is about.
        self._above = [run for run in self.runs if run in around or run in beside]
        self._asked: AskedSubject = asked_about(question)
        self._bound = bool(_BOUND_ASKED.search(question))
        self._quantities = answer_cases.quantities(question)
        self._close = kind == "count" and not ASKED_UNIT.search(question)
        self.answers = answers_of(question, kind, found)

    def sentences(self, printed: str) -> tuple[FoundSentence, ...]:
        """The sentences that answer, the best first."""
        places = sentence_ranges(printed)
        head = normalise(printed[slice(*places[0])]).text if places else ""
        named = [run for run in self.runs if (len(head) <= _HEADING and run in head) or run in self._above]
        cases = [self._case(printed, start, end) for start, end in places]
        scored = sorted(
            (
                (-score, number)
                for number, case in enumerate(cases)
                if case is not None and (score := self._score(case, named)) > 0
            ),
        )
        made: list[FoundSentence] = []
        for score, number in scored:
            if -score < ALSO * -scored[0][0] or len(made) == 2:
                break
            one = self._among(printed, cases, number)
            if one is not None and not any(_overlap(one, other) for other in made):
                made.append(one)
        return tuple(made)

    def row(self, printed: str) -> FoundSentence | None:
        """The row of a table that has all words, where one cell behind its name answers."""
        at = 0
        for row in printed.split(HARD_BREAK):
            start, at = at, at + len(row) + 1
            cells = row.split(CELL_BREAK)
            normal = normalise(cells[0]).text
            if len(cells) != 2 or not self.runs or not all(run in normal for run in self.runs):
                continue
            value = cells[1].strip()
            if value[:1].isdigit():
                low = start + row.index(value, len(cells[0]))
                return FoundSentence(start, start + len(row.rstrip()), (low, low + len(value)))
        return None

    def _case(self, printed: str, start: int, end: int) -> RuleCase | None:
        """A sentence with the answer that is nearest to the words; None where it has none."""
        assert self.answers is not None
        normal = normalise(printed[start:end])
        every = self.answers(normal.text)
        matches = [one for one in every if not self._bound or _BOUND.search(one[0])]
        matches = matches or (every if answer_cases.is_case(normal.text) else [])
        if _BEGINS_ASKED.search(self._question):
            # 失业保险金从哪天算起 is not answered by how long the payment takes.
            matches = [one for one in matches if _BEGINS.search(normal.text, one.start(), one.end() + 2)]
        # 满一年未订立合同的 is the case, too.
        matches = [one for one in matches if not normal.text.startswith("未", one.end())]
        # 累计缴费十年以上的 is the case, 最长为二十四个月 the answer.
        matches = [one for one in matches if not _OF_CASE.match(normal.text, one.end())] or matches
        if not matches:
            return None
        places = self._places(normal.text)
        nearest = min(matches, key=lambda one: _distance(one, places)) if places else matches[-1]
        last = nearest.end()
        for other in matches:
            if last < other.start() <= last + _TOGETHER and self._kind == "how long":
                last = other.end()
        low, high = normal.printed_range(nearest.start(), last)
        return RuleCase(start, end, normal.text, (nearest.start(), last), (start + low, start + high))

    def _places(self, text: str) -> list[int]:
        return [at for run in self.runs if (at := text.find(run)) >= 0]

    def _score(self, case: RuleCase, named: Sequence[str]) -> float:
        """How well a sentence answers; 0 where it surely does not. ``named`` are runs of the heading."""
        places = self._places(case.text)
        if self._beside and not places:
            places = [case.answer[0]]
        told = sum(run in named or self._asked.is_said(run, case.text) for run in self.runs)
        if not places or told < max(1.0, LEAST_WORDS * len(self.runs)):
            return 0.0
        low, high = case.answer
        if not self._asked.is_answered(self._kind, case.text, low, high) or self._another(case, named):
            return 0.0
        far = min(low - at if low >= at else 2 * (at - high) for at in places)
        if self._close and not self._only_bound(case) and far > _CLOSE + max(map(len, self.runs)):
            return 0.0
        return told + 1 / (1 + max(0, far - _BESIDE))

    def _another_act(self, before: str) -> bool:
        """Whether a penalty is for an act that the question, found by official wording, does not name."""
        acts = [act for act in _ACT.findall(_BREACH.sub("", before)) if act]
        if "罚" not in self._question or not self._asked.is_called(before):
            return False
        if not acts:
            return True
        rest = acts[-1]
        for run in sorted(self.runs, key=len, reverse=True):
            rest = rest.replace(run, "")
        return len(rest) > _OTHER_CASE

    def _only_bound(self, case: RuleCase) -> bool:
        """Whether the answer is the one bound of a sentence that has all words (成员人数为五人以上)."""
        assert self.answers is not None
        bounds = [one for one in self.answers(case.text) if _BOUND.search(one[0])]
        return self._bound and len(bounds) == 1 and all(run in case.text for run in self.runs)

    def _another(self, case: RuleCase, named: Sequence[str]) -> bool:
        """Whether a sentence is about another case than was asked about."""
        before = case.text[: case.answer[0]]
        if asks_kinds(self._question) and not self._asked.is_named_in(before[-_BESIDE:]):
            # 将射线装置分为三类 does not tell how many sorts of 放射源 there are.
            return True
        if self._kind in ("who", "how long", "when") and self._asked.is_after(before):
            return True
        if self._kind in ("money", "multiple"):
            said = f"{self._beside}{BOUNDARY}{case.text}"
            lacking = [run for run in self.runs if len(run) > 1 and run not in said]
            # What is punished may be named by the other part of the list.
            other = self._asked.is_called(said) if self._beside else self._another_act(before)
            return bool(lacking) or other
        if _WHO_MAY.search(self._question) and not _MAY.search(case.text, case.answer[0]):
            return not _PERSONS.search(case.text, *case.answer)
        condition = _CONDITION.search(case.text, 0, case.answer[0])
        if self._kind == "who" and condition:
            rest = condition[1]
            for run in self.runs:
                rest = rest.replace(run, "")
            return len(rest) > _OTHER_CASE
        years = re.findall(r"(?<!\d)(?:19|20)\d\d年", self._question)
        lacking = [run for run in self.runs if len(run) > 1 and run not in case.text and run not in named]
        few = len(lacking) > (0 if self._close else 1)
        return self._kind == "count" and (few or any(year not in case.text for year in years))

    def _among(self, printed: str, cases: Sequence[RuleCase | None], number: int) -> FoundSentence | None:
        """A sentence, or those of the cases beside it that the question is about."""
        best = cases[number]
        assert best is not None
        group = [best]
        # 有会员二十五人以上的，应当…: how many are asked for is itself the condition.
        threshold = _OF_CASE.match(best.text, best.answer[1])
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
