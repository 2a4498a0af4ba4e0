"""PNG out of a PDF page: size, resolution, pixels, memory, cancelling."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from app.render.pdf import Cancelled
from app.render.png import png_size, write_png
from tests.render.looking import as_pdf, paper, unlike
from tests.render.samples import PICTURES, every_shape


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return as_pdf(every_shape(), PICTURES.get)


@pytest.mark.parametrize("dpi", [30, 72, 151.5, 400])
def test_size_resolution_and_pixels(tmp_path: Path, pdf: bytes, dpi: float):
    path = tmp_path / "mapa.png"
    size = write_png(path, pdf, dpi=dpi)
    assert size == png_size(240, 150, dpi) == (round(240 / 25.4 * dpi), round(150 / 25.4 * dpi))
    with Image.open(path) as image:
        image.load()
        assert image.size == size
        assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)
        assert image.mode == "RGB"
        assert unlike(image, paper(pdf, size), 2) < 0.0005


def test_a_page_of_a_file(tmp_path: Path, pdf: bytes):
    source = tmp_path / "mapa ñ.pdf"
    source.write_bytes(pdf)
    write_png(tmp_path / "a.png", source, dpi=40)
    write_png(tmp_path / "b.png", pdf, dpi=40)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_cancelling_leaves_no_file(tmp_path: Path, pdf: bytes):
    seen: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        write_png(
            tmp_path / "mapa.png",
            pdf,
            dpi=400,
            cancelled=lambda: len(seen) >= 2,
            progress=lambda done, every: seen.append((done, every)),
        )
    assert len(seen) == 2
    assert seen[0][0] < seen[1][0] < seen[1][1]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system for the peak")
def test_a_large_picture_needs_no_large_memory(tmp_path: Path, pdf: bytes):
    source = tmp_path / "mapa.pdf"
    source.write_bytes(pdf)
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from app.render.png import write_png\n"
        "def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024\n"
        "folder = Path(sys.argv[1])\n"
        "write_png(folder / 'small.png', folder / 'mapa.pdf', dpi=20)\n"
        "before = peak()\n"
        "print(*write_png(folder / 'large.png', folder / 'mapa.pdf', dpi=700), peak() - before)\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    width, height, grown = map(int, done.stdout.split())
    whole = width * height * 3 / 2**20
    assert whole > 75
    assert grown < 64
