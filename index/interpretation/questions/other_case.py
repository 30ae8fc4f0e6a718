"""The test for a sentence that has the words of a question but is about another case than was asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.interpretation.questions.answer_bounds import asks_bound
from index.interpretation.questions.answer_cases import OF_CASE, RuleCase
from index.interpretation.questions.answer_patterns import ASKED_UNIT, asks_kinds
from index.interpretation.questions.asked_subject import AskedSubject
from index.interpretation.questions.printed_sentence import part_of
from index.interpretation.questions.said_words import SaidWords
from index.text.normalize import BOUNDARY

#: A part with so few characters before its answer only goes on with what precedes.
_SHORT = 8
#: Characters before an answer in which the thing must be that is divided.
_BESIDE = 16
#: Who does something under a condition that nobody asked for: so many characters of it are another case.
_OTHER_CASE = 8
#: Of a penalty's act, so many characters may be others than those of the question.
_OTHER_ACT = 14
_ACT = re.compile("([^。;]*?)的,")
_BREACH = re.compile("违反[^,。;]{0,16}规定,?|由[^。;]*$")
_CONDITION = re.compile("([^。;]*?)的[,，]")
#: A question who may do something, and what a sentence says behind those who may.
_WHO_MAY = re.compile("谁(?:才?能|可以|有权|有资格|能够)")
_MAY = re.compile("可以|有权|方可|方能|不得|资格|具备|符合|享受|享有")
#: Persons who are named for a task may do it.
_PERSONS = re.compile("(?:人员|师|护士)$")
#: Units of anything, and words of what is counted.
_GENERAL_UNIT = re.compile("(?:几|多少)(?:[人名位个项次]|$)")
_MEASURED = re.compile("人数|数量|总[数量]|次数|面积|[量数]达")
_COUNTED = ("count", "how long", "money", "clock")
#: A question for each period, and how sentences name it.
_PERIOD = re.compile("(?:每个?|一个?(?=[天日周月季年][^,。;]{0,6}(?:几|多少)次))([天日周月季年])")
_PERIODS = {
    "天": re.compile("每[天日]|一[天日]|[日天]内"),
    "日": re.compile("每[天日]|一[天日]|[日天]内"),
    "周": re.compile("每周|一周|星期"),
    "月": re.compile("月"),
    "季": re.compile("季"),
    "年": re.compile("(?<!半)年"),
}
#: A question who pays, and what a sentence says of that.
_WHO_PAYS = re.compile("[钱费款].{0,3}谁|谁.{0,2}(?:出钱|掏钱|付|报销)|谁出$")
_PAYS = re.compile("[费款]|资金|支付|承担.{0,6}补助")


class OtherCase:
    """Tells sentences about another case from those about the one that a question asks about.

    ``beside`` is the other part of what an item of a list says together with what leads to it.
    """

    def __init__(
        self, question: str, kind: str, words: SaidWords, asked: AskedSubject, beside: str = ""
    ) -> None:
        self._question, self._kind, self._words, self._asked = question, kind, words, asked
        self._beside = beside
        self._bound = asks_bound(question)
        self._close = kind == "count" and not ASKED_UNIT.search(question)

    def is_other(self, case: RuleCase, named: Sequence[str]) -> bool:
        """Return whether a sentence is about another case than was asked about."""
        before = case.text[: case.answer[0]]
        if asks_kinds(self._question) and not self._asked.is_named_in(before[-_BESIDE:]):
            # 将射线装置分为三类 does not tell how many sorts of 放射源 there are.
            return True
        if self._kind in ("who", "how long", "when") and self._asked.is_after(before):
            return True
        if self._kind in ("money", "multiple", "penalty"):
            said = f"{self._beside}{BOUNDARY}{case.text}"
            lacking = [
                run
                for run in self._words.needed
                if len(run) > 1 and run not in named and not self._words.is_said(run, said)
            ]
            # What is punished may be named by the other part of the list.
            other = self._asked.is_called(said) if self._beside else self._another_act(before)
            return bool(lacking) or other
        period = _PERIOD.search(self._question) if self._kind in _COUNTED else None
        if period and not _PERIODS[period[1]].search(case.text):
            # Hours a day are not hours a month.
            return True
        if self._kind == "who" and _WHO_PAYS.search(self._question) and not _PAYS.search(case.text):
            return True
        if _WHO_MAY.search(self._question) and not _MAY.search(case.text, case.answer[0]):
            return not _PERSONS.search(case.text, *case.answer)
        condition = _CONDITION.search(case.text, 0, case.answer[0])
        if self._kind == "who" and condition:
            return len(self._words.without(condition[1])) > _OTHER_CASE
        threshold = OF_CASE.match(case.text, case.answer[1])
        general = self._kind == "count" and not self._bound and _GENERAL_UNIT.search(self._question)
        if general and not threshold:
            # 每名博导每年2名 says nothing of how many 本科生 there are.
            part = part_of(case.text, *case.answer)
            if case.text.find(part) > 0 and case.answer[0] - case.text.find(part) <= _SHORT:
                # 配备专职人员,每二百张床位不少于一名: what is counted is named before.
                part = part_of(case.text, case.text.find(part) - 2, case.text.find(part) - 1) + part
            if not self._words.said_in(part) and not _MEASURED.search(part):
                return True
        years = re.findall(r"(?<!\d)(?:19|20)\d\d年", self._question)
        lacking = [
            one
            for one in self._words.runs
            if len(one) > 1 and one not in named and not self._words.is_said(one, case.text)
        ]
        few = len(lacking) > (0 if self._close else 1)
        return self._kind == "count" and (few or any(year not in case.text for year in years))

    def _another_act(self, before: str) -> bool:
        """Whether a penalty is for another act than the question names."""
        acts = [act for act in _ACT.findall(_BREACH.sub("", before)) if act]
        if "罚" not in self._question:
            return False
        called = self._asked.is_called(before)
        if not acts:
            return called
        rests = [self._words.without(act) for act in acts]
        if rests == acts:
            # 情节严重的: of what is punished there, only the sentence before tells.
            return not self._beside
        least = min(len(rest) for act, rest in zip(acts, rests, strict=True) if rest != act)
        return least > (_OTHER_CASE if called else _OTHER_ACT)
