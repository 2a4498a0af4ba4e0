"""What the linter finds, in plain words: what it is, why it matters, what to do, and what a mend is called."""

from collections.abc import Mapping

from app.words.catalogue import T
from app.words.dates import months
from app.words.fields import field_name, phase_name
from app.words.lint_rules import FINDINGS
from app.words.lint_voice import SLIPS

Params = Mapping[str, str | int]
LONGEST_TITLE = 60


def finding_title(code: str, params: Params) -> str:
    """What was found, on one line; ``n`` of the finding's ``params`` is how many records are one finding."""
    return FINDINGS[code].title({"n": 1, **_spoken(params)})


def finding_why(code: str, params: Params) -> str:
    """Why it matters, in a sentence or two."""
    if code == "company_voice":
        return SLIPS[str(params["slip"])][0]()
    return FINDINGS[code].why(_spoken(params))


def finding_advice(code: str, params: Params) -> str:
    """What to do about it."""
    if code == "company_voice":
        return SLIPS[str(params["slip"])][1]()
    return FINDINGS[code].advice(_spoken(params))


def severity_name(severity: str) -> str:
    """How grave findings are, as a heading over them."""
    return {"wrong": T("Does not fit"), "gap": T("Missing"), "hint": T("Could say more")}[severity]


def mend_name(code: str, *, kind: str = "", field: str = "", value: str = "") -> str:
    """What a mend is called on its button; ``kind`` is that of its record."""
    named = {
        "set_emotion": T("Choose a face"),
        "edit_text": T("Rewrite it"),
        "add_opportunity": T("Add an opportunity"),
        "link_opportunity": T("Link an opportunity…"),
        "link_touchpoint": T("Link a touchpoint…"),
        "link_evidence": T("Link evidence…"),
        "add_touchpoint": T("Add a touchpoint"),
        "delete_stage": T("Delete the stage"),
        "add_persona": T("Add a persona"),
        "choose_persona": T("Choose a persona…"),
        "check_today": T("Checked today"),
        "add_to_route": T("Add to a route…"),
        "edit_route": T("Show the route"),
        "show": T("Show the original"),
    }
    if code == "set_field":
        return T("Fill in: {field}", field=field_name(kind, field))
    if code == "add_stage":
        return T("Add a stage: {phase}", phase=phase_name(value))
    if code == "add_lane":
        return T("Add a digital channel") if value == "digital" else T("Add a physical channel")
    return named[code]


def _spoken(params: Params) -> dict[str, object]:
    """The parameters as people read them: short titles, names in place of codes, dates."""
    said: dict[str, object] = dict(params)
    if "title" in params:
        title = " ".join(str(params["title"]).split()) or T("No text yet")
        said["title"] = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"
    if params.get("about") == "title" and "words" in params:
        said["words"] = said["title"]
    if "phase" in params:
        said["phase"] = phase_name(str(params["phase"]))
    if "date" in params:
        year, month, day = map(int, str(params["date"]).split("-"))
        said["date"] = T("{month} {day}, {year}", month=months()[month - 1], day=day, year=year)
    if "fields" in params:
        said["fields"] = ", ".join(_part_name(key) for key in str(params["fields"]).split(","))
    return said


def _part_name(key: str) -> str:
    """What a part of a card is called in the middle of a sentence."""
    plain = {"title": T("title"), "emotion": T("face"), "stage": T("stage"), "lane": T("lane")}
    name = plain.get(key) or field_name("card", key)
    return name[:1].lower() + name[1:]
