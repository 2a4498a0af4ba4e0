"""Who goes on the journey: photo, name and quote, and what is said of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.records import Persona
from app.layout.part import Part, with_icon
from app.layout.shapes import Box, Picture, Shape, Symbol
from app.layout.theme import Theme
from app.layout.typeset import DOT, TIGHT, Block, Style, set_line, set_points, set_text

UNTOLD = 20 / 34
"""The side of the photo of a persona who has only a name, against the usual one."""
FACTS = (
    ("goals", "kind:goals"), ("needs", "kind:needs"), ("pains", "kind:pains"), ("motivations", "kind:motivations"),
    ("alternatives", "persona:alternatives"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """Which part of the page's width the panel takes at most, and which part of its own who it is: with all of it, what
    is said of them stands below."""

    page: float = 0.5
    who: float = 0.44


USUAL = Form()


def _told(persona: Persona) -> bool:
    """Whether more is known of a persona than the name."""
    return bool(facts_of(persona)) or any(
        persona.fields.get(key)
        for key in ("photo", "segment", "age", "place", "quote", "audience", "becomes", "outcome")
    )


def _known(persona: Persona, words: Mapping[str, str]) -> list[str]:
    """In a few words who a persona is."""
    said = {key: str(persona.fields.get(key, "")).strip() for key in ("segment", "audience", "age", "place")}
    if said["audience"]:
        said["audience"] = words[f"audience.{said['audience']}"]
    return [text for text in said.values() if text]


def _future(persona: Persona, words: Mapping[str, str]) -> str:
    """What a persona is to us in the end, and whom they become."""
    becomes, outcome = (str(persona.fields.get(key, "")).strip() for key in ("becomes", "outcome"))
    return DOT.join(filter(None, (words[f"outcome.{outcome}"] if outcome else "", becomes)))


def facts_of(persona: Persona) -> list[tuple[str, str, str]]:
    """What is said of a persona: key, icon and text."""
    texts = [(key, icon, str(persona.fields.get(key, "")).strip()) for key, icon in FACTS]
    return [fact for fact in texts if fact[2]]


def persona_panel(
    persona: Persona, width: float, scale: float, words: Mapping[str, str], theme: Theme, form: Form = USUAL
) -> Part:  # fmt: skip
    """The panel from (0, 0): the facts right of who it is where it is wide, else below."""
    part = Part(width)
    pad = theme.spacing.panel_pad * scale
    facts = facts_of(persona)
    wide = bool(facts) and form.who < 1 and width >= 260 * scale
    inner = width - 2 * pad
    left = inner * form.who if wide else inner
    bottom = _identity(part, persona, Box(pad, pad, left, 0.0), scale, words, theme)
    if wide:
        space = 7.0 * scale
        bottom = max(bottom, _columns(part, facts, Box(pad + left + space, pad, inner - left - space, 0.0),
                                      scale, words, theme))  # fmt: skip
    elif facts:
        bottom = _columns(part, facts, Box(pad, bottom + 5.0 * scale, inner, 0.0), scale, words, theme)
    part.height = bottom + pad
    return part


def _identity(
    part: Part, persona: Persona, box: Box, scale: float, words: Mapping[str, str], theme: Theme
) -> float:  # fmt: skip
    """Photo or initials, name, segment and quote; gives back the lower edge."""
    colors, sizes, limits = theme.colors, theme.type, theme.limits
    usual, most = theme.spacing.portrait, max(3, limits.persona)
    side = min((usual if _told(persona) else usual * UNTOLD) * scale, box.w * 0.34)
    portrait = Box(box.x, box.y, side, side)
    name_text = persona.name or words["persona.untitled"]
    part.shapes += _portrait(persona, initials(name_text), portrait, theme)
    x = box.x + side + 5.5 * scale
    room = box.right - x
    name = set_text(name_text, Style("bold", sizes.persona_name * scale, colors.ink, TIGHT), room, most)
    y = box.y + (1.2 * scale if _told(persona) else max(0.0, side - name.height) / 2)
    part.shapes.extend(name.at(x, y))
    y += name.height + 2.0 * scale
    style = Style("regular", sizes.persona_text * scale, colors.quiet)
    line = set_text(DOT.join(_known(persona, words)), style, room, most)
    part.shapes.extend(line.at(x, y))
    if line.lines:
        y += line.height + 3.0 * scale
    quote = set_text(
        str(persona.fields.get("quote", "")).strip(),
        Style("semibold", sizes.persona_text * 1.12 * scale, colors.accent_text, 1.34),
        room - 6.4 * scale,
        limits.persona,
    )
    if quote.lines:
        _put_quote(part, quote, Box(x, y, room, quote.height), scale)
        y += quote.height
    future = set_text(_future(persona, words), style, room - 6.4 * scale, most)
    if future.lines:
        y += 2.6 * scale if quote.lines else 0.0
        with_icon(part, "persona:becomes", future, (x, y), colors.families["gain"].mark, 6.4 * scale)
        y += future.height
    part.shortened = part.shortened or name.cut or line.cut or quote.cut or future.cut
    return max(y, portrait.bottom)


def _portrait(persona: Persona, letters: str, box: Box, theme: Theme) -> list[Shape]:
    """The photo, or a disc with initials."""
    photo, side = str(persona.fields.get("photo", "")), box.w
    if photo:
        return [Picture(box, photo)]
    disc = Symbol("mark:dot", box.x - side / 6, box.y - side / 6, side * 4 / 3, theme.colors.navy)
    first = set_line(letters, Style("semibold", side * 0.27, theme.colors.on_navy))
    return [disc, *first.at(box.x + (side - first.width) / 2, box.y + side * 0.365)]


def _put_quote(part: Part, quote: Block, box: Box, scale: float) -> None:
    """What they say, behind its mark; it can be written in where it stands."""
    size, cap, inside = 4.6 * scale, quote.style.cap, 6.4 * scale
    part.shapes.append(Symbol("kind:quotes", box.x, box.y + (cap - size) / 2 - 0.1 * cap, size, quote.style.color))
    part.shapes.extend(quote.at(box.x + inside, box.y))
    part.places.append(("quote", Box(box.x + inside, box.y, box.w - inside, quote.height)))


def _columns(
    part: Part, facts: list[tuple[str, str, str]], box: Box, scale: float, words: Mapping[str, str], theme: Theme
) -> float:
    """The facts side by side, each below the shortest so far; gives back the lower edge."""
    colors = theme.colors
    gap = 6.0 * scale
    beside = min(len(facts), max(1, int((box.w + gap) / (62 * scale + gap))))
    width = (box.w - (beside - 1) * gap) / beside
    cap = theme.type.persona_text * scale
    tops = [box.y + 1.2 * scale] * beside
    for key, icon, text in facts:
        column = min(range(beside), key=lambda n: round(tops[n], 6))
        x, y = box.x + column * (width + gap), tops[column]
        size = cap * 1.6
        color = colors.families["pain"].mark if key == "pains" else colors.families["drive"].mark
        heading = set_text(words[f"persona.{key}"], Style("semibold", cap, colors.ink), width - size * 1.4, 2)
        part.shapes.append(Symbol(icon, x, y + (cap - size) / 2, size, color))
        part.shapes.extend(heading.at(x + size * 1.4, y))
        y += heading.height + 2.2 * scale
        style = Style("regular", cap, colors.text)
        points = set_points(text, style, Box(x, y, width, 0.0), theme.limits.persona, color)
        part.shapes.extend(points.shapes)
        part.places.append((key, Box(x, y, width, points.bottom - y)))
        tops[column] = points.bottom + 4.0 * scale
        part.shortened = part.shortened or points.cut or heading.cut
    return max(tops) - 4.0 * scale


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    words = name.split()
    parts = [word for word in words if word[0].isalpha()] or [word for word in words if word[0].isalnum()]
    chosen = parts[:1] + parts[1:][-1:]
    return "".join(word[0] for word in chosen).upper()


def persona_about(persona: Persona, words: Mapping[str, str]) -> str:
    """A persona in words."""
    said = [*_known(persona, words), str(persona.fields.get("quote", "")), _future(persona, words)]
    facts = [f"{words[f'persona.{key}']}: {text}" for key, _, text in facts_of(persona)]
    return (
        ". ".join(filter(None, (persona.name or words["persona.untitled"], *said, *facts)))
        .replace("\n", "; ")
        .replace(DOT, " · ")
    )
