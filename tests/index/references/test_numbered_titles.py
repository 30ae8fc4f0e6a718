"""Titles that differ by a number in brackets name different documents."""

from __future__ import annotations

from functools import cached_property

import pytest

from index.references.catalog import CatalogEntry
from index.references.document_names import find_documents
from index.references.name_table import NameTable

TITLES = (
    "中华人民共和国刑法修正案（五）",
    "中华人民共和国刑法修正案（十一）",
    "关于审理劳动争议案件的解释",
    "关于审理劳动争议案件的解释（三）",
    "县域医疗卫生一体化办法（试行）",
    "护士条例（2020年修正）",
)


class Titles:
    """The catalog of some titles."""

    @cached_property
    def entries(self) -> list[CatalogEntry]:
        return [CatalogEntry(title, title, title, None, "法律", 5) for title in TITLES]

    @cached_property
    def names(self) -> NameTable:
        return NameTable(self.entries, [entry.folded[0] for entry in self.entries])


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("刑法修正案（五）", ["中华人民共和国刑法修正案（五）"]),
        ("刑法修正案（十）", []),
        ("刑法修正案（一）", []),
        ("刑法修正案", ["中华人民共和国刑法修正案（五）", "中华人民共和国刑法修正案（十一）"]),
        ("关于审理劳动争议案件的解释（三）", ["关于审理劳动争议案件的解释（三）"]),
        ("关于审理劳动争议案件的解释（二）", []),
        ("县域医疗卫生一体化办法", ["县域医疗卫生一体化办法（试行）"]),
        ("护士条例（2020）", ["护士条例（2020年修正）"]),
        ("护士条例", ["护士条例（2020年修正）"]),
    ],
)
def test_a_number_in_brackets_is_part_of_the_name(named: str, found: list[str]) -> None:
    catalog = Titles()
    meant = find_documents(catalog, named)  # type: ignore[arg-type]
    assert [catalog.entries[one.entry].title for one in meant] == found
