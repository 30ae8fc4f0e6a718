"""Characters of the symbol fonts that come with Windows, which files keep as codes of private use."""

from __future__ import annotations

#: The codes are at F000 and up; the same code is another sign in another font.
_FIRST, _LAST = 0xF020, 0xF0FF


def _table(entries: str) -> dict[int, str]:
    """Return the entries of a table: the code in two hexadecimal digits, then the sign."""
    return {int(entry[:2], 16): entry[2:] for entry in entries.split()}


_WINGDINGS = _table(
    "52☑ 6C● 6D○ 6E■ 6F□ 70□ 71□ 72□ 75◆ 76◆ 77◆ 78☒ 9E· 9F• A1○ A3□ A4◎ A7▪ A8□ AB★ D8➢ DC➲ E0→ DF← "
    "E8→ F0⇨ FB✗ FC✓ FD☒ FE☑ B7• "
)
_SYMBOL = _table(
    "61α 62β 67γ 64δ 6Cλ 6Dμ 70π 73σ 77ω 44Δ 57Ω 53Σ A3≤ A5∞ AE→ AC← B0° B1± B2″ B3≥ B4× B7• B8÷ B9≠ "
    "BB≈ D7· D6√ E5∑ A2′ "
)


def symbol_of(code: int, font: str = "") -> str | None:
    """Return the sign that a code of private use means in a font; None for one that is not known.

    >>> symbol_of(0xF06C, "Wingdings"), symbol_of(0xF06C, "Symbol"), symbol_of(0xE123)
    ('●', 'λ', None)
    """
    if not _FIRST <= code <= _LAST:
        return None
    name = font.rpartition("+")[2].casefold()
    table = _SYMBOL if name.startswith("symbol") else _WINGDINGS
    return table.get(code & 0xFF)
