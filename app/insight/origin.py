"""Which parts of two maps are the same thing: a copy remembers what it was copied from."""

from typing import TypeVar

from app.domain.document import Document
from app.domain.records import Card, JourneyMap, Lane, Stage

R = TypeVar("R", Card, Lane, Stage, JourneyMap)


def root(document: Document, record: R) -> str:
    """The id of the first record that this one is a copy of a copy of; its own where it is none.

    The id of an original that is gone still tells its copies that they are alike.
    """
    seen = {record.id}
    while True:
        origin = str(record.fields.get("origin", ""))
        if not origin or origin in seen:
            return record.id
        seen.add(origin)
        before = document.find(type(record), origin)
        if before is None:
            return origin
        record = before
