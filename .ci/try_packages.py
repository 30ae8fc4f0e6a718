"""Makes the packages and tries them, as far as this machine can: ``make test-packages``.

What the machine lacks (a tool, root, the network) is said in one line, and what needs it is left out; that
fails nothing. A package that cannot be made, or does not do what it must, fails. What the tests say is in
build/packages/trial.txt; it is shown where one fails.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import system
import words
from environment import PYTHON
from steps import PROJECT
from words import say, sentence

WORK = PROJECT / "build/packages"
BUILDER = PROJECT / "resources/packaging/build.py"
#: The folder of the packages that are tried; those that are handed out are made by `make packages`.
OUTPUT = WORK / "trial"
#: The targets, and how much of each is made: of that for arm64, which no machine here can start, the folder.
TARGETS = {"windows-x64": (), "linux-x64": (), "linux-arm64": ("--folder-only",)}
#: The exit code of build.py where the machine lacks something.
UNAVAILABLE = 69
#: Minutes that a test which has begun may take beyond the limit.
GRACE = 4


class Clock:
    """The minutes that are left of a limit; None is no limit."""

    def __init__(self, minutes: float | None) -> None:
        self.minutes = minutes
        self.end = time.time() + minutes * 60 if minutes is not None else float("inf")

    def left(self, more: float = 0) -> float | None:
        """Return the seconds until the end, ``more`` minutes added; None without a limit."""
        return None if self.minutes is None else max(1.0, self.end + more * 60 - time.time())


def build(target: str, clock: Clock) -> bool | None:
    """Make the packages of a target; None where this machine cannot, False where they cannot be made."""
    place = OUTPUT / target
    command = [str(PYTHON), str(BUILDER), target, "--quick", "--output", str(place), *TARGETS[target]]
    code, said = run(command, clock.left(), WORK / f"{target}.txt")
    print("\n".join(line for line in said.splitlines() if re.search(r" MB +[\d.]+ s$", line)), flush=True)
    last = said.strip().splitlines()[-1] if said.strip() else ""
    if code == 0:
        return True
    for folder in (place, WORK / target):  # what is half made is not tried
        shutil.rmtree(folder, ignore_errors=True)
    if code == UNAVAILABLE:
        say("package_left_out", target=target, why=last)
        return None
    if code is None:
        say("package_left_out", target=target, why=sentence("time_over", minutes=f"{clock.minutes:g}"))
        return None
    print(said, file=sys.stderr)
    print(sentence("package_broken", target=target, last=last), file=sys.stderr)
    return False


def run(
    command: list[str], seconds: float | None, log: Path, environment: dict[str, str] | None = None
) -> tuple[int | None, str]:
    """Run a command with all that it starts; its exit code (None: time over), and its output from ``log``."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with (
        log.open("wb") as stream,
        subprocess.Popen(
            command,
            cwd=PROJECT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):
        code: int | None = None
        try:
            code = process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            end(process)
        except BaseException:
            end(process)
            raise
    return code, log.read_text(encoding="utf-8", errors="replace")


def end(process: subprocess.Popen[bytes]) -> None:
    """End a command with all that it started, as Ctrl+C does, and soon by force."""
    for sign in (signal.SIGINT, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(process.pid, sign)
            process.wait(timeout=40)
            return


def try_out(clock: Clock) -> bool:
    """Run the tests of the packages; whether none failed."""
    environment = {**os.environ, "YICE_PACKAGES": str(OUTPUT), "QT_QPA_PLATFORM": "offscreen"}
    environment["YICE_PACKAGES_DEADLINE"] = str(clock.end)
    # Each wait has its own limit; one for a whole test would be that of the machine's load.
    options = ["-n0", "-ra", "-p", "no:cacheprovider", "-o", "faulthandler_timeout=0", "--durations=8"]
    log = WORK / "trial.txt"
    code, said = run(
        [str(PYTHON), "-m", "pytest", *options, "tests/packages"], clock.left(GRACE), log, environment
    )
    for reason in sorted(set(re.findall(r"^SKIPPED \[\d+\] \S+ (.+)$", said, re.M))):
        say("trial_left_out", why=reason)
    measured = WORK / "measured.txt"
    if "= measured =" in said and measured.is_file():
        print(measured.read_text(encoding="utf-8"), end="")
    summary = re.findall(r"^=+ (.+ in [\d.]+s.*?) =+$", said, re.M)
    if code != 0:
        print(said, file=sys.stderr)
        if code is None:
            print(sentence("trial_hung", minutes=f"{clock.minutes:g}", log=log), file=sys.stderr)
    say("trial", result=summary[-1] if summary else "–", log=log.relative_to(PROJECT))
    return code == 0


def main() -> int:
    """Make and try the targets; 1 where one is broken."""
    words.prepare_streams()
    parser = argparse.ArgumentParser(
        description="Make the packages and try them, as far as this machine can."
    )
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], help="all where none is named")
    parser.add_argument("--minutes", type=float, help="begin nothing after so many minutes")
    options = parser.parse_args()
    clock = Clock(options.minutes)
    for folder in (OUTPUT, *(WORK / target for target in TARGETS)):
        shutil.rmtree(folder, ignore_errors=True)
    system.provide_packaging()
    made = [build(target, clock) for target in options.targets or TARGETS]
    if True not in made:
        say("trial_none")
        return int(False in made)
    tried = try_out(clock)
    return int(False in made or not tried)


if __name__ == "__main__":
    sys.exit(main())
