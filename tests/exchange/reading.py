"""What the tests of the importers share."""

from pathlib import Path

from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.domain.rules import problems
from app.exchange.importing import ImportOptions, read_bytes, read_file
from app.exchange.scales import scale

DATA = Path(__file__).parent / "data"
NAMES = {"map": "Map", "stage": "Stage", "lane": "Touchpoints", "emotion": "Emotion", "unsorted": "Unsorted"}


def options(**more):
    scales = {target: scale(text) for target, text in more.pop("scales", {}).items()}
    return ImportOptions(names=NAMES, scales=scales, **more)


def read(name, **more):
    return read_file(DATA / name, options(**more))


def read_text(text, name="map.mmd", **more):
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return read_bytes(data, name, options(**more))


def said(result, *, broken=True):
    """(line, code) of the issues of one sort."""
    return [(issue.line, issue.code) for issue in result.issues if issue.broken is broken]


def document_of(drafts):
    """The project that the drafts make; it must obey every rule."""
    document = Document({}).apply(new_project("P", drafts))
    assert problems(document) == []
    return document


def told(draft):
    """The cards of a draft as (stage, lane, title, emotion)."""
    return [(draft.stages[c.stage].title, draft.lanes[c.lane].title, c.title, c.emotion) for c in draft.cards]
