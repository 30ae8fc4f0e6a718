"""The head of a paper: letterhead, number, title, history, addressee, up to where its text begins."""

from __future__ import annotations

import re

from store.intake.cleanup.physical_line import SET_AS_TITLE, PhysicalLine, squeeze
from store.intake.cleanup.webpage import FIELD_NAMES
from store.intake.layout.paragraphs import begins_clause
from store.intake.layout.tables import is_barred
from store.intake.metadata.dates import date_line
from store.intake.metadata.document_kinds import is_complete_title
from store.intake.metadata.head import ANY_LINES, PaperHead
from store.intake.metadata.letterhead_names import SIGNED_BY, number_over_text, read_letterhead
from store.intake.metadata.organisations import split_signature
from store.intake.metadata.revision_history import part_history, read_history
from store.intake.metadata.title_lines import number_behind, read_title_line, title_again
from store.model.numbers import canonical_number

_ORDER = re.compile(r"^[一-鿿\s]{2,30}令$")
_ORDER_NUMBER = re.compile(r"^[（(]?\s*第\s*[\d一二三四五六七八九十百〇]{1,7}\s*号\s*[)）]?$")
#: 2022年第30号, under the title of an announcement.
_SERIAL = re.compile(r"^[（(]?\s*(?:19|20)\d\d\s*年\s*第\s*\d{1,4}\s*号\s*[)）]?$")
_ADDRESSEE = re.compile(
    r"^(?:各|有关|省|市|县|区|国务院|机关|全[省市国县]|委|局|厅|本|直属|驻|党中央|中央|.{2,30}(?:委|局|厅|政府|办|部|院|司|会|单位|部门|公司|中心|学校))"
)
_NO_ADDRESSEE = re.compile(
    r"[（(]?[甲乙丙]方|^(?:为|根据|按照|经|现|近|依据|本|按|遵照|贯彻)|如下|以下|下列|(?:决定|通知|规定|公告|通告)\s*[:：]$"
)
_FIELD = re.compile(
    r"^[\[【]?(?:" + "|".join(r"\s*".join(name) for name in FIELD_NAMES.split("|")) + r")[\]】]?\s*[:：]\s*"
)
#: 第12期, 〔2024〕第12期, 2024年第12期（总第86期）, over minutes and bulletins: no document number.
_ISSUE = re.compile(
    r"^[（(]?\s*(?:[〔\[［【]?(?:19|20)\d\d[〕\]］】]?年?\s*)?第\s*[\d一二三四五六七八九十]{1,4}\s*[期次]"
    r"(?:\s*[（(]?总第\s*\d{1,5}\s*期[)）]?)?\s*[)）]?$"
)
#: Lines above a letterhead: the number of the copy, secrecy and its term, urgency.
_SECRECY = r"(?:绝\s*密|机\s*密|秘\s*密|内\s*部)\s*(?:[★☆*].{0,8}?)?"
_URGENCY = r"(?:特\s*提|特\s*急|加\s*急|平\s*急|急\s*件)"
_OVER_LETTERHEAD = re.compile(
    rf"^(?:(?:份号\s*[:：]?\s*)?(?P<copy>\d{{5,7}})|(?:密级\s*[:：]\s*)?(?P<secrecy>{_SECRECY})?\s*(?:紧急程度\s*[:：]\s*)?(?P<urgency>{_URGENCY})?)$"
)
_MARKS = (("copy", "份号"), ("secrecy", "密级"), ("urgency", "紧急程度"))
#: What the table over a hospital's rules says of the copy.
_OF_COPY = re.compile(
    r"^(?:版本|版次|修[订改]|(?:制[定订]|编[制写]|审[核定查]|批准|审批|起草|拟[定稿]|校对|复核|会签|主管|责任|归口|主责|牵头|适用|受控|发布|文件|制度)(?:部门|日期|人|类别)?|类别)"
    r"[^:：。；]{0,4}[:：][^。；]{1,40}$"
)
#: 某省人民政府公报 2020年第12期, over what it prints.
_GAZETTE = re.compile(
    r"^[一-鿿]{2,20}(?:公报|公告|简报|汇编|专刊)[\s·•]*(?:19|20)\d\d\s*年?\s*第?\s*\d{1,3}\s*[期号]"
    r"(?:\s*[（(]?总第?\s*\d{1,5}\s*[期号][)）]?)?$"
)
#: What is printed over the number of an issue and may not be its title.
_MASTHEAD = re.compile(r"(?:会议纪要|纪要|简报|通报|专报|专刊|公告|通告)$")
_LONGEST_SPECK = 3
#: Letters of a name that were set apart to fill its place: 版　　本：第4版.
_SPREAD = re.compile(r"^([一-鿿])[ 　]+([一-鿿])(?=\s*[:：])")
#: The line over an urgent message: its urgency, its number and that of the machine.
_TELEGRAM = re.compile(
    r"^等\s*级.{0,24}?(?P<number>[一-鿿]{2,12}[〔\[［](?:19|20)\d\d[〕\]］]\s*\d{1,4}\s*号)"
)
_MARKER = re.compile(r"^附\s*件?\s*[一二三四五六七八九十\d０-９]{0,3}\s*[:：]?$")


def read_head(
    lines: list[PhysicalLine], known_title: str | None = None, most_lines: int = ANY_LINES
) -> PaperHead:
    """Read the lines over a text; ``known_title`` is what a cover calls this attachment, if it does.

    A title takes ``most_lines`` at most: over an attachment, what follows may be the first row of a table.
    """
    head = PaperHead(most_lines=most_lines)
    part_history(lines)
    i = 0
    while i < len(lines):
        used = _read_line(lines, i, head, known_title)
        if not used:
            break
        i += used
    head.begin = i
    _settle_title(head)
    return head


def _read_line(lines: list[PhysicalLine], i: int, head: PaperHead, known: str | None) -> int:
    """Read one item of the head; the number of lines it took, 0 where the head is over."""
    text = lines[i].text
    if not head.title_lines and _MARKER.match(text):
        return 1
    if _take_mark(text, head):
        return 1
    if _take_signer(lines, i, head):
        return 1
    if is_barred(text) or (head.title_lines and "\t" in text):
        # 附件 with a table right below it has no title.
        return 0
    if again := title_again(lines, i, head):
        return again
    if head.title_lines and _ISSUE.match(text):
        head.leftovers.append(squeeze(text))
        head.serial = True
        return 1
    if head.serial and is_complete_title(text) and _MASTHEAD.search(head.title):
        _take_masthead(head)
        head.title_lines = [lines[i]]
        return 1
    for reader in (_read_number, _read_field, read_letterhead, _read_history, _read_addressee, _read_date):
        used = reader(lines, i, head)
        if used:
            if reader is not _read_history:
                head.printed += [squeeze(read.text) for read in lines[i : i + used]]
            return used
    return read_title_line(lines, i, head, known)


def _take_masthead(head: PaperHead) -> None:
    """Part the name of a bulletin or of announcements, over the title of what is in this one, from the head.

    It has the issuer's name: 某市卫生健康委员会公告.
    """
    names = split_signature(_MASTHEAD.sub("", head.title))
    head.writers = head.writers or names
    if not names:
        head.leftovers.append(head.title)


def _take_mark(text: str, head: PaperHead) -> bool:
    """Keep what is said of the copy, and where it was printed."""
    text = _SPREAD.sub(r"\1\2", text)
    if not head.title_lines and (over := _OVER_LETTERHEAD.match(text)):
        head.marks += [f"{name}：{squeeze(over[key])}" for key, name in _MARKS if over[key]]
        return True
    if not head.title_lines and _GAZETTE.match(text):
        head.marks.append(squeeze(text))
        return True
    if _OF_COPY.match(text) and head.field("文件编号", "文号"):
        head.marks.append(text)
        return True
    return False


def _take_signer(lines: list[PhysicalLine], i: int, head: PaperHead) -> bool:
    """Keep who signed a paper off, beside its number or on a separate line."""
    found = SIGNED_BY.search(lines[i].text)
    if not found or head.addressee:
        return False
    alone = not lines[i].text[: found.start()].strip()
    if not (alone or number_over_text(lines[i].text)):
        return False
    head.marks.append(f"签发人：{squeeze(found['names'])}")
    return alone


def _read_number(lines: list[PhysicalLine], i: int, head: PaperHead) -> int:
    text = SIGNED_BY.sub("", lines[i].text)
    if telegram := _TELEGRAM.match(text):
        head.number = head.number or canonical_number(squeeze(telegram["number"]))
        head.leftovers.append(squeeze(text))
        return 1
    found = number_over_text(text)
    if found and re.search(r"\d\s*号?\s*$|号$", text) and len(text) <= 40:
        head.number = head.number or found
        _drop_specks(head)
        return 1
    if head.title_lines and not head.number and _SERIAL.match(text):
        head.number = squeeze(text)
        head.serial = True
        return 1
    if _ORDER.match(text) and i + 1 < len(lines) and _ORDER_NUMBER.match(lines[i + 1].text):
        head.number = squeeze(text) + squeeze(lines[i + 1].text).strip("（()）")
        return 2
    return 0


def _drop_specks(head: PaperHead) -> None:
    """Take what is too short for a title, between a letterhead and its number, from the title."""
    if head.title_lines and all(len(squeeze(line.text)) <= _LONGEST_SPECK for line in head.title_lines):
        head.leftovers += [squeeze(line.text) for line in head.title_lines]
        head.title_lines = []


def _read_field(lines: list[PhysicalLine], i: int, head: PaperHead) -> int:
    found = _FIELD.match(lines[i].text)
    if not found:
        return 0
    name = squeeze(found[0]).rstrip(":：")
    value = squeeze(lines[i].text[found.end() :])
    torn = i + 1 < len(lines) and name in ("标题", "名称") and not is_complete_title(value)
    if torn and is_complete_title(value + squeeze(lines[i + 1].text)):
        head.fields[name] = value + squeeze(lines[i + 1].text)
        return 2
    head.fields[name] = value
    return 1


def _read_history(lines: list[PhysicalLine], i: int, head: PaperHead) -> int:
    if not head.title_lines and not head.number:
        return 0
    used, text = read_history(lines, i)
    head.history.extend([text] if text else [])
    return used


def _read_addressee(lines: list[PhysicalLine], i: int, head: PaperHead) -> int:
    if head.addressee or not (head.title_lines or head.number):
        return 0
    text = ""
    for used, line in enumerate(lines[i : i + 8], start=1):
        text += line.text
        if "。" in text or begins_clause(line.text):
            return 0
        if text[-1] in "：:":
            if not _ADDRESSEE.match(text) or len(text) > 400 or _NO_ADDRESSEE.search(text):
                return 0
            head.addressee = squeeze(text).rstrip("：:")
            return used
        if not head.title_lines and not head.number:
            return 0
        if not (_ADDRESSEE.match(text) and ("、" in text or "，" in text or "," in text)):
            return 0
    return 0


def _read_date(lines: list[PhysicalLine], i: int, head: PaperHead) -> int:
    found = date_line(lines[i].text)
    if not found or (found[0] and not split_signature(found[0])):
        return 0
    if head.serial:
        head.writers += split_signature(found[0])
    head.day = head.day or found[1]
    return 1


def _settle_title(head: PaperHead) -> None:
    """Part what is not the title from the lines taken for it: the name of a column, a kicker."""
    if not head.title and head.field("标题", "信息名称", "文件名称", "名称"):
        head.title_lines = [PhysicalLine(head.field("标题", "信息名称", "文件名称", "名称"))]
    if found := number_behind(head.title):
        head.number = head.number or found[1]
        head.title_lines = [PhysicalLine(found[0])]
    lines = head.title_lines
    marked = [i for i, line in enumerate(lines) if line.level]
    by_type = len(marked) == 1 and lines[marked[0]].level == SET_AS_TITLE
    if by_type and marked[0] and not _names_issuer(lines[: marked[0]]):
        # What is above a title in other type is not part of it: the head of a page, the name of a series.
        head.leftovers += [squeeze(line.text) for line in lines[: marked[0]]]
        head.title_lines = lines = lines[marked[0] :]
        marked = [0]
    if len(marked) > 1 and not is_complete_title(head.title):
        head.leftovers += [squeeze(line.text) for line in lines if line is not lines[marked[-1]]]
        head.title_lines = [lines[marked[-1]]]


def _names_issuer(lines: list[PhysicalLine]) -> bool:
    """Return whether lines over a title begin it: the issuer over 关于……的通知."""
    return bool(split_signature("".join(line.text for line in lines)))
