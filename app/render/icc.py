"""The colours of the screen, sRGB, as an ICC profile for archived PDFs: version 2.1, as PDF/A takes it."""

import struct
from functools import cache

_STEPS = 1024
_WHITE = (0.9505, 1.0, 1.0891)
_PRIMARIES = {b"rXYZ": (0.4361, 0.2225, 0.0139), b"gXYZ": (0.3851, 0.7169, 0.0971), b"bXYZ": (0.1431, 0.0606, 0.7141)}
"""Red, green and blue, seen under the white of the profile connection space."""
_CONNECTION_WHITE = (0.9642, 1.0, 0.8249)
_HEADER = 128
NAME = "sRGB IEC61966-2.1"


@cache
def srgb_profile() -> bytes:
    """The bytes of the profile, the same each time."""
    curve = b"curv" + bytes(4) + struct.pack(">I", _STEPS)
    curve += b"".join(struct.pack(">H", round(_linear(n / (_STEPS - 1)) * 0xFFFF)) for n in range(_STEPS))
    tags = {
        b"desc": _description(NAME.encode("ascii")),
        b"cprt": b"text" + bytes(4) + b"No rights reserved\0",
        b"wtpt": _xyz(_WHITE),
        **{key: _xyz(primary) for key, primary in _PRIMARIES.items()},
        b"rTRC": curve,
    }
    names = [*tags, b"gTRC", b"bTRC"]
    first = _HEADER + 4 + 12 * len(names)
    body, places = b"", {}
    for key, data in tags.items():
        places[key] = struct.pack(">4sII", key, first + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    for key in (b"gTRC", b"bTRC"):  # the three colours share one curve
        places[key] = key + places[b"rTRC"][4:]
    table = struct.pack(">I", len(names)) + b"".join(places[key] for key in names)
    head = struct.pack(">I4xI4s4s4s6H4s", first + len(body), 0x02100000, b"mntr", b"RGB ", b"XYZ ",
                       2026, 1, 1, 0, 0, 0, b"acsp")  # fmt: skip
    head = head.ljust(68, b"\0") + b"".join(map(_fixed, _CONNECTION_WHITE))
    return head.ljust(_HEADER, b"\0") + table + body


def _linear(value: float) -> float:
    """How much light a value from 0 to 1 stands for."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 0x10000))


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, values))


def _description(text: bytes) -> bytes:
    """A text in ASCII, with the empty fields that the format wants behind it."""
    return b"desc" + bytes(4) + struct.pack(">I", len(text) + 1) + text + b"\0" + bytes(4 + 4 + 2 + 1 + 67)
