"""Cuts what was typed into the tokens of the query language; nothing typed is an error."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from index.query.ast import Field, Node, Term
from index.query.fields import find, find_before_colon
from index.text.normalize import fold_query

#: Deeper brackets are text.
DEEPEST = 16
#: More words than this are not looked at; nobody means them, and each costs.
MOST_WORDS = 200

_CLOSING = {
    '"': '"', "“": "”", "”": "”", "„": "”", "＂": "＂", "「": "」", "『": "』", "〝": "〞"
}  # fmt: skip
_MINUS = "-－−–"
_OR = "|｜"
#: Words that join others, in any case and width.
_JOINING = {
    **dict.fromkeys(("or", "或", "或者"), "or"),
    **dict.fromkeys(("and", "&", "且", "并且", "+"), "and"),
    "not": "not",
}
_OPEN, _CLOSE = "(（", ")）"
#: A field's name, the colon, and a blank that somebody typed behind it.
_FIELD = re.compile(r"([一-鿿]{1,4})[:：](?:[^\S\n](?=[^\s|｜]))?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, quotation or field (with its node), or one of the marks ``( ) or not``, and its offsets."""

    kind: str
    node: Node | None
    start: int
    end: int


class Tokenizer:
    """Cuts a query into words, quotations, fields and marks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._groups = _groups(text)
        self._closers = set(self._groups.values())

    def tokens(self) -> list[Token]:
        """Return the tokens in order."""
        found: list[Token] = []
        position = 0
        while position < len(self._text) and len(found) < MOST_WORDS:
            if self._text[position].isspace():
                position += 1
                continue
            token = self._token(position)
            found.append(token)
            position = token.end
        return found

    def _token(self, at: int) -> Token:
        character = self._text[at]
        if at in self._groups:
            return Token("(", None, at, at + 1)
        if at in self._closers:
            return Token(")", None, at, at + 1)
        if character in _OR:
            return Token("or", None, at, at + 1)
        if character in _MINUS and self._excludes(at):
            return Token("not", None, at, at + 1)
        return self._quotation(at, at) or self._word(at)

    def _quotation(self, start: int, at: int) -> Token | None:
        closing = _CLOSING.get(self._text[at : at + 1])
        end = self._text.find(closing, at + 1) if closing else -1
        if end < 0 or not self._ends(end + 1):
            return None
        inside = self._text[at + 1 : end]
        return Token("term", Term(inside, True), start, end + 1) if fold_query(inside) else None

    def _word(self, at: int) -> Token:
        field = _FIELD.match(self._text, at)
        known = find_before_colon(field[1]) if field else None
        if field and known and known.flag:  # 有批注: 床位 as it is written with the others
            return Token("field", Field(known.name), at, field.end())
        if field and known and not known.flag and not self._ends(field.end()):
            name, start = known.name, field.end()
            quoted = self._quotation(at, start)
            if quoted and isinstance(quoted.node, Term):
                return Token("field", Field(name, quoted.node.text), at, quoted.end)
            end = self._end_of_word(start)
            return Token("field", Field(name, self._text[start:end]), at, end)
        end = self._end_of_word(at)
        word = self._text[at:end]
        flag = find(word)
        if flag is not None and flag.flag:
            return Token("field", Field(flag.name), at, end)
        joining = _JOINING.get(unicodedata.normalize("NFKC", word).lower())
        if joining and (word.isupper() or self._joins(at, end)):
            return Token(joining, None, at, end)
        near = word[0] in "~～" and len(word) > 1 and not word[1].isdigit()
        return Token("term", Term(word[1:] if near else word, near=near), at, end)

    def _joins(self, at: int, end: int) -> bool:
        """Return whether a word like *or* is between others; alone, or at an end, it is a word, but OR
        never.
        """
        return bool(self._text[:at].strip()) and bool(self._text[end:].strip())

    def _excludes(self, at: int) -> bool:
        """Return whether a minus means *not*: a word follows, be it behind a blank (医保 - 药品)."""
        if not self._ends(at + 1):
            return True
        before, behind = self._text[:at].rstrip(), self._text[at + 1 :].lstrip()
        in_range = before[-1:].isdigit() and behind[:1].isdigit()
        return bool(before) and bool(behind) and behind[0] not in _OR and not in_range

    def _end_of_word(self, at: int) -> int:
        end = at + 1
        while not self._ends(end):
            end += 1
        return end

    def _ends(self, at: int) -> bool:
        """Return whether a word cannot go on at an offset."""
        if at >= len(self._text) or at in self._closers:
            return True
        return self._text[at].isspace() or self._text[at] in _OR


def _groups(text: str) -> dict[int, int]:
    """Brackets that group: they open a word, close at the end of one, and hold several words.

    What can only be the next part may follow without a blank: a field, another group, an exclusion.
    """
    groups: dict[int, int] = {}
    open_at: list[int] = []
    for at, character in enumerate(text):
        if character in _OPEN:
            open_at.append(at)
        elif character in _CLOSE and open_at:
            start = open_at.pop()
            if len(open_at) < DEEPEST and any(c.isspace() or c in _OR for c in text[start + 1 : at].strip()):
                groups[start] = at
    before, after = f"{_OPEN}{_OR}{_MINUS}", f"{_CLOSE}{_OR}"
    found: dict[int, int] = {}
    for start, end in sorted(groups.items()):
        behind_one = start - 1 in found.values()
        opens = start == 0 or text[start - 1].isspace() or text[start - 1] in before or behind_one
        closes = end + 1 == len(text) or text[end + 1].isspace() or text[end + 1] in after
        if opens and (closes or end + 1 in groups or _begins_part(text, end + 1)):
            found[start] = end
    return found


def _begins_part(text: str, at: int) -> bool:
    """Return whether a field begins at an offset, or an exclusion of a word (not of a number: 1-5)."""
    if text[at] in _MINUS and text[at + 1 : at + 2].isalpha():
        return True
    field = _FIELD.match(text, at)
    return field is not None and find_before_colon(field[1]) is not None
