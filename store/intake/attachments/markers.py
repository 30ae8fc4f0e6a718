"""The marks over attachments: 附件, 附件1, 附表二, 附录A, alone on a line or with a title behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.intake.cleanup.physical_line import squeeze
from store.intake.layout.paragraphs import is_final

_MARKER = re.compile(
    r"^[【\[〔]?(?P<kind>附\s*件|附\s*表|附\s*录|附\s*图|附)\s*"
    r"(?P<number>[一二三四五六七八九十\d０-９]{1,3}(?:[-—－.．][\d０-９]{1,2})?|[A-HＡ-Ｈ])?[】\]〕]?\s*(?P<colon>[:：、.．])?"
    r"(?P<gap>\s*)(?P<title>.*)$"
)
#: 附件1所列, 附表2中, 附件1、2: the words go on, the mark is cited.
_CITED = re.compile(r"^[所中的和及与或至为是见第内上下之、，,。；;）)\d]|^(?:规定|列|要求|执行|略$)")
#: The word that standards put under the mark of an appendix.
_STANDING = re.compile(r"^[（(]\s*(?:规\s*范\s*性|资\s*料\s*性)(?:\s*附\s*录)?\s*[)）]\s*")
#: The list of works that closes a standard.
SOURCES = "参考文献"
_MAX_TITLE = 60


@dataclass(frozen=True, slots=True)
class AttachmentMark:
    """A mark: ``text`` as it is cited (附件1), and what follows it on its line, with a colon or not.

    ``title`` is empty where the mark has its line to itself.
    """

    text: str
    title: str = ""
    colon: bool = False


def parse_marker(line: str) -> AttachmentMark | None:
    """Return the mark that a line begins with; None where the line cites one or is a sentence."""
    found = _MARKER.match(line)
    if not found:
        return AttachmentMark(SOURCES) if squeeze(line).replace(" ", "") == SOURCES else None
    kind = squeeze(found["kind"]).replace(" ", "")
    number, title = found["number"] or "", found["title"].strip()
    marker = AttachmentMark(kind + number, title, bool(found["colon"]))
    if not title:
        return marker
    # 附表 药品明细: a blank parts too, but not behind 附 alone, which letter-spaced words begin with (附 则).
    spaced = len(kind) > 1 and line[found.end("kind") :][:1].isspace()
    parted = bool(number or found["colon"]) or spaced or _STANDING.match(title)
    if not parted or len(title) > _MAX_TITLE or is_final(title) or "，" in title:
        return None
    if _CITED.match(title) and not (found["colon"] in (":", "：") and title[0].isdigit()):
        return None
    return marker


def take_standing(text: str) -> tuple[str, str]:
    """Return what a standard says of an appendix, （规范性附录）, and the rest of the line."""
    found = _STANDING.match(text)
    return (squeeze(found[0]), text[found.end() :].strip()) if found else ("", text)
