"""Words of a question in the forms that an article has, and whether a text says them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.interpretation.questions.action_words import is_telling
from index.interpretation.questions.asked_subject import AskedSubject
from index.interpretation.questions.question_words import bare, content_words
from index.text.everyday import FIRST, officials

_ASKS = re.compile("[几哪谁]|多[少久长]|什么")
#: Words of responsibility, which a duty note says for all.
_RESPONSIBLE = frozenset(("负责", "牵头", "配合", "管理", "落实", "承担", "主管", "责任"))


#: Levels of authority tell nothing of the matter (拿了国家奖省里配多少钱).
_LEVELS = frozenset(
    f"{level}{end}" for level in ("国家", "省", "市", "县", "区") for end in ("", "里", "级")
) | {"全国", "全省", "全市", "全县", "上级", "我省", "本省", "政府"}


class SaidWords:
    """Words of a question: ``runs`` as the article has them, of these ``needed`` what a sentence must be
    about; not words that any question of its kind has (每年, 目标).

    ``found`` are the runs by the words that were typed, ``asked`` is what the question asks about.
    """

    def __init__(self, found: Mapping[str, str], asked: AskedSubject) -> None:
        self.runs = list(dict.fromkeys(found.values()))
        self.needed = list(dict.fromkeys(run for word, run in found.items() if _tells(word, run)))
        #: What each run says: nothing where it is what any question has.
        self.worth = {run: 1.0 if run in self.needed or not self.needed else 0.0 for run in self.runs}
        self.worth |= {run: 0.0 for word, run in found.items() if word in _LEVELS}
        self._asked = asked
        #: How else each run is said: the word that was typed, and the first of its official wordings.
        self._also = {
            run: (word, *(one.run for one in officials(word) if one.weight == FIRST and one.run not in word))
            for word, run in reversed(list(found.items()))
        }
        #: Of a run that is only a part of its word (职称 of 职称晋升), all that it is made of.
        whole = [(bare(word) or word, run) for word, run in found.items()]
        self._parts = {run: _parts(word, run) for word, run in whole if run != word and run in word}

    @property
    def matter(self) -> list[str]:
        """The words that tell the matter of a question who is responsible."""
        return [run for run in self.needed if run not in _RESPONSIBLE]

    def places(self, text: str) -> list[int]:
        """Return where the runs begin in a text."""
        return [at for run in self.runs if (at := text.find(run)) >= 0]

    def is_said(self, run: str, text: str) -> bool:
        """Return whether a text says what a run does, as it was typed or otherwise; a part alone does not."""
        if any(_stands_in(form, text) for form in self._also.get(run, ())):
            return True
        parts = self._parts.get(run)
        if parts:
            return all(part in text for part in parts)
        return _stands_in(run, text) or (not run[0].isascii() and self._asked.is_said(run, text))

    def says_needed(self, text: str) -> bool:
        """Return whether a text says all that a sentence must be about; False where that is nothing."""
        return bool(self.needed) and all(self.is_said(run, text) for run in self.needed)

    def said_in(self, text: str) -> int:
        """Count what a text says of what a sentence must be about."""
        return sum(self.is_said(run, text) for run in self.needed)

    def without(self, text: str) -> str:
        """Return a text without the words of the question."""
        every = (*self.runs, *(form for forms in self._also.values() for form in forms))
        for run in sorted(every, key=len, reverse=True):
            text = text.replace(run, "")
        return text


def _stands_in(run: str, text: str) -> bool:
    """Return whether a text has a run; Latin letters and digits not within others (i级 of ii级)."""
    if not run[:1].isascii():
        return run in text
    return re.search(rf"(?<![a-z0-9]){re.escape(run)}", text) is not None


def _parts(word: str, run: str) -> tuple[str, ...]:
    words = content_words(word)
    return tuple(words) if len(words) > 1 else (run, word.replace(run, "", 1))


def _tells(word: str, run: str) -> bool:
    """Return whether a word tells the matter; of an everyday phrase that asks (产假多少天) only what is left
    where nothing asks, and as the article has it.
    """
    if word in _LEVELS:
        return False
    if _ASKS.search(word):
        return bare(word) == run and is_telling(run)
    return is_telling(word) or (len(word) == 1 and bool(officials(word)))
