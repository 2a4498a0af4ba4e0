"""Lines of the log without a word of anybody's work: the log may be sent to the makers.

What an error says of itself can hold a card's text, a name or a path.  So of most errors only their kind is kept, and
where in the program they came from; the words of those kinds that Python itself fills with names of types stay.
"""

import logging
import sqlite3
import traceback
from collections.abc import Iterator
from types import TracebackType

from app.domain.problems import Problem

_HARMLESS = (
    AttributeError,
    ImportError,
    IndexError,
    MemoryError,
    NameError,
    NotImplementedError,
    RecursionError,
    RuntimeError,
    TypeError,
    ZeroDivisionError,
)
_OURS = ("app", "qt")
"""Loggers whose words are known; of others only the pattern of a message is kept, without what it is filled with."""
_Info = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class QuietFormatter(logging.Formatter):
    """Formats as usual, and tells errors by ``told``."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the trace of an error below it."""
        if record.name.split(".")[0] not in _OURS and record.args:
            record = logging.makeLogRecord({**record.__dict__, "args": (), "msg": str(record.msg)})
        # Another handler's formatter may have left its own text of the error on the record.
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: _Info) -> str:
        """Where the error came from and of which kind it is, its causes first."""
        return trace_of(ei[1]) if ei[1] is not None else ""


def trace_of(error: BaseException) -> str:
    """Where an error came from and of which kind it is, its causes first."""
    return "".join(_trace(error, set())).rstrip("\n")


def told(error: BaseException) -> str:
    """What may be known of an error: its kind, and more where that is nobody's words."""
    kind = type(error).__name__
    if isinstance(error, Problem):
        return f"{kind}: {error.code}"
    if isinstance(error, OSError):
        return f"{kind}: [Errno {error.errno}] {error.strerror}"
    if isinstance(error, sqlite3.Error):
        return f"{kind}: {getattr(error, 'sqlite_errorname', '')}"
    return f"{kind}: {error}" if type(error) in _HARMLESS else kind


def _trace(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and id(cause) not in seen:
        yield from _trace(cause, seen)
        yield "\nled to:\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{told(error)}\n"
