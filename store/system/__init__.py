"""Paths, atomic files, SQLite connections, migrations, crash reports."""
