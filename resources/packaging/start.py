"""Start of a package: tells the program that it is one, and where its parts are."""

import encodings
import os
import sys

#: The folder that holds runtime/, lib/ and app/.
ROOT = os.path.dirname(os.path.realpath(sys.executable))


def main() -> None:
    """Run the program, with file names and arguments in UTF-8 in any system language."""
    if os.name == "posix" and sys.getfilesystemencoding() != "utf-8" and "YICE_UTF8" not in os.environ:
        os.environ.update(LC_ALL="C.UTF-8", YICE_UTF8="1")  # a locale is read once, before anything runs
        os.execv(sys.executable, [sys.executable, *map(os.fsencode, sys.argv[1:])])
    app = os.path.join(ROOT, "app")
    runtime = os.path.join(ROOT, "runtime")
    library = os.path.join(runtime, "python311.zip")
    sys.path[:] = [app, os.path.join(ROOT, "lib"), library, runtime]
    if os.name == "posix":  # the interpreter brings a few encodings; the others are in the library
        encodings.__path__ = [os.path.join(library, "encodings")]
        import sqlean  # SQLite and its module in one file

        sys.modules["sqlite3"] = sqlean
        sys.modules["sqlite3.dbapi2"] = sqlean.dbapi2
    sys.dont_write_bytecode = True  # removing the package must find only what was installed
    sys.frozen = True
    sys._MEIPASS = app
    from main import main as run

    sys.exit(run())


main()
