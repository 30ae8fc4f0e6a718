"""What is no policy is refused with one sentence; encodings are found out."""

import os
from pathlib import Path

import pytest

from store.formats.decoding import MAX_BYTES
from store.intake import load, read_bytes, read_shipped, shipped_sources
from store.model.errors import BadInput
from store.model.wording import text

SAMPLE = (Path(__file__).parent / "samples" / "opinion_state_council.txt").read_text(encoding="utf-8")


def reason(data: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        read_bytes(data, "x.txt")
    sentence = str(caught.value)
    assert sentence.startswith("x.txt：")
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    return sentence


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空"),
        (b" \r\n\t\n", "空"),
        (b"\xef\xbb\xbf\n", "空"),
        (b"\x00" * 5000, "空"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04" + b"\x00" * 100, "压缩文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "损坏"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\x7fELF\x02\x01\x01\x00", "程序"),
        (bytes(range(256)) * 40, "二进制"),
        ("政策".encode("utf-16-le") * 50, "不像政策"),
        ("今天天气很好，我们去公园散步。\n".encode() * 20, "政策"),
        (b"Dear Sir, this is a letter.\nYours\n", "政策"),
        (b"a,b,c\n1,2,3\n4,5,6\n", "政策"),
        (bytes((i * 7 + 128) % 128 + 128 for i in range(4000)), "UTF-8"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_refused(data, says):
    assert says in reason(data)


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(BadInput, match="20 MB"):
        read_bytes(load(path), path.name)
    assert "20 MB" in reason(b"\xe7\xac\xac" * (MAX_BYTES // 3 + 1))


def test_missing_folder_and_unreadable(tmp_path):
    with pytest.raises(BadInput, match="不存在"):
        read_bytes(load(tmp_path / "none.txt"), "none.txt")
    with pytest.raises(BadInput, match="不是文件"):
        read_bytes(load(tmp_path), tmp_path.name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(BadInput):
        read_bytes(load(tmp_path / "pipe.txt"), "pipe.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_give_the_same(encoding, newline):
    text = SAMPLE.replace("\n", newline)
    bom = b"\xfe\xff" if encoding == "utf-16-be" else b""
    document = read_bytes(bom + text.encode(encoding), "a.txt")
    assert document.clauses == read_bytes(SAMPLE.encode(), "a.txt").clauses
    assert document.number == "国办发〔2023〕118号"


def test_a_copy_that_ends_inside_a_character_is_read():
    data = SAMPLE.encode()
    cut = data[: data.index("加强组织领导".encode()) + 4]
    assert read_bytes(cut, "cut.txt").number == "国办发〔2023〕118号"


def test_damaged_description_of_a_shipped_document(tmp_path):
    folder = tmp_path / "library" / "a"
    folder.mkdir(parents=True)
    (folder / "document.toml").write_text("source = ", encoding="utf-8")
    with pytest.raises(BadInput, match=r"document\.toml"):
        shipped_sources(tmp_path)
    (folder / "document.toml").write_text('source = "a.txt"\n', encoding="utf-8")
    assert shipped_sources(tmp_path) == [folder]
    with pytest.raises(BadInput, match="缺失"):
        read_shipped(folder)


def test_a_correction_that_does_not_fit_is_a_warning_and_one_that_does_is_made(tmp_path):
    folder = tmp_path / "library" / "a"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(SAMPLE, encoding="utf-8")
    rows = [
        ("二、/（四）", "安宁疗护病区", "安宁疗护病房", "true"),
        ("二、/（四）", "没有的话", "有", "false"),
    ]
    toml = 'source = "a.txt"\nprovenance = "某网站"\n' + "".join(
        f'[[correction]]\nwhere="{w}"\nprinted="{p}"\ncorrected="{c}"\nreason="r"\napplied={a}\n'
        for w, p, c, a in rows
    )
    (folder / "document.toml").write_text(toml, encoding="utf-8")
    document = read_shipped(folder)
    [correction] = document.corrections
    clause = next(c for c in document.walk() if c.id == correction.clause)
    assert "安宁疗护病房" in clause.text
    assert "安宁疗护病区" not in clause.text
    assert "没有的话" in text(document.warnings[-1])
    assert (document.source, document.provenance) == ("a.txt", "某网站")
