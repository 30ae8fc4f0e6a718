"""Sentence with its duty note (（责任单位：省卫生健康委）) that answers who is responsible."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.interpretation.questions.printed_sentence import LONGEST_SENTENCE, FoundSentence, sentence_ranges
from index.text.normalize import normalise

#: A note that names who is responsible, at the end of a clause.
_NOTE = re.compile(
    "[（(](?:责任单位[：:]\\s*)?(?P<who>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*?)(?:按职责分工负责)?[）)]\\s*$"
)
_ASKS_DUTY = re.compile(
    "(?:归|属于?|找|由)?(?:谁来?|(?:哪个|哪些|什么|哪家)(?:部门|单位|厅局?|局|机构))"
    "(?:(?:来|主要)?(?:管|负责|牵头|配合|落实|保障).*)?$|谁来?(?:管|负责|牵头|落实|保障)"
)
#: Who somebody is, a note does not say, unless it is who is responsible.
_IDENTITY = re.compile("是谁|谁是")
#: Whose some money is, or who pays, no note of duties says.
_MONEY = re.compile("[钱费款]|资金")
_DUTY = re.compile("责任单位|牵头|负责|配合")


def duty_note_sentence(printed: str, question: str, runs: Sequence[str]) -> FoundSentence | None:
    """Return the sentence before a duty note with the note, where a question asks who is responsible.

    ``runs`` are the words that tell the matter, as the clause has them; None where the clause lacks one,
    has no note at its end, or the question asks for another one than who carries a duty (who pays).
    """
    if not _ASKS_DUTY.search(question) or _MONEY.search(question):
        return None
    if _IDENTITY.search(question) and not (_DUTY.search(question) or "责任" in question):
        return None
    note = _NOTE.search(printed)
    if note is None or not _DUTY.search(note[0]) or any(run not in normalise(printed).text for run in runs):
        return None
    start = next((low for low, high in sentence_ranges(printed) if high >= note.start() - 1), note.start())
    start = 0 if note.end() <= LONGEST_SENTENCE else start
    return FoundSentence(start, note.end(), note.span("who"))
