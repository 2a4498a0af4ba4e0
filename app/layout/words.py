"""The words that stand on a map: the caller hands them over in its language, keyed by these."""

from app.domain.fields import field_of, fields_of
from app.domain.records import EMOTIONS, PHASES

MONTHS = tuple(f"month.{number}" for number in range(1, 13))

CHOICES = tuple(field.key for field in fields_of("card") if field.type == "choice")
"""The fields of cards whose choices have words on a map, by ``<field>.<choice>``."""

WORD_KEYS: tuple[str, ...] = (
    "map.untitled", "stage.untitled", "lane.untitled", "card.untitled", "persona.untitled",
    *(f"phase.{phase}" for phase in PHASES),
    "state.as_is", "state.to_be",
    "map.goal",
    "map.review", *(f"map_type.{choice}" for choice in field_of("journey_map", "type").choices),
    "persona.goals", "persona.needs", "persona.pains", "persona.motivations", "persona.alternatives",
    *(f"{key}.{choice}" for key in ("audience", "outcome") for choice in field_of("persona", key).choices),
    *(f"channel_kind.{choice}" for choice in field_of("lane", "channel_kind").choices),
    *(f"cycle.{choice}" for choice in field_of("stage", "cycle").choices), "about.people", "visibility.title",
    "curve.title", "curve.best", "curve.worst", "curve.hint",
    "curve.team", "curve.customers", "curve.target", "curve.competitor", "curve.unproven", "curve.mood",
    *(f"emotion.{emotion}" for emotion in EMOTIONS), "emotion.none",
    "mark.moment_of_truth", "mark.importance", "mark.owner", "mark.actor",
    "mark.friction", "mark.protect", "mark.risk", "mark.listening", "mark.quality", "mark.severity", "mark.frequency",
    "mark.unseen", "mark.most", "mark.contact_kind", "mark.also_channels",
    "mark.opinion", "about.opinion",
    *(f"{key}.{choice}" for key in CHOICES for choice in field_of("card", key).choices),
    "about.score", "about.contact_kind", "about.also_channels",
    "about.stage", "about.lane", "about.emotion", "about.importance",
    "about.collapsed", "about.quote", "about.picture", "about.owner", "about.actor", "about.tags",
    "color.channel", "color.owner", "color.tag", "color.evidence", "color.others", "color.nothing",
    "color.emotion", "color.range",
    "route.title", "route.contact", "route.contacts", "route.switch", "route.switches", "route.effort",
    "route.crossing", "route.crossings", *(f"route_type.{choice}" for choice in field_of("route", "type").choices),
    *(f"field.{field.key}" for field in fields_of("card")), "flag.yes", "flag.no",
    "date.format", "date.short", "date.day", *MONTHS,
    "decimal.mark",
    "footer.note",
)  # fmt: skip
"""Some hold places to fill in::

    about.stage       {number} {title}        "Stage {number}: {title}"
    about.lane        {title}                 "Lane: {title}"
    about.emotion     {emotion}               "Emotion: {emotion}"
    about.importance  {value} {top}           "Importance {value} of {top}"
    about.score       {name} {value} {top}    "Severity 4 of 5"
    about.people      {people}                "People: 120 → 80 · 67 %"
    map.review        {date}                  "Review by {date}"
    about.collapsed   {title} {count}         "{title}: collapsed. Cards inside: {count}"
    about.quote       {quote}                 "Quote: {quote}"
    about.owner       {name}                  "Owner: {name}"
    about.actor       {name}                  "Who takes part: {name}"
    about.tags        {tags}                  "Tags: {tags}"
    route.contacts    {n}                     "{n} contacts"; so are route.contact, .switch and .switches
    route.effort      {contacts} {switches} {n}  "{contacts} + {switches} = effort {n}"
    about.contact_kind, about.also_channels  {name}
    color.range       {low} {high}            "10 to 20"
    about.opinion     {name}                  "Value delivered (an opinion)"
    date.format       {day} {month} {year}    "{day} {month} {year}"; month is one of month.1 to month.12
    date.short, date.day   the same, with a short month; the second without a year

``decimal.mark`` is "." or ","; ``footer.note`` may be empty, or say when it was printed.
"""
