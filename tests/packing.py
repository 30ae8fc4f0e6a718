"""Small policies and packs for tests."""

from __future__ import annotations

from pathlib import Path

from store.packs.creating import PackOrder, PackSource, create
from store.packs.manifest import WithdrawnDocument
from store.packs.minisign import SecretKey

KEY = SecretKey(b"\1\2\3\4\5\6\7\x08", bytes(range(32)))
OTHER = SecretKey(b"\x08\7\6\5\4\3\2\1", bytes(range(32, 64)))


def policy(name: str, *articles: str, number: str = "") -> bytes:
    """Return a policy of some articles as a text file."""
    words = articles or ("医疗机构应当保障患者的知情权。", "医疗机构应当每年报告一次执行情况。")
    labels = "一二三四五六七八九"
    lines = [f"第{labels[at]}条　{text}" for at, text in enumerate(words)]
    return "\n\n".join([f"某省{name}管理办法", *([number] if number else []), *lines]).encode()


def source(name: str, *articles: str) -> PackSource:
    """Return a policy to be packed."""
    return PackSource(f"{name}.txt", policy(name, *articles), f"某省{name}管理办法")


def make(
    path: Path,
    *sources: PackSource,
    counter: int = 1,
    key: SecretKey | None = KEY,
    withdrawn: tuple[WithdrawnDocument, ...] = (),
    words: tuple[bytes, ...] = (),
) -> Path:
    """Make a pack of the series “测试包”."""
    create(path, PackOrder("测试包", "某省卫健委", counter, None, withdrawn, words), sources, key)
    return path
