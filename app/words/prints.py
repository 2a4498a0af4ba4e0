"""What is said of a print that is brought back: where its map is, and what has changed since."""

from app.domain.excerpt import Difference, Edition, Standing
from app.words.catalogue import T
from app.words.dates import date_text


def opened_text(name: str, edition: Edition, standing: Standing, *, is_altered: bool) -> str:
    """The map of a print has become a project."""
    said = [T("Opened from “{name}”.", name=name)]
    if edition.printed is not None:
        said = [T("Opened from “{name}”, printed on {date}.", name=name, date=date_text(edition.printed))]
    if standing.place == "trashed":
        said.append(T("The map that it was printed from is in the trash."))
    return " ".join([*said, *_altered(is_altered)])


def standing_text(name: str, edition: Edition, standing: Standing, *, is_altered: bool) -> str:
    """The map of a print is in the library: as it was, or what has changed."""
    if standing.same:
        return " ".join([T("“{name}” shows this map as it is now.", name=name), *_altered(is_altered)])
    said = [T("“{name}” was printed from this map.", name=name)]
    if edition.printed is not None:
        said = [T("“{name}” was printed from this map on {date}.", name=name, date=date_text(edition.printed))]
    what = differs_text(standing.differs)
    if standing.later == "map":
        said.append(T("The map has changed since then: {what}.", what=what))
    elif standing.later == "print":
        date = date_text(standing.changed)
        said.append(T("The print is later than this map, last changed on {date}. Compared with the print: {what}.",
                      date=date, what=what))  # fmt: skip
    else:
        said.append(T("Compared with the print: {what}.", what=what))
    return " ".join([*said, *_altered(is_altered)])


def differs_text(differs: Difference) -> str:
    """How many things are changed, new or gone: "3 changed, 1 new"."""
    parts = [
        (differs.changed, T("{n} thing changed", "{n} things changed", n=differs.changed)),
        (differs.added, T("{n} new", "{n} new ones", n=differs.added)),
        (differs.gone, T("{n} gone", "{n} are gone", n=differs.gone)),
    ]
    return ", ".join(text for count, text in parts if count)


def _altered(is_altered: bool) -> list[str]:
    return [T("Something other than Vivencia has changed the map inside the file.")] if is_altered else []
