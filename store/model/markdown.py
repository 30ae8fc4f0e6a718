"""Escapes plain text for Markdown: characters that would be markup get a backslash."""

from __future__ import annotations

import re

_INLINE = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>#|~&!$"})
#: What makes a line a list, a rule or a heading's underline where it begins the line.
_BEGINS = re.compile(r"(\d{1,9})([.)])(?=\s|$)|([-+=])")
#: Blanks before a line would make it code, or part of a list.
_BLANKS = " \t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0"


def escaped(text: str) -> str:
    r"""Escape text within a line.

    >>> escaped("*强* [链](x)")
    '\\*强\\* \\[链\\](x)'
    """
    return text.translate(_INLINE)


def escaped_line(line: str) -> str:
    r"""Escape text that begins a line, where more characters are markup; strip surrounding blanks.

    >>> escaped_line("- 第一"), escaped_line("1. 第一"), escaped_line("2021年")
    ('\\- 第一', '1\\. 第一', '2021年')
    """
    line = line.strip(_BLANKS)
    found = _BEGINS.match(line)
    if found is None:
        return escaped(line)
    begin = f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"
    return begin + escaped(line[found.end() :])


def escaped_lines(text: str) -> list[str]:
    """Escape several lines, kept as lines of one paragraph; blank lines separate paragraphs."""
    lines = [escaped_line(line) for line in text.strip().splitlines()]
    broken = [
        f"{line}  " if line and number + 1 < len(lines) and lines[number + 1] else line
        for number, line in enumerate(lines)
    ]
    return [line for number, line in enumerate(broken) if line or (number and broken[number - 1])]
