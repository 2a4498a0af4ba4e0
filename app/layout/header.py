"""The top of the page: what map this is and of whom."""

from collections.abc import Mapping

from app.domain.tags import split_tags
from app.layout.contents import Contents
from app.layout.dates import written_date
from app.layout.part import Part, with_icon
from app.layout.persona_panel import USUAL, Form, facts_of, persona_about, persona_panel
from app.layout.shapes import Box, Group, Picture, Rect, Symbol
from app.layout.theme import Theme
from app.layout.typeset import TIGHT, Style, set_line, set_text

SIDE_BY_SIDE = 330.0
"""From this natural width on the persona stands beside the title, below it under it."""
TITLES = (1.0, 0.8, 0.65)
"""The parts of its size that the title is tried in, until all of it is there."""
LOGO = (90.0, 34.0)
"""The most room that a logo takes: natural width and height."""


def header(
    held: Contents, width: float, scale: float, words: Mapping[str, str], theme: Theme, route: str = "",
    form: Form = USUAL,
) -> tuple[Part, Part]:  # fmt: skip
    """Title block and persona panel, both from (0, 0); the panel's width and height are 0 without a persona.

    ``route`` is what is said of it above the title.

    The panel goes to the right edge, or under the title where the page is narrow.
    """
    if held.persona is None:
        return _title(held, width, scale, words, theme, route), Part(0.0)
    if width < SIDE_BY_SIDE * scale:
        panel = persona_panel(held.persona, width, scale, words, theme, form)
        return _title(held, width, scale, words, theme, route), panel
    panel_width = min(width * form.page, 520 * scale)
    if not facts_of(held.persona):
        panel_width = min(width * 0.4, (300 if held.persona.fields.get("quote") else 170) * scale)
    gap = theme.spacing.section * 1.6 * scale
    title = _title(held, width - panel_width - gap, scale, words, theme, route)
    return title, persona_panel(held.persona, panel_width, scale, words, theme, form)


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
    for share in TITLES:
        style = Style("bold", share * sizes.title * scale, colors.ink, TIGHT)
        title = set_text(held.map.title or words["map.untitled"], style, width, limits.title)
        if not title.cut:
            break
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
        with_icon(part, "map:success", success, (0.0, part.height), colors.mark, 2.4 * lead.cap)
        part.places.append(("success", Box(lead.cap * 2.4, part.height, measure - lead.cap * 2.4, success.height)))
        part.height += success.height
    part.shortened = part.shortened or scenario.cut or success.cut
    return part


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
