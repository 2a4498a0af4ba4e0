"""What nobody has taken on: bad contacts and pains without an answer, actions without owner or date."""

from collections.abc import Iterable, Iterator, Sequence

from app.domain.records import Card, Opportunity
from app.insight.lint_finding import Mend, Param, Rule, Spot, ref, set_field
from app.insight.lint_reading import LintReading, day


def _answers(map_: LintReading, card: Card) -> tuple[Mend, ...]:
    mends = [Mend("add_opportunity", ref(card))]
    if map_.opportunities:
        mends.append(Mend("link_opportunity", ref(card)))
    return tuple(mends)


def _negative(map_: LintReading) -> Iterable[Spot]:
    """Contacts that feel bad and that no opportunity answers.

    As long as there is no opportunity at all they are one finding, and where ideas are kept as notes there is none.
    """
    bad = [card for card in map_.touchpoints if card.emotion is not None and card.emotion < 0]
    if map_.opportunities:
        for card in bad:
            if not map_.is_answered(card):
                yield Spot((ref(card),), _answers(map_, card), {"title": card.title})
    elif bad and map_.is_grown and not map_.notes.get("opportunities"):
        worst = sorted(bad, key=lambda card: card.emotion or 0)
        yield Spot(tuple(map(ref, worst)), _answers(map_, worst[0]), {"title": worst[0].title, "n": len(worst)})


def _pains(map_: LintReading) -> Iterable[Spot]:
    """Pains that no opportunity answers, once the map has opportunities."""
    if map_.opportunities:
        for card in map_.notes.get("pains", ()):
            if not map_.is_answered(card):
                yield Spot((ref(card),), _answers(map_, card), {"title": card.title})


def _needs(map_: LintReading) -> Iterable[Spot]:
    """Needs that no touchpoint serves, once any need is linked."""
    needs = map_.notes.get("needs", ())
    if any(map_.is_served(card) for card in needs):
        for card in needs:
            if not map_.is_served(card):
                yield Spot((ref(card),), (Mend("link_touchpoint", ref(card)),), {"title": card.title})


def _lacking(map_: LintReading, key: str) -> Iterator[Spot]:
    """Actions without a value for a field: one by one where others have it, else all as one."""
    going: Sequence[Opportunity] = [one for one in map_.opportunities if one.fields.get("status") != "done"]
    lacking = [one for one in going if not str(one.fields.get(key, "")).strip()]
    if lacking and len(lacking) == len(going):
        params: dict[str, Param] = {"title": lacking[0].title, "n": len(lacking)}
        yield Spot(tuple(map(ref, lacking)), (set_field(lacking[0], key),), params)
    else:
        for one in lacking:
            yield Spot((ref(one),), (set_field(one, key),), {"title": one.title})


def _no_owner(map_: LintReading) -> Iterable[Spot]:
    return _lacking(map_, "owner")


def _no_due(map_: LintReading) -> Iterable[Spot]:
    return _lacking(map_, "due")


def _overdue(map_: LintReading) -> Iterable[Spot]:
    for one in map_.opportunities:
        due = day(one.fields.get("due"))
        if due is not None and due < map_.today and one.fields.get("status") != "done":
            mends = (set_field(one, "status"), set_field(one, "due"))
            yield Spot((ref(one),), mends, {"title": one.title, "date": due.isoformat()})


RULES = (
    Rule("negative_without_action", "R30", "gap", _negative),
    Rule("pain_unanswered", "R7", "gap", _pains),
    Rule("need_unserved", "R6", "gap", _needs),
    Rule("action_without_owner", "R29", "gap", _no_owner),
    Rule("action_without_due", "R29", "gap", _no_due),
    Rule("action_overdue", "R29", "wrong", _overdue),
)
