"""What a printed PDF is besides its pages: what it says of itself, what it carries, what can be switched in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.layout.layers import LAYERS, Layer
from app.render.pdf_about import About, Archive, Attachment


@dataclass(frozen=True, slots=True)
class Extras:
    """``archive`` makes it PDF/A: part 3 where something is attached, part 2 otherwise, which archives prefer.

    ``layers`` are the names of those that readers may switch off, none where it is empty; ``made`` is a time with its
    zone, None where equal maps shall give equal files.
    """

    author: str = ""
    subject: str = ""
    made: datetime | None = None
    archive: bool = False
    layers: Mapping[Layer, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()

    def about(self, title: str, lang: str) -> About:
        """What the file says of itself."""
        level: Archive = "3b" if self.attachments else "2b"
        return About(title, self.author, self.subject, lang, self.made, level if self.archive else None)


PLAIN = Extras()


def layer_names(words: Mapping[str, str]) -> dict[Layer, str]:
    """The names of all layers in the language of the words."""
    return {layer: words[f"layer.{layer}"] for layer in LAYERS}
