"""What went wrong, as a code with parameters; ``words`` turns it into a sentence."""

from collections.abc import Mapping


class Problem(Exception):  # noqa: N818 - the field's own word
    """Something that the user must be told: what, where, and what to do about it.

    ``code`` is a stable dotted name ("import.empty_file"), ``params`` are plain values for its sentence.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params: Mapping[str, object] = params

    def __str__(self) -> str:
        """The code and its parameters, for the log."""
        return f"{self.code} {dict(self.params)!r}" if self.params else self.code
