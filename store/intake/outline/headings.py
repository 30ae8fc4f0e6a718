"""Headings of clauses: found by structure, length, marks and the siblings' form."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from store.intake.cleanup.physical_line import squeeze
from store.intake.metadata.duty_notes import strip_note
from store.intake.outline.label_styles import DIVISIONS, STRUCTURE
from store.intake.outline.tree import OutlineNode

_BRACKETED = re.compile(
    r"^\s*[【〔\[（(]\s*(?P<heading>[^】〕\]）)。；]{1,40}?)\s*[】〕\]）)](?P<rest>.*)$", re.DOTALL
)
_FIRST = re.compile(r"^(?P<heading>[^。；;：:！？]{2,46}?)\s*(?P<mark>。)\s*(?P<rest>\S.*)$", re.DOTALL)
_SPACED = re.compile(
    r"^(?P<heading>[^。；;：:！？，,\s]{2,24})(?: {2,}|[\t　]+)(?P<rest>\S.{24,})$", re.DOTALL
)
_ENDS_OPEN = re.compile(r"[，,；;：:、！？]$")
_SENTENCE = re.compile(
    r"应当|不得|必须|可以|如下|下列|以下|按照.{2,}执行$|由.{2,40}(?:负责|承担|征收|制定|组织|执行)"
    r"|(?<![理自缘])由.{2,}(?:任|给付|决定|批准)|\d(?:%|％|万元|元)|不[少低]于|不[超高]过"
)
_CLOSING = re.compile(
    r"^(?:本.{1,14}(?:自|从).{2,24}(?:施行|实施|执行)|特此|联系人|联系电话|联系方式|附件|此[复令]|[妥当可]否|感谢|[（(]\s*联系|(?:出席|列席|请假|缺席|记录|主持|参加)(?:人员?)?[:：]|专此|以上|本.{1,8}有效期)"
)
#: A term of a standard with its English names: 消毒供应中心 central sterile supply department；CSSD.
_TERM = re.compile(
    r"^[一-鿿（）()]{2,24}\s*[A-Za-z][A-Za-z0-9 ,()'/-]*(?:[；;]\s*[A-Za-z][A-Za-z0-9 ,()'/-]*)+$"
)
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_MARKED = re.compile(r"[，,。；;：:！？]")
_MAX_ALONE = 60
_MAX_SENTENCE = 36
_MAX_COMMAS = 2
_SHARE = 0.6
_ENOUGH = 3


def find_headings(nodes: Sequence[OutlineNode]) -> None:
    """Move the heading of every node below ``nodes`` out of its first paragraph.

    A part with its own name (an attachment) is judged by itself.
    """
    groups: dict[tuple[str, int, int], list[OutlineNode]] = defaultdict(list)
    _collect([node for node in nodes if node.style], 0, groups)
    for part in nodes:
        if not part.style:
            find_headings(part.children)
    levels: dict[tuple[str, int], list[OutlineNode]] = defaultdict(list)
    for (style, depth, _), members in groups.items():
        levels[style, depth] += members
    for (style, depth, family), members in groups.items():
        if style in DIVISIONS:
            for node in members:
                _take_line(node)
        elif style == "条":
            _head_articles(members)
        elif style:
            _head_items(members, members if family else levels[style, depth])


def is_closing(paragraph: str) -> bool:
    """Return whether a paragraph speaks of the whole document: its coming into force, 特此通知, a contact."""
    return bool(_CLOSING.match(squeeze(paragraph)))


def _collect(
    nodes: Sequence[OutlineNode], depth: int, groups: dict[tuple[str, int, int], list[OutlineNode]]
) -> None:
    """Group nodes with their siblings where these are enough to judge by, else with all of their level."""
    siblings = Counter(node.style for node in nodes)
    for node in nodes:
        family = id(nodes[0]) if siblings[node.style] >= _ENOUGH and node.style not in STRUCTURE else 0
        groups[node.style or "", depth, family].append(node)
        if node.style != "条":
            _collect(node.children, depth + 1, groups)


def _take_line(node: OutlineNode) -> None:
    """Take the whole first paragraph as the heading; its final mark is kept apart."""
    if node.opening:
        text = squeeze(node.take_opening())
        node.heading = text.rstrip("。：:") or None
        mark = text[len(node.heading or "") :] if node.heading else ""
        node.heading_mark = mark + "\n" if mark else ""


def _take(node: OutlineNode, heading: str, rest: str, mark: str) -> None:
    node.heading = squeeze(heading)
    node.take_opening(rest.strip())
    node.heading_mark = mark


def _head_articles(articles: list[OutlineNode]) -> None:
    """第一条 【立法目的】… and 第一条（目的）…, where most articles have it; short lines over the text."""
    bracketed = [(n, _BRACKETED.match(n.opening)) for n in articles if n.opening]
    if sum(1 for _, m in bracketed if m) >= _SHARE * len(articles):
        for node, m in bracketed:
            if m and m["rest"].strip():
                _take(node, m["heading"], m["rest"], "")
            elif m and len(node.paragraphs) > 1:
                node.heading = squeeze(m["heading"])
                node.take_opening()
        return
    alone = [n for n in articles if len(n.body) > 1 and n.opening and _is_title_line(n.opening)]
    if len(alone) >= _SHARE * len(articles):
        for node in alone:
            _take_line(node)


def _is_title_line(text: str) -> bool:
    return len(text) <= 30 and text.rstrip()[-1:] not in "。；：，,;:、）)"


@dataclass(frozen=True, slots=True)
class _Family:
    """Siblings: whether headings are ``common`` among them, and any has its text behind (``with_text``)."""

    items: list[OutlineNode]
    common: bool
    with_text: bool


def _head_items(items: list[OutlineNode], level: list[OutlineNode]) -> None:
    """Give siblings headings by what most do; a family too small to judge by follows its whole level."""
    small = len(level) > len(items) and any(_is_headed(n) for n in items)
    common = _mostly_headed(items) or (small and _mostly_headed(level))
    family = _Family(items, common, any(_run_in(n) for n in items))
    # The forms are told for all before the first is changed.
    forms = [next((form for form in _FORMS if form[0](node)), None) for node in items]
    for node, form in zip(items, forms, strict=True):
        if node.opening and form is not None:
            form[1](node, family)


def _head_alone(node: OutlineNode, family: _Family) -> None:
    if family.common or _is_surely_heading(node):
        _take_line(node)


def _head_run_in(node: OutlineNode, family: _Family) -> None:
    m = _run_in(node)
    if m and (family.common or _has_heading_siblings(node, family.items)):
        _take(node, m["heading"], m["rest"], m["mark"])


def _head_spaced(node: OutlineNode, family: _Family) -> None:
    m = _SPACED.match(node.opening) if node.opening else None
    if m and family.common:
        _take(node, m["heading"], m["rest"], "")


def _head_bare(node: OutlineNode, family: _Family) -> None:
    if family.common and (_is_bare_heading(node) or (family.with_text and _is_bare_measure(node))):
        _take_line(node)


def _is_spaced(node: OutlineNode) -> bool:
    return bool(node.opening and _SPACED.match(node.opening))


def _mostly_headed(items: list[OutlineNode]) -> bool:
    headed = sum(1 for n in items if n.heading or _is_headed(n))
    said = sum(1 for n in items if not n.heading and not _is_headed(n) and not _is_bare_sentence(n))
    return headed > 0 and headed >= _SHARE * (headed + said)


def _is_headed(node: OutlineNode) -> bool:
    spaced = node.opening and _SPACED.match(node.opening)
    return bool(_run_in(node) or _stands_alone(node) or spaced)


def _is_bare_measure(node: OutlineNode) -> bool:
    """Return whether a measure has no text beside its label's line: at the upper levels a bare sentence is a
    heading; numbered 1. it is the item's text.
    """
    return node.style in ("一、", "（一）") and _is_bare_sentence(node)


def _is_bare_sentence(node: OutlineNode) -> bool:
    """加强信息公开。（省卫健委负责）, a phrase and its duty note: it says nothing of its siblings."""
    whole = "".join(squeeze(p) for p in node.paragraphs)
    text = strip_note(squeeze(node.opening)) if node.opening else ""
    rest = [p for p in node.paragraphs[1:] if strip_note(squeeze(p))]
    return (
        not rest
        and len(whole) > len(text)
        and 4 <= len(text) <= 24
        and text[-1] == "。"
        and not _MARKED.search(text[:-1])
    )


def _run_in(node: OutlineNode) -> re.Match[str] | None:
    """Return a short first sentence with more behind it in the same paragraph."""
    if not node.opening:
        return None
    text = strip_note(squeeze(node.opening))
    found = _FIRST.match(text)
    if not found:
        return None
    heading = found["heading"]
    commas = heading.count("，") + heading.count(",")
    bare = _IN_BRACKETS.sub("", heading)
    if len(heading) > _MAX_SENTENCE or commas > _MAX_COMMAS or _SENTENCE.search(bare) or _CLOSING.match(text):
        return None
    return _FIRST.match(squeeze(node.opening))


def _stands_alone(node: OutlineNode) -> bool:
    """Return whether the first paragraph is one short phrase with something below it."""
    alone = bool(node.opening) and squeeze(node.opening)[-1] not in "。；"
    below = [p for p in node.paragraphs[1:] if (alone or not _CLOSING.match(p)) and strip_note(squeeze(p))]
    if not node.opening or not (below or len(node.body) > len(node.paragraphs)):
        return False
    text = strip_note(squeeze(node.opening))
    if _CLOSING.match(text) or (
        text.endswith("。") and (len(text) > _MAX_SENTENCE or _SENTENCE.search(text))
    ):
        return False
    if not text or len(text) > _MAX_ALONE or _ENDS_OPEN.search(text):
        return _is_short_lead(text)
    bare = _IN_BRACKETS.sub("", text)
    return "。" not in text[:-1] and ("；" not in bare or bool(_TERM.match(text)))


def _is_short_lead(text: str) -> bool:
    """主要任务： over a list is a heading, 做好以下工作： is text."""
    return text[-1:] in "：:" and len(text) <= 10 and not re.search(r"[，,]|如下|下列|以下|包括|具体", text)


def _is_surely_heading(node: OutlineNode) -> bool:
    text = squeeze(node.opening)
    return text[-1] != "。" or (len(text) <= 20 and bool(node.children) and not _SENTENCE.search(text))


def _has_heading_siblings(node: OutlineNode, items: list[OutlineNode]) -> bool:
    """Set in bold up to its 。, a run-in heading needs no siblings."""
    return node.bold and len(items) > 0


def _is_bare_heading(node: OutlineNode) -> bool:
    """Return a phrase without a stop and without text below it, among siblings that have headings."""
    text = squeeze(node.opening)
    return (
        len(node.paragraphs) == 1
        and len(text) <= 30
        and text[-1] not in "。；：，,;:、！？"
        and not re.search(r"[，,]", text)
    )


#: The forms of a heading in the order in which they are told, and what is done with each.
_FORMS: tuple[tuple[Callable[[OutlineNode], object], Callable[[OutlineNode, _Family], None]], ...] = (
    (_stands_alone, _head_alone),
    (_run_in, _head_run_in),
    (_is_spaced, _head_spaced),
    (lambda _node: True, _head_bare),
)
