"""Damaged files of every format: each is read or told what is wrong, in time and within the memory."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from store.formats.registry import recognise
from store.formats.scans import program
from store.intake import read_bytes
from store.model.errors import BadInput

SAMPLES = Path(__file__).resolve().parents[1] / "store/formats/samples"
#: A file may take so many seconds, the start of its process included.
SLOWEST = 12.0


def damaged(folder: Path, count: int, seed: int) -> Counter[str]:
    """Read ``count`` damaged copies of the samples and of a workbook; count what became of them."""
    rng = random.Random(seed)
    samples = list(_samples(folder))
    found: Counter[str] = Counter()
    for number in range(count):
        name, data = samples[number % len(samples)]
        broken = _mutated(data, rng)
        begun = time.monotonic()
        try:
            read_bytes(broken, name)
            found["read"] += 1
        except BadInput:
            found["told"] += 1
        except Exception as error:  # whatever it is, a user would see it
            found["crashed"] += 1
            (folder / f"crash-{number}-{name}").write_bytes(broken)
            print(f"  {name} {number}: {type(error).__name__}: {error}", flush=True)
        if time.monotonic() - begun > SLOWEST:
            found["hung"] += 1
            print(f"  {name} {number}: {time.monotonic() - begun:.0f} s", flush=True)
    return found


def _samples(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix != ".jpg" or not program():  # a real picture takes seconds each
            yield path.name, path.read_bytes()
    yield "book.xlsx", _workbook(folder)
    yield "pages.ofd", _ofd()


def _mutated(data: bytes, rng: random.Random) -> bytes:
    """A copy with flipped bytes, a part cut off, taken out, put in twice, or filled with noise."""
    raw = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.randrange(len(raw))
        size = min(len(raw) - at, rng.choice((1, 1, 4, 64, 1024)))
        match rng.randrange(6):
            case 0 | 1:
                raw[at : at + size] = rng.randbytes(size)
            case 2:
                raw[at] = rng.choice((0, 255, raw[at] ^ 1 << rng.randrange(8)))
            case 3:
                del raw[at : at + size]
            case 4:
                raw[at:at] = raw[at : at + size]
            case 5 if rng.random() < 0.3:
                del raw[max(16, at) :]
        if not raw:
            return b"\0"
    return bytes(raw)


def _workbook(folder: Path) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in (("序号", "项目", "比例"), (1, "床位", 0.5), (2, "门诊", 0.7)):
        book.active.append(row)
    book.save(folder / "book.xlsx")
    return (folder / "book.xlsx").read_bytes()


def _ofd() -> bytes:
    from tests.torture.made_files import ofd

    return ofd(["某市医院管理办法", "第一条 为加强管理，制定本办法。", "第二条 自公布之日起施行。"])


def hostile(folder: Path) -> Counter[str]:
    """Files made to do harm: each must be told, in time."""
    found: Counter[str] = Counter()
    for name, data in _hostile(folder):
        begun = time.monotonic()
        try:
            recognise(data, name)
            read_bytes(data, name)
            found["read"] += 1
        except BadInput:
            found["told"] += 1
        except Exception as error:
            found["crashed"] += 1
            print(f"  {name}: {type(error).__name__}: {error}", flush=True)
        if time.monotonic() - begun > 3 * SLOWEST:
            found["hung"] += 1
            print(f"  {name}: {time.monotonic() - begun:.0f} s", flush=True)
    return found


def _hostile(folder: Path) -> Iterator[tuple[str, bytes]]:
    from tests.torture.made_files import long_pdf, zipped

    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraph = "<w:p><w:r><w:t>第一条 应当公开价格。</w:t></w:r></w:p>"
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "哈" * 10}">' for i in range(12))
    head = f'<w:document xmlns:w="{space}"><w:body>'
    yield (
        "laughs.docx",
        zipped(word__document=f"<!DOCTYPE d [{laughs}]>{head}{paragraph}&a11;</w:body></w:document>"),
    )
    yield "bomb.docx", zipped(word__document=head + "医" * 60_000_000)
    yield "deep.docx", zipped(word__document=head + "<w:sdt>" * 100_000)
    yield "wide.docx", zipped(word__document=head + paragraph * 400_000 + "</w:body></w:document>")
    yield "pages.pdf", long_pdf(10_000)
    yield (
        "loop.pdf",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]"
        + (b"/Count 1>>endobj trailer<</Root 1 0 R>>"),
    )
    yield "deep.html", b"<html>" + b"<div>" * 300_000 + "<p>第一条 公开。".encode()
    yield "deep.rtf", b"{\\rtf1" + b"{" * 300_000 + b"x"
    yield "empty.zip", zipped()
    yield "word.doc", (SAMPLES / "three_attachments.docx").read_bytes()
