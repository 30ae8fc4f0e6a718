"""Make the derived tables in this folder from the open data they come from.

Usage: ``python resources/thesaurus/make_tables.py FOLDER [TEXT…]``, where TEXT are policy texts and FOLDER
holds the unpacked packages opencc-python-reimplemented (``opencc/``), pypinyin (``pypinyin/``) and jieba
(``jieba/``), for example made by ``pip download --no-deps`` and unzipping. The tables are committed, so
nobody needs this to build or run.
"""

from __future__ import annotations

import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
#: Characters whose traditional form is itself in use, but that mean the simplified one in running text.
AMBIGUOUS_BUT_SAFE = {"於": "于", "徵": "征", "夥": "伙", "麽": "么"}
#: How frequent a word of each kind must be to be one that names nothing.
LEAST_OF_EMPTY = {
    "d": 50,
    "r": 50,
    "c": 50,
    "p": 50,
    "u": 50,
    "y": 50,
    "z": 50,
    "a": 300,
    "b": 300,
    "v": 2000,
}
NUMERALS = re.compile("[一二三四五六七八九十百千万亿两〇零第]")
#: What the source takes for names of persons; what begins like one (康复, 养老, 许可) is among them.
PERSONAL_NAMES = {"nr", "nrt", "nrfg"}
LEAST_FREQUENCY, LEAST_OF_NAMES = 20, 100
LEAST_USUAL = 5


def simplified(source: Path) -> list[str]:
    """Return one line a pair, traditional then simplified; only characters that have one reading."""
    lines = []
    for line in source.read_text(encoding="utf-8").splitlines():
        old, _, targets = line.partition("\t")
        choices = targets.split()
        new = AMBIGUOUS_BUT_SAFE.get(old) or (choices[0] if old not in choices else old)
        if new != old and len(old) == len(new) == 1 and max(old, new) < "\U00010000":
            lines.append(old + new)
    return lines


def plain(syllable: str) -> str:
    """Return a syllable without its tone, ü as v."""
    decomposed = unicodedata.normalize("NFD", syllable.strip())
    letters = "".join("v" if pair == "u\u0308" else pair[0] for pair in _clusters(decomposed))
    return letters.lower()


def _clusters(text: str) -> list[str]:
    found: list[str] = []
    for character in text:
        if unicodedata.combining(character) and found:
            if character == "\u0308":
                found[-1] = found[-1][0] + character
        else:
            found.append(character)
    return found


def pinyin(source: Path, traditional: list[str]) -> list[str]:
    """Return one line a syllable: 1 or 2 for first or other readings, the syllable, the (simplified)
    characters.
    """
    table: dict[int, str] = {int(code): value for code, value in json.loads(source.read_text()).items()}
    old_forms = {ord(line[0]) for line in traditional}
    first: dict[str, list[str]] = defaultdict(list)
    second: dict[str, list[str]] = defaultdict(list)
    for code in range(0x4E00, 0x9FFF + 1):
        readings = list(
            dict.fromkeys(plain(reading) for reading in table.get(code, "").split(",") if reading)
        )
        if not readings or not readings[0].isascii() or code in old_forms:
            continue
        first[readings[0]].append(chr(code))
        for other in readings[1:]:
            if common(code) and other.isascii():
                second[other].append(chr(code))
    lines = [f"1 {syllable} {''.join(characters)}" for syllable, characters in sorted(first.items())]
    return lines + [f"2 {syllable} {''.join(characters)}" for syllable, characters in sorted(second.items())]


def common(code: int) -> bool:
    """Return whether GB 2312 has the character; rarer ones do not need their second readings."""
    try:
        return bool(chr(code).encode("gb2312"))
    except UnicodeEncodeError:
        return False


def words(source: Path, texts: list[str]) -> list[str]:
    """Frequent words of two to five characters by the first, each with the binary logarithm of its frequency.

    Rarer ones are kept where they are usual in the policy texts at hand, which a list of news words lacks.
    """
    usual = Counter(text[i : i + n] for text in texts for n in (2, 3, 4, 5) for i in range(len(text) - n + 1))
    found: dict[str, int] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        word, frequency, kind = line.split()
        if not 2 <= len(word) <= 5:
            continue
        named = kind in PERSONAL_NAMES
        frequent = int(frequency) >= (LEAST_OF_NAMES if named else LEAST_FREQUENCY)
        if usual[word] >= LEAST_USUAL or (frequent and not (named and len(word) > 2)):
            found[word.replace("零", "〇")] = round(math.log2(max(int(frequency), usual[word])))
    rests: dict[str, list[str]] = defaultdict(list)
    for word in sorted(found):
        rests[word[0]].append(f"{word[1:]}:{found[word]}")
    return [f"{first} {' '.join(entries)}" for first, entries in rests.items()]


def empty_words(source: Path) -> list[str]:
    """Return words that name nothing: adverbs, particles, and the very commonest verbs and adjectives."""
    classes: dict[str, list[str]] = defaultdict(list)
    for line in source.read_text(encoding="utf-8").splitlines():
        word, frequency, kind = line.split()
        least = LEAST_OF_EMPTY.get(kind if kind in LEAST_OF_EMPTY else kind[0])
        if (
            2 <= len(word) <= 4
            and least is not None
            and int(frequency) >= least
            and not NUMERALS.search(word)
        ):
            classes[kind[0]].append(word)
    return [" ".join(sorted(found)) for _, found in sorted(classes.items())]


def write(name: str, header: str, lines: list[str]) -> None:
    """Write one table with its origin in the first lines."""
    text = "".join(f"# {line}\n" for line in header.splitlines()) + "".join(f"{line}\n" for line in lines)
    (HERE / name).write_text(text, encoding="utf-8")


def main(folder: Path, texts: list[Path]) -> None:
    """Make all tables."""
    read = ["".join(path.read_text(encoding="utf-8", errors="ignore").split()) for path in texts]
    traditional = simplified(folder / "opencc" / "dictionary" / "TSCharacters.txt")
    write(
        "simplified.txt",
        "Traditional to simplified characters, one to one. From OpenCC (TSCharacters), Apache License 2.0.",
        traditional,
    )
    write(
        "pinyin.txt",
        "Toneless syllables and their characters (1: first readings, 2: others). From pypinyin, MIT License.",
        pinyin(folder / "pypinyin" / "pinyin_dict.json", traditional),
    )
    write(
        "words.txt",
        "Frequent Chinese words by their first character: the rest of each, and the binary logarithm of its "
        "frequency.\n零 is written 〇. From jieba, MIT License.",
        words(folder / "jieba" / "dict.txt", read),
    )
    write(
        "plain.txt",
        "Words that name nothing (adverbs, particles, the commonest verbs). From jieba, MIT License.",
        empty_words(folder / "jieba" / "dict.txt"),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
