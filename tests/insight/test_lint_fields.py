"""Every field that the linter, the guided path and the story look at is one of the catalogue."""

import ast
from pathlib import Path

from app.domain.catalogue import CATALOGUE
from app.insight.lint_promises import FELT, KEPT
from app.insight.lint_touchpoints import CUSTOMER_ZONE, SCORES
from app.insight.story import WHY
from tests.insight.lint_maps import sound

INSIGHT = Path(__file__).resolve().parents[2] / "app" / "insight"
FILES = [*INSIGHT.glob("lint*.py"), INSIGHT / "completeness.py", INSIGHT / "story.py"]


def named_fields():
    """The literal keys that are asked of ``….fields`` or are to be filled in."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                asked = (called.endswith("fields.get") and node.args[:1]) or (called == "set_field" and node.args[1:])
                if asked and isinstance(asked[0], ast.Constant):
                    yield str(asked[0].value)


def test_the_fields_are_those_of_the_catalogue():
    keys = {field.key for field in CATALOGUE}
    named = {*named_fields(), *KEPT, *FELT, *SCORES}
    assert len(named) > 30
    assert named <= keys


def test_the_kinds_of_notes_are_those_of_the_catalogue():
    kinds = next(field.choices for field in CATALOGUE if (field.kind, field.key) == ("lane", "text_kind"))
    assert {*CUSTOMER_ZONE, *WHY, "indicators", "opportunities"} <= set(kinds)


def test_the_sound_map_says_only_what_can_be_said():
    by_kind = {(field.kind, field.key) for field in CATALOGUE}
    for record in sound().values():
        assert all((record.kind, key) in by_kind for key in getattr(record, "fields", ()))
