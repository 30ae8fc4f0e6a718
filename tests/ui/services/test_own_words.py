"""The hospital's own words as a file: read, written, imported, and used by searches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.everyday import officials, use_own
from store.model.errors import BadInput
from ui.services.own_words import OwnWord, OwnWords, rows_of, table_text, tidy

ROW = OwnWord("护士站、护理站点", "病区、~护理单元")


@pytest.fixture(autouse=True)
def none_left() -> Iterator[None]:
    yield
    use_own(())


@pytest.fixture
def words(tmp_path: Path) -> OwnWords:
    return OwnWords(tmp_path / "everyday.txt")


def test_rows_are_kept_and_used(words: OwnWords, tmp_path: Path) -> None:
    words.replace([ROW])
    assert OwnWords(tmp_path / "everyday.txt").rows == [ROW]
    assert [one.run for one in officials("护士站")] == ["病区", "护理单元"]
    words.replace([])
    assert officials("护士站") == ()


def test_own_words_come_before_those_that_ship(words: OwnWords) -> None:
    shipped = [one.run for one in officials("骗保")]
    words.replace([OwnWord("骗保", "欺诈")])
    assert [one.run for one in officials("骗保")] == ["欺诈", *(run for run in shipped if run != "欺诈")]


def test_an_import_adds_what_is_new(words: OwnWords, tmp_path: Path) -> None:
    words.replace([ROW])
    other = tmp_path / "别院.txt"
    other.write_bytes(f"[护理]\n{ROW.line()}\n小票→收费凭证；票据\n".encode("gb18030"))
    assert words.import_file(other) == 1
    assert words.rows == [ROW, OwnWord("小票", "收费凭证、票据")]
    assert words.import_file(other) == 0


@pytest.mark.parametrize("data", [b"\0\1\2", b"", "没有箭头".encode(), b"\xff\xff"])
def test_what_is_no_table_is_refused_in_a_sentence(data: bytes, words: OwnWords, tmp_path: Path) -> None:
    other = tmp_path / "坏.txt"
    other.write_bytes(data)
    words.replace([ROW])
    with pytest.raises(BadInput, match=r"坏\.txt"):
        words.import_file(other)
    assert words.rows == [ROW]


def test_a_file_that_is_no_table_is_set_aside_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "everyday.txt"
    path.write_bytes(b"\0garbage")
    words = OwnWords(path)
    words.replace([ROW])
    assert OwnWords(path).rows == [ROW]
    assert [kept.read_bytes() for kept in tmp_path.iterdir() if kept != path] == [b"\0garbage"]


def test_an_export_can_be_imported(words: OwnWords, tmp_path: Path) -> None:
    words.replace([ROW, OwnWord("小票", "票据")])
    words.export_file(tmp_path / "带走.txt")
    other = OwnWords(tmp_path / "other.txt")
    assert other.import_file(tmp_path / "带走.txt") == 2
    assert other.rows == words.rows


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), max_size=8))
def test_whatever_is_typed_comes_back_as_it_was_kept(cells: list[tuple[str, str]]) -> None:
    rows = list(dict.fromkeys(row for pair in cells if (row := tidy(*pair)) is not None))
    assert rows_of(table_text(rows)) == rows


def test_remarks_and_subjects_of_the_file_stay_when_rows_change(tmp_path: Path) -> None:
    path = tmp_path / "everyday.txt"
    path.write_text(
        "# 护理部编\n[护理]\n护士站 -> 病区  # 2024年起\n\n# 财务科编\n小票 -> 票据\n白条 -> 收据\n# 完\n",
        encoding="utf-8",
    )
    words = OwnWords(path)
    words.replace([OwnWord("护士站", "护理单元"), OwnWord("白条", "收据"), OwnWord("红票", "负数发票")])
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    assert lines == [
        "# 护理部编",
        "[护理]",
        "护士站 -> 护理单元  # 2024年起",
        "",
        "# 财务科编",
        "白条 -> 收据",
        "红票 -> 负数发票",
        "# 完",
    ]
    again = OwnWords(path)
    again.replace(again.rows)
    assert path.read_text(encoding="utf-8").splitlines()[1:] == lines
