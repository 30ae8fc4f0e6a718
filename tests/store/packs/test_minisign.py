"""Keys and signatures are those of the public tool, both ways; every other form of them is refused."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from store.packs.minisign import MinisignSignature, PublicKey, SecretKey, WrongPasswordError
from tests.packing import KEY, OTHER

TOOL = shutil.which("minisign")
with_tool = pytest.mark.skipif(TOOL is None, reason="minisign is not installed")
DATA = "更新包".encode() * 50


def no_password() -> str:
    raise AssertionError("there is no password")


def run(folder: Path, *words: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(["minisign", *words], cwd=folder, input=text, capture_output=True, text=True)


@with_tool
def test_the_tool_verifies_our_signature_and_not_of_other_data(tmp_path: Path) -> None:
    (tmp_path / "m").write_bytes(DATA)
    (tmp_path / "m.minisig").write_text(
        MinisignSignature.make(KEY, DATA, "timestamp:1 更新包").text(), encoding="utf-8"
    )
    key = KEY.public().base64()
    assert "timestamp:1 更新包" in run(tmp_path, "-Vm", "m", "-P", key).stdout
    (tmp_path / "m").write_bytes(DATA + b"x")
    assert run(tmp_path, "-Vm", "m", "-P", key).returncode != 0


@with_tool
def test_we_verify_what_the_tool_signed_with_our_key(tmp_path: Path) -> None:
    (tmp_path / "m").write_bytes(DATA)
    (tmp_path / "key").write_text(KEY.text())
    assert run(tmp_path, "-S", "-W", "-s", "key", "-m", "m", "-t", "a comment").returncode == 0
    found = MinisignSignature.read((tmp_path / "m.minisig").read_text())
    assert found.comment == "a comment"
    assert found.holds(KEY.public(), DATA)
    assert not found.holds(KEY.public(), DATA + b"x")
    assert not found.holds(OTHER.public(), DATA)


def test_keys_are_read_as_they_are_written() -> None:
    public = KEY.public("某医院 信息科")
    assert PublicKey.read(public.text()) == public
    assert PublicKey.read(public.base64()).key == public.key
    assert SecretKey.read(KEY.text(), no_password) == KEY
    assert public.name == "0807060504030201"
    assert len(public.fingerprint.split()) == 16


def test_a_secret_key_with_a_password_is_asked_for_it() -> None:
    # Made by minisign with the password “abc” and the smallest limits that it takes.
    from store.packs import minisign

    pair = KEY.seed + KEY.public().key
    secret = KEY.id + pair + minisign._checksum(KEY.id, pair)
    stream = minisign._stream("abc", bytes(32), 32768, 1 << 24)
    hidden = bytes(a ^ b for a, b in zip(secret, stream, strict=True))
    data = minisign._SECRET.pack(b"Ed", b"Sc", b"B2", bytes(32), 32768, 1 << 24, hidden)
    text = f"untrusted comment: x\n{minisign._encoded(data)}\n"
    assert SecretKey.read(text, lambda: "abc") == KEY
    with pytest.raises(WrongPasswordError):
        SecretKey.read(text, lambda: "abd")


def is_signature(text: str) -> bool:
    try:
        return MinisignSignature.read(text).text() == text
    except ValueError:
        return False


def test_other_forms_of_a_signature_are_refused() -> None:
    text = MinisignSignature.make(KEY, DATA, "c").text()
    assert is_signature(text)
    for wrong in (text + "\n", text.replace("\n", "\r\n"), text[:-2], text.upper(), text.replace("==", "")):
        assert not is_signature(wrong)


def test_a_changed_comment_does_not_hold() -> None:
    text = MinisignSignature.make(KEY, DATA, "counter:1").text()
    assert MinisignSignature.read(text).holds(KEY.public(), DATA)
    assert not MinisignSignature.read(text.replace("counter:1", "counter:2")).holds(KEY.public(), DATA)
