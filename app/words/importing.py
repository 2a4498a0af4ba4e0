"""Words around an import: what drafts are called that have no name, and what a column can be for."""

from collections.abc import Mapping

from app.words.catalogue import T
from app.words.fields import field_help, field_name


def import_names() -> Mapping[str, str]:
    """The names that drafts need where a file has none (``app.exchange.importing.NAMES``)."""
    return {
        "map": T("Imported map"),
        "stage": T("Stage"),
        "lane": T("Touchpoints"),
        "emotion": T("Emotion curve"),
        "unsorted": T("Without stage"),
    }


def target_name(target: str) -> str:
    """What a column is for (``app.exchange.columns.TARGETS``)."""
    return _targets().get(target) or field_name("card", target)


def target_help(target: str) -> str:
    """What such a column holds, in one sentence."""
    return {
        "map": T("Rows with the same text here make one map."),
        "persona": T("Whose journey it is; each persona gets a map."),
        "phase": T("Pre-sale, sale or post-sale."),
        "emotion": T("A score on the stated scale, a word like “positive”, or a face."),
    }.get(target) or field_help("card", target)


def _targets() -> dict[str, str]:
    return {
        "map": T("Map"),
        "persona": T("Persona"),
        "stage": T("Stage"),
        "phase": T("Phase"),
        "lane": T("Lane"),
        "channel": T("Channel"),
        "title": T("Title of the touchpoint"),
        "emotion": T("Emotion"),
    }
