"""Keys for values that cannot be hashed and are never changed: results can be kept per record.

They hold what they stand for, so an identity in a cache never comes to belong to something else.
"""

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
