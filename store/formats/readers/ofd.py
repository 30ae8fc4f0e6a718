"""OFD files (GB/T 33190): pages of text objects in XML parts of a zip file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from store.formats.lines import Box, FileContent
from store.formats.pages.glyphs import TableNumbering, fill_page
from store.formats.pages.page_layout import lay_out
from store.formats.pages.pieces import Glyph, SourcePage
from store.formats.pages.ruled_tables import RulingLines
from store.formats.registry import FileFormat, Progress, UnreadableError, register
from store.formats.scans import Picture, recognise_pages
from store.formats.zipped import ZipPackage, parse_xml
from store.model.message import Message

#: Points in a millimetre, in which OFD measures.
POINTS = 72 / 25.4
#: A page where nothing else is said: A4.
AREA = (0.0, 0.0, 210.0, 297.0)
_MOST_PAGES = 3000
_DAMAGED = Message("reader.ofd_damaged")
_TOO_MANY = Message("reader.ofd_too_many_pages")
_SCAN = Message("reader.ofd_without_text")
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")


def matches(data: bytes) -> bool:
    """Return whether a zip file has the entry of an OFD document."""
    return data[:2] == b"PK" and b"OFD.xml" in data


def read(data: bytes, progress: Progress) -> FileContent:
    """Return the text objects of all pages as lines in reading order; templates are read as part of each
    page.

    Raises:
        UnreadableError: the file is damaged, has too many pages or only pictures of them.
    """
    package = ZipPackage(data)
    if any(entry.filename.lower().endswith("encryptions.xml") for entry in package.entries):
        raise UnreadableError(Message("reader.locked"))
    entry = root_of(package, "OFD.xml")
    place = next(iter(texts_in(entry, "DocRoot")), "")
    document = root_of(package, place)
    folder = posixpath.dirname(place)
    area = numbers_in(next(iter(texts_in(document, "PhysicalBox")), ""), 4) or AREA
    templates = {e.get("ID"): joined(folder, e.get("BaseLoc")) for e in all_below(document, "TemplatePage")}
    found = [joined(folder, e.get("BaseLoc")) for e in all_below(document, "Page") if e.get("BaseLoc")]
    if len(found) > _MOST_PAGES:
        raise UnreadableError(_TOO_MANY)
    pages, tables, images = [], TableNumbering(), 0
    for number, name in enumerate(found, 1):
        progress(number - 1, len(found))
        root = parse_xml(package.read(name))
        if root is None:
            continue
        below = [
            parse_xml(package.read(templates.get(e.get("TemplateID"), "")))
            for e in all_below(root, "Template")
        ]
        page = _page(number, [*(b for b in below if b is not None), root], area, tables)
        images += len(list(all_below(root, "ImageObject")))
        pages.append(page)
    if not any(page.pieces for page in pages):
        if pictures := _pictures(package):
            return recognise_pages(iter(pictures), len(pictures), progress)
        raise UnreadableError(_SCAN if pages else _DAMAGED)
    lines = lay_out(pages)
    hints = {
        name.lower(): text for name in ("Title", "Author", "CreationDate") for text in texts_in(entry, name)
    }
    return FileContent(tuple(lines), len(found), hints, images, _warnings(package, lines), whole=True)


def _warnings(package: ZipPackage, lines: list[Any]) -> tuple[Message, ...]:
    strange = sum("\ue000" <= c <= "\uf8ff" for line in lines for c in line.text)
    signed = sum(bool(re.search(r"/SignedValue\.dat$", name, re.I)) for name in package.names())
    noted = 0
    for name in package.names():
        if re.search(r"(?:^|/)Annot(?:ation)?[^/]*\.xml$", name, re.I) and "Annotations.xml" not in name:
            noted += len(list(all_below(parse_xml(package.read(name)), "Annot")))
    told = (
        Message("reader.strange_characters", count=strange) if strange else None,
        Message("reader.signatures", count=signed) if signed else None,
        Message("reader.annotations", count=noted) if noted else None,
    )
    return tuple(warning for warning in told if warning is not None)


def _pictures(package: ZipPackage) -> list[Picture]:
    """Return the pictures of a scan, one a page, as far as a reader of pictures is there."""
    from store.formats.readers.pictures import as_pictures

    names = sorted(n for n in package.names() if re.search(r"\.(?:jpe?g|png|bmp|tiff?)$", n, re.I))
    return [picture for name in names for picture in as_pictures(package.read(name))]


def root_of(package: ZipPackage, name: str) -> Any:
    """Return the root of a part; UnreadableError where there is none."""
    root = parse_xml(package.read(name)) if name else None
    if root is None:
        raise UnreadableError(_DAMAGED)
    return root


def joined(folder: str, name: str | None) -> str:
    """Return the name of a part that another names, from the root or beside itself."""
    return (
        (name or "").lstrip("/")
        if (name or "").startswith("/")
        else posixpath.normpath(posixpath.join(folder, name or ""))
    )


def all_below(root: Any, name: str) -> Iterator[Any]:
    """Yield the elements of a name anywhere below one, in any version of the standard."""
    if root is not None:
        yield from (e for e in root.iter() if isinstance(e.tag, str) and e.tag.rpartition("}")[2] == name)


def texts_in(root: Any, name: str) -> Iterator[str]:
    """Yield the words of the elements of a name below one."""
    yield from (e.text.strip() for e in all_below(root, name) if e.text and e.text.strip())


def numbers_in(text: str | None, least: int = 0) -> tuple[float, ...]:
    """Return numbers parted by blanks; none where one is no number or there are fewer than wanted."""
    try:
        found = tuple(float(part) for part in (text or "").split())
    except ValueError:
        return ()
    return found if len(found) >= least and all(abs(n) < 1e7 for n in found) else ()


def _page(number: int, roots: list[Any], area: tuple[float, ...], tables: TableNumbering) -> SourcePage:
    box = next((n for t in texts_in(roots[-1], "PhysicalBox") if (n := numbers_in(t, 4))), area)
    page = SourcePage(number, box[2] * POINTS, box[3] * POINTS)
    glyphs: list[Glyph] = []
    rules = RulingLines()
    for root in roots:
        for item in all_below(root, "TextObject"):
            glyphs += _glyphs(item)
        for item in all_below(root, "PathObject"):
            _rules(item, rules)
    fill_page(page, glyphs, rules, tables)
    return page


def _glyphs(item: Any) -> Iterator[Glyph]:
    boundary = numbers_in(item.get("Boundary"), 4)
    if not boundary or item.get("Visible") == "false":
        return
    size = (numbers_in(item.get("Size"), 1) or (3.5,))[0]
    matrix = numbers_in(item.get("CTM"), 6) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    if abs(matrix[1]) > 0.1 * max(abs(matrix[0]), 1e-6) and abs(matrix[0]) > 0.1 * abs(matrix[1]):
        return  # a watermark across the page
    bold = (numbers_in(item.get("Weight"), 1) or (400,))[0] >= 600
    height = size * (abs(matrix[3]) or abs(matrix[1]) or 1)
    for each in characters_in(item, size):
        left = boundary[0] + matrix[0] * each.x + matrix[2] * each.y + matrix[4]
        base = boundary[1] + matrix[1] * each.x + matrix[3] * each.y + matrix[5]
        drawn = (each.step or size) * (abs(matrix[0]) or 1)
        wide = min(drawn, height) if drawn > 0 else height
        box = (left, base - 0.86 * height, left + wide, base + 0.14 * height)
        yield Glyph(each.character, _points(box), height * POINTS, bold, blank=each.spaced)


class PlacedCharacter(NamedTuple):
    """A character of a text object: its place before the object's matrix, and the step to the next.

    ``given`` is the horizontal step that the file states, 0 for none; ``spaced`` behind white space.
    """

    character: str
    x: float
    y: float
    step: float
    given: float
    spaced: bool


def characters_in(item: Any, size: float) -> Iterator[PlacedCharacter]:
    """Yield the visible characters of a text object; ``size`` is that of its font."""
    x = y = 0.0
    for code in all_below(item, "TextCode"):
        x, y = (numbers_in(code.get("X"), 1) or (x,))[0], (numbers_in(code.get("Y"), 1) or (y,))[0]
        text = code.text or ""
        across, down = _steps(code.get("DeltaX"), len(text)), _steps(code.get("DeltaY"), len(text))
        for i, character in enumerate(text):
            given = across[i] if i < len(across) else 0.0
            step = given if i < len(across) or i < len(down) else size
            if not character.isspace():
                yield PlacedCharacter(character, x, y, step, given, i > 0 and text[i - 1].isspace())
            x += step
            y += down[i] if i < len(down) else 0.0


def _steps(text: str | None, most: int) -> list[float]:
    """Return the distances from character to character; ``g 3 5`` means three times five."""
    steps: list[float] = []
    parts = (text or "").split()
    i = 0
    while i < len(parts) and len(steps) < most:
        repeated = parts[i] == "g" and i + 2 < len(parts)
        count, value = (parts[i + 1], parts[i + 2]) if repeated else ("1", parts[i])
        try:
            steps += [float(value)] * min(int(count), most)
        except ValueError:
            break
        i += 3 if repeated else 1
    return steps


def _points(box: Box) -> Box:
    return box[0] * POINTS, box[1] * POINTS, box[2] * POINTS, box[3] * POINTS


def _rules(item: Any, rules: RulingLines) -> None:
    """Keep the straight lines of a path."""
    boundary = numbers_in(item.get("Boundary"), 4)
    data = next(iter(texts_in(item, "AbbreviatedData")), "")
    if not boundary or len(data) > 20_000:
        return
    m = numbers_in(item.get("CTM"), 6) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    stroked = item.get("Stroke") != "false"
    start = last = None
    corners: list[tuple[float, float]] = []
    for command, rest in _COMMAND.findall(data):
        numbers = numbers_in(rest)
        point = last
        if command in "MSL" and len(numbers) >= 2:
            x, y = numbers[:2]
            point = boundary[0] + m[0] * x + m[2] * y + m[4], boundary[1] + m[1] * x + m[3] * y + m[5]
        if command in "MS":
            start = point
        elif command == "C":
            point = start
        if command in "LC" and last and point and stroked:
            _line(rules, last, point)
        if point:
            corners.append(point)
        last = point
    if corners and not stroked:
        xs, ys = [p[0] for p in corners], [p[1] for p in corners]
        rules.add_box(_points((min(xs), min(ys), max(xs), max(ys))))


def _line(rules: RulingLines, a: tuple[float, float], b: tuple[float, float]) -> None:
    if abs(a[0] - b[0]) < 0.3 or abs(a[1] - b[1]) < 0.3:
        rules.add_box(_points((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))))


register(FileFormat("OFD 文件", ("ofd",), matches, read, rank=15))
