"""What scanners, converters and web pages do to a text, done to a sound one, for tests."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Damage = Callable[[str, random.Random], str]


def wrap(text: str, rng: random.Random) -> str:
    """Hard wraps at 28 characters, the first line two shorter, as in a printed paper."""
    out = []
    for line in text.split("\n"):
        line = line.strip(" 　")
        if "\t" in line or "|" in line or len(line) <= 26 or re.search(r"\s{3}", line):
            out.append(line)
            continue
        cut = [line[:26]]
        rest = line[26:]
        while rest:
            if rest[0] in "，。；、：）”》,;:)":  # a mark never begins a line
                cut[-1] += rest[0]
                rest = rest[1:]
                continue
            cut.append(rest[:28])
            rest = rest[28:]
        out.extend(cut)
    return "\n".join(out)


def blank_lines(text: str, rng: random.Random) -> str:
    """A blank line after every line."""
    return text.replace("\n", "\n\n")


def page_numbers(text: str, rng: random.Random) -> str:
    """A page number after every 22 lines, with a running head every time."""
    out = []
    head = ["江南省人民政府公报 合订本"] if text.count("\n") > 66 else []
    for i, line in enumerate(text.split("\n"), start=1):
        out.append(line)
        if i % 22 == 0:
            out += ["", f"— {i // 22} —", "", *head, ""]
    return "\n".join(out)


def label_spacing(text: str, rng: random.Random) -> str:
    """Blanks inside and behind labels."""
    text = re.sub(r"(?m)^(\s*)第([一二三四五六七八九十百]+)条", r"\1第 \2 条", text)
    text = re.sub(r"(?m)^(\s*)（([一二三四五六七八九十]+)）", r"\1（ \2 ） ", text)
    return re.sub(r"(?m)^(\s*)([一二三四五六七八九十]+)、", r"\1\2 、 ", text)


def half_width(text: str, rng: random.Random) -> str:
    """Half-width marks and brackets, in part mixed."""
    table = {"，": ",", "；": ";", "：": ":"}
    text = "".join(table.get(c, c) if rng.random() < 0.9 else c for c in text)
    return "".join({"（": "(", "）": ")"}.get(c, c) if rng.random() < 0.5 else c for c in text)


def lost_marks(text: str, rng: random.Random) -> str:
    """Dots of inner labels lost: 2. becomes 2 with a blank."""
    return re.sub(
        r"(?m)^(\s*)([2-8])[.．、](?=[^\d])", lambda m: f"{m[1]}{m[2]} " if rng.random() < 0.3 else m[0], text
    )


def torn_labels(text: str, rng: random.Random) -> str:
    """Some labels on a line of their own."""
    return re.sub(
        r"(?m)^(\s*第[一二三四五六七八九十百]+条)[ 　]+",
        lambda m: m[1] + ("\n" if rng.random() < 0.2 else " "),
        text,
    )


def inner_blanks(text: str, rng: random.Random) -> str:
    """Single blanks inside words, about one in thirty characters."""

    def blank(m: re.Match[str]) -> str:
        return m[0] + " " if rng.random() < 1 / 30 else m[0]

    return "\n".join(
        line
        if len(line) < 30 or "\t" in line
        else line[:12] + re.sub(r"[一-鿿](?=[一-鿿])", blank, line[12:])
        for line in text.split("\n")
    )


def joined_items(text: str, rng: random.Random) -> str:
    """Some items run on in the line of the one before them."""
    return re.sub(
        r"(?<=[。；])\n+(?=（[二三四五]）|[2-9][.．][^\d])",
        lambda m: " " if rng.random() < 0.2 else m[0],
        text,
    )


def columns(text: str, rng: random.Random) -> str:
    """A blank at every end of a newspaper column's line, and paragraphs cut inside words by column ends."""
    out = []
    for line in text.split("\n"):
        if len(line) < 24 or "\t" in line or "|" in line or re.search(r"[\s　]{2}", line.strip()):
            out.append(line)
            continue
        pieces = [line[i : i + 18] for i in range(0, len(line), 18)]
        cut = rng.randrange(1, len(pieces)) if len(pieces) > 3 and rng.random() < 0.3 else 0
        if cut and re.search(r"[。；：:;]$|^[（(]|^\d", pieces[cut - 1] + "\n" + pieces[cut]):
            cut = 0
        out += [" ".join(pieces[:cut]), "", " ".join(pieces[cut:])] if cut else [" ".join(pieces)]
    return "\n".join(out)


ALL: tuple[Damage, ...] = (
    wrap,
    blank_lines,
    page_numbers,
    label_spacing,
    half_width,
    lost_marks,
    torn_labels,
    inner_blanks,
    joined_items,
    columns,
)
