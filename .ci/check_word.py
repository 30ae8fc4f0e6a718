"""Converts the program's Word files with LibreOffice and compares them with its PDFs: words and pages.

``make check-word``; where LibreOffice is not installed it says so and succeeds. Fonts differ from machine to
machine, so a page more or less is taken for the same.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pdfplumber

PROJECT = Path(__file__).resolve().parent.parent
STYLES = ("official", "plain")
#: The most by which the number of pages may differ.
PAGES = 1
#: The least share of the PDF's characters that the converted file must have, in order.
WORDS = 0.95
#: How long the runs of characters are that are looked for.
RUN = 6
#: What stands at the foot of a page, and the marks of footnotes, which Word makes itself.
FOOT = re.compile(r"医策·|—\d+—$")
MARKS = re.compile(r"〔\d{1,2}〕|核验码[0-9a-f]{10}")


def run(*command: str | Path) -> None:
    """Run the program or LibreOffice; an error stops everything."""
    subprocess.run([str(part) for part in command], cwd=PROJECT, check=True, capture_output=True)


def read(path: Path) -> tuple[int, str]:
    """The number of pages of a PDF, and its characters without those at the foot of each page."""
    with pdfplumber.open(path) as pdf:
        lines = [line for page in pdf.pages for line in (page.extract_text() or "").splitlines()]
        text = "".join("".join(line.split()) for line in lines if not FOOT.match("".join(line.split())))
        return len(pdf.pages), MARKS.sub("", text)


def share(wanted: str, found: str) -> float:
    """How much of a text is in another, as the share of its runs of some characters."""
    runs = [wanted[start : start + RUN] for start in range(0, len(wanted) - RUN, RUN)]
    return sum(run in found for run in runs) / max(1, len(runs))


def main() -> int:
    """Compare every document in both styles; 1 if any differs."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice is not installed: nothing compared.")
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        program = (sys.executable, PROJECT / "main.py", "--data-dir", root / "data")
        listed = subprocess.run(
            [*map(str, program), "documents", "--json"], check=True, capture_output=True, cwd=PROJECT
        )
        keys = [entry["key"] for entry in json.loads(listed.stdout)]
        for number, key in enumerate(keys):
            for style in STYLES:
                name = root / f"{number}-{style}"
                files = ("--pdf", f"{name}.pdf", "--docx", f"{name}.docx")
                run(*program, "print", key, "--style", style, *files)
                run(office, "--headless", "--convert-to", "pdf", "--outdir", root / "word", f"{name}.docx")
                failed += not same(key, style, Path(f"{name}.pdf"), root / "word" / f"{name.name}.pdf")
    return 1 if failed else 0


def same(key: str, style: str, ours: Path, word: Path) -> bool:
    """Compare two files and say how they compare."""
    (pages, text), (word_pages, word_text) = read(ours), read(word)
    words = share(text, word_text)
    good = abs(pages - word_pages) <= PAGES and words >= WORDS
    mark = "same" if good else "DIFFERENT"
    print(f"{mark}: {style:8} {pages:3} pages, Word {word_pages:3}, words {words:.1%}  {key}")
    return good


if __name__ == "__main__":
    sys.exit(main())
