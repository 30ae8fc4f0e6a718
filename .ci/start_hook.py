"""Runs in the bundle before all else: modules of a start come from one file, some only when they are used.

Regular expressions of a start are in the file too, compiled.

PyInstaller looks for each module in the folders of the program and unpacks it; its own hooks read zip files
and load all of QtCore before the program begins. That was half of what the processor did until the first
paint. What is not in the file ``start.modules`` is found as ever.
"""

import _frozen_importlib
import marshal
import os
import sys
from _thread import RLock, get_ident
from types import ModuleType

import pyimod02_importers as frozen

#: Modules that a start imports and does not use: those for Qt's own stubs and error texts, and what those and
#: what unpacks them would need; and what Python's own modules import for functions that nobody calls here.
#: They are executed when something is taken from them.
LATER = {
    "base64",
    "bz2",
    "calendar",
    "csv",
    "inspect",
    "ipaddress",
    "lzma",
    "selectors",
    "tempfile",
    "traceback",
    "zipfile",
    "shibokensupport.signature.errorhandler",
    "shibokensupport.signature.layout",
    "shibokensupport.signature.lib.enum_sig",
    "shibokensupport.signature.lib.pyi_generator",
    "shibokensupport.signature.lib.tool",
    "shibokensupport.signature.mapping",
    "shibokensupport.signature.parser",
}


class Archive:
    """The file of the modules: the length of an index, the index, and their code, which is not packed."""

    def __init__(self, path: str) -> None:
        self._path = path
        with open(path, "rb") as file:
            length = int.from_bytes(file.read(8), "little")
            self.index, self.patterns = marshal.loads(file.read(length))
        self._begin = 8 + length

    def extract(self, name: str, raw: bool = False) -> object:
        """Return the code of a module; its bytes if ``raw``."""
        _package, at, length = self.index[name]
        with open(self._path, "rb", 0) as file:
            file.seek(self._begin + at)
            found = file.read(length)
        return found if raw else marshal.loads(found)


class Finder:
    """Finds the modules of an archive by their names."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> object:
        """Return what imports a module; None if it is not in the archive."""
        entry = self._archive.index.get(name)
        if entry is None:
            return None
        loader = frozen.PyiFrozenLoader(name, self._archive, name, entry[0])
        origin = loader.path
        chosen = LaterLoader(loader) if name in LATER else loader
        spec = _frozen_importlib.ModuleSpec(name, chosen, is_package=entry[0], origin=origin)
        spec.has_location = True
        if entry[0]:
            spec.submodule_search_locations = [os.path.dirname(origin)]
        return spec

    def invalidate_caches(self) -> None:
        """Forget nothing: the archive does not change."""


class LaterModule(ModuleType):
    """A module whose code runs when something is first taken from it."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        later = self.__spec__.loader
        if later.thread != get_ident():
            with later.lock:
                later.run(self)
        try:
            return self.__dict__[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None


class LaterLoader:
    """Makes such modules; all else it asks the usual loader."""

    def __init__(self, loader: frozen.PyiFrozenLoader) -> None:
        self._loader = loader
        self.lock = RLock()
        self.thread = None
        self._done = False

    def __getattr__(self, name: str) -> object:
        return getattr(self._loader, name)

    def create_module(self, spec: _frozen_importlib.ModuleSpec) -> ModuleType:
        """Return the module that waits."""
        return LaterModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Do nothing yet."""

    def run(self, module: ModuleType) -> None:
        """Run the code, once; another thread waits for it at the lock."""
        if self._done:
            return
        self.thread = get_ident()
        try:
            exec(self._loader.get_code(module.__name__), module.__dict__)
            self._done = True
        finally:
            self.thread = None
        module.__class__ = ModuleType


def iter_modules(self: frozen.PyiFrozenFinder, prefix: str = "") -> object:
    """Give the modules that a folder of the program holds, as :mod:`pkgutil` asks for them."""
    tree = frozen.get_pyz_toc_tree()
    for part in filter(None, self._pyz_entry_prefix.split(".")):
        below = tree.get(part)
        tree = below if isinstance(below, dict) else {}
    names = {name: isinstance(below, dict) for name, below in tree.items()}
    for name, (package, _at, _length) in archive.index.items():
        parent, _, last = name.rpartition(".")
        if parent == self._pyz_entry_prefix:
            names[last] = package
    for name, package in names.items():
        yield prefix + name, package
    if self.fallback_finder is not None:
        import pkgutil

        yield from pkgutil.iter_importer_modules(self.fallback_finder, prefix)


frozen.PyiFrozenFinder.iter_modules = iter_modules
# Where the desktop names a folder of plugins, those of another Qt would be loaded.
os.environ["QT_PLUGIN_PATH"] = os.path.join(
    sys._MEIPASS, "PySide6", *(() if sys.platform == "win32" else ("Qt",)), "plugins"
)
archive = Archive(os.path.join(sys._MEIPASS, "start.modules"))
sys.meta_path.insert(0, Finder(archive))

import _sre  # noqa: E402
import re._compiler  # noqa: E402  (from the archive)

usual = re._compiler.compile


def compile_quickly(pattern: object, flags: int = 0) -> object:
    """Compile a regular expression, unless that was done when the bundle was made."""
    found = archive.patterns.get((pattern, flags)) if pattern.__class__ is str else None
    return usual(pattern, flags) if found is None else _sre.compile(pattern, *marshal.loads(found))


re._compiler.compile = compile_quickly
