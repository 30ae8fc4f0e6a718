"""Markdown-light for notes: bold, italics, lists; everything else, links included, stays the words it is."""

from __future__ import annotations

import re
from html import escape

_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![A-Za-z0-9*_])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![A-Za-z0-9*_])")
_ITEM = re.compile(r"^\s{0,3}[-*+]\s+(.*)$")
_NUMBER = re.compile(r"^\s{0,3}(\d{1,3})[.)]\s+(.*)$")


def to_html(text: str) -> str:
    """Return the text as HTML that can refer to nothing outside: only b, i, lists and line breaks.

    >>> to_html("**重点**：见 <a>")
    '<b>重点</b>：见 &lt;a&gt;'
    """
    out: list[str] = []
    plain: list[str] = []
    items: list[str] = []
    kind = ""

    def close() -> None:
        nonlocal kind
        if plain:
            out.append("<br>".join(plain))
            plain.clear()
        if items:
            out.append(f'<{kind} style="margin:0 0 0 18px; -qt-list-indent:0;">{"".join(items)}</{kind}>')
            items.clear()
        kind = ""

    for line in text.split("\n"):
        item, number = _ITEM.match(line), _NUMBER.match(line)
        wanted = "ul" if item else "ol" if number else ""
        if wanted != kind:
            close()
            kind = wanted
        if item:
            items.append(f"<li>{_inline(item[1])}</li>")
        elif number:
            items.append(f'<li value="{number[1]}">{_inline(number[2])}</li>')
        else:
            plain.append(_inline(line))
    close()
    return "".join(out)


def to_plain(text: str) -> str:
    """Return the text without the marks of bold and italics, for lists."""
    lines = [re.sub(r"^\s{0,3}[-*+]\s+", "• ", line) for line in text.split("\n")]
    return _ITALIC.sub(r"\2", _BOLD.sub(r"\2", "\n".join(lines)))


def _inline(line: str) -> str:
    safe = escape(line, quote=True)
    return _ITALIC.sub(r"<i>\2</i>", _BOLD.sub(r"<b>\2</b>", safe))
