"""Zip files are taken apart: names in any encoding, zips in zips, bombs, paths that lead out."""

import io
import zipfile
from pathlib import Path

import pytest

from store.formats.unpacker import Unpacker, is_archive, unpack
from store.intake import read_bytes
from store.model.errors import BadInput


class Entry(zipfile.ZipInfo):
    """An entry whose name is written as Windows writes it: in its own characters, and not said so."""

    def _encodeFilenameFlags(self):  # noqa: N802
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def zipped(files: dict[str, bytes], encoding: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            entry = Entry("x") if encoding else zipfile.ZipInfo("x")
            entry.filename = name
            file.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def found(data: bytes, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in unpack(data, Unpacker(folder), "来文.zip")}


def test_names_of_windows_and_files_in_a_zip_in_the_zip(tmp_path):
    inner = zipped({"附件/清单.txt": b"3"}, "gbk")
    data = zipped({"通知.txt": b"1", "目录/方案.txt": b"2", "内.zip": inner, "__MACOSX/._a.txt": b"4"}, "gbk")
    assert is_archive(data)
    assert found(data, tmp_path) == {"通知.txt": b"1", "方案.txt": b"2", "清单.txt": b"3"}


def test_two_files_of_one_name_are_both_there(tmp_path):
    paths = unpack(zipped({"甲/通知.txt": b"1", "乙/通知.txt": b"2"}), Unpacker(tmp_path), "来文.zip")
    assert [path.read_bytes() for path in paths] == [b"1", b"2"]
    assert {path.name for path in paths} == {"通知.txt"}


@pytest.mark.parametrize("name", ["../../外面.txt", "/etc/外面.txt", "..\\..\\外面.txt", "C:\\外面.txt"])
def test_no_path_leads_out_of_the_folder(tmp_path, name):
    (path,) = unpack(zipped({name: b"1"}), Unpacker(tmp_path), "来文.zip")
    assert path.is_relative_to(tmp_path)
    assert path.name == "外面.txt"


def test_a_bomb_an_empty_and_a_damaged_one_are_told(tmp_path):
    with pytest.raises(BadInput, match="展开后过大"):
        found(zipped({"大.txt": b"0" * (65 * 1024 * 1024)}), tmp_path)
    with pytest.raises(BadInput, match="没有可读入的文件"):
        found(zipped({".hidden": b"1"}), tmp_path)
    data = zipped({"通知.txt": b"1" * 5000})
    with pytest.raises(BadInput, match="损坏"):
        found(data[: len(data) // 2], tmp_path)


def test_a_word_file_is_no_archive():
    assert not is_archive(zipped({"word/document.xml": b"<a/>"}))
    assert not is_archive(b"Rar!\x1a\x07\x00")


def test_a_zip_file_with_a_password_says_so(tmp_path):
    data = bytearray(zipped({"通知.txt": "正文".encode()}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the bit of both heads of an entry
        data[data.find(mark) + flags] |= 1
    for read in (lambda: found(bytes(data), tmp_path), lambda: read_bytes(bytes(data), "a.zip")):
        with pytest.raises(BadInput) as refused:
            read()
        assert refused.value.reason.code == "reader.archive_locked"
