"""A pack is what its publisher signed, to the last byte, or it is refused with one sentence."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from store.model import wording
from store.model.checking.decision import Decision
from store.packs import container
from store.packs.creating import PackOrder, PackSource, create, sign
from store.packs.manifest import BadManifestError, ListedFile, Manifest, PackedDocument, WithdrawnDocument
from store.packs.minisign import MinisignSignature
from store.packs.pack import look_into, open_pack, pieces
from store.packs.publishers import Publishers
from store.packs.refusal import PackRefused
from tests.packing import KEY, OTHER, make, source

TAMPERED = 200
TRUSTED = [KEY.public()]


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    return make(tmp_path / "a.yicepack", source("护理"), source("急诊"), words=("护士站 -> 病区\n".encode(),))


def refusal(path: Path, keys: object = None) -> str:
    with pytest.raises(PackRefused) as caught:
        open_pack(path, TRUSTED if keys is None else keys)  # type: ignore[arg-type]
    sentence = wording.text(caught.value.message)
    assert sentence.endswith("。")
    assert path.name in sentence
    return caught.value.reason.code


def test_a_pack_gives_back_what_was_put_in(tmp_path: Path) -> None:
    decisions = (Decision("correct", "甲乙", value="丙"), Decision("field", value="通知", name="kind"))
    given = replace(source("护理"), decisions=decisions)
    wanted = PackOrder(
        "包", "发布方", 7, date(2030, 1, 2), (WithdrawnDocument("k", "旧办法"),), (b"a -> b\n",)
    )
    create(tmp_path / "a.yicepack", wanted, [given], KEY)
    pack = open_pack(tmp_path / "a.yicepack", TRUSTED)
    (document,) = pack.manifest.documents
    assert pack.read(document.file) == given.data
    assert pack.decisions(document) == decisions
    assert document.source == given.name
    assert (pack.manifest.counter, pack.manifest.expires) == (7, date(2030, 1, 2))
    assert pack.manifest.withdrawn == (WithdrawnDocument("k", "旧办法"),)
    assert [pack.read(each) for each in pack.manifest.words] == [b"a -> b\n"]
    assert zipfile.ZipFile(tmp_path / "a.yicepack").testzip() is None


def test_changed_bytes_and_cut_files_are_refused(packed: Path, tmp_path: Path) -> None:
    whole, chance = packed.read_bytes(), random.Random(17)
    open_pack(packed, TRUSTED)
    wrong = tmp_path / "wrong.yicepack"
    codes = set()
    for turn in range(TAMPERED):
        data, at = bytearray(whole), chance.randrange(len(whole))
        match turn % 5:
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                del data[at:]
            case 2:
                data[at:at] = chance.randbytes(chance.randrange(1, 9))
            case 3:
                del data[at : at + chance.randrange(1, 50)]
            case 4:
                other = chance.randrange(len(whole))
                data[at : at + 20], data[other : other + 20] = whole[other : other + 20], whole[at : at + 20]
        if bytes(data) == whole:
            continue
        wrong.write_bytes(data)
        codes.add(refusal(wrong))
    assert {"pack.tampered", "pack.truncated"} <= codes
    assert codes <= {"pack.tampered", "pack.truncated", "pack.not_a_pack", "pack.foreign_key"}


def test_every_length_that_was_not_copied_to_its_end_is_refused(packed: Path, tmp_path: Path) -> None:
    whole, wrong = packed.read_bytes(), tmp_path / "cut.yicepack"
    for length in (0, 1, 3, 4, 30, 100, len(whole) // 2, len(whole) - 22, len(whole) - 1):
        wrong.write_bytes(whole[:length])
        assert refusal(wrong) in ("pack.truncated", "pack.tampered", "pack.not_a_pack")
    wrong.write_bytes(whole[: len(whole) // 2])
    assert refusal(wrong) == "pack.truncated"


def test_foreign_and_absent_signatures_are_refused(tmp_path: Path) -> None:
    foreign = make(tmp_path / "foreign.yicepack", source("护理"), key=OTHER)
    assert refusal(foreign) == "pack.foreign_key"
    unsigned = make(tmp_path / "unsigned.yicepack", source("护理"), key=None)
    assert refusal(unsigned) == "pack.unsigned"
    sign(unsigned, KEY)
    assert open_pack(unsigned, TRUSTED).manifest.name == "测试包"
    # Whoever has another key with the id of a trusted one is found out.
    forged = make(tmp_path / "forged.yicepack", source("护理"), key=replace(OTHER, id=KEY.id))
    assert refusal(forged) == "pack.tampered"


def test_what_is_no_pack_is_said_to_be_none(tmp_path: Path) -> None:
    for name, data in (("a.txt", b"text"), ("b.bin", b""), ("c.yicepack", b"")):
        (tmp_path / name).write_bytes(data)
        assert refusal(tmp_path / name) == "pack.not_a_pack"
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as file:
        file.writestr("a.txt", "text")
    assert refusal(tmp_path / "d.zip") == "pack.not_a_pack"
    assert refusal(tmp_path) == "pack.not_a_pack"
    assert refusal(tmp_path / "absent.yicepack") == "pack.cannot_read"


@pytest.mark.parametrize(
    "files",
    [
        [("documents/0001.txt", b"a"), ("documents/0001.txt", b"a")],
        [("../evil.txt", b"a")],
        [("/etc/passwd", b"a")],
        [("documents/0001.txt", b"a"), ("program.py", b"a")],
        [],
    ],
)
def test_parts_that_are_not_in_the_manifest_are_refused(
    tmp_path: Path, files: list[tuple[str, bytes]]
) -> None:
    listed = ListedFile("documents/0001.txt", hashlib.sha256(b"a").hexdigest(), 1)
    manifest = Manifest("n", "p", 1, date.today(), None, "0.1.0", (PackedDocument(listed, "a.txt", "t"),))
    data = manifest.dump()
    path = tmp_path / "a.yicepack"
    path.write_bytes(b"".join(pieces(data, MinisignSignature.make(KEY, data, "c"), files)))
    assert refusal(path) == "pack.tampered"


def test_a_packed_zip_and_a_bomb_are_refused(packed: Path, tmp_path: Path) -> None:
    """The same files in a zip file of another form, and one that unpacks to a gigabyte."""
    with (
        zipfile.ZipFile(packed) as old,
        zipfile.ZipFile(tmp_path / "b.yicepack", "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert refusal(tmp_path / "b.yicepack") == "pack.tampered"
    with zipfile.ZipFile(tmp_path / "c.yicepack", "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("manifest.json", bytes(50_000_000))
    assert refusal(tmp_path / "c.yicepack") == "pack.tampered"


@pytest.mark.parametrize("name", ["../a.txt", "a/b.txt", "..", "C:\\a.txt", "c:a.txt", "", "a\0b", "a\nb"])
def test_a_name_that_is_no_file_name_is_in_no_pack(tmp_path: Path, name: str) -> None:
    with pytest.raises(PackRefused):
        create(tmp_path / "a.yicepack", PackOrder("n", "p", 1), [PackSource(name, b"a", "t")], KEY)
    listed = ListedFile("documents/0001.txt", "0" * 64, 1)
    manifest = Manifest("n", "p", 1, date.today(), None, "0.1.0", (PackedDocument(listed, name, "t"),))
    with pytest.raises(BadManifestError):
        Manifest.load(manifest.dump())


def test_later_programs_packs_are_refused(tmp_path: Path) -> None:
    manifest = Manifest("n", "p", 1, date.today(), None, "99.0")
    for data, code in (
        (manifest.dump(), "pack.needs_newer"),
        (manifest.dump().replace(b'"version": 1', b'"version": 2'), "pack.newer_form"),
        (manifest.dump().replace(b'"counter": 1', b'"counter": -1'), "pack.tampered"),
        (manifest.dump().replace(b'"counter": 1', b'"counter":  1'), "pack.tampered"),
        (b"[" * 100_000, "pack.tampered"),
    ):
        path = tmp_path / "a.yicepack"
        path.write_bytes(b"".join(pieces(data, MinisignSignature.make(KEY, data, "c"), [])))
        assert refusal(path) == code


def test_a_container_has_one_form() -> None:
    data = b"".join(container.write([("a", b"1"), ("b", b"")]))
    assert [(part.name, part.size) for part in container.read(io.BytesIO(data), len(data))] == [
        ("a", 1),
        ("b", 0),
    ]
    with pytest.raises(container.NotAContainerError):
        container.read(io.BytesIO(data + b"\0"), len(data) + 1)
    with pytest.raises(container.CutOffError):
        container.read(io.BytesIO(data[:-1]), len(data) - 1)


def test_a_pack_that_changes_after_the_check_is_noticed(packed: Path) -> None:
    pack = open_pack(packed, TRUSTED)
    file = pack.manifest.documents[0].file
    data = bytearray(packed.read_bytes())
    data[look_into(packed).parts[file.path].offset] ^= 1
    packed.write_bytes(data)
    with pytest.raises(PackRefused):
        pack.read(file)


def test_publishers_are_added_and_removed(tmp_path: Path) -> None:
    publishers = Publishers(tmp_path / "pack-keys.txt")
    assert publishers.all() == []
    publishers.add(KEY.public().base64(), "省卫健委")
    publishers.add(OTHER.public("信息科").text())
    publishers.add(KEY.public().base64(), "某省卫健委")
    assert [each.comment for each in publishers.trusted()] == ["信息科", "某省卫健委"]
    publishers.remove(OTHER.public().name.lower())
    assert [each.name for each in publishers.trusted()] == [KEY.public().name]
    for wrong in ("no key", KEY.text(), ""):
        with pytest.raises(PackRefused):
            publishers.add(wrong)
    with pytest.raises(PackRefused):
        publishers.remove("00")
