"""Files of every format to clauses: a PDF of 20 pages, a folder of 200 files, pages a second."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from figures import PROJECT, Figure, Skipped, figure, median_ms

PAGES_S, FOLDER_S = 2.0, 90.0
#: No longer may the window be held up meanwhile.
LAG_MS = 50.0
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
        files = many_files(folder / "many")
        found["a folder of 200 mixed files"] = figure(folder_s(files), "s", FOLDER_S)
        found |= window_figures(folder / "data", files)
    end_idle()
    return found


def many_files(folder: Path) -> Path:
    """A folder of copies of the samples; scans and what has a password are left out."""
    left_out = ("scan.jpg", "locked.pdf")
    samples = [path for path in sorted(SAMPLES.iterdir()) if path.name not in left_out]
    if not samples:
        raise Skipped("no samples")
    folder.mkdir()
    for number in range(FILES):
        path = samples[number % len(samples)]
        shutil.copy(path, folder / f"{number:03}-{path.name}")
    return folder


def window_figures(data: Path, files: Path) -> dict[str, Figure]:
    """How long the window is held up while it reads the files, lists and adds them, in its own process."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    command = [sys.executable, str(Path(__file__).with_name("importing.py")), str(data), str(files)]
    answer = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    if answer.returncode or not answer.stdout.strip():
        raise RuntimeError(f"importing: {answer.stderr.strip()[-300:]}")
    told: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    assert told["files"] == FILES, told
    found = {"200 mixed files in the window, until they are listed": figure(told["seconds"], "s", FOLDER_S)}
    for name, value in told.items():
        if ":" in name:
            found[f"  {name}"] = figure(value, "ms", LAG_MS)
    return found


def folder_s(inside: Path) -> float:
    """Read a folder of files."""
    from ui.services.workspace import read_files

    begun = time.perf_counter()
    result = read_files([inside], choice="keep_both")
    assert not result.rejected, result.rejected
    return time.perf_counter() - begun
