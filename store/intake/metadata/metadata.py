"""Metadata from the text of a document: issuers, date, effective date."""

from __future__ import annotations

import re

from store.intake.metadata.dates import find_dates
from store.intake.metadata.organisations import is_organisation, join_halves, split_list

_ISSUER_TITLE = re.compile(r"^(?P<names>.{2,80}?)(?:关于|印发|转发|批转|公布|发布)")
_ISSUING = ("转发", "印发", "批转", "公布", "发布")
_AND_OTHERS = re.compile(r"等[\d一二三四五六七八九十]*(?:个)?(?:部门|单位|部委|委局)?$")
_MEETING_PLACE = re.compile(
    r"(?P<before>[一-鿿]{0,14}?)第[零一二三四五六七八九十百〇\d]+届(?P<after>[一-鿿]{0,14}?(?:人民代表大会常务委员会|人民代表大会|人大常委会))"
)
_OF_MEETING = re.compile(
    r"(?P<body>国务院|[一-鿿]{2,20}?(?:人民政府|部|委员会|局|署|院|厅))(?:令)?(?:第?[零一二三四五六七八九十百〇\d]+[届次](?:常务|全体|部务|委务|局务|厅务|审判委员会)?)"
)
_ORDER_OF = re.compile(r"(?P<body>(?:(?!日)[一-鿿]){2,20}?)令第?[\d零一二三四五六七八九十百〇]+号")
_ISSUED_BY = re.compile(r"日[，,]?\s*(?P<body>[一-鿿]{2,20}?)(?:发布|公布|颁布|印发|令第)")
#: The second half of a name that a line break parted from the first.
_HALVES = re.compile(r"[\s　]+(办公厅|办公室|委员会|人民政府|常务委员会)(?=$|[\s　])")
_STATE = "中华人民共和国"
_EFFECTIVE = re.compile(
    r"(?:自|从|于)\s*(?:(?P<date>[\d０-９〇○零一二三四五六七八九]{4}\s*年[\s\d０-９一二三四五六七八九十]{1,5}月[\s\d０-９一二三四五六七八九十]{1,5}日)"
    r"|(?P<now>公布|发布|印发|颁布|下发|发文|通过|批准)(?:之日|日))\s*起?\s*(?:正式)?(?:施\s*行|实\s*施|执\s*行|生\s*效|试行)"
)
_ADOPTED = re.compile(r"次会议[、\s]*$|通过|公布|修正|修订|修改[）)]?$|批准|发布|颁布")


def issuers_of_title(title: str) -> list[str]:
    """Return the organisations that a title names before 关于 or 印发; [] where it names none or says 等."""
    found = _ISSUER_TITLE.match(title)
    if not found or title.startswith(_ISSUING) or _AND_OTHERS.search(found["names"]):
        return []
    return issuers_of_line(found["names"])


def issuers_of_line(text: str) -> list[str]:
    """Return the organisations in a run of names, set apart by blanks or 、 or by nothing but their
    endings.
    """
    text = re.sub(r"中共中央(?=国务院)", "中共中央 ", text)
    names = [
        part for piece in re.split(r"[\s　]+", _HALVES.sub(r"\1", text.strip())) for part in split_list(piece)
    ]
    names = join_halves(names)
    return names if names and all(is_organisation(name) for name in names) else []


def issuers_of_history(history: list[str]) -> list[str]:
    """Return the bodies that adopted a law, from its history: 某省第十三届人民代表大会…通过 gives
    某省人民代表大会.
    """
    for text in history:
        place = _MEETING_PLACE.search(text)
        if place:
            before = re.sub(r"^.*[日于在经]", "", place["before"])
            return [(before + place["after"]).replace("人大常委会", "人民代表大会常务委员会")]
        meeting = _OF_MEETING.search(re.sub(r"^.*?日\s*", "", text, count=1))
        if meeting:
            return [meeting["body"].removeprefix(_STATE)]
        issued = _ISSUED_BY.search(text)
        if issued and not re.search(r"[批核]准", issued[0]):
            return [issued["body"].removeprefix(_STATE)]
        order = _ORDER_OF.search(re.sub(r"^.*?日\s*", "", text, count=1))
        if order and order["body"] not in (_STATE + "主席", "主席"):
            return [order["body"].removeprefix(_STATE)]
    return []


def issuer_of_order(number: str | None) -> list[str]:
    """Return the issuer of an order: 中华人民共和国国务院令第643号 → 国务院."""
    found = _ORDER_OF.match(number) if number else None
    return [found["body"].removeprefix(_STATE)] if found and not found["body"].endswith("主席") else []


def date_of_history(history: list[str]) -> str | None:
    """Return the date of the latest adoption or revision that a history names."""
    days: list[str] = []
    for text in history:
        dates = find_dates(text)
        for (_, end, day), following in zip(dates, [*dates[1:], None], strict=False):
            clause = text[end : following[0] if following else len(text)]
            if _ADOPTED.search(clause):
                days.append(day)
    return max(days, default=None)


def number_of_history(history: list[str]) -> str | None:
    """Return the order that published a regulation (国务院令第149号), as its history names it.

    None for a text that was revised since: the order names the first edition, not this one.
    """
    if re.search(r"修正|修订|修改", "".join(history)):
        return None
    for text in history:
        order = _ORDER_OF.search(re.sub(r"^.*?日\s*", "", text, count=1))
        if order:
            return order[0]
    return None


def first_date_of_history(history: list[str]) -> str | None:
    """Return when a law was first published (or, where that is not said, adopted)."""
    dates = [(text[end : end + 60], day) for text in history for _, end, day in find_dates(text)]
    published = [day for what, day in dates if re.match(r"[^\d]{0,40}(?:第\d+号)?(?:公布|发布|颁布)", what)]
    return next(iter(published or [day for _, day in dates]), None)


def effective_date(paragraphs: list[str], history: list[str], issued: str | None) -> str | None:
    """Return when a document takes effect: its last 自…起施行, or the history's; 自公布之日 is the date of
    issue.
    """
    for text in reversed(paragraphs):
        for found in reversed(list(_EFFECTIVE.finditer(text))):
            if not _speaks_of_itself(text, found.start()):
                continue
            if found["now"]:
                return first_date_of_history(history) or issued
            dates = find_dates(found["date"])
            if dates:
                return dates[0][2]
    for text in reversed(history):
        found_in_line = re.search(
            r"(?:自|于)?(?P<day>[^（()，,；;]*?日)\s*起?\s*(?:施行|实施|生效|执行)", text
        )
        dates = find_dates(found_in_line["day"]) if found_in_line else []
        if dates:
            return dates[-1][2]
    return None


def _speaks_of_itself(text: str, position: int) -> bool:
    before = re.split(r"[。；\n]", text[:position])[-1]
    return bool(
        re.search(
            r"^\s*(?:本|此|该|上述|以上|$|第[^条]*条\s*本)|本(?:办法|条例|法|规定|细则|意见|通知|方案|决定|规则|解释|标准|制度|规范|指南|章程|目录|规划|实施)",
            before,
        )
    )
