"""Missing glyphs of the machine's fonts, in a sentence: no paper with a 〓 on it goes out unnoticed; no
Qt.
"""

from __future__ import annotations

from ui.printing.layout.sheet_fonts import MISSING

#: Characters that are named; more are counted.
MOST_NAMED = 20


def character_names(missing: str) -> str:
    """Return the characters as they are named in a sentence, with their codes where a screen may lack them
    too.
    """
    each = [f"{char}（U+{ord(char):04X}）" for char in missing[:MOST_NAMED]]
    return "、".join(each) + ("等" if len(missing) > MOST_NAMED else "")


def missing_sentence(missing: str) -> str:
    """Return the sentence about characters that are not printed."""
    return (
        f"{len(missing)} 个字无法印出：{character_names(missing)}；纸面上以“{MISSING}”代替，"
        "请安装含有这些字的字体后重新打印，或手写补上。"
    )
