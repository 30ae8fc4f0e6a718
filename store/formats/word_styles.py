"""Formats of paragraphs and runs of a .docx, from their styles and their own properties."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DEEPEST = 12
_HEADINGS = 9


def w(name: str) -> str:
    """Return the name of an element of WordprocessingML as ElementTree writes it."""
    return f"{{{_W}}}{name}"


def child(element: Any, name: str) -> Any:
    """Return the first element of a name right below another; None where there is none."""
    return None if element is None else element.find(w(name))


def value(element: Any, name: str) -> str | None:
    """Return an attribute of WordprocessingML; None where it, or the element, is not there."""
    found: str | None = None if element is None else element.get(w(name))
    return found


@dataclass(frozen=True, slots=True)
class TextFormat:
    """Format of text, and the list it is numbered by; ``outline`` is its depth as a heading, 0 for none."""

    size: float = 10.5
    bold: bool = False
    colour: str = ""
    align: str = ""
    outline: int = 0
    list_id: str = ""
    list_level: int = 0
    hidden: bool = False


class WordStyles:
    """The styles of a document; each is worked out once."""

    def __init__(self, root: Any) -> None:
        self._styles = {} if root is None else {value(s, "styleId"): s for s in root.iter(w("style"))}
        defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        self._base = _with_run(TextFormat(), defaults)
        paragraphs = (s for s in self._styles.values() if value(s, "type") == "paragraph")
        self._default = next(
            (value(s, "styleId") for s in paragraphs if value(s, "default") in ("1", "true")), None
        )
        self._known: dict[str | None, TextFormat] = {}

    def paragraph(self, properties: Any) -> TextFormat:
        """Return the format of a paragraph by its properties (w:pPr, may be None)."""
        style = value(child(properties, "pStyle"), "val")
        text_format = self._style(style if style in self._styles else self._default)
        return _with_paragraph(text_format, properties)

    def run(self, properties: Any, paragraph: TextFormat) -> TextFormat:
        """Return the format of a run in a paragraph."""
        style = value(child(properties, "rStyle"), "val")
        if style in self._styles:
            paragraph = _with_run(paragraph, child(self._styles[style], "rPr"))
        return _with_run(paragraph, properties)

    def _style(self, name: str | None, depth: int = 0) -> TextFormat:
        if name not in self._styles or depth > _DEEPEST:
            return self._base
        if name not in self._known:
            style = self._styles[name]
            based = value(child(style, "basedOn"), "val")
            text_format = self._style(based, depth + 1) if based and based != name else self._base
            text_format = _with_paragraph(_with_run(text_format, child(style, "rPr")), child(style, "pPr"))
            self._known[name] = text_format
        return self._known[name]


def _with_run(text_format: TextFormat, properties: Any) -> TextFormat:
    if properties is None:
        return text_format
    size = value(child(properties, "sz"), "val")
    bold, hidden = child(properties, "b"), child(properties, "vanish")
    colour = value(child(properties, "color"), "val")
    return replace(
        text_format,
        size=int(size) / 2 if size and size.isdecimal() else text_format.size,
        bold=text_format.bold if bold is None else _is_on(bold),
        colour=text_format.colour if colour in (None, "auto") else str(colour),
        hidden=text_format.hidden if hidden is None else _is_on(hidden),
    )


def _with_paragraph(text_format: TextFormat, properties: Any) -> TextFormat:
    if properties is None:
        return text_format
    outline = value(child(properties, "outlineLvl"), "val")
    numbers = child(properties, "numPr")
    listed, level = value(child(numbers, "numId"), "val"), value(child(numbers, "ilvl"), "val")
    depth = int(outline) + 1 if outline and outline.isdecimal() else text_format.outline
    return replace(
        text_format,
        align=value(child(properties, "jc"), "val") or text_format.align,
        outline=depth if depth <= _HEADINGS else 0,
        list_id=text_format.list_id if listed is None else listed,
        list_level=int(level) if level and level.isdecimal() else text_format.list_level,
    )


def _is_on(element: Any) -> bool:
    return value(element, "val") not in ("0", "false", "off", "none")
