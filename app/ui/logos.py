"""The logos of the looks that prints can have: small files beside the settings, named by what is in them."""

import hashlib
from pathlib import Path

from PySide6.QtGui import QImage

from app.domain.problems import Problem
from app.files import private_folder, write_aside
from app.poster.looks import saved_logo
from app.ui.pictures import read_picture


class Logos:
    """Keeps logos in a folder; without one they last as long as this object."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._held: dict[str, bytes] = {}

    def add(self, path: Path) -> tuple[str, float]:
        """Keep the picture of a file, written anew; gives its hash and its width by its height.

        Problem("picture.…") where it is none, Problem("logo.not_kept", name) where it cannot be written.
        """
        _, data = read_picture(path)
        digest = hashlib.sha256(data).hexdigest()
        image = QImage.fromData(data)
        if self._folder is not None:
            try:
                private_folder(self._folder)
                with write_aside(self._folder / digest, private=True) as aside:
                    aside.write_bytes(data)
            except OSError as error:
                raise Problem("logo.not_kept", name=path.name) from error
        self._held[digest] = data
        return digest, image.width() / max(1, image.height())

    def get(self, digest: str) -> bytes | None:
        """The bytes of a logo; None where it is gone, or is no logo."""
        if digest not in self._held and self._folder is not None:
            data = saved_logo(self._folder, digest)
            if data is not None:
                self._held[digest] = data
        return self._held.get(digest)
