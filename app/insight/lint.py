"""The linter: what is missing on a map or does not fit, with why and what would mend it.

It is quiet: what the method asks for in depth is only looked for where that depth is used, and a map that is just
begun is left in peace.
"""

from datetime import date

from app.domain.document import Document
from app.insight import lint_actions, lint_promises, lint_routes, lint_shape, lint_touchpoints
from app.insight.lint_finding import SEVERITIES, Finding, Rule
from app.insight.lint_reading import LintReading

RULES: tuple[Rule, ...] = (
    *lint_actions.RULES,
    *lint_shape.RULES,
    *lint_routes.RULES,
    *lint_touchpoints.RULES,
    *lint_promises.RULES,
)


def lint(document: Document, map_id: str, today: date) -> tuple[Finding, ...]:
    """Every finding of a map, the gravest first; those of one rule in the order of the journey.

    Problem("record.gone") where there is no such map.
    """
    reading = LintReading(document, map_id, today)
    found = [
        Finding(rule.code, rule.severity, spot.refs, spot.params, spot.mends)
        for rule in RULES
        for spot in rule.find(reading)
    ]
    return tuple(sorted(found, key=lambda finding: SEVERITIES.index(finding.severity)))
