"""What people answered, from a file into a map of the library."""

import argparse
from typing import TYPE_CHECKING

from app.cli.reading import tell
from app.domain.commands.evidence import add_evidence
from app.domain.problems import Problem
from app.domain.records import JourneyMap
from app.exchange.importing import load
from app.exchange.scales import scale
from app.exchange.survey import MOST_BYTES, SurveyOptions, read_survey, title_of
from app.session import EditSession
from app.words.problems import line_sentence

if TYPE_CHECKING:
    from app.session import Library


def import_answers(library: "Library", given: argparse.Namespace) -> None:
    """Read the file, say what was assumed or left out, then keep all of it in one edit, or nothing."""
    project_id, journey = _asked_about(library, given.map)
    options = SurveyOptions(
        encoding=given.encoding,
        separator=given.separator,
        named=dict(given.question),
        scale=scale(given.scale) if given.scale else None,
    )
    session = EditSession(library, project_id)
    try:
        survey = read_survey(session.document, journey.id, load(given.file, MOST_BYTES), given.file.name, options)
        drafts = survey.drafts(skip_broken=given.skip_broken)
        for issue in survey.issues:
            tell(f"{survey.name}: {line_sentence(issue.line, issue.problem)}")
        title = given.name or title_of(given.file.name) or survey.name
        fields = survey.fields(asked=given.asked, day=given.date or survey.date)
        edit = session.do(add_evidence(session.document, title, fields=fields, answers=drafts))
    finally:
        session.close()
    if edit is not None:
        print(f"evidence\t{edit.changes[0].record.id}\t{title}")
        for draft in drafts:
            count = sum(value is not None for value in draft.values)
            print(f"answers\t{draft.card_id}\t{draft.measure}\t{count}")


def _asked_about(library: "Library", wanted: str) -> tuple[str, JourneyMap]:
    """The project and the map of that id or title; Problem("cli.no_such_map"), Problem("cli.several_maps")."""
    found: list[tuple[str, JourneyMap]] = []
    for summary in library.projects():
        maps = library.load(summary.id)[0].maps
        found += [(summary.id, journey) for journey in maps if wanted in (journey.id, journey.title)]
    if not found:
        raise Problem("cli.no_such_map", name=wanted)
    if len(found) > 1:
        raise Problem("cli.several_maps", name=wanted, ids=", ".join(journey.id for _, journey in found))
    return found[0]
