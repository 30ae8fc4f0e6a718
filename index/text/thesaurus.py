"""Names and terms that mean the same: organisations and terms, from the plain lists in resources/thesaurus.

A line of a list is a group. ``甲 = 乙 = 丙`` mean the same, the full name first; ``甲 ~ 乙`` are related:
used for questions, never searched unasked. A name alone is a word that is not to be cut up. ``#`` begins
a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.text import pinyin
from index.text.normalize import fold_query
from store.system.paths import resources_dir

ORGANISATIONS = "organisations.txt"
TERMS = "terms.txt"
#: More rewritings of one term than this are not tried, and none of longer runs.
MOST_REWRITINGS = 24
LONGEST_REWRITTEN = 60

#: What may precede an organisation's name and says of which level or place it is.
_LEVEL = re.compile(
    r"(山西省委|山西省人民政府|山西省|省委省政府|省委|省政府|省级|省直|省|国家|中央|全国"
    r"|市委|市政府|市级|市|县委|县政府|县级|县|区|我省|本省|山西|自治区"
    r"|[^省市县区州]{1,6}(?:省|市|县|区|州|盟|旗))?(.*)"
)
_PARTY = re.compile(r"^(?:中共|中国共产党)(?=.)")
_SAME_LEVEL = {
    **dict.fromkeys(
        (
            *("山西省", "山西", "我省", "本省", "省级", "省直"),
            *("山西省委", "山西省人民政府", "省委省政府", "省委", "省政府"),
        ),
        "省",
    ),
    **dict.fromkeys(("全国", "中央"), "国家"),
    **dict.fromkeys(("市级", "市委", "市政府"), "市"),
    **dict.fromkeys(("县级", "县委", "县政府"), "县"),
}


@dataclass(frozen=True, slots=True)
class SynonymGroup:
    """Names of one thing, in normal form; ``related`` are only near in meaning."""

    names: tuple[str, ...]
    related: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation's level (省, 市, 国家 or nothing said) and its name without it, the group's first."""

    level: str
    base: str

    def covers(self, other: Organisation) -> bool:
        """Return whether a name that a person gives means this one: its base, and its level where one is
        given.

        市卫健委 means 太原市卫健委 too, but not the other way round.
        """
        same_kind = len(self.level) == 1 and other.level.endswith(self.level)
        return self.base == other.base and (self.level in ("", other.level) or same_kind)


def read_groups(path: Path) -> Iterator[SynonymGroup]:
    """Yield the groups of a list; a line that says nothing is passed over."""
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.partition("#")[0]
        mark = "~" if "~" in line else "="
        names = tuple(dict.fromkeys(name for part in line.split(mark) if (name := fold_query(part))))
        if names:
            yield SynonymGroup(names, mark == "~")


@lru_cache(maxsize=1)
def organisations() -> tuple[SynonymGroup, ...]:
    """Return the groups of organisations."""
    return tuple(read_groups(resources_dir() / "thesaurus" / ORGANISATIONS))


@lru_cache(maxsize=1)
def terms() -> tuple[SynonymGroup, ...]:
    """Return the groups of terms."""
    return tuple(read_groups(resources_dir() / "thesaurus" / TERMS))


@lru_cache(maxsize=1)
def _first_names() -> dict[str, str]:
    groups = [group for group in organisations() if not group.related]
    return {name: group.names[0] for group in groups for name in group.names}


@lru_cache(maxsize=1)
def _aliases() -> tuple[dict[str, list[SynonymGroup]], int]:
    found: dict[str, list[SynonymGroup]] = {}
    for group in (*organisations(), *terms()):
        for name in group.names:
            found.setdefault(name, []).append(group)
    return found, max(map(len, found), default=0)


def organisation(text: str) -> Organisation:
    """Return what organisation a name means."""
    normal = _PARTY.sub("", fold_query(text))
    normal = _first_names().get(normal, normal)
    parts = _LEVEL.fullmatch(normal)
    level, base = (parts[1] or "", parts[2]) if parts and parts[2] else ("", normal)
    level = _SAME_LEVEL.get(level, level)
    if base not in _first_names() and (normal in _first_names() or level not in ("省", "国家")):
        level, base = "", normal
    return Organisation(level, _first_names().get(base, base))


def names_in(text: str) -> list[tuple[int, int, SynonymGroup]]:
    """Return the names that occur in a normal form, the longest first where they overlap."""
    aliases, longest = _aliases()
    found: list[tuple[int, int, SynonymGroup]] = []
    at = 0
    while at < len(text):
        for end in range(min(len(text), at + longest), at, -1):
            if text[at:end] in aliases:
                found += [(at, end, group) for group in aliases[text[at:end]]]
                at = end - 1
                break
        at += 1
    return found


def groups_of(name: str) -> list[SynonymGroup]:
    """Return the groups that a normal form belongs to as a whole."""
    return _aliases()[0].get(name, [])


@lru_cache(maxsize=32)
def names(length: int) -> tuple[str, ...]:
    """Return all names and terms of so many characters."""
    return tuple(name for name in _aliases()[0] if len(name) == length)


def is_organisation(text: str) -> bool:
    """Return whether a text names an organisation of the lists, with or without a level."""
    return organisation(text).base in _first_names()


def is_name(run: str) -> bool:
    """Return whether a run is a name or term of the lists."""
    return run in _aliases()[0]


@lru_cache(maxsize=1)
def _by_sound() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in _aliases()[0]:
        for sound in {pinyin.spell(name), pinyin.initials(name)} if len(name) > 1 else ():
            found.setdefault(sound, []).append(name)
    return found


def sounding(typed: str) -> list[str]:
    """Return the names whose pinyin or initials somebody typed."""
    return _by_sound().get(typed, [])


def _without_province(text: str) -> Iterator[str]:
    """Yield a text, and the organisation it names as the province's own papers call it: 省卫健委,
    省委组织部.
    """
    yield text
    rest = _PARTY.sub("", text)
    parts = _LEVEL.fullmatch(rest)
    if parts and parts[2] and organisation(rest).level == "省" and is_organisation(rest):
        party = "委" if (parts[1] or "").endswith("省委") else ""
        # 省政府国资委 is 省国资委; some are 山西 and not 省: 山西银保监局.
        yield from dict.fromkeys(
            one for one in (rest, f"省{party}{parts[2]}", f"山西{parts[2]}") if one != text
        )
    elif rest != text:
        yield rest


def rewritings(text: str, related: bool = False) -> list[str]:
    """Return other ways to say a normal form: each name in it replaced by the others of its group.

    A text that is no term but a passage has none.

    >>> "省卫健委" in rewritings("省卫生健康委员会")
    True
    """
    if len(text) > LONGEST_REWRITTEN:
        return []
    named = names_in(text)
    found = dict.fromkeys(_without_province(text))
    for start, end, group in named:
        if group.related and not related:
            continue
        for known in list(found):
            # A name further left was replaced already: look for this one where it is now.
            at = len(known) - (len(text) - start)
            if known[at : at + end - start] != text[start:end]:
                continue
            # Each name doubles what there is: without a limit a passage would fill the memory.
            for name in group.names[: MOST_REWRITINGS + 1 - len(found)]:
                found.setdefault(known[:at] + name + known[at + end - start :], None)
    # What only adds or drops words at an end is a narrower or broader term, unless it names an organisation.
    organisations_only = all(group in organisations() for _, _, group in named)
    return [
        other
        for other in found
        if other != text and (organisations_only or (other not in text and text not in other))
    ]
