"""Record ids: UUID version 7 as text, made by the program, sortable by the time they were made."""

import os
import threading
import time


class _Clock:
    """Milliseconds with a counter inside them; never the same twice, never going back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ms = 0
        self._count = 0

    def tick(self) -> tuple[int, int]:
        """The next (millisecond, count)."""
        with self._lock:
            now = time.time_ns() // 1_000_000
            if now > self._ms:
                self._ms, self._count = now, int.from_bytes(os.urandom(2)) & 0x3FF
            elif self._count < 0xFFF:
                self._count += 1
            else:
                self._ms, self._count = self._ms + 1, 0
            return self._ms, self._count


_clock = _Clock()


def new_id() -> str:
    """A new UUIDv7 (RFC 9562, section 5.7) with a 12-bit counter inside the millisecond."""
    ms, count = _clock.tick()
    tail = int.from_bytes(os.urandom(8)) & 0x3FFF_FFFF_FFFF_FFFF
    number = (ms << 80) | (0x7 << 76) | (count << 64) | (0x2 << 62) | tail
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
