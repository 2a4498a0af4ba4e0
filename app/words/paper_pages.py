"""The words on the pages of the other kinds of print: stages, summary, actions, cards, what is filled by hand."""

from app.words.catalogue import T


def page_words() -> dict[str, str]:
    """The words by the keys of ``poster.page_words``."""
    return {
        "pages.number": T("page {n} of {count}"),
        "pages.stage_of": T("Stage {n} of {count}"),
        "pages.continued": T("{title} (continued)"),
        "pages.no_stages": T("This map has no stages yet."),
        "pages.empty_card": T("Empty card"),
        "pages.stage": T("Stage"),
        "pages.empty_lanes": T("Without cards in this stage: {lanes}"),
    }
