"""Papers in one file: where one ends and the next begins, at a mark or at its own title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from store.intake.attachments.markers import AttachmentMark, parse_marker
from store.intake.cleanup.physical_line import SET_AS_TITLE, PhysicalLine, squeeze
from store.intake.layout.paragraphs import begins_clause, is_final
from store.intake.metadata.dates import date_line
from store.intake.metadata.document_kinds import is_complete_title
from store.intake.metadata.organisations import split_signature
from store.intake.metadata.revision_history import read_history
from store.model.numbers import canonical_number

_LIST_ITEM = re.compile(r"^(?:附件\s*)?[\d０-９一二三四五六七八九十]{1,3}\s*[.．、:：]\s*\S{2,}")
#: The kinds of papers that are addressed to somebody and follow each other in one file.
_ADDRESSED = re.compile(
    r"(?:通知|通报|函|批复|复函|意见|决定|公告|通告|答复|纪要|请示|报告)(?:[（(].{1,8}[)）])?$"
)
#: Lines that may follow a list of attachments: its next entry, or a contact.
_LISTED = re.compile(r"^(?:附件\s*)?[\d０-９]{1,3}\s*[.．、:：]|联系|电话")
_ADDRESSEE = re.compile(r"^[^，。；]{2,60}(?:[，、][^。；]{2,200})?[:：]$")
_LEAD = re.compile(r"(?:如下|下列|以下|包括|规定|要求|决定|意见)[:：]$")
_MAX_TITLE_LINES = 3
_MAX_TITLE_LINE = 60
_FEWEST = 2
#: Lines between the title of a rule and its first article, and what numbers the articles.
_FAR = 8
#: What explains the draft of a rule, behind it.
_EXPLANATION = re.compile(
    r"^关于《[^《》]{4,60}(?:《[^《》]{1,40}》[^《》]{0,20})?》的(?:起草|编制|修订)?说明$"
)
_OF_RULES = ("章", "条", "一、")


@dataclass(slots=True)
class EnclosedPaper:
    """A paper inside a file: the mark over it as printed (none for a second notice) and its lines.

    ``listed`` is the list of attachments that closes it, ``closing`` its own signature and date,
    ``standing`` its status in a standard (规范性附录), ``is_titled`` whether all of its title is
    behind its mark (附件1：某表).
    """

    marker: str = ""
    lines: list[PhysicalLine] = field(default_factory=list)
    listed: list[PhysicalLine] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    standing: str = ""
    is_titled: bool = False


def split_at_marks(lines: Sequence[PhysicalLine]) -> list[EnclosedPaper]:
    """Divide the lines into papers at their marks; the first has what comes before the first mark."""
    marks = {i: marker for i, line in enumerate(lines) if (marker := parse_marker(line.text))}
    papers = [EnclosedPaper()]
    reader = _Marks(lines, marks)
    for i, line in enumerate(lines):
        marker = marks.get(i)
        if marker and reader.begins_paper(i):
            papers.append(EnclosedPaper(marker.text, is_titled=marker.colon and bool(marker.title)))
            if marker.title:
                papers[-1].lines.append(
                    PhysicalLine(marker.title, line.gap, line.level, line.bold, line.new_page)
                )
        else:
            papers[-1].lines.append(line)
    return [paper for paper in papers if paper.lines or paper is papers[0]]


class _Marks:
    """The marks of a file: which of them only list what is attached, which begin an attachment."""

    def __init__(self, lines: Sequence[PhysicalLine], marks: dict[int, AttachmentMark]) -> None:
        self.lines = lines
        self.marks = marks
        self.last_place = {marker.text: i for i, marker in marks.items()}
        self.first_text = next(
            (i for i, line in enumerate(lines) if _is_text(line.text) or begins_clause(line.text)), len(lines)
        )

    def begins_paper(self, i: int) -> bool:
        """Return whether an attachment begins at the mark on line ``i``."""
        if i == 0 or len(self.lines) - i <= 1:
            return False
        return not any(rule(self, i) for rule in _LISTS)

    def is_cited_early(self, i: int) -> bool:
        """Return whether a mark is above the title of the first paper, before any other text."""
        return i <= self.first_text and not self._is_behind_date(i)

    def comes_again(self, i: int) -> bool:
        """Return a mark with a title that comes again farther down was a list."""
        marker = self.marks[i]
        return bool(marker.title) and self.last_place[marker.text] > i

    def is_beside_another(self, i: int) -> bool:
        """附件：1.… over 2.…, and 附件1：… over 附件2：…, are lines of a list."""
        marker = self.marks[i]
        following = self.lines[i + 1].text
        beside = self.marks.get(i + 1)
        before = self.marks.get(i - 1)
        if not marker.title:
            return bool(_LIST_ITEM.match(following)) and self._list_ends_open(i)
        if beside and (beside.title or beside.text != marker.text):
            return True
        if before and before.title:
            return True
        return marker.colon and marker.text in ("附", "附件") and bool(_LIST_ITEM.match(marker.title))

    def is_before_signature(self, i: int) -> bool:
        """附件：某方案 right over the signature names what follows behind it."""
        if not self.marks[i].title:
            return False
        end = min(len(self.lines), i + 3)
        for line in self.lines[i + 1 : end]:
            if date_line(line.text) or split_signature(line.text):
                return True
            if len(line.text) > _MAX_TITLE_LINE or is_final(line.text):
                return False
        rest = self.lines[i + 1 :]
        return end == len(self.lines) and all(_LISTED.search(line.text) for line in rest)

    def is_inside_sentence(self, i: int) -> bool:
        """Return the line above does not end: what follows is cited."""
        before = self.lines[i - 1].text
        marker = self.marks[i]
        open_end = before[-1] in "，、（(及和与按见照" and not self.lines[i].gap
        return open_end or (bool(marker.title) and not marker.colon and self._runs_on(i))

    def _runs_on(self, i: int) -> bool:
        before = self.lines[i - 1]
        ended = (
            is_final(before.text) or self._is_behind_date(i) or self.lines[i].gap or self.lines[i].new_page
        )
        return not ended and len(before.text) > _MAX_TITLE_LINE // 2

    def _is_behind_date(self, i: int) -> bool:
        return i > 0 and bool(date_line(self.lines[i - 1].text))

    def _list_ends_open(self, i: int) -> bool:
        """Return whether all lines behind a bare 附件 are names of attachments, up to a signature or the
        end.
        """
        for j in range(i + 1, len(self.lines)):
            text = self.lines[j].text
            if date_line(text) or split_signature(text):
                return True
            if (
                j in self.marks
                or len(text) > 2 * _MAX_TITLE_LINE
                or (is_final(text) and not _LIST_ITEM.match(text))
            ):
                return j in self.marks
            if not (_LIST_ITEM.match(text) or len(text) < _MAX_TITLE_LINE):
                return False
        return True


_LISTS: tuple[Callable[[_Marks, int], bool], ...] = (
    _Marks.is_cited_early,
    _Marks.comes_again,
    _Marks.is_beside_another,
    _Marks.is_before_signature,
    _Marks.is_inside_sentence,
)


def split_at_titles(paper: EnclosedPaper) -> list[EnclosedPaper]:
    """Return the papers that follow each other in one, each with a title and an addressee or a number."""
    papers = [replace(paper, lines=[])]
    titled, said, numbered = 0, False, False
    for i, line in enumerate(paper.lines):
        addressed = said and i - titled > _FEWEST and begins_paper(paper.lines, i)
        if addressed or (numbered and begins_rule(paper.lines, i)):
            papers.append(EnclosedPaper())
            titled, said, numbered = i, False, False
        numbered = numbered or _has_number(line.text, 2)
        said = said or line.text[-1] == "。"
        papers[-1].lines.append(line)
    return papers


def begins_paper(lines: Sequence[PhysicalLine], i: int) -> bool:
    """Return whether another paper begins at line ``i``: its title, then its addressees, or its
    number.
    """
    before = lines[i - 1].text
    if before[-1] not in "。！；”" and not date_line(before):
        return False
    title = ""
    for j in range(i, min(i + _MAX_TITLE_LINES, len(lines) - 1)):
        text = lines[j].text
        if is_final(text) or len(text) > _MAX_TITLE_LINE or begins_clause(text) or date_line(text):
            return False
        title += squeeze(text)
        if _ADDRESSED.search(title) and is_complete_title(title):
            return _is_addressed(lines, j + 1)
    return False


def begins_rule(lines: Sequence[PhysicalLine], i: int) -> bool:
    """Return whether a rule begins at line ``i`` behind the articles of another paper: its title, then the
    first article.

    Its history in brackets follows it (（2016年…通过）), or its type says that it is a title.
    """
    title, before = lines[i], lines[i - 1].text
    text = squeeze(title.text)
    if len(text) > _MAX_TITLE_LINE or is_final(text) or begins_clause(text) or not is_complete_title(text):
        return False
    ended = before[-1] in "。！；”）)|" or bool(date_line(before))
    told = _is_enacted(lines[i + 1 : i + _FAR]) or _EXPLANATION.match(text)
    if title.level != SET_AS_TITLE and not (ended and told):
        return False
    for line in lines[i + 1 : i + _FAR]:
        if label := begins_clause(line.text):
            return label.style in _OF_RULES and label.ordinal == 1
    return False


def _is_enacted(lines: Sequence[PhysicalLine]) -> bool:
    return bool(lines) and read_history(list(lines), 0)[1] is not None


def _has_number(text: str, least: int) -> bool:
    label = begins_clause(text)
    return bool(label and label.style in _OF_RULES and label.ordinal >= least)


def _is_addressed(lines: Sequence[PhysicalLine], i: int) -> bool:
    """Return whether line ``i`` is a number, and the next the addressee of the paper."""
    numbered = bool(canonical_number(lines[i].text.strip("（()） ")))
    i += numbered
    if i >= len(lines):
        return False
    text = lines[i].text
    return bool(_ADDRESSEE.match(text)) and not _LEAD.search(text)


def _is_text(text: str) -> bool:
    return len(text) > _FEWEST + 2 and text.rstrip()[-1:] in "。！；：:"
