"""How a person stops slow work."""


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The person has stopped the export; no file is written."""
