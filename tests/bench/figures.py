"""What a bench hands back, and the texts that several of them measure with."""

from __future__ import annotations

import os
import random
import statistics
import tarfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

PROJECT = Path(__file__).resolve().parents[2]


class Figure(TypedDict):
    """A measured figure: ``ratio`` is value to reference; ``goal`` the most that it (or the value) may be."""

    value: float
    unit: str
    reference: float | None
    ratio: float | None
    goal: float | None


class Skipped(Exception):  # noqa: N818
    """What a bench needs is not here; the message says what."""


def figure(value: float, unit: str, goal: float | None = None, reference: float | None = None) -> Figure:
    """A figure, rounded for reading, with its ratio to the reference."""
    return {
        "value": round(value, 3),
        "unit": unit,
        "reference": None if reference is None else round(reference, 3),
        "ratio": None if not reference else round(value / reference, 3),
        "goal": goal,
    }


def median_ms(action: Callable[[], object], runs: int = 5) -> float:
    """The median time of an action in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def policy_text(characters: int, seed: int = 1) -> str:
    """A regulation of about that length, out of sentences of the documents that ship; always the same."""
    from store.model.numbers import to_chinese

    rng = random.Random(seed)
    sources = sorted((PROJECT / "resources/library").glob("*/source.txt"))
    if not sources:
        raise Skipped("resources/library is empty")
    texts = [file.read_bytes().decode("utf-8", "ignore") for file in sources]
    whole = "".join("".join(text.split()) for text in texts)
    sentences = [part + "。" for part in whole.split("。") if 15 < len(part) < 120 and "第" not in part]
    lines = [f"某某省医疗卫生管理条例{seed}", "（2020年1月1日某某省人民代表大会常务委员会通过）", ""]
    length = number = 0
    while length < characters:
        number += 1
        lines.append(f"第{to_chinese(number)}条　{''.join(rng.choices(sentences, k=3))}")
        length += len(lines[-1])
    return "\n".join(lines) + "\n"


def law_texts() -> list[str]:
    """The 1,000 laws, where they are: a folder of .txt (YICE_LAWS_DIR) or ../shared/data/laws-1000.tar.xz."""
    folder = os.environ.get("YICE_LAWS_DIR")
    if folder and Path(folder).is_dir():
        return [file.read_text(encoding="utf-8") for file in sorted(Path(folder).glob("*.txt"))]
    archive = PROJECT.parent / "shared/data/laws-1000.tar.xz"
    if not archive.is_file():
        raise Skipped("the 1,000 laws are not here (YICE_LAWS_DIR)")
    with tarfile.open(archive) as opened:
        members = sorted((item for item in opened if item.name.endswith(".txt")), key=lambda item: item.name)
        return [opened.extractfile(item).read().decode("utf-8") for item in members]
