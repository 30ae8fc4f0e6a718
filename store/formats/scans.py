"""Pictures of pages to text: the tesseract program, where it is installed, page by page."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from store.formats.lines import FileContent
from store.formats.pages.glyphs import TableNumbering, fill_page
from store.formats.pages.page_layout import lay_out
from store.formats.pages.pieces import Glyph, SourcePage
from store.formats.pages.ruled_tables import RulingLines
from store.formats.recognised_words import RecognisedWord, with_words
from store.formats.registry import Progress, UnreadableError
from store.model.message import Message

#: A scan cannot be read without the program that recognises characters.
MISSING = Message("reader.no_recogniser")
_NOTHING = Message("reader.nothing_recognised")
#: Dots an inch at which pages are drawn: what tesseract reads best.
_DOTS = 250
_SLOWEST = 120.0
_STEP = 2.0
_MOST_PAGES = 300
_MARGIN = 72.0
#: Paper is white and ink is black: what is between is spread out, so that specks of paper are not ink.
_DARK, _LIGHT = 60, 200
_LEVELS = bytes(min(255, max(0, round(255 * (grey - _DARK) / (_LIGHT - _DARK)))) for grey in range(256))
#: A gap beside a Chinese character is a blank from so much of a line's height on.
_NARROW = 0.9
_TOO_MANY = Message("reader.scan_too_many_pages")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as rows of pixels with 1 (grey), 3 or 4 (colour) bytes; ``scale`` is pixels to a point.

    One without channels is a file (.png, .jpg) whose size is not known.
    """

    width: int
    height: int
    channels: int
    stride: int
    pixels: bytes
    scale: float = _DOTS / 72


@cache
def program() -> str:
    """Return the path of tesseract with Chinese data; empty where there is none."""
    beside = (
        Path(sys.executable).parent / "ocr" / ("tesseract.exe" if sys.platform == "win32" else "tesseract")
    )
    found = str(beside) if beside.is_file() else shutil.which("tesseract")
    if not found:
        return ""
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        told = subprocess.run(
            [found, "--list-langs"], capture_output=True, text=True, timeout=10, check=False
        )
        if "chi_sim" in told.stdout + told.stderr:
            return found
    return ""


def recognise_pages(pictures: Iterator[Picture], count: int, progress: Progress) -> FileContent:
    """Return the text of pictures, one a page; UnreadableError where no program is there or nothing is
    found.
    """
    if not program():
        raise UnreadableError(MISSING)
    if count > _MOST_PAGES:
        raise UnreadableError(_TOO_MANY)
    pages: list[SourcePage] = []
    found: list[RecognisedWord] = []
    for number, picture in enumerate(pictures, 1):
        page, words = recognised_page(picture, number, count, progress)
        found += words
        pages.append(page)
    if not found:
        raise UnreadableError(_NOTHING)
    mean = sum(word.confidence for word in found) / len(found)
    lines = tuple(with_words(lay_out(pages), found))
    told = Message("reader.recognised", share=round(100 * mean))
    return FileContent(lines, count, {}, count, (told,), whole=True)


def recognised_page(
    picture: Picture, number: int, count: int, progress: Progress
) -> tuple[SourcePage, list[RecognisedWord]]:
    """Return the page ``number`` of ``count``, with the words of its picture."""
    progress(number - 1, count)
    words = _closed_up(list(_words(_run(picture, number - 1, count, progress), picture.scale)))
    edges = [glyph.box for glyph, _ in words] or [(0.0, 0.0, 0.0, 0.0)]
    width = picture.width / picture.scale or max(box[2] for box in edges) + _MARGIN
    page = SourcePage(number, width, picture.height / picture.scale or max(box[3] for box in edges) + _MARGIN)
    fill_page(page, [glyph for glyph, _ in words], RulingLines(), TableNumbering())
    return page, [
        RecognisedWord(number, glyph.box, glyph.text, confidence / 100) for glyph, confidence in words
    ]


def drawn_pages(document: Any, numbers: Iterable[int] = ()) -> Iterator[Picture]:
    """Yield the pages of a PDF (as pdfium has it) one by one as pictures of 250 dots an inch, in grey or
    colour.

    ``numbers`` chooses some of them, from 1; none are all.
    """
    for number in [each - 1 for each in numbers] or range(len(document)):
        page = document[number]
        width, height = page.get_size()
        scale = min(_DOTS / 72, 4000 / max(width, height, 1))
        bitmap = page.render(scale=scale, rev_byteorder=True)
        yield Picture(
            bitmap.width, bitmap.height, bitmap.n_channels, bitmap.stride, bytes(bitmap.buffer), scale
        )
        bitmap.close()
        page.close()


def _words(table: str, scale: float) -> Iterator[tuple[Glyph, float]]:
    """Yield the words of tesseract's table, with a box each and how sure they are (0 to 100)."""
    heights: dict[str, float] = {}
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) < 12:
            continue
        left, top, width, height = (float(field) / scale for field in fields[6:10])
        if fields[0] == "4":
            heights["line"] = height
            heights["top"] = top
        text = fields[11].strip()
        if fields[0] != "5" or not text:
            continue
        size = min(heights.get("line", height), 40.0)
        box = (left, heights.get("top", top), left + width, heights.get("top", top) + size)
        yield Glyph(text, box, size * 0.85), float(fields[10])


def _closed_up(words: list[tuple[Glyph, float]]) -> list[tuple[Glyph, float]]:
    """Return the words with the narrow gaps beside Chinese characters closed.

    Tesseract's boxes are those of the ink, which leave more room than there is between characters: only what
    is nearly as wide as one is a blank.
    """
    closed = list(words)
    for i, ((word, sure), (following, _)) in enumerate(pairwise(words)):
        gap = following.box[0] - word.box[2]
        chinese = word.text[-1] > "⺀" or following.text[0] > "⺀"
        if chinese and word.box[1] == following.box[1] and 0 < gap < _NARROW * word.size:
            left, top, _, bottom = word.box
            closed[i] = (replace(word, box=(left, top, following.box[0], bottom)), sure)
    return closed


def _run(picture: Picture, number: int, count: int, progress: Progress) -> str:
    """Tesseract's table of words for a picture; empty where it fails."""
    with tempfile.TemporaryDirectory(prefix="yice-") as folder:
        file = Path(folder) / "page.pgm"
        if not picture.channels:
            file.write_bytes(picture.pixels)
        else:
            head = f"P5 {picture.width} {picture.height} 255\n".encode()
            file.write_bytes(head + without_seals(picture))
        command = [program(), str(file), "-", "-l", "chi_sim", "--psm", "3", "--dpi", str(_DOTS), "tsv"]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        if (data := Path(program()).parent / "tessdata").is_dir():
            environment["TESSDATA_PREFIX"] = str(data)
        with (Path(folder) / "words").open("w+", encoding="utf-8", errors="replace") as out:
            process = subprocess.Popen(
                command,
                stdout=out,
                stderr=subprocess.DEVNULL,
                env=environment,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            waited = 0.0
            while waited < _SLOWEST:
                try:
                    process.wait(_STEP)
                    break
                except subprocess.TimeoutExpired:
                    waited += _STEP
                    progress(number, count)
            else:
                process.kill()
                process.wait()
            out.seek(0)
            return out.read()


def without_seals(picture: Picture) -> bytes:
    """Return the red channel as grey: in it a seal is as light as paper, and the date under it is seen."""
    rows = []
    for row in range(picture.height):
        start = row * picture.stride
        rows.append(picture.pixels[start : start + picture.width * picture.channels : picture.channels])
    return b"".join(rows).translate(_LEVELS)
