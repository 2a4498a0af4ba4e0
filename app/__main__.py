"""The command ``vivencia``: with words it works without a window, without them it opens one.

Nothing heavy is imported before that is decided.
"""

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the words say; the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    library, file = _library_alone(words), _file_alone(words)
    if words and library is None and file is None:
        from app.cli import main as work  # noqa: PLC0415

        return work(words)
    from app.ui.application import run  # noqa: PLC0415

    return run(library, file)


def _library_alone(words: Sequence[str]) -> Path | None:
    """The path of ``--library PATH`` where nothing else is said."""
    if len(words) == 1 and words[0].startswith("--library=") and words[0] != "--library=":
        return Path(words[0].partition("=")[2])
    if len(words) == 2 and words[0] == "--library":
        return Path(words[1])
    return None


def _file_alone(words: Sequence[str]) -> Path | None:
    """The path of a project's file where nothing else is said, as who opens it with a double click does."""
    return Path(words[0]) if len(words) == 1 and words[0].casefold().endswith(".vivencia") else None


if __name__ == "__main__":
    sys.exit(main())
