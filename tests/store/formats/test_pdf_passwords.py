"""Chinese passwords of every generation of PDF (locked/make.py): a file opens with what is typed."""

import sys
from pathlib import Path

import pytest

from store.formats.pdf_passwords import unlock, was_locked
from store.formats.readers.pdf import read
from store.formats.registry import UnreadableError

HERE = Path(__file__).parent / "locked"
sys.path.insert(0, str(HERE))

from make import KINDS, PASSWORD  # noqa: E402

LOCKED = sorted(KINDS.keys() - {"owner_only"})


def lines(data: bytes) -> list[str]:
    return [line.text for line in read(data, lambda _done, _all: None).lines]


@pytest.mark.parametrize("name", LOCKED)
def test_a_chinese_password_opens_a_file(name):
    data = (HERE / f"{name}.pdf").read_bytes()
    with pytest.raises(UnreadableError, match="密码"):
        read(data, lambda _done, _all: None)
    opened = unlock(data, PASSWORD)
    assert lines(opened) == ["Article 1"]
    assert was_locked(opened)
    assert not was_locked(data)


@pytest.mark.parametrize("typed", ["医院２０２４", " 医院2024 "])
def test_figures_typed_full_width_and_blanks_around_make_no_other_password(typed):
    assert lines(unlock((HERE / "aes256.pdf").read_bytes(), typed)) == ["Article 1"]


@pytest.mark.parametrize("name", LOCKED)
def test_another_password_is_told(name):
    with pytest.raises(UnreadableError) as refused:
        unlock((HERE / f"{name}.pdf").read_bytes(), "医院2025")
    assert refused.value.message.code == "reader.wrong_password"


def test_a_file_that_only_forbids_changes_is_read_without_a_password():
    assert lines((HERE / "owner_only.pdf").read_bytes()) == ["Article 1"]
