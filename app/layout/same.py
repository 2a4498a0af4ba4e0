"""What is kept from one layout to the next: keys for values that cannot be hashed, and the last result of each part.

They hold what they stand for, so an identity in a cache never comes to belong to something else.
"""

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from typing import Generic, ParamSpec, TypeVar

T = TypeVar("T")
Key = TypeVar("Key", bound=Hashable)
Given = ParamSpec("Given")
MOST = 1024
"""So many parts have their last result kept."""


class Same(Generic[T]):
    """Holds a value and is equal to what holds the very same one."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value


class _Here(threading.local):
    """What this thread lays out."""

    aside = False


_here = _Here()


@contextmanager
def aside() -> Iterator[None]:
    """This thread lays out another state of a map than the one that is worked on, and leaves the results of that."""
    _here.aside = True
    try:
        yield
    finally:
        _here.aside = False


class LastOfEach(Generic[Key, T]):
    """The last result for each key with what it was made of: a stage is made again when anything of it differs.

    Unlike a cache of the last calls it keeps no older states of a part, however long one edits.
    """

    def __init__(self) -> None:
        self._worked_on: dict[Key, tuple[tuple[object, ...], T]] = {}
        self._aside: dict[Key, tuple[tuple[object, ...], T]] = {}

    def get(self, key: Key, make: Callable[Given, T], *given: Given.args, **named: Given.kwargs) -> T:
        """What ``make`` makes of these, or made of equal ones the last time."""
        held = self._aside if _here.aside else self._worked_on
        last = held.get(key)
        if last is not None and last[0] == given:
            return last[1]
        made = make(*given, **named)
        held[key] = given, made
        if len(held) > MOST:
            with suppress(KeyError, RuntimeError, StopIteration):  # another thread lays out too
                del held[next(iter(held))]
        return made

    def cache_clear(self) -> None:
        """Make everything again."""
        self._worked_on.clear()
        self._aside.clear()
