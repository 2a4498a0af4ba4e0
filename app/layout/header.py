"""The top of the page: what map this is and of whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.records import Persona
from app.domain.tags import split_tags
from app.layout.contents import Contents
from app.layout.dates import written_date
from app.layout.shapes import Box, Group, Picture, Place, Point, Rect, Shape, Symbol
from app.layout.theme import Theme
from app.layout.typeset import TIGHT, Block, Style, set_line, set_points, set_text

SIDE_BY_SIDE = 330.0
"""From this natural width on the persona stands beside the title, below it under it."""
LOGO = (90.0, 34.0)
"""The most room that a logo takes: natural width and height."""
UNTOLD = 20 / 34
"""The side of the photo of a persona who has only a name, against the usual one."""
FACTS = (
    ("goals", "kind:goals"), ("needs", "kind:needs"), ("pains", "kind:pains"), ("motivations", "kind:motivations"),
    ("alternatives", "persona:alternatives"),
)  # fmt: skip


@dataclass(slots=True)
class Part:
    """Shapes of one part of the page, growing downwards from its corner, and where its fields stand."""

    width: float
    height: float = 0.0
    shapes: list[Shape] = field(default_factory=list)
    shortened: bool = False
    places: list[Place] = field(default_factory=list)


def header(
    held: Contents, width: float, scale: float, words: Mapping[str, str], theme: Theme, route: str = ""
) -> tuple[Part, Part]:  # fmt: skip
    """Title block and persona panel, both from (0, 0); the panel's width and height are 0 without a persona.

    ``route`` is what is said of it above the title.

    The panel goes to the right edge, or under the title where the page is narrow.
    """
    if held.persona is None:
        return _title(held, width, scale, words, theme, route), Part(0.0)
    if width < SIDE_BY_SIDE * scale:
        return _title(held, width, scale, words, theme, route), _persona(held.persona, width, scale, words, theme)
    panel_width = min(width * 0.5, 520 * scale)
    if not _facts(held.persona):
        panel_width = min(width * 0.4, (300 if held.persona.fields.get("quote") else 170) * scale)
    gap = theme.spacing.section * 1.6 * scale
    title = _title(held, width - panel_width - gap, scale, words, theme, route)
    return title, _persona(held.persona, panel_width, scale, words, theme)


def logo(width: float, scale: float, theme: Theme) -> Part:
    """The house's logo for the right upper corner; empty without one."""
    frame = theme.frame
    if not frame.logo:
        return Part(0.0)
    height = min(LOGO[1] * scale, min(LOGO[0] * scale, 0.2 * width) / frame.logo_shape)
    box = Box(0.0, 0.0, height * frame.logo_shape, height)
    return Part(box.w, box.h, [Picture(box, frame.logo)])


def _title(held: Contents, width: float, scale: float, words: Mapping[str, str], theme: Theme, route: str) -> Part:
    part = Part(width)
    colors, sizes, limits = theme.colors, theme.type, theme.limits
    _overline(part, held, scale, words, theme, route)
    style = Style("bold", sizes.title * scale, colors.ink, TIGHT)
    title = set_text(held.map.title or words["map.untitled"], style, width, limits.title)
    part.shapes.extend(title.at(-0.06 * style.cap, part.height))
    part.height += title.height
    part.shortened = title.cut
    measure = min(width, 300 * scale)
    lead = Style("regular", sizes.lead * scale, colors.quiet)
    scenario = set_text(str(held.map.fields.get("scenario", "")).strip(), lead, measure, limits.lead)
    if scenario.lines:
        part.height += 3.2 * scale
        part.shapes.extend(scenario.at(0.0, part.height))
        part.places.append(("scenario", Box(0.0, part.height, measure, scenario.height)))
        part.height += scenario.height
    goal_text = str(held.map.fields.get("goal", "")).strip()
    if goal_text:
        part.height += 5.0 * scale
        icon = lead.cap * 1.6
        goal = set_text(goal_text, Style("semibold", lead.cap, colors.ink), measure - icon * 1.5, limits.lead)
        part.shapes.append(Symbol("map:goal", 0.0, part.height + (lead.cap - icon) / 2, icon, colors.accent_text))
        part.shapes.extend(goal.at(icon * 1.5, part.height))
        part.places.append(("goal", Box(icon * 1.5, part.height, measure - icon * 1.5, goal.height)))
        part.height += goal.height
        part.shortened = part.shortened or goal.cut
    success = set_text(str(held.map.fields.get("success", "")).strip(), lead, measure - lead.cap * 2.4, limits.lead)
    if success.lines:
        part.height += 3.6 * scale
        _with_icon(part, "map:success", success, (0.0, part.height), colors.mark, 2.4 * lead.cap)
        part.places.append(("success", Box(lead.cap * 2.4, part.height, measure - lead.cap * 2.4, success.height)))
        part.height += success.height
    part.shortened = part.shortened or scenario.cut or success.cut
    return part


def _with_icon(part: Part, icon: str, text: Block, at: Point, color: str, indent: float) -> None:
    """A text behind an icon that is as high as its first line."""
    (x, y), cap = at, text.style.cap
    side = 1.6 * cap
    part.shapes.append(Symbol(icon, x, y + (cap - side) / 2, side, color))
    part.shapes.extend(text.at(x + indent, y))


def _overline(
    part: Part, held: Contents, scale: float, words: Mapping[str, str], theme: Theme, route: str
) -> None:  # fmt: skip
    """State, client, date and route in one line above the title; they wrap where the line is short."""
    colors = theme.colors
    cap = theme.type.phase * scale
    pill_pad, gap = 1.35 * cap, 1.5 * cap
    state = set_line(words[f"state.{held.map.state}"], Style("semibold", cap, colors.on_accent))
    pill = Box(0.0, 0.0, state.width + 2 * pill_pad, cap * 2.5)
    part.shapes.append(Rect(pill, fill=colors.accent, radius=pill.h / 2))
    part.shapes.extend(state.at(pill_pad, (pill.h - cap) / 2))
    x, y = pill.w + gap, 0.0
    if theme.frame.mark:
        x += _confidential(part, x, cap, theme) + gap
    for icon, text in (*_facts_of_map(held, words), ("map:route", route)):
        if not text:
            continue
        size = cap * 1.55
        line = set_text(text, Style("regular", cap, colors.quiet), part.width - size * 1.4, 1)
        if x > 0 and x + size * 1.4 + line.width > part.width:
            x, y = 0.0, y + pill.h
        part.shapes.append(Symbol(icon, x, y + (pill.h - size) / 2, size, colors.mark))
        part.shapes.extend(line.at(x + size * 1.4, y + (pill.h - cap) / 2))
        part.shortened = part.shortened or line.cut
        x += size * 1.4 + line.width + gap
    part.height = y + pill.h + 6.0 * scale


def _facts_of_map(held: Contents, words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Icon and text of what stands above the title."""
    fields = held.map.fields
    review = written_date(str(fields.get("review", "")), words)
    return [
        ("map:client", held.client),
        ("map:type", words[f"map_type.{fields['type']}"] if fields.get("type") else ""),
        ("map:scope", ", ".join(split_tags(str(fields.get("scope", ""))))),
        ("map:date", written_date(str(fields.get("date", "")), words)),
        ("map:review", words["map.review"].format(date=review) if review else ""),
    ]


def _confidential(part: Part, x: float, cap: float, theme: Theme) -> float:
    """Who may see the map, in an outlined pill; gives its width."""
    pad, height, ink = 1.35 * cap, cap * 2.5, theme.colors.ink
    text = set_text(theme.frame.mark, Style("bold", cap, ink), part.width - x - 2 * pad, 1)
    pill = Box(x, 0.0, text.width + 2 * pad, height)
    edge = max(theme.spacing.hairline, 0.18 * cap)
    part.shapes.append(Rect(pill, stroke=ink, stroke_width=edge, radius=height / 2))
    part.shapes.extend(text.at(x + pad, (height - cap) / 2))
    part.shortened = part.shortened or text.cut
    return pill.w


def _told(persona: Persona) -> bool:
    """Whether more is known of a persona than the name."""
    return bool(_facts(persona)) or any(
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
    return " · ".join(filter(None, (words[f"outcome.{outcome}"] if outcome else "", becomes)))


def _facts(persona: Persona) -> list[tuple[str, str, str]]:
    """What is said of a persona: key, icon and text."""
    texts = [(key, icon, str(persona.fields.get(key, "")).strip()) for key, icon in FACTS]
    return [fact for fact in texts if fact[2]]


def _persona(persona: Persona, width: float, scale: float, words: Mapping[str, str], theme: Theme) -> Part:
    part = Part(width)
    pad = theme.spacing.panel_pad * scale
    facts = _facts(persona)
    wide = bool(facts) and width >= 260 * scale
    inner = width - 2 * pad
    left = inner * 0.44 if wide else inner
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
    usual = theme.spacing.portrait
    side = min((usual if _told(persona) else usual * UNTOLD) * scale, box.w * 0.34)
    portrait = Box(box.x, box.y, side, side)
    name_text = persona.name or words["persona.untitled"]
    part.shapes += _portrait(persona, initials(name_text), portrait, theme)
    x = box.x + side + 5.5 * scale
    room = box.right - x
    name = set_text(name_text, Style("bold", sizes.persona_name * scale, colors.ink, TIGHT), room, 3)
    y = box.y + (1.2 * scale if _told(persona) else max(0.0, side - name.height) / 2)
    part.shapes.extend(name.at(x, y))
    y += name.height + 2.0 * scale
    style = Style("regular", sizes.persona_text * scale, colors.quiet)
    line = set_text(" · ".join(_known(persona, words)), style, room, 3)
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
    future = set_text(_future(persona, words), style, room - 6.4 * scale, 3)
    if future.lines:
        y += 2.6 * scale if quote.lines else 0.0
        _with_icon(part, "persona:becomes", future, (x, y), colors.families["gain"].mark, 6.4 * scale)
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
    """The facts side by side, or under each other where there is no room; gives back the lower edge."""
    colors = theme.colors
    gap = 6.0 * scale
    beside = min(len(facts), max(1, int((box.w + gap) / (62 * scale + gap))))
    width = (box.w - (beside - 1) * gap) / beside
    cap = theme.type.persona_text * scale
    tops = [box.y + 1.2 * scale] * beside
    for number, (key, icon, text) in enumerate(facts):
        column = number % beside
        x, y = box.x + column * (width + gap), tops[column]
        size = cap * 1.6
        color = colors.families["pain"].mark if key == "pains" else colors.families["drive"].mark
        heading = set_text(words[f"persona.{key}"], Style("semibold", cap, colors.ink), width - size * 1.4, 2)
        part.shapes.append(Symbol(icon, x, y + (cap - size) / 2, size, color))
        part.shapes.extend(heading.at(x + size * 1.4, y))
        y += heading.height + 1.3 * scale
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
    facts = [f"{words[f'persona.{key}']}: {text}" for key, _, text in _facts(persona)]
    return ". ".join(filter(None, (persona.name or words["persona.untitled"], *said, *facts))).replace("\n", "; ")


def _said_of_map(held: Contents, words: Mapping[str, str]) -> list[str]:
    """What else is said of a map, in words."""
    facts = dict(_facts_of_map(held, words))
    return [str(held.map.fields.get("success", "")), *(facts[f"map:{key}"] for key in ("type", "scope", "review"))]


def title_groups(held: Contents, parts: tuple[Part, Part], box: Box, words: Mapping[str, str], theme: Theme,
                 scale: float) -> tuple[list[Group], float]:  # fmt: skip
    """The groups of both parts in the width of a box, and their lower edge."""
    title, panel = parts
    beside = bool(panel.width) and title.width + panel.width < box.w
    height = max(title.height, panel.height) if beside else title.height
    said = [words[f"state.{held.map.state}"], held.client, str(held.map.fields.get("goal", ""))]
    about = ". ".join(filter(None, (held.map.title or words["map.untitled"], *said, *_said_of_map(held, words))))
    groups = [Group(held.map.id, "title", box.x, box.y, title.width, height, tuple(title.shapes), None, about,
                    tuple(title.places))]  # fmt: skip
    bottom = box.y + height
    if held.persona is not None:
        x = box.right - panel.width
        y = box.y if beside else bottom + theme.spacing.section * scale
        panel_height = height if beside else panel.height
        ground = Rect(Box(0.0, 0.0, panel.width, panel_height), fill=theme.colors.ground, radius=3.0 * scale)
        groups.append(
            Group(held.persona.id, "persona", x, y, panel.width, panel_height, (ground, *panel.shapes),
                  theme.colors.ground, persona_about(held.persona, words), tuple(panel.places))
        )  # fmt: skip
        bottom = max(bottom, y + panel_height)
    return groups, bottom
