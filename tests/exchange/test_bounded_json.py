"""JSON from anywhere is measured first."""

import json

import pytest

from app.exchange.bounded_json import read_json

ROOM = {"most": 1000, "most_marks": 100}


@pytest.mark.parametrize("value", [{"a": [1, 2.5, None, True, "ñ 🙂"]}, [], "x", -0.0, 1e300])
def test_what_fits_is_read(value):
    assert read_json(json.dumps(value).encode(), **ROOM) == value
    assert read_json(json.dumps(value, ensure_ascii=False).encode(), **ROOM) == value


@pytest.mark.parametrize(
    "data",
    [
        b"[" + b" " * 1000 + b"]",
        b"[" + b"0," * 101 + b"0]",
        b"[" * 101,
        b'{"a": 1e999}',
        b"[-1e999]",
        b"NaN",
        b"[Infinity]",
        b"",
        b"\xff\xfe[",
        b'["\xf0"]',
        b"1" * 5000,
    ],
    ids=lambda data: f"{data[:12]!r} {len(data)}",
)
def test_what_does_not_is_refused(data):
    with pytest.raises(ValueError, match=r"."):
        read_json(data, most=max(1000, len(data) - 2 if data.startswith(b"[ ") else 6000), most_marks=100)


def test_very_deep_nesting_is_refused_and_not_followed():
    with pytest.raises((ValueError, RecursionError)):
        read_json(b"[" * 100_000 + b"]" * 100_000, most=1 << 20, most_marks=1 << 20)


def test_letters_that_make_a_long_text_four_times_as_large_are_not_taken():
    long = b'["' + b"a" * (25 << 20) + b'", "%s"]'
    assert len(read_json(long % b"n", most=1 << 26, most_marks=100)) == 2
    assert len(read_json(long % "ñ".encode(), most=1 << 26, most_marks=100)) == 2
    with pytest.raises(ValueError, match="large"):
        read_json(long % "🙂".encode(), most=1 << 26, most_marks=100)
