"""Short names of documents that tell them apart within one library.

A short name is used only where no other title of the library has it too; else the title is cut in the middle,
at the borders of words, and where that does not tell it apart either, the whole title is used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

from index.text.segmenter import segment
from store.model.titles import title_lines
from store.model.typography import typeset

#: A name of one piece (a tab, the way above the text) has about so many characters.
CHARACTERS = 12
#: Lengths that are tried for a title that is cut in the middle, the shortest first.
_LENGTHS = (14, 18, 24, 32)
_PROVINCE = re.compile(
    r"^(?:\w{2,3}省|\w{2,6}自治区|(?:北京|上海|天津|重庆)市)(?:人民政府(?:办公厅)?)?(?:关于(?:印发)?)?"
)
#: Less of a title is not known by itself.
_ENOUGH = 8
_KIND = re.compile("(?:清单|办法|规划|任务|条例|规定|意见|方案|通知|细则|章程|决定|法)$")


class DocumentNames:
    """The names of the documents of one library; titles that are not in it are named as if alone."""

    def __init__(self, titles: Iterable[str] = ()) -> None:
        known = list(dict.fromkeys(titles))
        shorts = Counter(map(_without_province, known))
        pieces = Counter(map(_piece, known))
        self._whole = {title for title in known if shorts[_without_province(title)] > 1}
        alike = [title for title in known if pieces[_piece(title)] > 1]
        self._pieces = _cut_apart(alike, {_piece(title) for title in known if pieces[_piece(title)] == 1})

    def short_title(self, title: str) -> str:
        """A title without the province in front of it, where enough is left to tell it from all others."""
        return title if title in self._whole else _without_province(title)

    def piece(self, title: str) -> str:
        """What a document is called in a narrow place: 政策清单; unlike that of any other title."""
        return self._pieces.get(title) or _piece(title)


def _without_province(title: str) -> str:
    short = _PROVINCE.sub("", title).removesuffix("的通知")
    return short if len(short) >= _ENOUGH else title


def _piece(title: str) -> str:
    """What a title calls itself (政策清单), or its beginning."""
    name = re.sub(r"（[^）]*）$", "", typeset(_without_province(title)))
    if len(name) <= CHARACTERS:
        return name
    last = title_lines(name)[-1]
    if _KIND.search(last) and len(last) <= CHARACTERS:
        return last
    return name[: CHARACTERS - 1] + "…"


def _cut_apart(titles: list[str], taken: set[str]) -> dict[str, str]:
    """Names for titles whose pieces are alike: cut in the middle, longer until each is the only one."""
    found: dict[str, str] = {}
    left = titles
    for length in _LENGTHS:
        names = {title: elided(typeset(title), length) for title in left}
        counted = Counter(names.values())
        sure = {t: name for t, name in names.items() if counted[name] == 1 and name not in taken}
        found |= sure
        taken = taken | set(sure.values())
        left = [title for title in left if title not in sure]
    return found | {title: typeset(title) for title in left}


def elided(title: str, length: int) -> str:
    """A title cut in the middle to about ``length`` characters, never inside a word.

    >>> elided("上海市人民代表大会常务委员会关于修改优化营商环境条例的决定", 18)
    '上海市人民代表大会…营商环境条例的决定'
    """
    if len(title) <= length:
        return title
    borders = [0, *accumulate(map(len, segment(title)))]
    head = max(border for border in borders if border <= max(length // 2, borders[1]))
    tail = min((border for border in borders if border >= len(title) - length // 2), default=len(title))
    return title if tail <= head else f"{title[:head]}…{title[tail:]}"


_names = DocumentNames()


def tell_apart(titles: Iterable[str]) -> None:
    """Name documents from now on so that those with these titles can be told from each other.

    To be called with every title of the library whenever it has changed.
    """
    global _names  # noqa: PLW0603 - one library is open at a time
    _names = DocumentNames(titles)


def short_title(title: str) -> str:
    """A title without the province in front of it, where enough is left to tell it from all others."""
    return _names.short_title(title)


def piece(title: str) -> str:
    """What a document is called in a narrow place; unlike that of any other title of the library."""
    return _names.piece(title)
