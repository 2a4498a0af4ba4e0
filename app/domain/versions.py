"""Named versions of a map: the map remembers the edits after which somebody gave its state a name.

What the state was the history tells; a name whose edit no history has is not shown.
"""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.records import JourneyMap
from app.domain.text import clean_line

VERSIONS = "versions"
"""The field of a map: a line for each version, the id of its edit and its name."""
LONGEST = 200


def named_versions(journey: JourneyMap) -> dict[str, str]:
    """Names by the id of the edit, in the order in which they were given."""
    found = {}
    for line in str(journey.fields.get(VERSIONS, "")).splitlines():
        edit_id, _, title = line.partition(" ")
        if edit_id and title.strip():
            found[edit_id] = title.strip()
    return found


def versions_text(names: Mapping[str, str]) -> str:
    """The field for these names."""
    return "\n".join(f"{edit_id} {clean_line(title)[:LONGEST]}" for edit_id, title in names.items())


def without_versions(journey: JourneyMap) -> JourneyMap:
    """The map without these names, as a copy of it begins."""
    if VERSIONS not in journey.fields:
        return journey
    return replace(journey, fields={key: value for key, value in journey.fields.items() if key != VERSIONS})
