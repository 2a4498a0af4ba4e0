"""Errors inside overridden Qt methods: reported once, never thrown through C++."""

import functools
import sys
import weakref
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def guarded(fallback: Any = None) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Wrap an override of a Qt virtual: an exception goes to ``sys.excepthook`` and ``fallback`` is returned.

    Without it an error in paint or closeEvent ends the process or lets the window close (PySide6).
    """

    def wrap(method: Callable[P, T]) -> Callable[P, T]:
        @functools.wraps(method)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return method(*args, **kwargs)
            except Exception:  # noqa: BLE001 - the one hook tells and logs it
                sys.excepthook(*sys.exc_info())
                result: T = fallback
                return result

        _GUARDED.add(call)
        return call

    return wrap


_GUARDED: "weakref.WeakSet[Callable[..., Any]]" = weakref.WeakSet()


def is_guarded(method: Callable[..., Any]) -> bool:
    """Whether a method was wrapped so."""
    return method in _GUARDED
