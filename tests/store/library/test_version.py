"""A library's version is the number of its last migration: else an older file is taken for damaged."""

from __future__ import annotations

from store.library.library import SCHEMA


def test_the_version_is_the_last_migration() -> None:
    numbers = [int(file.name[:4]) for file in SCHEMA.migrations.glob("0*.py")]
    assert max(numbers) == SCHEMA.version == len(numbers)
