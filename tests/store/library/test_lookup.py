"""Which document people mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.library import Library
from store.library.lookup import find, fold

LIST = "晋政办函〔2020〕28号"
PLAN = "晋政发〔2020〕17号"
REPORT = "36项措施支持国家区域医疗中心建设"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (LIST, LIST),
        ("晋政办函[2020]28号", LIST),
        ("晋政办函2020 28号", LIST),
        ("晋政办函（２０２０）２８号", LIST),
        ("山西省支持区域医疗中心建设运营政策清单", LIST),
        ("《山西省支持区域医疗中心建设运营政策清单》", LIST),
        ("山西省人民政府办公厅关于印发山西省支持区域医疗中心建设运营政策清单的通知", LIST),
        ("运营政策清单", LIST),
        (" 36 项措施支持国家\n区域医疗中心建设 ", REPORT),
        ("３６项措施支持国家区域医疗中心建设", REPORT),
        ("白求恩医院", PLAN),
    ],
)
def test_spellings(library: Library, text: str, key: str) -> None:
    found = library.find_document(text)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("text", ["", "  ", "《》", "没有这份文件", "山西省", "晋政发〔2019〕17号"])
def test_what_fits_none_or_several_is_none(library: Library, text: str) -> None:
    assert library.find_document(text) is None


@given(st.text(max_size=20))
def test_any_text_is_answered(text: str) -> None:
    assert find([], text) is None
    assert not any(character.isspace() for character in fold(text))
