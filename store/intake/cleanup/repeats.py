"""Repeated text: running heads of pages, and pages that were scanned twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise

from store.intake.cleanup.physical_line import PhysicalLine, squeeze
from store.intake.metadata.document_kinds import names_kind

#: The head of each page of a gazette or under a letterhead; after the cover it is never text.
_RUNNING = re.compile(
    r"^(?:[一-鿿]{4,24}(?:人民政府|办公厅|办公室|委员会|[局厅])文件|[一-鿿]{2,16}公报\s*(?:[（(]?\d{4}\s*年.{0,14}|.{0,6}期.{0,8}))$"
)
#: The name and number of a gazette is never a document's, not even on its first line.
_GAZETTE = re.compile(r"^[一-鿿]{2,16}公报\s*[（(]?\d{4}\s*年\s*第?\s*\d{1,3}\s*[期号].{0,8}$")
#: A cover has the title on its first lines, and close behind it the first page has it again.
_COVER = 3
#: A running head with the page beside it: 测评方案 2 / 29.
_PAGED = re.compile(r"^(?P<head>[^，。；：]{2,40}?)\s*[第—-]?\s*\d{1,4}\s*(?:[/／]|页\s*共)\s*\d{1,4}\s*页?$")
_NUMBER = re.compile(r"^(?:\d{1,2}|[A-H](?=\.))(?:\.\d{1,2})*(?=[\s.、一-鿿])")
_MIN_REPEATS = 2
#: Characters of a head, beside what is left out of it, and lines between two of them.
_MIN_HEAD, _MAX_HEAD, _MIN_STEP = 4, 40, 4
_IDLE = re.compile(r"[\s\d—\-－·]+")
#: A line that ends so is text.
_GOES_ON = "。；，、：,;:）)"
_MIN_COPY = 45
_MIN_PAGED = 3
#: A shorter line begins no repeated run.
_MIN_KEY = 12
_BASE, _PRIME = 1_000_003, (1 << 61) - 1
_NUMBERED = re.compile(r"第[零〇一二三四五六七八九十百\d]+[条章]|[一二三四五六七八九十]+、")


def drop_running_heads(lines: list[PhysicalLine]) -> list[PhysicalLine]:
    """Drop short lines that come back page after page; the first is kept where it may be the title."""
    drop = {i for rule in _RULES for i in rule(lines)}
    return [line for i, line in enumerate(lines) if i not in drop]


def _letterheads(lines: list[PhysicalLine]) -> Iterator[int]:
    """Yield lines that head each page by their form: of a gazette anywhere, others behind the first
    sentence.
    """
    begun = next((i for i, line in enumerate(lines) if line.text[-1] in "：:。"), len(lines))
    for i, line in enumerate(lines):
        if _GAZETTE.match(line.text) or (i > begun and _RUNNING.match(line.text)):
            yield i


def _heads_with_pages(lines: list[PhysicalLine]) -> Iterator[int]:
    """Return lines that are the same but for the page number in them."""
    paged: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if found := _PAGED.match(line.text):
            paged[found["head"]].append(i)
    return (i for at in paged.values() if len(at) >= _MIN_REPEATS for i in at)


def _repeated_heads(lines: list[PhysicalLine]) -> Iterator[int]:
    """Short lines that come again at the edges of pages."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        key = _IDLE.sub("", line.text)
        if _MIN_HEAD <= len(key) <= _MAX_HEAD and line.text[-1] not in _GOES_ON:
            places[key].append(i)
    for key, at in places.items():
        if len(at) < _MIN_REPEATS or key.startswith(("第", "（", "(", "附件")) or _is_heading(lines, at):
            continue
        if _at_page_edges(lines, at):
            yield from at[1:] if _may_be_title(lines[at[0]]) else at


def _at_page_edges(lines: list[PhysicalLine], at: list[int]) -> bool:
    """Return whether lines that say the same are far apart and at the edges of pages: both of two, half of
    more.
    """
    steps = [after - before for before, after in pairwise(at)]
    edges = sum(1 for i in at[1:] if lines[i].new_page or (i + 1 < len(lines) and lines[i + 1].new_page))
    enough = edges == len(at) - 1 or (len(at) > _MIN_REPEATS and edges * 2 >= len(at) - 1)
    on_cover = at[0] < _COVER and len(steps) > 1
    return enough and min(steps[on_cover:]) >= _MIN_STEP


def _may_be_title(first: PhysicalLine) -> bool:
    return not first.new_page and bool(names_kind(first.text) or first.text.endswith("文件"))


#: What heads pages; each rule gives the places of the lines to drop.
_RULES: tuple[Callable[[list[PhysicalLine]], Iterator[int]], ...] = (
    _letterheads,
    _heads_with_pages,
    _repeated_heads,
)


def _is_heading(lines: list[PhysicalLine], at: list[int]) -> bool:
    """Return whether the lines head sections: with one number that comes again, or each with its own
    (2.1.3).
    """
    numbers = [found[0] for i in at if (found := _NUMBER.match(lines[i].text))]
    own = len(set(numbers)) == len(numbers) and all("." in number for number in numbers)
    return len(numbers) == len(at) and (own or len(set(numbers)) == 1)


def drop_repeated_pages(lines: list[PhysicalLine]) -> list[PhysicalLine]:
    """Drop a run of lines that repeats an earlier run word for word: a page that was scanned twice."""
    copies = _Copies(lines)
    first: dict[str, int] = {}
    kept: list[PhysicalLine] = []
    i = 0
    while i < len(lines):
        key = copies.keys[i]
        start = first.get(key) if len(key) >= _MIN_KEY else None
        length = copies.run(start, i) if start is not None else 0
        if start is not None and length:
            copies.drop_lead(kept, start)
            i += length
            continue
        if len(key) >= _MIN_KEY:
            first.setdefault(key, i)
        kept.append(lines[i])
        i += 1
    return kept


class _Copies:
    """The lines by what they say, with sums from the start on, so that two runs are compared by hashes.

    Where every line is like every other, comparing them one by one would cost the square of their number.
    """

    def __init__(self, lines: list[PhysicalLine]) -> None:
        self.keys = [squeeze(line.text) for line in lines]
        self.sizes = list(accumulate(map(len, self.keys), initial=0))
        self.numbered = list(accumulate((bool(_NUMBERED.match(key)) for key in self.keys), initial=0))
        self.paged = list(accumulate((line.new_page for line in lines), initial=0))
        self.hashes = [0]
        self.powers = [1]
        for key in self.keys:
            self.hashes.append((self.hashes[-1] * _BASE + hash(key)) % _PRIME)
            self.powers.append(self.powers[-1] * _BASE % _PRIME)

    def run(self, start: int, again: int) -> int:
        """Return how many lines from ``again`` on repeat those from ``start`` on; 0 where that may be meant.

        A law may say the same of two offices, item for item, but never gives two articles one number: a short
        run counts only with such a label, a long one only at the edge of a page.
        """
        length = self._same(start, again)
        size = self.sizes[start + length] - self.sizes[start]
        if length > 1 and size >= _MIN_COPY and self.numbered[start + length] > self.numbered[start]:
            return length
        paged = self.paged[again + length] > self.paged[again]
        return length if paged and length > _MIN_PAGED and size >= 2 * _MIN_COPY else 0

    def _same(self, start: int, again: int) -> int:
        """Return how many lines from ``again`` on say what those from ``start`` on say, up to ``again``
        itself.
        """
        low, high = 0, min(again - start, len(self.keys) - again)
        while low < high:
            middle = (low + high + 1) // 2
            if self._hash(start, middle) == self._hash(again, middle):
                low = middle
            else:
                high = middle - 1
        return low

    def _hash(self, start: int, length: int) -> int:
        return (self.hashes[start + length] - self.hashes[start] * self.powers[length]) % _PRIME

    def drop_lead(self, kept: list[PhysicalLine], start: int) -> None:
        """Take off the short lines (第二章 监管职责) over a repeated run, as over the first."""
        while start > 0 and len(kept) > start and squeeze(kept[-1].text) == self.keys[start - 1]:
            kept.pop()
            start -= 1
