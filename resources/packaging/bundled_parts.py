"""Parts of a package that are no packages of its lock file, with their licence and where they are."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

X_LICENCE = "MIT"


@dataclass(frozen=True, slots=True)
class BundledPart:
    """A part that others wrote: name, version, licence (SPDX), and patterns of the files that hold it.

    A part is in those packages that have one of its files; ``version`` is empty where the file's own name or
    the package that carried it tells it.
    """

    name: str
    version: str
    licence: str
    files: tuple[str, ...]

    def holds(self, file: str) -> bool:
        """Return whether a file of a package, named from its root, belongs to this part."""
        return any(fnmatchcase(file, pattern) for pattern in self.files)


#: The interpreters are those of the wheel that is pinned as panda3d; of it nothing else is in a package.
PARTS = (
    BundledPart(
        "cpython", "3.11.9", "PSF-2.0", ("runtime/python311.dll", "runtime/python3.dll", "runtime/*.pyd")
    ),
    BundledPart("cpython", "3.11.14", "PSF-2.0", ("yice", "runtime/*.cpython-311-*.so")),
    BundledPart("cpython-standard-library", "3.11", "PSF-2.0", ("runtime/python311.zip",)),
    BundledPart("deploy-stub", "1.10.16", "BSD-3-Clause", ("yice",)),
    BundledPart("libffi", "", "MIT", ("runtime/libffi*",)),
    BundledPart("sqlite", "3.45.1", "blessing", ("runtime/sqlite3.dll",)),
    BundledPart("sqlite", "3.50.4", "blessing", ("lib/sqlean/_sqlite3.*",)),
    BundledPart(
        "microsoft-visual-c-runtime",
        "14",
        "LicenseRef-Microsoft-Visual-Studio-Redistributable",
        ("*vcruntime140*.dll", "runtime/VCRUNTIME140.dll", "*msvcp140*.dll", "*concrt140.dll", "*v*140.dll"),
    ),
    BundledPart(
        "qt",
        "",
        "LGPL-3.0-only",
        ("lib/PySide6/*Qt6*", "lib/PySide6/*plugins/*", "lib/PySide6/*translations/*"),
    ),
    BundledPart("icu", "", "ICU", ("lib/PySide6/Qt/lib/libicu*",)),
    BundledPart("libxcb-cursor", "0.1.4", X_LICENCE, ("*/libxcb-cursor.so.0",)),
    BundledPart("libxcb-icccm", "0.4.1", X_LICENCE, ("*/libxcb-icccm.so.4",)),
    BundledPart("libxcb-image", "0.4.0", X_LICENCE, ("*/libxcb-image.so.0",)),
    BundledPart("libxcb-keysyms", "0.4.0", X_LICENCE, ("*/libxcb-keysyms.so.1",)),
    BundledPart("libxcb-render-util", "0.3.9", X_LICENCE, ("*/libxcb-render-util.so.0",)),
    BundledPart("libxcb-util", "0.4.0", X_LICENCE, ("*/libxcb-util.so.1",)),
    BundledPart("pdfium", "", "BSD-3-Clause", ("lib/pypdfium2_raw/*pdfium*",)),
    BundledPart("noto-sans-cjk", "2.004", "OFL-1.1", ("app/resources/fonts/YiceSans*",)),
    BundledPart("noto-serif-cjk", "2.001", "OFL-1.1", ("app/resources/fonts/YiceSerif*",)),
    BundledPart("lucide", "", "ISC", ("app/resources/icons/lucide/*",)),
    BundledPart("opencc", "", "Apache-2.0", ("app/resources/thesaurus/simplified.txt",)),
    BundledPart("pypinyin", "", "MIT", ("app/resources/thesaurus/pinyin.txt",)),
    BundledPart("jieba", "", "MIT", ("app/resources/thesaurus/words.txt",)),
    BundledPart(
        "unicode-character-database", "15.0", "Unicode-DFS-2016", ("app/store/model/character_tables.pyc",)
    ),
)
