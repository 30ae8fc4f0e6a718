"""Files of every format to clauses: a PDF of 20 pages, a folder of 200 files, pages a second."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from figures import PROJECT, Figure, Skipped, figure, median_ms

PAGES_S, FOLDER_S = 2.0, 90.0
#: How many pages a second are read, to those of pdftotext -layout, which finds no paragraphs or tables.
PAGES_RATIO = 40.0
SAMPLES = PROJECT / "tests/store/formats/samples"
FILES = 200


def twenty_pages() -> bytes:
    """A PDF of 20 pages with 24 lines of articles each."""
    from tests.torture.made_files import pdf

    articles = iter(range(1, 1000))
    lines = [f"第{next(articles)}条　医疗机构应当公开医疗服务项目、价格和收费依据。" for _ in range(480)]
    return pdf([lines[at : at + 24] for at in range(0, 480, 24)])


def collect() -> dict[str, Figure]:
    """The figures."""
    from store.formats.isolated import end_idle
    from store.intake import read_bytes

    data = twenty_pages()
    clauses = len(read_bytes(data, "a.pdf").clauses)
    assert clauses == 480, clauses
    ours = median_ms(lambda: read_bytes(data, "a.pdf"), 3) / 1000
    found = {"20 pages of PDF to clauses": figure(ours, "s", PAGES_S)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if shutil.which("pdftotext"):
            (folder / "a.pdf").write_bytes(data)
            command = ["pdftotext", "-layout", str(folder / "a.pdf"), str(folder / "a.txt")]
            theirs = median_ms(lambda: subprocess.run(command, check=True), 3) / 1000
            found["20 pages of PDF, to pdftotext -layout"] = figure(ours, "s", PAGES_RATIO, theirs)
        found["a folder of 200 mixed files"] = figure(folder_s(folder), "s", FOLDER_S)
    end_idle()
    return found


def folder_s(folder: Path) -> float:
    """Read a folder of copies of the samples, scans left out."""
    from ui.services.workspace import read_files

    samples = [path for path in sorted(SAMPLES.iterdir()) if path.suffix != ".jpg"]
    if not samples:
        raise Skipped("no samples")
    inside = folder / "many"
    inside.mkdir()
    for number in range(FILES):
        path = samples[number % len(samples)]
        shutil.copy(path, inside / f"{number:03}-{path.name}")
    begun = time.perf_counter()
    result = read_files([inside], choice="keep_both")
    assert not result.rejected, result.rejected
    return time.perf_counter() - begun
