"""Word's XML as text: elements, runs and the words in them; no Qt."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from ui.printing.content.printable import clean

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def element(name: str, /, *content: str, **attributes: object) -> str:
    """Return an element of Word's namespace with its attributes; those that are None are left out."""
    given = "".join(
        f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items() if value is not None
    )
    inner = "".join(content)
    return f"<w:{name}{given}>{inner}</w:{name}>" if inner else f"<w:{name}{given}/>"


def text_of(words: str) -> str:
    """Return text as the content of a run: line ends become breaks, tabs blanks; empty for no words."""
    lines = (escape(line) for line in clean(words).replace("\t", " ").split("\n"))
    return "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' if line else "" for line in lines)


def run(properties: str, content: str) -> str:
    """Return a run; empty where it would hold nothing."""
    return f"<w:r>{properties}{content}</w:r>" if content else ""


def field(properties: str, instruction: str, shown: str = "1") -> str:
    """Return a field that Word works out, such as PAGE; until then it says what is ``shown``."""
    begin, code, middle, end = field_marks(properties, instruction)
    return begin + code + middle + run(properties, text_of(shown)) + end


def field_marks(properties: str, instruction: str) -> tuple[str, str, str, str]:
    """Return the runs of a field round what it shows: beginning, instruction, separator, end."""
    code = f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'
    begin, middle, end = (
        run(properties, element("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")
    )
    return begin, run(properties, code), middle, end


def part(name: str, *content: str) -> bytes:
    """Return a part of the package with its root element."""
    root = f'<w:{name} xmlns:w="{MAIN}" xmlns:r="{RELATIONS}">'
    return f"{DECLARATION}{root}{''.join(content)}</w:{name}>".encode()
