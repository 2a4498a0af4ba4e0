"""Record ids: UUID version 7 as text, made by the program, sortable by the time they were made."""

import os
import threading
import time

_lock = threading.Lock()
_last = (0, 0)


def new_id() -> str:
    """A new UUIDv7 (RFC 9562, section 5.7) with a 12-bit counter inside the millisecond."""
    global _last
    with _lock:
        now = time.time_ns() // 1_000_000
        last_ms, last_count = _last
        if now > last_ms:
            ms, count = now, int.from_bytes(os.urandom(2)) & 0x3FF
        elif last_count < 0xFFF:
            ms, count = last_ms, last_count + 1
        else:
            ms, count = last_ms + 1, 0
        _last = (ms, count)
    tail = int.from_bytes(os.urandom(8)) & 0x3FFF_FFFF_FFFF_FFFF
    number = (ms << 80) | (0x7 << 76) | (count << 64) | (0x2 << 62) | tail
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
