"""The words of the method, explained: resources/glossary.json, in the language in force.

One object a term::

    {"code", "name", "definition", "example": texts in both languages,
     "also": other names in each language, "fields": ["card.importance"…], "see": codes of related terms}
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.domain.folding import fold_line
from app.resources import resource
from app.words.catalogue import Language, language


@dataclass(frozen=True, slots=True)
class Term:
    """One word: what it means in a sentence or two, an example, and other names by which people know it.

    ``fields`` are the fields that it stands for, as "kind.key" of the catalogue (or "card.emotion"); ``see`` the codes
    of terms beside it.
    """

    code: str
    name: str
    definition: str
    example: str
    also: tuple[str, ...]
    fields: tuple[str, ...]
    see: tuple[str, ...]


def glossary() -> tuple[Term, ...]:
    """Every term in the language in force, by the alphabet of its name."""
    return _terms(language())


def term(code: str) -> Term | None:
    """The term of a code, in the language in force."""
    return _by_code(language()).get(code)


def term_of_field(kind: str, key: str) -> Term | None:
    """The term that explains a field: the first of those that stand for it, by their order in the file."""
    return next((term(stored["code"]) for stored in _stored() if f"{kind}.{key}" in stored.get("fields", ())), None)


def find_terms(text: str) -> tuple[Term, ...]:
    """The terms in which a text stands, accents and case apart; all of them without a text.

    First those of which a name begins with it, then those with it in a name, then those with it in the definition.
    """
    wanted = fold_line(text)
    ranked: list[tuple[int, Term]] = []
    for one in glossary():
        names = [fold_line(name) for name in (one.name, *one.also)]
        if any(name.startswith(wanted) for name in names):
            ranked.append((0, one))
        elif any(wanted in name for name in names):
            ranked.append((1, one))
        elif wanted in fold_line(one.definition):
            ranked.append((2, one))
    return tuple(one for _, one in sorted(ranked, key=lambda pair: pair[0]))


@cache
def _terms(code: Language) -> tuple[Term, ...]:
    made = [
        Term(
            code=stored["code"],
            name=stored["name"][code],
            definition=stored["definition"][code],
            example=stored["example"][code],
            also=tuple(stored.get("also", {}).get(code, ())),
            fields=tuple(stored.get("fields", ())),
            see=tuple(stored.get("see", ())),
        )
        for stored in _stored()
    ]
    return tuple(sorted(made, key=lambda one: fold_line(one.name)))


@cache
def _by_code(code: Language) -> Mapping[str, Term]:
    return {one.code: one for one in _terms(code)}


@cache
def _stored() -> tuple[Mapping[str, Any], ...]:
    """The terms as they are kept."""
    return tuple(json.loads(resource("glossary.json").read_text(encoding="utf-8"))["terms"])
