"""The pages of a story as it is told in a room: what is large on each, and how far the curve has come."""

from dataclasses import dataclass

from app.domain.document import Document
from app.domain.records import Card, JourneyMap, Lane, Opportunity, Persona
from app.insight.story import Beat, Chapter, Story
from app.words import T
from app.words.answers import number_text
from app.words.fields import choice_name, phase_name
from app.words.guide import progress_text

MOST = 4
"""Contacts on one page; a stage with more of them is told on several."""
MOST_NOTES = 3
"""Notes of one kind on a page."""


@dataclass(frozen=True, slots=True)
class Told:
    """One contact: what happens, in how many words, where, and how it feels."""

    card_id: str
    text: str
    more: str
    emotion: int | None


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands beside the contacts: a heading ("" for quotes) and a few lines."""

    heading: str
    lines: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One page.  ``until`` is the number of contacts told when it ends, of which the last ``len(told)`` are its own."""

    kicker: str
    heading: str
    body: str
    told: tuple[Told, ...]
    asides: tuple[Aside, ...]
    until: int
    stage_id: str = ""

    @property
    def spoken(self) -> str:
        """Everything on it, for who does not see it."""
        lines = [self.kicker, self.heading, self.body, *(f"{one.text}. {one.more}" for one in self.told)]
        return "\n".join(filter(None, [*lines, *(line for aside in self.asides for line in aside.lines)]))


def pages(document: Document, story: Story) -> tuple[StoryPage, ...]:
    """A title, a page or more for each stage, and what stands out at the end."""
    made = [_opening(document, story)]
    for at, chapter in enumerate(story.chapters, 1):
        told_before = made[-1].until
        kicker = " · ".join((phase_name(chapter.phase), progress_text(at, len(story.chapters))))
        made += _chapter(document, chapter, kicker, told_before)
    made.append(_closing(document, story, made[-1].until))
    return tuple(made)


def _opening(document: Document, story: Story) -> StoryPage:
    journey = document.get(JourneyMap, story.map_id)
    persona = document.find(Persona, story.persona_id)
    asides = []
    if persona is not None and persona.fields.get("quote"):
        asides.append(Aside("", (_quoted(str(persona.fields["quote"])),), "quotes"))
    if story.goal:
        asides.append(Aside(T("Goal"), (story.goal,), "goals"))
    return StoryPage(persona.name if persona is not None else "", journey.title, story.scenario, (), tuple(asides), 0)


def _chapter(document: Document, chapter: Chapter, kicker: str, before: int) -> list[StoryPage]:
    """One page, or several where much happens; what is said beside it goes with the contacts it is about."""
    parts = [chapter.beats[at : at + MOST] for at in range(0, len(chapter.beats), MOST)] or [()]
    made = []
    for number, beats in enumerate(parts):
        before += len(beats)
        last = number == len(parts) - 1
        title = chapter.title or T("Untitled stage")
        heading = title if len(parts) == 1 else f"{title} ({number + 1}/{len(parts)})"
        body = chapter.goal if number == 0 else ""
        if last and chapter.felt is not None:
            felt = T("It feels like {value} on average ({n} contact).",
                     "It feels like {value} on average ({n} contacts).", n=chapter.n,
                     value=number_text(chapter.felt))  # fmt: skip
            body = "\n".join(filter(None, (body, felt)))
        asides = _asides(document, chapter, beats, notes=last)
        made.append(StoryPage(kicker, heading, body, tuple(map(_told, beats)), asides, before, chapter.stage_id))
    return made


def _told(beat: Beat) -> Told:
    moment = T("moment of truth") if beat.decides else ""
    more = " · ".join(filter(None, (beat.channel, moment, beat.cause)))
    title = " ".join(beat.title.split()) or T("Untitled card")
    return Told(beat.card_id, title, more, beat.emotion)


def _asides(document: Document, chapter: Chapter, beats: tuple[Beat, ...], *, notes: bool) -> tuple[Aside, ...]:
    """Quotes first, then why, and what could be done about it."""
    why = dict(chapter.why) if notes else {}
    quotes = [beat.quote for beat in beats if beat.quote] + _texts(document, why.pop("quotes", ()))
    found = [Aside("", tuple(map(_quoted, quotes[:MOST_NOTES])), "quotes")] if quotes else []
    for kind, ids in why.items():
        lines = tuple(_texts(document, ids)[:MOST_NOTES])
        if lines:
            found.append(Aside(choice_name("lane", "text_kind", kind), lines, kind))
    about = [*(beat.card_id for beat in beats), *(id_ for ids in why.values() for id_ in ids)]
    ideas = _opportunities(document, chapter, about, notes=notes)
    if ideas:
        found.append(Aside(T("Opportunities"), tuple(ideas[:MOST_NOTES]), "opportunities"))
    return tuple(found)


def _opportunities(document: Document, chapter: Chapter, ids: list[str], *, notes: bool) -> list[str]:
    """What answers these cards, and the stage's own notes of that kind."""
    linked = [document.find(Opportunity, link.opportunity_id) for id_ in ids for link in document.links(id_)]
    found = [one.title for one in linked if one is not None]
    for card in document.stage_cards(chapter.stage_id) if notes else ():
        lane = document.find(Lane, card.lane_id)
        if lane is not None and lane.fields.get("text_kind") == "opportunities":
            found.append(card.title)
    return list(dict.fromkeys(" ".join(text.split()) for text in found if text.strip()))


def _texts(document: Document, ids: tuple[str, ...]) -> list[str]:
    found = (document.find(Card, id_) for id_ in ids)
    return [" ".join(card.title.split()) for card in found if card is not None and card.title.strip()]


def _quoted(text: str) -> str:
    """As somebody says it, in the quotation marks of the language."""
    return T("“{text}”", text=" ".join(text.split()).strip('"“”«»'))


def _closing(document: Document, story: Story, until: int) -> StoryPage:
    """The best and the worst moment, and how it ends."""
    named = ((T("The best moment"), story.best, "delights"), (T("The worst moment"), story.worst, "pains"))
    asides = [Aside(head, tuple(_texts(document, ids)[:MOST_NOTES]), kind) for head, ids, kind in named if ids]
    last = _texts(document, (story.last,)) if story.last is not None else []
    if last:
        asides.append(Aside(T("How it ends"), tuple(last), "free"))
    ideas = tuple(" ".join(one.title.split()) for one in document.opportunities(story.map_id) if one.title)
    if ideas:
        asides.append(Aside(T("What to change"), ideas[: 2 * MOST_NOTES], "opportunities"))
    journey = document.get(JourneyMap, story.map_id)
    return StoryPage(journey.title, T("What stays in the memory"), "", (), tuple(asides), until)
