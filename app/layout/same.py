"""Keys for values that cannot be hashed and are never changed: results can be kept per record.

They hold what they stand for, so an identity in a cache never comes to belong to something else.
"""

from collections.abc import Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """Holds a value and is equal to what holds the very same one."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value


class SameAll(Generic[T]):
    """Holds values and is equal to what holds the very same ones in the same order."""

    __slots__ = ("_ids", "values")

    def __init__(self, values: Sequence[T]) -> None:
        self.values = tuple(values)
        self._ids = tuple(map(id, self.values))

    def __hash__(self) -> int:
        return hash(self._ids)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameAll) and other._ids == self._ids
