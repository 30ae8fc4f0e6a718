"""Bytes to text: UTF-8, GB 18030 and UTF-16, and what is not a text at all."""

from __future__ import annotations

import codecs
import unicodedata

from store.model.errors import BadInput

#: Larger files are not policy texts; the largest law has about 0.5 MB.
MAX_BYTES = 20 * 1024 * 1024

_MAGIC = (
    (b"%PDF", "PDF 文件"),
    (b"PK\x03\x04", "Word、Excel 或压缩文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 或 Excel 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"\x1f\x8b", "压缩文件"),
    (b"Rar!", "压缩文件"),
    (b"SQLite format 3", "数据库文件"),
    (b"\x7fELF", "程序文件"),
    (b"MZ\x90", "程序文件"),
)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAX_STRANGE = 0.02
_MIN_CHINESE = 0.2


def decode(data: bytes, source: str) -> str:
    """The text in ``data``; raises :class:`BadInput` with a sentence that says what to do instead."""
    if len(data) > MAX_BYTES:
        raise BadInput(source=source, reason="文件超过 20 MB，不像政策文本，请选择单份文件的纯文本（.txt）。")
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise BadInput(source=source, reason="文件是空的，没有可读入的文字，请检查后重新选择。")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise BadInput(source=source, reason=f"这是{name}，不是纯文本，请先另存为 .txt 再导入。")
    return _decode(data, source)


def _decode(data: bytes, source: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :], encoding, source)
    if b"\x00" in data:
        raise BadInput(source=source, reason="这是二进制文件，不是纯文本，请先另存为 .txt 再导入。")
    try:
        return _checked(data, "utf-8", source)
    except BadInput:
        return _checked(data, "gb18030", source)


def _checked(data: bytes, encoding: str, source: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason.startswith("unexpected end"):
            return _checked(data[: error.start], encoding, source)
        raise BadInput(
            source=source, reason="文字编码无法识别，请用记事本打开并另存为 UTF-8 编码后再导入。"
        ) from error
    if _is_garbled(text, encoding):
        raise BadInput(
            source=source, reason="内容是乱码或二进制数据，请用记事本打开并另存为 UTF-8 编码后再导入。"
        )
    return text


def _is_garbled(text: str, encoding: str) -> bool:
    """Many control characters; for GB 18030, which decodes nearly anything, hardly any common Chinese."""
    sample = text[:100_000]
    strange = sum(
        1 for c in sample if unicodedata.category(c) in _STRANGE and c not in "\n\r\t\f\v\ufeff\u200b"
    )
    if strange > _MAX_STRANGE * len(sample):
        return True
    if encoding != "gb18030":
        return False
    visible = [c for c in sample if not c.isspace() and not c.isascii()]
    common = sum(1 for c in visible if _is_gb2312(c))
    return bool(visible) and common < (1 - _MIN_CHINESE) * len(visible)


def _is_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


_STRANGE = frozenset(("Cc", "Cn", "Co", "Cs"))
