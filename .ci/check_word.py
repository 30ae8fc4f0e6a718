"""Converts the program's Word files with LibreOffice and compares them with its PDFs: words, page by page.

``make check-word``; where LibreOffice is not installed it says so and succeeds. Fonts differ from machine to
machine, so a page may begin some lines earlier or later than the same page of the PDF.
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
#: How many lines earlier or later a page may begin (a footnote that goes to the next page with its mark moves
#: some), and how many characters a line has.
DRIFT, LINE = 6, {"official": 28, "plain": 42}
#: With how many characters the beginning of a page is looked for in the PDF.
BEGINS = 12
#: The least share of the PDF's characters that the converted file must have, in order.
WORDS = 0.95
#: How long the runs of characters are that are looked for.
RUN = 6
#: Text at the foot of a page, and the marks of footnotes, which Word makes itself.
FOOT = re.compile(r"医策·|—\d+—$")
MARKS = re.compile(r"〔\d{1,2}〕|核验码[0-9a-f]{10}|续表")


def run(*command: str | Path) -> None:
    """Run the program or LibreOffice; an error stops everything."""
    subprocess.run([str(part) for part in command], cwd=PROJECT, check=True, capture_output=True)


def read(path: Path) -> list[str]:
    """Return the characters of each page of a PDF without those at its foot."""
    with pdfplumber.open(path) as pdf:
        found = []
        for page in pdf.pages:
            lines = ["".join(line.split()) for line in (page.extract_text() or "").splitlines()]
            found.append(MARKS.sub("", "".join(line for line in lines if not FOOT.match(line))))
        return found


def drift(ours: list[str], word: list[str]) -> int:
    """Return the largest shift of the page breaks in characters; pages that begin with a table's head are not
    counted, as that is repeated.
    """
    text = "".join(ours)
    starts = [sum(map(len, ours[:number])) for number in range(len(ours))]
    worst = 0
    for start, page in zip(starts, word, strict=False):
        begins = re.escape(page[:BEGINS])
        places = [found.start() for found in re.finditer(begins, text)] if len(page) >= BEGINS else []
        if len(places) == 1:
            worst = max(worst, abs(places[0] - start))
    return worst


def share(wanted: str, found: str) -> float:
    """Return how much of a text is in another, as the share of its runs of some characters."""
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
                profile = f"-env:UserInstallation={(root / 'profile').as_uri()}"
                convert = ("--headless", "--convert-to", "pdf", "--outdir", root / "word")
                run(office, profile, *convert, f"{name}.docx")
                failed += not same(key, style, Path(f"{name}.pdf"), root / "word" / f"{name.name}.pdf")
    return 1 if failed else 0


def same(key: str, style: str, ours: Path, word: Path) -> bool:
    """Compare two files and say how they compare."""
    pages, word_pages = read(ours), read(word)
    words = share("".join(pages), "".join(word_pages))
    lines = drift(pages, word_pages) / LINE[style]
    good = abs(len(pages) - len(word_pages)) <= PAGES and words >= WORDS and lines <= DRIFT
    mark = "same" if good else "DIFFERENT"
    counts = f"{len(pages):3} pages, Word {len(word_pages):3}"
    print(f"{mark}: {style:8} {counts}, words {words:.1%}, begin within {lines:.1f} lines  {key}")
    return good


if __name__ == "__main__":
    sys.exit(main())
