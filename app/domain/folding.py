"""Names as people compare them: without accents and capitals."""

import unicodedata

from app.domain.text import clean_line


def folded(text: str) -> str:
    """A text on one line, in small letters and without accents."""
    apart = unicodedata.normalize("NFKD", clean_line(text).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
