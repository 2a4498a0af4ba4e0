"""The words that are printed on the pages of stages, summary, actions, cards and what is filled by hand."""

PAGE_KEYS = (
    "pages.number",
    "pages.stage_of",
    "pages.continued",
    "pages.no_stages",
    "pages.empty_lanes",
    "pages.empty_card",
    "pages.stage",
)
"""Parameters: number {n} {count}; stage_of {n} {count}; continued {title}; empty_lanes {lanes}."""
