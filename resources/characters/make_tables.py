"""Make store/model/character_tables.py from Unicode's data.

Usage: ``python resources/characters/make_tables.py UCD CONFUSABLES``, where UCD is the folder of Debian's
package ``unicode-data`` (``usr/share/unicode``, Unicode 15.0) and CONFUSABLES the ``confusables.json`` of the
package ``confusable-homoglyphs`` 3.3.1 on PyPI, which is Unicode's ``confusables.txt`` in another form. The
result is committed, so nobody needs this to build or run.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).resolve().parents[2] / "store/model/character_tables.py"
#: What a text of the mainland means where Unicode names the form that other places print.
MAINLAND = {0x2F3E: "户", 0x2FAD: "青"}
#: Forms that the confusables do not have.
MORE = {"戸": "户", "靑": "青"}
#: Alike to the eye, but its own a word.
APART = frozenset("囗曱杮鹂")

HEAD = '''"""Unicode's tables of characters; made by resources/characters/make_tables.py, not by hand.

From EquivalentUnifiedIdeograph.txt, DerivedCoreProperties.txt (Default_Ignorable_Code_Point) and
confusables.txt, © Unicode, Inc.; resources/licences/Unicode.txt. What was changed is said in that script.
"""

from __future__ import annotations

'''


def rows(path: Path) -> Iterator[tuple[range, str]]:
    """Yield the code points and the first field of each row of one of Unicode's files."""
    for line in path.read_text(encoding="utf-8").splitlines():
        codes, _, value = line.partition("#")[0].partition(";")
        if value.strip():
            first, _, last = codes.strip().partition("..")
            yield range(int(first, 16), int(last or first, 16) + 1), value.strip()


def radicals(ucd: Path) -> dict[str, str]:
    """Radicals and strokes, and the ideographs that they are the picture of."""
    found = {}
    for codes, value in rows(ucd / "EquivalentUnifiedIdeograph.txt"):
        for code in codes:
            found[chr(code)] = MAINLAND.get(code, chr(int(value, 16)))
    return found


def ignorable(ucd: Path) -> list[tuple[int, int]]:
    """Return the ranges of code points that are nothing to see."""
    found: list[tuple[int, int]] = []
    for codes, value in rows(ucd / "DerivedCoreProperties.txt"):
        if value != "Default_Ignorable_Code_Point":
            continue
        if found and found[-1][1] + 1 == codes[0]:
            found[-1] = found[-1][0], codes[-1]
        else:
            found.append((codes[0], codes[-1]))
    return found


def variants(path: Path) -> dict[str, str]:
    """Ideographs printed in another form of a character of GB 2312, as 硏 for 研."""
    table: dict[str, list[dict[str, str]]] = json.loads(path.read_text(encoding="utf-8"))
    found = dict(MORE)
    for one, others in table.items():
        for other in (entry["c"] for entry in others):
            both = len(one) == len(other) == 1 and one not in APART
            if both and _ideograph(one) and _ideograph(other) and not _usual(one) and _usual(other):
                found[one] = other
    return found


def _ideograph(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK UNIFIED")


def _usual(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _strings(name: str, comment: str, table: dict[str, str]) -> str:
    pairs = sorted(table.items())
    lines = [f"#: {comment}", f"{name} = (  # pairs: as encoded, as meant"]
    for at in range(0, len(pairs), 12):
        some = " ".join(one + other for one, other in pairs[at : at + 12])
        lines.append(f'    "{some} "')
    return "\n".join([*lines, ")", ""])


def main(ucd: Path, confusables: Path) -> None:
    """Write the module."""
    ranges = "".join(f"    (0x{first:04X}, 0x{last:04X}),\n" for first, last in ignorable(ucd))
    OUT.write_text(
        HEAD
        + _strings(
            "RADICALS", "Radicals and strokes, with the ideograph each is the picture of.", radicals(ucd)
        )
        + _strings("VARIANTS", "Ideographs in another form, with the one of GB 2312.", variants(confusables))
        + "#: Nothing to see (Default_Ignorable_Code_Point): first and last of each range.\n"
        + f"IGNORABLE = (\n{ranges})\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
