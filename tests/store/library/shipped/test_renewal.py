"""The documents that ship are renewed in place, with the same result as a library made again."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from store.library import Library, recovery
from store.library.shipped.renewal import renew
from store.model.document import Document, Validity
from tests.samples import SOURCE, clause, document

KEYS = ("甲", "乙", "丙", "丁", "戊", "己")


def text(key: str, says: str) -> Document:
    return document(key, f"关于{key}的通知", clauses=(clause(key, "一、", body=(says,)),), corrections=())


def shipped(path: Path, rng: random.Random) -> Library:
    library = Library.open(path)
    for key in rng.sample(KEYS, rng.randrange(1, 5)):
        library.add(text(key, rng.choice("春夏")), SOURCE, shipped=True)
    return library


def used(path: Path, rng: random.Random) -> Library:
    """A library with which somebody has worked."""
    library = shipped(path, rng)
    for key in rng.sample(KEYS, rng.randrange(1, 6)):
        held = {entry.key for entry in library.documents()}
        mine = text(key, rng.choice("春夏秋冬"))
        if key not in held:
            library.add(mine, SOURCE, stands_in=rng.random() < 0.3)
        elif rng.random() < 0.5:
            library.add(mine, SOURCE, stands_in=True)
    for entry in library.documents():
        if entry.shipped and rng.random() < 0.3:
            kept = library.kept(entry.key)
            state: Validity = rng.choice(("已废止", "已修改"))
            library.add(replace(kept.document, validity=state), kept.source, True, rng.choice((None, "一家")))
    return library


def described(library: Library) -> list[object]:
    return [
        (replace(entry, added="", measure_count=0), library.document(entry.key), library.source(entry.key))
        for entry in library.documents()
    ]


@pytest.mark.parametrize("seed", range(16))
def test_renewing_gives_what_a_new_library_gives(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    with (
        closing(used(tmp_path / "old.db", rng)) as old,
        closing(shipped(tmp_path / "ships.db", random.Random(seed + 1000))) as ships,
        closing(shipped(tmp_path / "new.db", random.Random(seed + 1000))) as new,
    ):
        assert not recovery.carry_over(recovery.documents_of(old.path, old), new)
        expected = described(new)
        renew(old, ships)
        assert described(old) == expected
        assert not old.soundness.check()


def test_what_the_user_added_keeps_its_day(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path / "old.db")) as old, closing(Library.open(tmp_path / "new.db")) as new:
        old.add(text("甲", "春"), SOURCE, shipped=True)
        old.add(text("乙", "春"), SOURCE)
        day = old.summary("乙").added
        new.add(text("甲", "夏"), SOURCE, shipped=True)
        renew(old, new)
        assert old.summary("乙").added == day
        assert old.document("甲").clauses[0].body == ("夏",)
