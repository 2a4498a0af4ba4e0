"""What stands for the names that are taken out of a project."""

from app.words.catalogue import T


def stand_ins() -> dict[str, str]:
    """A text with "{n}" for each group of marked words (``domain.redaction``)."""
    return {
        "persona": T("Persona {n}", n="{n}"),
        "person": T("Person {n}", n="{n}"),
        "source": T("Source {n}", n="{n}"),
        "client": T("Client {n}", n="{n}"),
        "other": T("Name {n}", n="{n}"),
    }
