"""peewee's migration runner, made safe for any folder name; loaded only when a file is not up to date."""

from __future__ import annotations

import glob

from playhouse.migrations import Migration, Runner


class FolderRunner(Runner):  # type: ignore[misc]
    """Runs the numbered scripts of a folder, brackets in its path or not.

    peewee finds the scripts with ``glob``, for which a folder called ``医策[新]`` is a pattern.
    """

    def migrations(self) -> list[Migration]:
        """Return the scripts of the folder in numeric order."""
        return list(Migration.load_directory(glob.escape(self.directory)))
