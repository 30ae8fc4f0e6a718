"""pack: made, signed, checked, looked into, installed and taken back; every answer also in JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.packing import policy
from ui.commandline import entry_point
from ui.commandline.argument_parser import parse
from ui.commandline.usage_errors import BadUsage


@pytest.fixture
def run(shipped: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]):
    def run(*argv: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = entry_point.run(("pack", *argv))
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return run


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "护理.txt").write_bytes(policy("护理", number="某卫发〔2026〕3号"))
    (folder / "急诊.txt").write_bytes(policy("急诊"))
    return folder


def answer(run, *argv: str) -> Any:
    code, out, err = run(*argv, "--json")
    assert code == 0, err
    return json.loads(out)


def test_from_the_key_to_the_library_and_back(run, files: Path, tmp_path: Path):
    key, pack = tmp_path / "hospital.key", str(tmp_path / "first.yicepack")
    public = answer(run, "keygen", "--out", str(tmp_path / "hospital"), "--name", "某医院")
    assert key.stat().st_mode & 0o077 == 0
    made = answer(run, "create", str(files), "--out", pack, "--name", "月度", "--counter", "3")
    assert {each["file"] for each in made["documents"]} == {"护理.txt", "急诊.txt"}
    code, _out, err = run("verify", pack)
    assert (code, err) == (2, "更新包“first.yicepack”不能使用：没有签名，请让发布方签名后再发来。\n")
    assert answer(run, "sign", pack, "--key", str(key))["signed_by"] == public["id"]
    code, _out, err = run("install", pack)
    assert code == 2
    assert f"密钥 {public['id']} 不在受信任的发布方之列" in err
    assert answer(run, "verify", pack, "--key", public["key"])["trusted"]
    assert not answer(run, "info", pack)["trusted"]
    assert answer(run, "keys", "--add", public["public"])[0]["fingerprint"] == public["fingerprint"]
    assert answer(run, "info", pack)["trusted"]
    assert len(answer(run, "install", pack, "--dry-run")["added"]) == 2
    assert answer(run, "install", pack)["done"] | {"notes": 0} == {
        "name": "月度", "counter": 3, "added": 2, "replaced": 0, "withdrawn": 0, "notes": 0,
    }  # fmt: skip
    code, _out, err = run("install", pack)
    assert code == 2
    assert "无须再装" in err
    older = str(tmp_path / "older.yicepack")
    run(
        "create",
        str(files / "护理.txt"),
        "--out",
        older,
        "--name",
        "月度",
        "--counter",
        "2",
        "--key",
        str(key),
    )
    assert "旧包不能盖过新包" in run("install", older)[2]
    assert answer(run, "undo")["withdrawn"] == 2
    assert "没有可以退回的更新" in run("undo")[2]
    assert answer(run, "keys", "--remove", public["id"]) == []


def test_a_document_is_withdrawn_by_its_number(run, files: Path, tmp_path: Path):
    key, pack = str(tmp_path / "k.key"), str(tmp_path / "a.yicepack")
    run("keygen", "--out", str(tmp_path / "k"))
    run("keys", "--add", str(tmp_path / "k.pub"))
    made = answer(run, "create", "--withdraw", "晋政办函〔2020〕28号", "--out", pack, "--key", key)
    assert [each["key"] for each in made["withdrawn"]] == ["晋政办函〔2020〕28号"]
    assert len(answer(run, "install", pack)["withdrawn"]) == 1


def test_what_cannot_be_done_is_one_sentence(run, files: Path, tmp_path: Path):
    out = str(tmp_path / "a.yicepack")
    (tmp_path / "empty").mkdir()
    for argv, told in (
        ((), "pack 后面要写明做什么"),
        (("create", str(files)), "缺少参数：--out"),
        (("create", str(tmp_path / "empty"), "--out", out), "没有可以放进包里的内容"),
        (("create", str(tmp_path / "absent"), "--out", out), "absent"),
        (("create", str(files), "--out", out, "--key", str(files / "护理.txt")), "密钥文件不对"),
        (("create", str(files), "--out", out, "--counter", "x"), "正整数"),
        (("create", str(files), "--out", out, "--expires", "x"), "2027-12-31"),
        (("verify",), "写法：pack verify"),
        (("verify", str(files / "护理.txt")), "它不是更新包"),
        (("info", str(tmp_path / "absent.yicepack")), "文件打不开"),
        (("keys", "--add", "x"), "它不是公钥"),
        (("keys", "--remove", "x"), "没有这个密钥"),
    ):
        code, _out, err = run(*argv)
        assert code == 2, argv
        assert told in err, (argv, err)
        assert err.count("\n") == 1


def test_a_pack_without_a_command_is_for_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pack, paper = tmp_path / "月度.yicepack", tmp_path / "办法.txt"
    for file in (pack, paper):
        file.write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    assert parse([pack.name]).files == [str(pack)]
    assert parse(["--portable", str(pack), str(paper)]).files == [str(pack), str(paper)]
    assert parse([str(pack)]).command is None
    assert parse([]).files == []
    for mistyped in ([paper.name], [str(tmp_path / "absent.yicepack")], [str(pack), "absent"]):
        with pytest.raises(BadUsage):
            parse(mistyped)


def test_a_pack_is_not_imported_past_its_signature(run, files: Path, tmp_path: Path, capsys):
    pack = str(tmp_path / "a.yicepack")
    run("create", str(files), "--out", pack)
    assert entry_point.run(("import", pack)) == 2
    assert "这是更新包" in capsys.readouterr().err
