"""Pictures on the screen are decoded about as large as they are painted, and do not fill the memory."""

import io

import pytest
from PIL import Image

from app.render import qt_pictures
from app.render.qt_pictures import Images


def stored(width: int, height: int, form: str = "JPEG") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), (200, 40, 40)).save(data, form)
    return data.getvalue()


ASSETS = {
    "wide": stored(3000, 1500),
    "tall": stored(600, 2400, "PNG"),
    "tiny": stored(20, 10, "PNG"),
    "broken": stored(300, 200, "PNG")[:40],
    "text": b"<svg/>",
}


@pytest.mark.parametrize(
    ("asset", "width", "expected"),
    [
        ("wide", 10, (64, 32)),
        ("wide", 65, (128, 64)),
        ("wide", 128, (128, 64)),
        ("wide", 900, (1024, 512)),
        ("wide", 99_999, (2048, 1024)),
        ("tall", 100, (128, 512)),
        ("tall", 9000, (512, 2048)),
        ("tiny", 5, (20, 10)),
        ("tiny", 500, (20, 10)),
    ],
)
def test_a_picture_is_as_large_as_it_must_be_and_not_twice_as_large(asset, width, expected):
    image = Images(ASSETS.get).image(asset, width)
    assert image is not None
    assert (image.width(), image.height()) == expected


@pytest.mark.parametrize("asset", ["broken", "text", "nobody"])
def test_what_cannot_be_read_is_nothing(asset):
    images = Images(ASSETS.get)
    assert images.image(asset, 100) is None
    assert images.image(asset, 100) is None


def test_a_picture_is_decoded_once_for_each_size():
    asked: list[str] = []

    def give(asset: str) -> bytes | None:
        asked.append(asset)
        return ASSETS.get(asset)

    images = Images(give)
    first = images.image("wide", 100)
    assert images.image("wide", 120) is first
    count = len(asked)
    assert images.image("wide", 100) is first
    assert len(asked) == count
    assert images.image("wide", 1000) is not first
    assert len(asked) == count + 1


def test_pictures_seen_longest_ago_are_let_go(monkeypatch):
    monkeypatch.setattr(qt_pictures, "_MOST_BYTES", 3 * 64 * 32 * 4)
    names = [f"p{n}" for n in range(8)]
    asked: list[str] = []

    def give(asset: str) -> bytes:
        asked.append(asset)
        return ASSETS["wide"]

    images = Images(give)
    for name in names:
        images.image(name, 60)
    asked.clear()
    images.image(names[-1], 60)
    assert asked == []
    images.image(names[0], 60)
    assert asked == [names[0]]
