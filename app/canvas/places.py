"""Where a person has been: like a browser's history, over all maps of a project.  Pure."""

from collections.abc import Callable
from dataclasses import dataclass

MOST = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A map, and the zoom and middle (mm) that it is looked at with; ``look`` None is the whole map fitted."""

    map_id: str
    look: tuple[float, float, float] | None = None


class Places:
    """The places in the order in which one came to them, and which of them one is at."""

    def __init__(self) -> None:
        self._kept: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """The place one is at, as it was last told; None before the first."""
        return self._kept[self._at] if self._kept else None

    def stay(self, place: Place) -> None:
        """One is at the same place still, but has moved about on it."""
        if self._kept:
            self._kept[self._at] = place
        else:
            self.go(place)

    def go(self, place: Place) -> None:
        """One has jumped to a place; what lay ahead is forgotten."""
        self._kept[self._at + 1 :] = [place]
        del self._kept[:-MOST]
        self._at = len(self._kept) - 1

    def back(self, there: Callable[[str], bool], *, forward: bool = False) -> Place | None:
        """The next place back (or forward) whose map is still there, and be at it; None where there is none."""
        at = self._next(there, -1 if not forward else 1)
        if at is None:
            return None
        self._at = at
        return self._kept[at]

    def can_go(self, there: Callable[[str], bool], *, forward: bool = False) -> bool:
        """Whether there is a place back (or forward) whose map is still there."""
        return self._next(there, -1 if not forward else 1) is not None

    def _next(self, there: Callable[[str], bool], by: int) -> int | None:
        at = self._at + by
        while 0 <= at < len(self._kept):
            if there(self._kept[at].map_id) and self._kept[at] != self.here:
                return at
            at += by
        return None
