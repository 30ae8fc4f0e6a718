"""Real files are read as a person read them; they are not kept here, YICE_FILES_DIR names their folder."""

import json
import os
from pathlib import Path

import pytest

from store.intake import read_bytes

FILES = Path(os.environ.get("YICE_FILES_DIR", "no-such-folder"))
GOLD = json.loads((Path(__file__).parent / "real_files.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="the files are not here; set YICE_FILES_DIR")


@pytest.mark.parametrize("name", sorted(GOLD))
def test_every_clause_is_there_once_and_in_its_place(name):
    document = read_bytes((FILES / name).read_bytes(), name)
    gold = GOLD[name]
    found = [" ".join(filter(None, ("/".join(c.path), c.heading))) for c in document.walk()]
    assert found == gold["clauses"]
    assert document.number == gold["number"]
    assert list(document.issuers) == gold["issuers"]
    assert document.date == gold["date"]
    assert document.kind == gold["kind"]
