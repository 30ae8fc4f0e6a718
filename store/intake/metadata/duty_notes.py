"""Duty notes, 责任单位, in their three shapes and their mixtures, with the role of each organisation."""

from __future__ import annotations

import re
from functools import lru_cache

from store.intake.metadata.organisations import is_organisation, split_list
from store.model.duty import Duty, DutyRole

_OPEN, _CLOSE = "（(〔[【", "）)〕]】"
_FIELD = (
    "责任领导|牵头领导|分管领导|牵头责任单位|责任牵头单位|主要责任单位|协同责任单位|配合责任单位|牵头(?:单位|部门|处室|科室|机构)?|主办(?:单位|部门)|主责(?:单位|部门)|"
    "(?:协助|协办|协同|配合|参与|参加|支持)(?:单位|部门|处室|科室|机构)?|责任(?:单位|部门|主体|科室|处室|机构|人)|负责(?:单位|部门|科室|处室)|"
    "实施(?:单位|部门|主体)|落实(?:单位|部门)|承办(?:单位|部门)|联合(?:单位|部门)|分工(?:单位|部门)|完成时[限间]|时限要求|时间(?:节点|要求|安排)|进度安排|工作时限|办结时限"
)
_NOUN = r"(?=(?:牵头|配合|责任|参与|协助|协办|主办|支持)(?:单位|部门)\s*[:：])"
_KEY = re.compile(rf"(?:^|[，,；;。\s]|{_NOUN})\s*(?P<key>{_FIELD})\s*(?:[:：]|为(?=[省市国县]))")
_NAMED = re.compile(rf"^(?:{_FIELD})\s*[:：]")
_SHARED = re.compile(
    r"(?:按(?:照)?(?:各自)?(?:的)?(?:职责|职能|任务)?(?:分工)?(?:分别|共同)?(?:抓好)?负责(?:落实)?|按(?:照)?(?:各自)?职责分工(?:负责|落实|抓好落实|推进|配合)?|按(?:照)?(?:各自)?职责(?:分别|共同)?(?:负责|落实)|"
    r"分工负责|分别负责|共同负责|共同牵头负责|具体负责|负责落实|负责|落实|牵头|共同落实|组织实施|承担)$"
)
_TIME = re.compile(
    r"(?:^|[，,；;。])[^，,；;。（(]*(?:\d{4}\s*年|\d{1,2}月|完成|持续|长期|年底|推进|每年|实施$)[^，,；;。]*$"
)
#: A note is looked at for headings, for the text and for duties: the last ones are remembered.
_KEPT = 4096
_MAX_NOTE = 400
#: Remarks about all notes, not about one clause: 下同, 列在首位的为牵头单位, 以下均需各地政府负责.
_REMARK = re.compile(
    r"(?:[，,；;。、]\s*(?:以下(?:各项)?均需[^，；。]*|不再(?:逐一|一一)?列出|以?下同"
    r"|[排列](?:在|名)?(?:第一位|首位|第一)的(?:单位|部门)?(?:均?为|是)牵头(?:单位|部门)))+\s*$"
)
_GOVERNMENT = re.compile(
    r"(?:委员会|委|部|局|厅|办公[厅室]|政府|署|编办|医改办|秘书处|领导小组|党委|管委会|海关|法院|检察院)$"
)
_BEHIND_STOP = re.compile(rf"(?<=[。；;！])\s*(?:{_FIELD})\s*[:：][^。]{{2,{_MAX_NOTE}}}$")
_DEADLINE = re.compile(
    r"^\s*[（(]?(?:完成时[限间]|时限要求|时间(?:节点|要求|安排)|进度安排|工作时限|办结时限)\s*[:：].{2,60}$"
)
_LINE = re.compile(rf"^\s*(?:[（(〔\[【]\s*)?(?:{_FIELD})\s*[:：].{{2,{_MAX_NOTE}}}$", re.DOTALL)


@lru_cache(maxsize=_KEPT)
def take_note(text: str) -> tuple[str, str | None]:
    """Part a paragraph from the duty note at its end: (what is left, the note as printed or None)."""
    stripped = text.rstrip()
    tail = stripped[-1:] if stripped[-1:] in "。；;" else ""
    core = stripped[: len(stripped) - len(tail)] if tail else stripped
    if _LINE.match(core) and core[:1] not in _OPEN and _duties_of_fields(core):
        return "", stripped
    behind = _BEHIND_STOP.search(core) if core[-1:] not in _CLOSE else None
    if behind and _duties_of_fields(behind[0].strip()):
        return core[: behind.start()].rstrip(), behind[0].strip() + tail
    start = _opening(core)
    if start is None or not parse_note(core[start:]):
        return text, None
    left = core[:start].rstrip()
    if left and tail and left[-1] not in "。；;！？：:”":
        return left + tail, core[start:]
    return left, core[start:] + tail if not left or (left[-1] in "。；;！？" and tail) else core[start:]


def begins_note(line: str) -> bool:
    """Return whether a line begins as a separate duty note does (责任单位：…), with or without a
    bracket.
    """
    return bool(_NAMED.match(line.lstrip(" 　（(〔[【")))


def is_deadline(line: str) -> bool:
    """Return whether a line is a deadline below a duty note (完成时限：2022年底)."""
    return bool(_DEADLINE.match(line))


def strip_note(text: str) -> str:
    """Return the text without a duty note at its end."""
    return take_note(text)[0]


def _opening(text: str) -> int | None:
    """Return where the bracket that closes a text opens; brackets inside it and mixed widths are
    understood.
    """
    if text[-1:] not in _CLOSE or not text:
        return None
    depth = 0
    for i in range(len(text) - 1, max(-1, len(text) - _MAX_NOTE), -1):
        depth += (text[i] in _CLOSE) - (text[i] in _OPEN)
        if depth == 0:
            return i
    return None


@lru_cache(maxsize=_KEPT)
def parse_note(note: str) -> tuple[Duty, ...]:
    """Return the duties that a bracketed note (or a line 责任单位：…) names; () if it is no duty note."""
    inner = note.strip().strip("。；;")
    if inner[:1] in _OPEN and inner[-1:] in _CLOSE:
        inner = inner[1:-1].strip(" 。；;　")
    inner = _REMARK.sub("", inner).strip(" ，,；;。")
    if not inner or len(inner) > _MAX_NOTE:
        return ()
    if _NAMED.match(inner):
        return _duties_of_fields(inner)
    return _duties_of_phrases(inner) or _duties_of_names(inner, note)


def _duties_of_names(text: str, note: str) -> tuple[Duty, ...]:
    """（省财政厅、省卫健委） in brackets behind a measure: nothing but organisations, at least two."""
    names = split_list(text) if note.strip()[:1] in _OPEN else []
    bare = [re.sub(r"[（(][^（）()]*[）)]", "", name) for name in names]
    known = all(_GOVERNMENT.search(name) and is_organisation(name.replace("、", "")) for name in bare)
    return _unique([Duty(name, "joint") for name in names]) if len(names) > 1 and known else ()


def _duties_of_fields(text: str) -> tuple[Duty, ...]:
    """牵头单位：甲；配合单位：乙、丙 and 责任单位：甲、乙."""
    found = list(_KEY.finditer(text))
    duties: list[Duty] = []
    for m, following in zip(found, [*found[1:], None], strict=False):
        value = text[m.end() : following.start() if following else len(text)]
        if "时" in m["key"] or "进度" in m["key"] or "领导" in m["key"]:
            continue
        role = _role_of_key(m["key"])
        value = _TIME.sub("", value) if len(found) == 1 else value
        phrases = _duties_of_phrases(value) if re.search(r"牵头|配合|负责$", value) else ()
        duties.extend(phrases or [Duty(name, role) for name in split_list(value) if _is_name(name)])
    return _unique(duties)


def _role_of_key(key: str) -> DutyRole:
    if "牵头" in key or key.startswith(("主办", "主责")):
        return "lead"
    if re.match(r"协助|协办|协同|配合|参与|参加|支持", key):
        return "support"
    return "joint"


_LEAD = re.compile(
    r"^(?:由)?(?P<names>.+?)(?:共同|联合|分别)?(?:牵头|为牵头单位|主办)(?:负责)?(?:组织实施|抓好落实|落实)?$"
)
_SUPPORT = re.compile(
    r"^(?:由)?(?P<names>.+?)(?:等)?(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?:积极|密切|共同|协同)?(?:配合|参与|参加|协助|协办|支持)(?:落实|实施)?$"
)
_WITH = re.compile(
    r"^(?:由)?(?P<lead>.+?)(?:牵头)?(?:，|,)?会同(?P<names>.+?)(?:按(?:照)?(?:各自)?职责分工)?(?:负责|落实|组织实施|研究|制定)*$"
)


def _duties_of_phrases(text: str) -> tuple[Duty, ...]:
    """甲、乙牵头，丙配合 and 甲、乙按职责分工负责; () where no such verb closes the phrase."""
    duties: list[Duty] = []
    lead_seen = False
    for phrase in _phrases(text):
        found: tuple[tuple[str, DutyRole], ...] = ()
        if m := _WITH.match(phrase):
            found = ((m["lead"], "lead"), (m["names"], "support"))
        elif m := _LEAD.match(phrase):
            found = ((m["names"], "lead"),)
        elif m := _SUPPORT.match(phrase):
            found = ((m["names"], "support"),)
        elif _SHARED.search(phrase):
            names = _SHARED.sub("", phrase)
            found = (
                (
                    names,
                    "lead" if _has_support(text) and not lead_seen else "joint",
                ),
            )
        lead_seen = lead_seen or any(role == "lead" for _, role in found)
        for names, role in found:
            duties.extend(Duty(name, role) for name in split_list(names) if _is_name(name))
    return _unique(duties)


def _has_support(text: str) -> bool:
    return bool(re.search(r"(?:配合|参与|参加|协助|协办)(?:落实|实施)?(?:$|[，,；;。）)])", text))


def _phrases(text: str) -> list[str]:
    """Phrases end in a verb: commas inside a list of organisations part nothing."""
    pieces = [
        p.strip()
        for p in re.split(r"[，,；;。]|(?<=牵头)、|(?<=负责)、|(?<=配合)、|(?<=参与)、", text)
        if p.strip()
    ]
    phrases: list[str] = []
    held = ""
    for piece in pieces:
        if (
            re.search(r"(?:牵头|负责|配合|参与|参加|协助|协办|支持|落实|实施|推进)$", piece)
            or "会同" in piece
        ):
            phrases.append(held + piece)
            held = ""
        elif not re.search(r"\d{4}\s*年|完成|长期|持续", piece):
            held += piece + "、"
    return phrases


def _is_name(name: str) -> bool:
    return 2 <= len(name) <= 40 and not re.search(r"[。：:“”《》]", name)


def _unique(duties: list[Duty]) -> tuple[Duty, ...]:
    seen: dict[str, Duty] = {}
    for duty in duties:
        seen.setdefault(duty.organisation, duty)
    return tuple(seen.values())
