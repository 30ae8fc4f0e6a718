"""Every string of the window has a Chinese translation, and none is written past Qt Linguist."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.services.language import numbered

PROJECT = Path(__file__).resolve().parent.parent
TRANSLATIONS = PROJECT / "resources/i18n/zh_CN"
CHINESE = re.compile(r"[\u3400-\u9fff]")
FIELD = re.compile(r"\{([a-z_0-9]*)(?:![rs])?(?::[^}]*)?\}")
#: The command line speaks Chinese only, and workspace has no window.
WITHOUT_TRANSLATION = {"cli.py", "workspace.py"}
#: Methods that show a text.
SHOWING = {
    "addAction",
    "addItem",
    "setAccessibleName",
    "setPlaceholderText",
    "setStatusTip",
    "setText",
    "setToolTip",
    "setWindowTitle",
    "tr",
}

Message = tuple[str, str, str]


def is_chinese(text: str) -> bool:
    """Whether a text is Chinese; an English sentence may have a Chinese example in it."""
    return bool(CHINESE.search(text)) and not re.search(r"[A-Za-z]{3}", text)


def messages(file: Path) -> dict[Message, ElementTree.Element]:
    """The messages of a .ts file by context, source and comment."""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            found[name, message.findtext("source", ""), message.findtext("comment", "")] = message
    return found


def words(message: ElementTree.Element) -> str:
    """The Chinese of a message; of one with a number in it, its forms."""
    translation = message.find("translation")
    return "" if translation is None else "".join(translation.itertext()).strip()


def translated() -> dict[Message, ElementTree.Element]:
    """Every message of every committed Chinese .ts file."""
    return {key: message for file in TRANSLATIONS.glob("*.ts") for key, message in messages(file).items()}


@pytest.fixture(scope="module")
def in_the_code(tmp_path_factory: pytest.TempPathFactory) -> set[Message]:
    """What lupdate finds in ui/ today."""
    tool = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    assert tool, "pyside6-lupdate belongs to PySide6"
    target = tmp_path_factory.mktemp("i18n") / "found.ts"
    sources = sorted(str(file) for file in (PROJECT / "ui").rglob("*.py"))
    subprocess.run([tool, *sources, "-ts", str(target)], check=True, capture_output=True)
    return set(messages(target))


def test_every_string_is_translated(in_the_code: set[Message]) -> None:
    known = {(context, source) for context, source, _ in translated()}
    assert not sorted(key[:2] for key in in_the_code if key[:2] not in known)


def test_no_translation_is_left_over(in_the_code: set[Message]) -> None:
    used = {key[:2] for key in in_the_code}
    assert not sorted(key[:2] for key in translated() if key[:2] not in used)


def test_no_translation_is_unfinished() -> None:
    unfinished = []
    for (context, source, _), message in translated().items():
        translation = message.find("translation")
        if translation is None or translation.get("type") or not words(message):
            unfinished.append((context, source))
    assert not unfinished


def test_fields_are_the_same_in_both_languages() -> None:
    different = []
    for (context, source, _), message in translated().items():
        text = words(message)
        if sorted(set(FIELD.findall(text))) != sorted(set(FIELD.findall(source))):
            different.append((context, source, text))
    assert not different


def test_source_strings_are_english() -> None:
    assert not [source for _, source, _ in translated() if is_chinese(source)]


def calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """The method calls of a module by the method's name."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", ""), node


def windows() -> list[Path]:
    """The modules that show something."""
    files = sorted((PROJECT / "ui").rglob("*.py"))
    return [file for file in files if file.name not in WITHOUT_TRANSLATION]


def test_strings_are_extractable() -> None:
    """``tr(f"…")`` and ``tr(name)`` are never found by lupdate, so they would stay English."""
    assert not [
        f"{file.relative_to(PROJECT)}:{call.lineno}"
        for file in windows()
        for name, call in calls(file)
        if name == "tr" and call.args and not isinstance(call.args[0], ast.Constant)
    ]


def test_no_string_is_within_an_f_string() -> None:
    """lupdate does not look into f-strings: ``f"{self.tr('Results')}"`` stays English."""
    found = []
    for file in windows():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            within = ast.walk(node) if isinstance(node, ast.JoinedStr) else ()
            names = {
                getattr(part.func, "attr", getattr(part.func, "id", ""))
                for part in within
                if isinstance(part, ast.Call)
            }
            if names & {"tr", "translate"}:
                found.append(f"{file.relative_to(PROJECT)}:{node.lineno}")
    assert not found


def test_no_chinese_is_written_past_the_translations() -> None:
    """A Chinese literal that a widget shows would stay Chinese in the English window."""
    found = []
    for file in windows():
        for name, call in calls(file):
            literals = (part.value for part in call.args if isinstance(part, ast.Constant))
            if name in SHOWING and any(isinstance(text, str) and is_chinese(text) for text in literals):
                found.append(f"{file.relative_to(PROJECT)}:{call.lineno}")
    assert not found


#: A number, at most two words, and a noun in the plural.
PLURAL = re.compile(r"\{[nm]\}(?: [a-z]+){0,2}? (?!this\b)[a-z]+s\b")
#: Never said of one: it is part of a larger number.
ALWAYS_SEVERAL = {"{n} of {total} parts"}


def window_texts() -> Iterator[tuple[str, str, bool]]:
    """Texts with forms for one and for several, or with a plural: place, text, filled by ``numbered``."""
    for file in sorted((PROJECT / "ui").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        by_number = "numbered(" in file.read_text(encoding="utf-8")
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if PLURAL.search(text) or ("{n}" in text and "|" in text):
                yield f"{file.relative_to(PROJECT)}:{node.lineno}", text, by_number


def test_no_english_text_counts_one_things() -> None:
    """“1 notes” is no English: a text with a number has a form for one, and is filled accordingly."""
    wrong = [
        (place, text)
        for place, text, by_number in window_texts()
        if text not in ALWAYS_SEVERAL and not (by_number and "|" in text)
    ]
    assert wrong == []


def test_forms_are_chosen_by_the_number() -> None:
    text = "{n} note of {name}|{n} notes of {name}"
    assert numbered(text, n=1, name="a|b") == "1 note of a|b"
    assert numbered(text, n=0, name="a") == "0 notes of a"
    assert numbered("{n} 条批注", n=1) == "1 条批注"
    assert not [
        (context, source)
        for (context, source, _), found in translated().items()
        if "|" in source and "|" in words(found)
    ]
