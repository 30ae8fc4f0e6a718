"""All laws in every form: which words do not follow each other as in the source.

Run with ``python -m tests.torture.order``; takes about a quarter of an hour.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from store.formats.decoding import decode
from store.intake.importer import read_bytes
from store.model.errors import BadInput
from tests.order.forms import FORMS, bare, first_out_of_order
from tests.order.sources import in_source_order, laws


def main() -> int:
    """Print each law and form that is out of order, and a count; 1 if there is any."""
    application = QApplication.instance() or QApplication([])
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for name, data in laws():
            try:
                document = read_bytes(data, name)
            except BadInput as error:
                print(f"{name}: {error!s}")
                continue
            expected = in_source_order(document, decode(data, name))
            counts["laws"] += 1
            counts["runs of words"] += len(expected)
            for form, make in FORMS.items():
                wrong = first_out_of_order(expected, bare(make(document, Path(folder))))
                if wrong is not None:
                    counts[f"out of order: {form}"] += 1
                    print(f"{name}: {form}: {wrong[:40]}", flush=True)
    for name, number in counts.items():
        print(f"{number:8} {name}")
    del application
    return any(name.startswith("out of order") for name in counts)


if __name__ == "__main__":
    sys.exit(main())
