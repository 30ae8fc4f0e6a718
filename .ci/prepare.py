"""Makes a checkout ready to run: packages, Qt's system libraries, translations and the shipped library.

Run it with any Python from 3.11 (``make setup`` does). Every step is skipped when its result is there and
nothing that it was made from has changed, so running it again takes a fraction of a second.
It writes into .venv and build only.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  (a user may start it with an old one)
    sys.exit("医策需要 Python 3.11 或更高版本。Yice needs Python 3.11 or later.")

import environment
import pip_runner
import system
import words
from environment import KITS, PYTHON
from steps import PROJECT, StepError, alone, fingerprint, is_done, mark_done, run, told
from words import say


def libraries(kit: str) -> None:
    """Check the system libraries that Qt needs and, for a build, the tools of PyInstaller.

    Raises:
        StepError: libraries are missing and may not be installed here.
    """
    if not sys.platform.startswith("linux"):
        return
    build = kit != "run"
    stamp = PROJECT / "build/stamps" / ("system-build" if build else "system")
    code = (Path(system.__file__), PROJECT / "ui/services/system_libraries.py")
    value = fingerprint(code, environment.section("run"), str(PYTHON.resolve()))
    if is_done(stamp, value):
        return
    missing = system.missing(PYTHON, build)
    if missing:
        system.provide(missing)
        missing = system.missing(PYTHON, build)
    if missing:
        raise StepError(system.explanation(missing))
    if build:
        system.provide_recogniser()
        system.provide_screen()
    mark_done(stamp, value)


def translations() -> None:
    """Compile the .qm file that the window loads from the .ts files."""
    inputs = [PROJECT / "resources/i18n", PROJECT / "ui/runtime/i18n.py"]
    stamp = PROJECT / "build/stamps/translations"
    value = fingerprint(inputs, environment.section("run"))
    if not (is_done(stamp, value) and any((PROJECT / "build/i18n").glob("*.qm"))):
        say("translations")
        run(PYTHON, "-m", "ui.runtime.i18n", "--force", tools=PYTHON.parent)
        mark_done(stamp, value)


def shipped() -> None:
    """Make the shipped library and its index by the intake from resources/library."""
    code = [
        PROJECT / "store",
        PROJECT / "index",
        PROJECT / "ui/services/workspace.py",
        PROJECT / "ui/services/shipping.py",
    ]
    data = [PROJECT / "resources/library", PROJECT / "resources/thesaurus"]
    stamp = PROJECT / "build/stamps/shipped"
    value = fingerprint([*code, *data], environment.section("run"))
    if not (is_done(stamp, value) and (PROJECT / "build/shipped/library.db").is_file()):
        say("library")
        run(PYTHON, "-m", "ui.services.shipping", "build/shipped")
        mark_done(stamp, value)


def prepare(options: argparse.Namespace) -> None:
    """Do what is not done yet.

    Raises:
        StepError: A step failed, or needs the user first.
    """
    with alone():
        environment.ensure(options.kit, options.python, options.wheels)
        libraries(options.kit)
        translations()
        shipped()
        if options.packages:
            system.provide_packaging()


def fetch(options: argparse.Namespace) -> None:
    """Make a folder of the packages, for computers without network; see ``--wheels``.

    Raises:
        StepError: They cannot be fetched.
    """
    folder: Path = options.fetch
    with alone():
        environment.recover()
        requirements = PROJECT / "build/setup/requirements.txt"
        text = "".join(environment.section(one) for one in environment.up_to(options.kit))
        requirements.write_text(text, encoding="utf-8")
        python = options.python or (PYTHON if environment.works() else sys.executable)
        environment.base_of(python)
        pip_runner.download(python, requirements, folder, options.kit)
    size = sum(file.stat().st_size for file in folder.glob("*.whl")) / 2**20
    say("wheels", folder=folder.resolve(), size=f"{size:.0f}")


def main() -> int:
    """Read the options and do it; 0 when everything is ready."""
    words.prepare_streams()
    parser = argparse.ArgumentParser(description="Make this checkout ready to run.")
    parser.add_argument("--kit", choices=KITS, default="run", help="what to be ready for")
    parser.add_argument("--packages", action="store_true", help="also what makes and tries the packages")
    parser.add_argument("--python", help="the Python to use from now on")
    parser.add_argument("--wheels", type=Path, help="a folder to install from, without network")
    parser.add_argument("--fetch", type=Path, help="only make such a folder")
    options = parser.parse_args()
    if options.wheels is not None:
        options.wheels = Path(os.path.expanduser(options.wheels))
    return told(lambda: fetch(options) if options.fetch else prepare(options))


if __name__ == "__main__":
    sys.exit(main())
