"""The catalogue: what can be said of a record beyond its plain attributes.

Everything derives from it: the inspector and its "add" list, filters, import and export columns, marks on the card.
Words for people are in the translations, keyed by ``key``; what one requirement of the method asks is looked up in
``requirement``.
"""

from dataclasses import dataclass
from typing import Literal

FieldType = Literal["line", "text", "scale", "choice", "flag", "number", "date", "picture", "icon", "tags"]

CHANNEL_ICONS = (
    "web", "shop", "phone", "mail", "social", "chat", "newsletter", "blog", "print", "staff",
    "app", "event", "kiosk", "delivery", "video", "search", "payment", "other",
)  # fmt: skip
TEXT_KINDS = (
    "actions", "thoughts", "feelings", "needs", "goals", "motivations", "expectations", "pains",
    "delights", "quotes", "sensory", "opportunities", "indicators", "frontstage", "backstage", "support",
    "process", "free",
)  # fmt: skip
"""What the notes of a text lane tell; those from "backstage" to "process" are what customers do not see."""
UNSEEN_KINDS = ("backstage", "support", "process")
"""The kinds of lanes below the line of visibility."""
MEASURES = ("emotion", "importance", "expectation", "satisfaction", "brand_promise")
"""What people can be asked about a contact; each on the scale of the card's field of that name."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that may be said of a kind of record.

    ``judgement`` tells an opinion from a fact (R41); ``choices`` are codes; a scale runs from ``low`` to ``high``.
    Of cards: ``contacts`` says whether touchpoints have it, ``notes`` the kinds of text lanes whose notes do.
    ``hidden``: kept, but nobody is asked for it.  ``group`` is what it stands with in a list.
    """

    key: str
    kind: str
    type: FieldType
    choices: tuple[str, ...] = ()
    low: int = 1
    high: int = 5
    judgement: bool = False
    requirement: str = ""
    group: str = ""
    contacts: bool = True
    notes: tuple[str, ...] = ()
    hidden: bool = False


GROUPS = ("contact", "feeling", "scores", "truth", "quality", "brand", "evidence", "work", "measure")
"""The groups of a card's fields, in the order of lists."""

_MEDIA = ("physical", "digital", "hybrid")
_CONTROL = ("own", "partner", "none")
_DRIVES = ("needs", "goals", "motivations", "expectations", "thoughts", "feelings")

_PROJECT = (
    Field("client", "project", "line", requirement="R59"),
    Field("brand_values", "project", "tags", requirement="R34 R35"),
)
_PERSONA = (
    Field("photo", "persona", "picture", requirement="R1"),
    Field("segment", "persona", "line", requirement="R2 R3"),
    Field("audience", "persona", "choice", choices=("customer", "lead", "prospect"), requirement="R4"),
    Field("age", "persona", "line", requirement="R1"),
    Field("place", "persona", "line", requirement="R1"),
    Field("context", "persona", "text", requirement="R1"),
    Field("quote", "persona", "text", judgement=True, requirement="R1"),
    Field("goals", "persona", "text", judgement=True, requirement="R1"),
    Field("needs", "persona", "text", judgement=True, requirement="R6"),
    Field("pains", "persona", "text", judgement=True, requirement="R7"),
    Field("motivations", "persona", "text", judgement=True, requirement="R5"),
    Field("alternatives", "persona", "text", judgement=True, requirement="R5"),
    Field("becomes", "persona", "line", judgement=True, requirement="R36"),
    Field("outcome", "persona", "choice", choices=("retained", "loyal", "promoter"), requirement="R66"),
)
_MAP = (
    Field("type", "journey_map", "choice", choices=("journey", "buyer", "service"), requirement="R56"),
    Field("scenario", "journey_map", "text", requirement="R61"),
    Field("goal", "journey_map", "line", requirement="R61"),
    Field("success", "journey_map", "line", requirement="R61"),
    Field("competitor", "journey_map", "line", requirement="R62"),
    Field("scope", "journey_map", "tags", requirement="R65"),
    Field("date", "journey_map", "date", requirement="R47"),
    Field("review", "journey_map", "date", requirement="R47"),
    Field("origin", "journey_map", "line", requirement="R48 R2", hidden=True),
    Field("versions", "journey_map", "text", requirement="R47", hidden=True),
)
_STAGE = (
    Field("goal", "stage", "text", judgement=True, requirement="R61"),
    Field("cycle", "stage", "choice", choices=("acquisition", "sale", "support"), requirement="R11"),
    Field("people_in", "stage", "number", requirement="R4 R39"),
    Field("people_out", "stage", "number", requirement="R4 R39"),
    Field("columns", "stage", "scale", low=1, high=12, requirement="R52"),
    Field("origin", "stage", "line", requirement="R48", hidden=True),
)
_LANE = (
    Field("icon", "lane", "icon", choices=CHANNEL_ICONS, requirement="R13 R16"),
    Field("medium", "lane", "choice", choices=_MEDIA, requirement="R14"),
    Field("control", "lane", "choice", choices=_CONTROL, requirement="R18"),
    Field("channel_kind", "lane", "choice", choices=("communication", "sale", "distribution"), requirement="R15"),
    Field("text_kind", "lane", "choice", choices=TEXT_KINDS, requirement="R52 R60"),
    Field("metric", "lane", "choice", choices=("importance", "expectation", "satisfaction", "gap", "expectation_gap",
          "value", "brand_promise", "conversion", "own"), requirement="R24 R32 R45"),
    Field("own_field", "lane", "line", requirement="R52", hidden=True),
    Field("height", "lane", "number", requirement="R52"),
    Field("origin", "lane", "line", requirement="R48", hidden=True),
)  # fmt: skip
_CARD = (
    Field("text", "card", "text", requirement="R12", group="contact", notes=TEXT_KINDS),
    Field("medium", "card", "choice", choices=_MEDIA, requirement="R14", group="contact"),
    Field("control", "card", "choice", choices=_CONTROL, requirement="R18", group="contact"),
    Field("also_channels", "card", "tags", requirement="R13 R17", group="contact"),
    Field("contact_kind", "card", "choice", choices=("contact", "campaign"), requirement="R67", group="contact"),
    Field("starts", "card", "date", requirement="R67", group="contact"),
    Field("ends", "card", "date", requirement="R67", group="contact"),
    Field("noticed", "card", "choice", choices=("conscious", "unconscious"), judgement=True, requirement="R19",
          group="contact"),
    Field("unseen", "card", "flag", requirement="R19", group="contact"),
    Field("target", "card", "scale", low=-2, high=2, requirement="R48", group="feeling"),
    Field("competitor", "card", "scale", low=-2, high=2, judgement=True, requirement="R62", group="feeling"),
    Field("force", "card", "choice", choices=("driver", "barrier"), judgement=True, requirement="R8",
          group="feeling", notes=_DRIVES),
    Field("friction", "card", "flag", judgement=True, requirement="R39", group="feeling"),
    Field("quote", "card", "text", judgement=True, requirement="R42", group="feeling", notes=TEXT_KINDS),
    Field("importance", "card", "scale", judgement=True, requirement="R22", group="scores"),
    Field("expectation", "card", "scale", judgement=True, requirement="R25", group="scores"),
    Field("satisfaction", "card", "scale", judgement=True, requirement="R23", group="scores"),
    Field("expected_text", "card", "text", judgement=True, requirement="R25", group="scores"),
    Field("actual_text", "card", "text", requirement="R25", group="scores"),
    Field("value", "card", "text", judgement=True, requirement="R33", group="scores"),
    Field("moment_of_truth", "card", "flag", judgement=True, requirement="R31", group="truth"),
    Field("truth_type", "card", "choice", choices=("zmot", "fmot", "smot", "umot"), requirement="R31", group="truth"),
    Field("verdict", "card", "choice", choices=("strength", "weakness"), judgement=True, requirement="R27",
          group="truth"),
    Field("cause", "card", "line", judgement=True, requirement="R27", group="truth"),
    Field("effect", "card", "line", judgement=True, requirement="R27", group="truth"),
    Field("advantage", "card", "choice", choices=("competitive", "comparative"), judgement=True, requirement="R62",
          group="truth"),
    Field("protect", "card", "flag", judgement=True, requirement="R28", group="truth"),
    Field("easier", "card", "flag", judgement=True, requirement="R54", group="quality"),
    Field("goes_on", "card", "flag", judgement=True, requirement="R54", group="quality"),
    Field("heard", "card", "flag", judgement=True, requirement="R54", group="quality"),
    Field("repeat", "card", "flag", judgement=True, requirement="R54", group="quality"),
    Field("brand_promise", "card", "scale", judgement=True, requirement="R34", group="brand"),
    Field("brand_fits", "card", "tags", judgement=True, requirement="R35", group="brand"),
    Field("evidence", "card", "choice", choices=("observed", "assumed"), requirement="R43 R44", group="evidence",
          notes=TEXT_KINDS),
    Field("verified", "card", "date", requirement="R47", group="evidence", notes=TEXT_KINDS),
    Field("listening", "card", "choice", choices=("survey", "interview", "counter"), requirement="R63",
          group="evidence"),
    Field("picture", "card", "picture", requirement="R12", group="evidence", notes=TEXT_KINDS),
    Field("actor", "card", "line", requirement="R53", group="work", notes=TEXT_KINDS),
    Field("person_of", "card", "choice", choices=("own", "partner", "customer"), requirement="R53", group="work"),
    Field("risk", "card", "flag", judgement=True, requirement="R53", group="work"),
    Field("owner", "card", "line", requirement="R53", group="work", notes=TEXT_KINDS),
    Field("tags", "card", "tags", requirement="R65", group="work", notes=TEXT_KINDS),
    Field("severity", "card", "scale", judgement=True, requirement="R7", group="measure", contacts=False,
          notes=("pains",)),
    Field("frequency", "card", "scale", judgement=True, requirement="R7", group="measure", contacts=False,
          notes=("pains",)),
    Field("sense", "card", "choice", choices=("sight", "sound", "smell", "touch", "taste"), requirement="R40",
          group="measure", contacts=False, notes=("sensory",)),
    Field("sensory_effect", "card", "choice", choices=("fits", "clashes", "sells"), judgement=True, requirement="R40",
          group="measure", contacts=False, notes=("sensory",)),
    Field("preset", "card", "choice", choices=("conversion", "retention", "clv", "nps", "referral", "csat", "ces",
          "other"), requirement="R46", group="measure", contacts=False, notes=("indicators",)),
    Field("unit", "card", "line", requirement="R45", group="measure", contacts=False, notes=("indicators",)),
    Field("current", "card", "number", requirement="R45", group="measure", contacts=False, notes=("indicators",)),
    Field("goal_value", "card", "number", requirement="R45", group="measure", contacts=False, notes=("indicators",)),
    Field("measured", "card", "date", requirement="R45", group="measure", contacts=False, notes=("indicators",)),
    Field("series", "card", "text", requirement="R45", group="measure", contacts=False, notes=("indicators",)),
    Field("origin", "card", "line", requirement="R48", notes=TEXT_KINDS, hidden=True),
)  # fmt: skip
_WORK = (
    Field("text", "opportunity", "text", requirement="R29"),
    Field("action", "opportunity", "choice", choices=("fix", "amplify", "repeat"), requirement="R30"),
    Field("impact", "opportunity", "scale", judgement=True, requirement="R29"),
    Field("effort", "opportunity", "scale", judgement=True, requirement="R29"),
    Field("owner", "opportunity", "line", requirement="R29"),
    Field("due", "opportunity", "date", requirement="R29"),
    Field("status", "opportunity", "choice", choices=("open", "doing", "done"), requirement="R29"),
)
_EVIDENCE = (
    Field("type", "evidence", "choice", choices=("interview", "survey", "observation", "analytics", "ticket", "other"),
          requirement="R43"),
    Field("asked", "evidence", "choice", choices=("customers", "team"), requirement="R26"),
    Field("date", "evidence", "date", requirement="R43"),
    Field("sample", "evidence", "number", requirement="R43"),
    Field("source", "evidence", "line", requirement="R43"),
    Field("quote", "evidence", "text", judgement=True, requirement="R42"),
    Field("segments", "evidence", "text", requirement="R3", hidden=True),
)  # fmt: skip
_ROUTE = (
    Field("type", "route", "choice", choices=("informative", "direct", "after_sales"), requirement="R37"),
    Field("goal", "route", "line", requirement="R37"),
    Field("people_in", "route", "number", requirement="R4"),
    Field("people_out", "route", "number", requirement="R4"),
)
_OWN = (
    Field("applies", "own_field", "choice", choices=("card", "stage", "persona", "journey_map"), requirement="R52"),
    Field("type", "own_field", "choice", choices=("line", "text", "scale", "choice", "number", "date", "flag"),
          requirement="R52"),
    Field("low", "own_field", "number", requirement="R52"),
    Field("high", "own_field", "number", requirement="R52"),
    Field("choices", "own_field", "text", requirement="R52"),
    Field("help", "own_field", "line", requirement="R52"),
)  # fmt: skip

CATALOGUE: tuple[Field, ...] = (
    *_PROJECT, *_PERSONA, *_MAP, *_STAGE, *_LANE, *_CARD, *_WORK, *_EVIDENCE, *_ROUTE, *_OWN,
)  # fmt: skip
