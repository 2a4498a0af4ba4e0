"""What a report says of a map's findings."""

from datetime import date

from app.domain.document import Document
from app.insight.lint import lint
from app.words.catalogue import Language, speaking
from app.words.lint import finding_title, finding_why, severity_name


def finding_texts(document: Document, map_id: str, lang: Language | None = None) -> list[tuple[str, str, str]]:
    """How grave each finding of a map is, what it is, and why it matters, as of today; the gravest first."""
    with speaking(lang):
        return [
            (severity_name(one.severity), finding_title(one.code, one.params), finding_why(one.code, one.params))
            for one in lint(document, map_id, date.today())  # noqa: DTZ011 - the day on this person's wall
        ]
