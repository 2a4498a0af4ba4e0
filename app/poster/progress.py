"""How complete a map is, on the pages of the report: each step of the guided path, what is answered, what is missing.

::

    92 %  of the guided path is answered
    What they live   ==============----   75 %
    Which medium?    18 of 24 · Pays at the counter, Waits, ...
                     what counts as an answer
    Answered: What happens to me in each stage? ...
"""

from app.domain.records import Card, Lane, Opportunity, Persona, Stage
from app.insight.completeness import Ask, Step, completeness, overall
from app.layout.shapes import Box, Rect
from app.layout.typeset import Style, set_line, set_text
from app.poster.flowing import Entry, Flow
from app.poster.words import fill

NAMED = 12
"""So many of the things that lack an answer are named."""
_NAMED_KINDS = (Card, Stage, Lane, Opportunity, Persona)


def put_progress(flow: Flow) -> None:
    """The whole path and its steps; those that are answered take a few lines."""
    press = flow.press
    steps = completeness(press.document, press.map_id)
    _put_whole(flow, overall(steps))
    for step in steps:
        _put_step(flow, step)


def _percent(flow: Flow, share: float) -> str:
    """A share as people read it; only what is whole is called so."""
    return fill(flow.press.words, "figure.percent", n=int(100 * share + 1e-9))


def _put_whole(flow: Flow, share: float) -> None:
    leaf, unit, colors = flow.leaf, flow.leaf.unit, flow.leaf.theme.colors
    value = set_line(_percent(flow, share), Style("bold", 7.0 * unit, colors.navy))
    leaf.put(value.at(leaf.room.x, flow.y))
    style = Style("regular", 3.2 * unit, colors.text)
    left = leaf.room.x + value.width + 3 * unit
    place = Box(left, flow.y + value.style.cap - style.cap, leaf.room.right - left, 0.0)
    block = leaf.write(flow.press.words["path.whole"], style, place, 2)
    flow.y += max(value.height, value.style.cap - style.cap + block.height) + 5 * unit


def _put_step(flow: Flow, step: Step) -> None:
    """A step's bar, its open questions, and in one sentence those that are answered."""
    words = flow.press.words
    _put_bar(flow, words[f"step.{step.code}"], step.fraction)
    for ask in step.asks:
        if not ask.is_answered:
            flow.entry(_open(flow, step, ask))
    answered = [words[f"ask.{step.code}.{ask.code}"] for ask in step.asks if ask.is_answered]
    if answered:
        flow.y += 1.6 * flow.leaf.unit
        flow.paragraph(fill(words, "path.answered", questions=" ".join(answered)))
    flow.y += 2 * flow.leaf.unit


def _put_bar(flow: Flow, title: str, share: float) -> None:
    """How far a step is gone; never the last thing on a page."""
    if flow.free < 30 * flow.leaf.unit and not flow.fresh:
        flow.turn()
    leaf, unit, room, colors = flow.leaf, flow.leaf.unit, flow.leaf.room, flow.leaf.theme.colors
    style = Style("semibold", 3.6 * unit, colors.navy, 1.2)
    number = set_line(_percent(flow, share), style)
    widest = set_line(_percent(flow, 1.0), style).width
    name = set_text(title, style, 0.38 * room.w, 2)
    leaf.put([*name.at(room.x, flow.y), *number.at(room.right - number.width, flow.y)])
    left, thick = room.x + 0.38 * room.w + 5 * unit, 2.6 * unit
    track = Box(left, flow.y + (style.cap - thick) / 2, room.right - widest - 4 * unit - left, thick)
    leaf.put([Rect(track, fill=colors.faint, radius=thick / 2)])
    if share > 0:
        done = Box(track.x, track.y, max(thick, track.w * share), thick)
        leaf.put([Rect(done, fill=colors.accent, radius=thick / 2)])
    flow.y += max(name.height, style.cap) + 3.6 * unit


def _open(flow: Flow, step: Step, ask: Ask) -> Entry:
    """A question with how far it is answered, what lacks an answer, and what counts as one."""
    words, code = flow.press.words, f"ask.{step.code}.{ask.code}"
    titles = _titles(flow, ask)
    count = fill(words, "path.count", done=ask.done, total=ask.total) if ask.total > 1 else ""
    shown = ", ".join(titles[:NAMED])
    if len(titles) > NAMED:
        shown = f"{shown} {fill(words, 'pages.more', n=len(titles) - NAMED)}"
    missing = fill(words, "path.missing", titles=shown) if shown else ""
    return Entry(words[code], tuple(filter(None, (count, missing, words[f"{code}.help"]))))


def _titles(flow: Flow, ask: Ask) -> list[str]:
    """What lacks an answer, where there are several things that should have one."""
    if ask.total < 2:
        return []
    found = (flow.press.document.look_up(kind, id_) for kind, id_ in ask.missing)
    untitled = flow.press.words["card.untitled"]
    names = [getattr(one, "title", "") or getattr(one, "name", "") for one in found if isinstance(one, _NAMED_KINDS)]
    return [" ".join(name.split()) or untitled for name in names]
