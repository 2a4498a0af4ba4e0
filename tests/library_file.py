"""Library files that many tests begin with: made once by the program, then copied."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.session import open_library


@cache
def _empty() -> bytes:
    """What the program writes where no library is."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library"
        open_library(path, back_up=False).close()
        return path.read_bytes()


def put_empty_library(path: Path) -> None:
    """An empty library where no file is; another one stays."""
    if not path.exists():
        path.write_bytes(_empty())
        path.chmod(0o600)
