"""Entry of the command line: the window, a command, or a process of the program's own."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from store.system.paths import data_paths
from ui.commandline import output
from ui.commandline.start.window_start import open_window, window_start
from ui.services import language as spoken
from ui.services.chosen_language import chosen_language, chosen_paper_language


def main() -> int:
    """Run the program with the words that it was started with; returns the exit code."""
    return run(sys.argv[1:])


def run(argv: Sequence[str]) -> int:
    """Run a command line (without the program's name); without a command, the window.

    Returns the exit code: 0 done, 1 nothing found or damage found, 2 the input cannot be used.
    """
    if list(argv) == ["--read-files"]:  # a process of the program's own, for files that nobody trusts
        from store.formats.worker import serve

        return serve()
    if list(argv) == ["--draw-pages"]:  # another, for the pages of such files
        from store.formats.drawing import serve as draw_pages

        return draw_pages()
    if list(argv[:1]) == ["--build-index"]:  # another, which builds the index of a large library
        from ui.services.index_process import serve as build_index

        return build_index(*argv[1:])
    if list(argv) == ["--take-apart"]:  # another, for plain files while others are stored
        from ui.services.library.arriving.intake_processes import serve as take_apart

        return take_apart()
    start = window_start(argv)
    if start is None:
        from ui.commandline.start.command_runner import run_words

        return run_words(argv)
    output.prepare()
    paths = data_paths(start.data_dir, start.portable)
    spoken.use(start.language or chosen_language(paths.settings_ini))
    spoken.use_for_papers(chosen_paper_language(paths.settings_ini))
    return open_window(paths, (), start.language)
