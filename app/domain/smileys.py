"""Smileys at the end of a line: the face that a touchpoint gets by typing."""

_FACES: dict[str, int] = {
    ":((": -2, ":-((": -2, ">:(": -2, ":'(": -2, "😠": -2, "😡": -2, "😢": -2, "😭": -2, "😤": -2,
    ":(": -1, ":-(": -1, "=(": -1, ":/": -1, ":-/": -1, "🙁": -1, "☹": -1, "😕": -1, "😟": -1,
    ":|": 0, ":-|": 0, "=|": 0, "😐": 0, "😑": 0,
    ":)": 1, ":-)": 1, "=)": 1, "🙂": 1, "☺": 1, "😊": 1,
    ":d": 2, ":-d": 2, "=d": 2, ":))": 2, ":-))": 2, "😀": 2, "😃": 2, "😄": 2, "😁": 2, "😍": 2,
}  # fmt: skip
SHOWN = (":((", ":(", ":|", ":)", ":D")
"""One smiley for each face from -2 to +2, as help shows them."""
_BY_LENGTH = sorted(_FACES, key=len, reverse=True)
_VARIATION = "\ufe0f"


def take_smiley(text: str) -> tuple[str, int | None]:
    """The text without the smiley at its end, and its face from -2 to +2; None where it ends otherwise.

    A smiley made of signs stands apart from the words ("Paga :)"); an emoji may touch them.  A text that is nothing
    but a smiley stays a text.
    """
    line = text.rstrip().removesuffix(_VARIATION)
    for face in _BY_LENGTH:
        if line[-len(face) :].lower() == face:
            kept = line[: -len(face)]
            apart = kept.rstrip()
            if apart and (apart != kept or not face.isascii()):
                return apart, _FACES[face]
            return text, None
    return text, None
