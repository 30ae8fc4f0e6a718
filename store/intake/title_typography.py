"""Type of lines as a sign of titles: a centred, large line gets the mark of a Markdown heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from store.formats.lines import SourceLine
from store.intake.attachments.markers import parse_marker
from store.intake.cleanup.physical_line import SET_AS_TITLE
from store.intake.layout.paragraphs import begins_clause, is_final
from store.intake.letterheads import is_red
from store.intake.metadata.organisations import split_signature
from store.intake.outline.labels import parse_bare, parse_label
from store.model.numbers import canonical_number

#: No text marks its title as a heading of the sixth level; that is how its type speaks.
TITLE = "#" * SET_AS_TITLE + " "
#: A title is so many times as large as the text; a line that is nearly as large belongs to it.
_LARGER = 1.2
#: The lines of a title are not so many times their size apart.
_APART = 1.6
_SAME = 0.06
_LONGEST, _MOST_LINES = 60, 6
#: A list in type so much smaller, with so many short lines, so many of them numbered, is none of the text's.
_SMALL, _FEWEST, _FEWEST_LABELS, _LONGEST_ENTRY = 0.92, 5, 3, 30
#: Tables made here are counted from there.
_OWN = 1_000_000
_HAN = re.compile(r"[一-鿿]")
#: The year in the middle of a title may be a line of it.
_YEAR = re.compile(r"^(?:[12]\d{3}|[一二〇○零九]{4})?\s*年[度]?$")
#: Large and centred, and no title: letterheads, the names over a standard, lists of contents, dates.
_NO_TITLE = re.compile(
    r"(?:(?<![标购商价判])文\s*件|令|公\s*报)$|^中华人民共和国.{2,12}标准$|^(?:目\s*[录次]|前\s*言|引\s*言|发\s*布)$|^[（(【\[]|^表\s*[\dA-Z]|^图\s*[\dA-Z]"
    r"|^[\dXx×\s年月日.—–-]+(?:发\s*布|实\s*施)|^[\dXx×〇○一二三四五六七八九十年月日\s.—-]+$|[：:]$"
)


def with_titles(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines, those of a title put together in one and marked; as they are where type tells
    nothing.
    """
    body = _body_size(lines)
    if not body:
        return list(lines)
    out: list[SourceLine] = []
    largest: dict[int, float] = {}
    for large, group in groupby(_grouped(lines, body), key=lambda pair: pair[0]):
        found = [line for _, line in group]
        text = _in_one(found)
        centred = any(line.align == "center" for line in found)
        if large and centred and len(found) <= _MOST_LINES and not split_signature(text):
            page, size = found[-1].page, found[-1].size
            if page is None or size > (1 - _SAME) * largest.setdefault(page, size):
                found = [replace(found[-1], text=TITLE + text)]
        out += found
    return out


def _in_one(lines: Sequence[SourceLine]) -> str:
    """Return the lines of a title in one; a line that is the issuer's name stays apart by a blank."""
    texts = [line.text.strip() for line in lines]
    return "".join(text + ("  " if split_signature(text) else "") for text in texts).strip()


def with_small_lists(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines, a list in smaller type than the text (what a paper has, as an example) made a table.

    Its numbers are no labels: they cite those of another paper.
    """
    body = _body_size(lines)
    out: list[SourceLine] = []
    tables = 0
    for small, group in groupby(lines, key=lambda line: _is_entry(line, body)):
        found = list(group)
        labels = (
            [parse_label(line.text) or parse_bare(line.text, 0, "1.") for line in found]
            if small and len(found) >= _FEWEST
            else []
        )
        if sum(map(bool, labels)) >= _FEWEST_LABELS:
            tables += 1
            for row, (line, label) in enumerate(zip(found, labels, strict=True)):
                cut = label.length if label else 0
                for column, text in enumerate((line.text[:cut], line.text[cut:])):
                    out.append(replace(line, text=text.strip(), cell=(_OWN + tables, row, column)))
        else:
            out += found
    return out


def _is_entry(line: SourceLine, body: float) -> bool:
    text = line.text.strip()
    small = line.page is not None and 0 < line.size < _SMALL * body and line.cell is None
    return small and 0 < len(text) <= _LONGEST_ENTRY and not is_final(text)


def _grouped(lines: Sequence[SourceLine], body: float) -> Iterator[tuple[int, SourceLine]]:
    """Yield each line with the number of the title that it would be of, 0 for none."""
    number, last = 0, None
    for line in lines:
        if not line.text.strip() and last is not None:
            continue  # an empty paragraph between two lines of a title
        behind = last is not None and _goes_on(last, line)
        year = behind and bool(_YEAR.match(line.text.strip()))
        # The height of recognised letters varies: what goes on a title is of it where it is a little smaller.
        least = body / (1 + _SAME) if behind and line.confidence is not None else body
        if not (year or _looks_like_title(line, least)):
            last = None
            yield 0, line
            continue
        if last is None or not _goes_on(last, line):
            number += 1
        last = line
        yield number, line


def _body_size(lines: Sequence[SourceLine]) -> float:
    """Return the size that most characters outside of tables have; 0 where it is not known."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.cell is None:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _looks_like_title(line: SourceLine, body: float) -> bool:
    text = line.text.strip()
    if line.cell is not None or line.align == "right" or line.size < _LARGER * body:
        return False
    if not _HAN.search(text) or len(text) > _LONGEST or is_final(text) or is_red(line):
        return False
    return not (_NO_TITLE.search(text) or begins_clause(text) or parse_marker(text) or canonical_number(text))


def _goes_on(title: SourceLine, line: SourceLine) -> bool:
    same = _SAME if line.confidence is None else 2 * _SAME
    if title.page != line.page or abs(title.size - line.size) > same * title.size:
        return False
    return not (title.box and line.box) or line.box[1] - title.box[3] < _APART * line.size
