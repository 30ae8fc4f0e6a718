"""Words and sentences of a printed text, as a double and a triple click take them."""

from __future__ import annotations

import re

from index.text.segmenter import segment

Range = tuple[int, int]

#: A run that can hold words: letters, digits and characters without blanks and punctuation.
_RUN = re.compile(r"[^\W_]+")
#: A sentence with what closes it, quotation marks and brackets included; a line ends one too.
_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）)】]*|\n|$)")
#: So many characters on each side of the place are enough to tell words apart.
AROUND = 40


def word_range(text: str, at: int) -> Range:
    """Return the word at an offset; where there is none, the one character.

    >>> word_range("村医怎么参加养老保险。", 5)
    (4, 6)
    >>> word_range("不超过30%。", 4)
    (3, 5)
    """
    for run in _RUN.finditer(text):
        if run.start() <= at < run.end():
            first, last = max(run.start(), at - AROUND), min(run.end(), at + AROUND)
            start = first
            for piece in segment(text[first:last].lower()):
                if start <= at < start + len(piece):
                    return start, start + len(piece)
                start += len(piece)
    return at, min(at + 1, len(text))


def sentence_range(text: str, at: int) -> Range:
    """Return the sentence at an offset, without blanks around it.

    >>> sentence_range("每年一次。由医保局负责。", 7)
    (5, 12)
    """
    for found in _SENTENCE.finditer(text):
        if found.start() <= at < found.end():
            words = found.group().strip()
            start = found.start() + len(found.group()) - len(found.group().lstrip())
            return start, start + len(words)
    return 0, len(text)
