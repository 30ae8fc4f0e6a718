"""Press: texts that write about an official paper instead of being one: news, interviews, commentaries."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from store.model.document import DocumentKind

NEWS: DocumentKind = "报道"
COMMENTARY: DocumentKind = "解读"
_COMMENTARY_TITLE = re.compile(
    r"解读|答记者问|图解|一图读懂|一图看懂|问答|政策问|热点问题|(?:看点|亮点|要点)(?:速览|有哪些)|怎么看|怎么办|如何[理落]|[？?]$|权威(?:发布|解答|回应)"
)
_NEWS_TITLE = re.compile(
    r"^(?:权威发布|快讯|要闻|新闻|视频|组图|独家|关注|聚焦|回应|专访|访谈)\s*[丨|｜：:—]|[丨｜]|召开|举行|举办|出席|调研|慰问|开展.{2,20}活动$|座谈会|发布会|纪实|侧记|综述|评论员"
)
_STAMP = re.compile(
    r"(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?\s+\d{1,2}[:：]\d\d|^(?:来源|稿源|作者|记者|编辑|责编)\s*[:：]|^(?:文|图|摄影)\s*[/／丨|]"
)
_DATELINE = re.compile(
    r"^(?:本报|本网|本台|本刊|新华社|新华网|人民网|中新社|中新网|央视网|[一-鿿]{2,8}(?:日报|晚报|时报|网|电视台|广播网))"
    r"[^。]{0,24}(?:讯|电|消息|报道|(?:记者|通讯员))|[（(]\s*(?:本报|全媒体|见习|实习)?(?:记者|通讯员|作者|供稿|撰稿)\s*[:：]?.{1,24}[)）]\s*$"
)
_SPOKEN = re.compile(
    r"记者从.{2,30}(?:获悉|了解到)|(?:日前|近日|今天|昨日|[上下]午|\d{1,2}月\d{1,2}日)[，,].{2,60}(?:举行|召开|发布会|启动|获悉)|会议(?:指出|强调|要求|决定|认为)|表示[：，:,]|介绍说?[：，:,]"
)
_QUESTION = re.compile(r"^(?:问|记者(?:提问|问)?|主持人|提问|网友|[一-鿿]{2,8}记者|Q\d{0,2})\s*[:：]")
_ANSWER = re.compile(
    r"^(?:答|回答|[一-鿿]{2,4}(?:主任|局长|厅长|司长|处长|部长|院长|教授|专家)?|A\d{0,2})\s*[:：]"
)
_REPLY = re.compile(r"^(?:答|回答|A\d{0,2})\s*[:：]")
_NAMED = ("解读", "答记者问", "问答")
_HEAD = 8
_MIN_POINTS = 2
_MIN_CHINESE = 30


def press_kind(texts: Sequence[str]) -> DocumentKind | None:
    """Return 报道 or 解读 where a text is one by its form; None for everything else.

    ``texts`` are its lines, the title first. The questions and answers of an interview are enough; else two
    signs of a newspaper must come together.
    """
    title = texts[0] if texts else ""
    asked = has_interview(texts)
    if not asked and sum(c >= "一" for text in texts for c in text) < _MIN_CHINESE:
        return None
    points = sum(sign(texts) for sign in _SIGNS)
    named = title.endswith(_NAMED)
    if _COMMENTARY_TITLE.search(title) and (points or named):
        return NEWS if _NEWS_TITLE.search(title) and not named else COMMENTARY
    return NEWS if asked or points >= _MIN_POINTS else None


def speaks(line: str) -> bool:
    """Return whether a line begins with a speaker (问：, 答：)."""
    return bool(_QUESTION.match(line) or _REPLY.match(line))


def has_interview(texts: Sequence[str]) -> bool:
    """Questions, and answers behind them."""
    asked = [i for i, text in enumerate(texts[:-1]) if _asks(text)]
    return any(_ANSWER.match(texts[i + 1]) for i in asked)


def _asks(text: str) -> bool:
    """Return whether somebody asks: 问：…, or a reporter with a question mark; 主持人：陈院长 names the
    chair.
    """
    return bool(_QUESTION.match(text)) and (text[:1] in "问Q" or "？" in text or "?" in text)


def _is_titled(texts: Sequence[str]) -> bool:
    return bool(_NEWS_TITLE.search(texts[0]))


def _is_stamped(texts: Sequence[str]) -> bool:
    return any(_STAMP.search(text) for text in texts[1:_HEAD])


def _has_dateline(texts: Sequence[str]) -> bool:
    return any(_DATELINE.search(text) for text in (*texts[1:_HEAD], *texts[-2:]))


def _is_spoken(texts: Sequence[str]) -> bool:
    return any(_SPOKEN.search(text) for text in texts[1:])


_SIGNS: tuple[Callable[[Sequence[str]], bool], ...] = (
    _is_titled,
    _is_stamped,
    _has_dateline,
    _is_spoken,
    has_interview,
)
