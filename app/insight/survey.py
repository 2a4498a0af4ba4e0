"""A survey's answers, its respondents and their segments."""

from app.domain.answers import read_answers
from app.domain.document import Document
from app.domain.records import Answers, Evidence
from app.insight.figure import Dates


def was_team(survey: Evidence) -> bool:
    """Whether it was the team that was asked, not customers."""
    return survey.fields.get("asked") == "team"


def day_of(evidence: Evidence) -> Dates | None:
    """The day of a piece of evidence."""
    day = str(evidence.fields.get("date", ""))
    return (day, day) if day else None


def segments_of(survey: Evidence) -> list[str]:
    """The segment of each respondent, in their order; empty where none is said."""
    return [name.strip() for name in str(survey.fields.get("segments", "")).split("\t")]


def answers_of(answers: Answers, survey: Evidence, segment: str = "") -> list[int | None]:
    """What each respondent answered, in their order; only those of a segment where one is named, others are None."""
    values = read_answers(answers.values)
    if not segment:
        return values
    names = segments_of(survey)
    return [value if at < len(names) and names[at] == segment else None for at, value in enumerate(values)]


def concerned(document: Document, evidence_id: str) -> tuple[str, ...]:
    """The ids of the cards that a piece of evidence is linked with, or about which something was answered in it."""
    linked = [link.card_id for link in document.links_to(evidence_id)]
    return tuple(dict.fromkeys([*linked, *(one.card_id for one in document.answers(evidence_id))]))


def segments(document: Document, map_id: str) -> tuple[str, ...]:
    """The segments of all customers who were asked about a map's touchpoints, by the alphabet."""
    surveys = {one.evidence_id for card in document.touchpoints(map_id) for one in document.answers(card.id)}
    found = {name for id_ in surveys for name in segments_of(document.get(Evidence, id_)) if name}
    return tuple(sorted(found, key=str.casefold))
