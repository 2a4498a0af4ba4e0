"""Where claims come from: sources, what they support, and what people answered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.answers import write_answers
from app.domain.commands.changing import added, behind, changed, removed, retitled, with_fields
from app.domain.commands.linking import new_links
from app.domain.document import Document
from app.domain.edits import Edit, Label
from app.domain.ids import new_id
from app.domain.records import NO_FIELDS, Answers, Card, Evidence, Measure, Record, Value
from app.domain.text import clean_line


@dataclass(frozen=True, slots=True)
class AnswersDraft:
    """What was answered about a card: one value for each person, None where somebody did not answer."""

    card_id: str
    measure: Measure
    values: Sequence[int | None]


def add_evidence(
    document: Document,
    title: str,
    *,
    fields: Mapping[str, Value | None] | None = None,
    card_ids: Iterable[str] = (),
    answers: Iterable[AnswersDraft] = (),
) -> Edit:
    """A source, linked with the cards that it supports, with what was answered in it."""
    made = Evidence(
        id=new_id(), project_id=document.project.id,
        rank=behind(document.evidence),
        title=clean_line(title), fields=with_fields("evidence", NO_FIELDS, fields or {}),
    )  # fmt: skip
    links = new_links(document, "evidence", made.id, card_ids)
    told = [_answers(document, made.id, draft) for draft in answers]
    label = Label("import_answers" if told else "add_evidence", {"title": made.title})
    return Edit(label, added([made, *told, *links]))


def edit_evidence(
    document: Document, id_: str, *, title: str | None = None, fields: Mapping[str, Value | None] | None = None
) -> Edit:
    """Another title or other fields; what is None stays."""
    before, after = retitled(document, Evidence, id_, title, fields)
    return Edit(Label("edit_evidence", {"title": after.title}), changed(before, after))


def delete_evidence(document: Document, *ids: str) -> Edit:
    """Sources go with their answers and links; the cards stay."""
    going = [document.get(Evidence, id_) for id_ in dict.fromkeys(ids)]
    records: list[Record] = []
    for one in going:
        records += [*document.links_to(one.id), *document.answers(one.id), one]
    title = going[0].title if len(going) == 1 else ""
    return Edit(Label("delete_evidence", {"title": title, "count": len(going)}), removed(records))


def _answers(document: Document, evidence_id: str, draft: AnswersDraft) -> Answers:
    card = document.get(Card, draft.card_id)
    return Answers(
        id=new_id(), project_id=document.project.id, evidence_id=evidence_id, card_id=card.id, measure=draft.measure,
        values=write_answers(draft.values),
    )  # fmt: skip
