"""Confusable characters: those that sound the same or nearly so, and those that look alike."""

from __future__ import annotations

from functools import lru_cache

from index.text import pinyin
from index.text.normalize import fold
from store.system.paths import resources_dir


@lru_cache(maxsize=1)
def _shapes() -> dict[str, str]:
    """Return the characters that look alike by the list that a person keeps, then by their pictures."""
    folder = resources_dir() / "thesaurus"
    found: dict[str, str] = {}
    for line in (folder / "lookalike.txt").read_text(encoding="utf-8").splitlines():
        group = fold(line.partition("#")[0])
        for character in group:
            found[character] = found.get(character, "") + group.replace(character, "")
    for line in (folder / "shapes.txt").read_text(encoding="utf-8").splitlines():
        for one, other in ((line[:1], other) for other in line[1:]):
            found[one] = found.get(one, "") + other
            found[other] = found.get(other, "") + one
    return {character: "".join(dict.fromkeys(others)) for character, others in found.items()}


def shapes(character: str) -> str:
    """Return the characters that one is taken for by its looks, the likeliest first."""
    return _shapes().get(character, "")


def similar(one: str, other: str) -> bool:
    """Return whether one character is easily taken for another, by its sound or by its looks."""
    return one == other or other in shapes(one) or pinyin.similar(one, other)
