"""Runs pip for the locked packages and says in one sentence what keeps it from them."""

from __future__ import annotations

import os
import platform
import re
import sys
from pathlib import Path

from steps import StepError, run
from words import say, sentence

#: What pip says when it reaches no index, is given something else, or finds nothing for this machine.
UNREACHED = re.compile(
    r"NewConnectionError|ConnectTimeout|ReadTimeout|Max retries|ProxyError|SSLError|NameResolution"
    r"|Failed to establish|Connection (?:refused|reset|aborted|broken)|Could not fetch URL|HTTPError"
    r"|IncompleteRead|Retrying \(|Temporary failure|timed out",
    re.I,
)
WANTED = re.compile(r"satisfies the requirement ([\w.-]+)|No matching distribution found for ([\w.-]+)")
OFFERED = re.compile(r"\(from versions: (.+)\)")
BAD_HASH = re.compile(r"DO NOT MATCH THE HASHES")
HASHED = re.compile(r"^\s+([\w.-]+)(?:==\S+)? from ")
FETCHED = re.compile(r"^\s*Downloading (?:\S+/)?(\S+\.whl)(?:\.metadata)?(?: (\(.+\)))?")


class _Ear:
    """Listens to pip: tells what is fetched, and keeps what explains a failure."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, line: str) -> None:
        self.lines.append(line)
        found = FETCHED.match(line)
        if found and ".metadata" not in line:
            say("fetching", name=" ".join(part for part in found.groups() if part))

    def name(self) -> str:
        """Return the package that pip failed at."""
        text = "\n".join(self.lines)
        found = WANTED.search(text)
        if found:
            return next(name for name in found.groups() if name)
        collecting = re.findall(r"Collecting ([\w.-]+)", text)
        return collecting[-1] if collecting else "?"

    def reason(self, wheels: Path | None, kit: str) -> str | None:
        """Return what to tell of the failure, None where only pip's own words do."""
        text = "\n".join(self.lines)
        here = {
            "python": f"Python {platform.python_version()}",
            "machine": f"{sys.platform} {platform.machine()}",
        }
        if BAD_HASH.search(text):
            hashed = next((found[1] for line in self.lines if (found := HASHED.match(line))), self.name())
            return sentence("bad_hash", name=hashed)
        if "No space left" in text:
            return sentence("disk_full", size=450)
        if wheels is not None and WANTED.search(text):
            more = "" if kit == "run" else " KIT=test"
            return sentence("not_in_wheels", folder=wheels, name=self.name(), more=more, **here)
        if UNREACHED.search(text):
            return sentence("no_index", name=self.name())
        offered = OFFERED.search(text)
        if offered and offered[1] != "none":
            return sentence("no_wheel", name=self.name(), **here)
        return sentence("no_index", name=self.name()) if WANTED.search(text) else None


def install(python: Path, requirements: Path, wheels: Path | None, kit: str) -> None:
    """Install the packages of a requirements file, each with the hash that it names.

    Raises:
        StepError: That failed; the sentence says why and what to do.
    """
    _pip(python, ("install", "--no-user", *_source(wheels), "-r", str(requirements)), wheels, kit)


def download(python: Path | str, requirements: Path, folder: Path, kit: str) -> None:
    """Fetch the packages of a requirements file into a folder, for this system and this version of Python.

    Raises:
        StepError: That failed; the sentence says why and what to do.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _pip(Path(python), ("download", "--no-deps", "-d", str(folder), "-r", str(requirements)), None, kit)


def _source(wheels: Path | None) -> tuple[str, ...]:
    return () if wheels is None else ("--no-index", "-f", str(wheels.resolve()))


def _pip(python: Path, arguments: tuple[str, ...], wheels: Path | None, kit: str) -> None:
    ear = _Ear()
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    options += ["--require-hashes", "--only-binary", ":all:"]
    options += [] if os.environ.get("PIP_RETRIES") else ["--retries", "2"]
    try:
        run(python, "-m", "pip", arguments[0], *options, *arguments[1:], heard=ear)
    except StepError as error:
        raise StepError(ear.reason(wheels, kit) or str(error)) from None
