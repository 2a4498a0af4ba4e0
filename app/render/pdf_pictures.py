"""Pictures in a PDF: a JPEG as it is, a PNG as pixels with its transparency."""

import io

from app.render import pictures as stored
from app.render.pdf_file import PdfFile, Reference, decode_picture, name

_COLORS = {1: "DeviceGray", 3: "DeviceRGB"}


def embed(file: PdfFile, data: bytes) -> Reference | None:
    """Writes a picture into the file; None if it is not a readable PNG or JPEG of an accepted size."""
    size = stored.size(data)
    if size is None:
        return None
    if stored.kind(data) == "png":
        return _png(file, data, size)
    color = _COLORS.get(stored.jpeg_components(data))
    return file.add_stream(data, {**_entries(file, size, color), "Filter": name("DCTDecode")}) if color else None


def can_embed(data: bytes) -> bool:
    """Whether ``embed`` will take a picture, and the whole of it is there."""
    if stored.size(data) is None or (stored.kind(data) == "jpeg" and stored.jpeg_components(data) not in _COLORS):
        return False
    try:
        decode_picture(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - a damaged picture raises whatever its reader stumbles over
        return False
    return True


def _png(file: PdfFile, data: bytes, size: tuple[int, int]) -> Reference | None:
    try:
        pixels, alpha = decode_picture(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - a damaged picture raises whatever its reader stumbles over
        return None
    count = size[0] * size[1]
    color = _COLORS.get(len(pixels) // count)
    if color is None:
        return None
    entries = _entries(file, size, color)
    if alpha is not None and len(alpha) == count:
        entries["SMask"] = file.add_stream(alpha, _entries(file, size, "DeviceGray"))
    return file.add_stream(pixels, entries)


def _entries(file: PdfFile, size: tuple[int, int], color: str) -> dict[str, object]:
    smooth = file.about.archive is None  # each reader smooths in its own way, and an archive wants no such choice
    return {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": size[0],
        "Height": size[1],
        "BitsPerComponent": 8,
        "ColorSpace": name(color),
        "Interpolate": "true" if smooth else "false",
    }
