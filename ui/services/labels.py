"""How documents, clauses and times are named on the screen; plain functions on strings."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from store.model.document import DocumentSummary

_PROVINCE = re.compile(
    r"^(?:\w{2,3}省|\w{2,6}自治区|(?:北京|上海|天津|重庆)市)(?:人民政府(?:办公厅)?)?(?:关于(?:印发)?)?"
)
_DIGITS = re.compile(r"^(\d+)\.")
_COUNTED = re.compile(r"^(?:（\S+）|\d+\.)")


def short_title(title: str) -> str:
    """A title without the province in front of it, if enough is left to know it by."""
    short = _PROVINCE.sub("", title).removesuffix("的通知")
    return short if len(short) >= 8 else title


def edition_title(entry: DocumentSummary) -> str:
    """A document's short title; that of one edition of several says which it is."""
    title = short_title(entry.name)
    if entry.edition is None:
        return title
    text = QCoreApplication.translate("Labels", "{title} ({edition})")
    return text.format(title=title, edition=entry.edition)


def clause_label(label: str, path: tuple[str, ...] = ()) -> str:
    """A label as one says it: ``9.`` is 第9项; what counts anew under each 一、 takes that along."""
    above = [part for part in path[:-1] if part.endswith(("、", "）", "."))]
    if above and _COUNTED.match(label):
        return "".join(above) + label.rstrip(".")
    digits = _DIGITS.match(label)
    return f"第{digits[1]}项" if digits else label


def clause_title(label: str, path: tuple[str, ...] = (), heading: str | None = None) -> str:
    """The label with the heading behind it, if there is one."""
    name = clause_label(label, path)
    if not heading:
        return name
    return (
        f"{name}{heading}"
        if name.endswith(("、", "）")) or not heading[:1].isalnum()
        else f"{name} {heading}"
    )


def place_name(document: str, label: str, path: tuple[str, ...] = ()) -> str:
    """A clause as it is named in a sentence: the document's title, shortened, and the label."""
    return f"{short_title(document)} {clause_label(label, path)}".rstrip()


def date_text(iso: str | None) -> str:
    """``2020-04-03`` as 2020年4月3日 (in English 2020/4/3); empty for None."""
    if not iso:
        return ""
    pattern = QCoreApplication.translate("Labels", "{y}/{m}/{d}")
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return pattern.format(y=day.year, m=day.month, d=day.day)


def unit_text(summary: DocumentSummary) -> str:
    """How much a document holds: 32 条 for what has articles, else 24 项."""
    if summary.kind in ("条例", "办法", "法律"):
        return QCoreApplication.translate("Labels", "{n} articles").format(n=summary.measure_count)
    return QCoreApplication.translate("Labels", "{n} measures").format(n=summary.measure_count)


def when_text(iso: str, today: date | None = None) -> str:
    """A time in the past as 今天, 昨天, or its date without the current year."""
    try:
        moment = datetime.fromisoformat(iso.replace("Z", "+00:00"))
    except ValueError:
        return ""
    day = (moment.astimezone() if moment.tzinfo else moment).date()
    now = today or date.today()
    if day == now:
        return QCoreApplication.translate("Labels", "today")
    if (now - day).days == 1:
        return QCoreApplication.translate("Labels", "yesterday")
    if day.year == now.year:
        return QCoreApplication.translate("Labels", "{m}/{d}").format(m=day.month, d=day.day)
    return date_text(day.isoformat())
