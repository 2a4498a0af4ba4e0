"""Which column of a table says what: recognised by its heading in Spanish or English, or stated by a person."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from app.domain.fields import field_of, fields_of
from app.domain.folding import fold_line
from app.domain.problems import Problem
from app.exchange.guess import phase
from app.exchange.scales import SCALE

MAP_TARGETS = ("map", "persona", "stage", "phase", "lane", "channel", "title", "emotion")
CARD_FIELDS = tuple(f.key for f in fields_of("card") if f.type != "picture")
TARGETS = (*MAP_TARGETS, *CARD_FIELDS)
"""What a column can be for: places and attributes of a card, and every field that the catalogue has for cards
but pictures."""

SCORED = ("emotion", *(key for key in CARD_FIELDS if field_of("card", key).type == "scale"))
"""The targets whose numbers are on a scale."""

LONGEST_HEADING = 200
"""What of a heading is looked at."""

_HEADINGS: dict[str, tuple[str, ...]] = {
    "map": ("map", "mapa", "journey", "viaje", "recorrido", "journey map", "nombre del mapa", "map name"),
    "persona": ("persona", "buyer persona", "perfil", "cliente", "customer", "user", "usuario", "segment", "segmento"),
    "stage": ("stage", "etapa", "paso", "step", "stage name", "nombre de la etapa", "seccion", "section"),
    "phase": ("phase", "fase", "preventa venta postventa", "pre sale sale post sale", "momento de la relacion"),
    "lane": ("lane", "carril", "row", "fila", "swimlane", "layer", "capa"),
    "channel": ("channel", "canal", "medium", "medio", "channel medium", "canal medio", "via"),
    "title": (
        "touchpoint", "touch point", "punto de contacto", "contacto", "title", "titulo", "name", "nombre", "task",
        "tarea", "interaction", "interaccion", "action", "accion", "card", "tarjeta", "activity", "actividad",
        "event", "evento",
    ),
    "emotion": (
        "emotion", "emocion", "sentiment", "sentimiento", "feeling", "mood", "animo", "estado de animo", "score",
        "puntuacion", "valoracion", "experience", "experiencia", "valencia", "cara",
    ),
    "text": (
        "text", "texto", "description", "descripcion", "note", "nota", "notes", "notas", "comment", "comentario",
        "comments", "comentarios", "details", "detalle", "detalles", "observaciones",
    ),
    "importance": ("importance", "importancia", "relevance", "relevancia", "weight", "peso"),
    "expectation": ("expectation", "expectativa", "expectations", "expectativas", "expected", "esperado"),
    "satisfaction": ("satisfaction", "satisfaccion", "csat", "rating"),
    "moment_of_truth": (
        "moment of truth", "momento de la verdad", "mot", "key moment", "momento clave", "key", "clave",
    ),
    "medium": ("card medium", "medio del contacto", "physical digital", "fisico digital"),
    "control": ("control", "controlled by", "owned by", "controlado por", "quien lo controla"),
    "evidence": ("evidence", "evidencia", "evidence status", "observed assumed", "observado supuesto", "fuente"),
    "actor": ("actor", "actors", "actores", "role", "rol", "who", "quien", "staff", "personal"),
    "quote": ("quote", "cita", "verbatim", "voice of the customer", "voz del cliente"),
    "owner": ("owner", "responsable", "dueno"),
    "tags": ("tags", "tag", "etiquetas", "etiqueta", "labels"),
}  # fmt: skip
"""Headings by what they stand for, folded and without anything in brackets."""


def heading(text: str) -> str:
    """A column's heading to compare by: no capitals, accents, brackets, signs, and no scale."""
    text = text[:LONGEST_HEADING]
    bare = SCALE.sub(" ", re.sub(r"[(\[{].*?[)\]}]", " ", text))
    return " ".join(re.findall(r"[^\W_]+", fold_line(bare)))


@cache
def _known() -> Mapping[str, str]:
    """Targets by the headings that stand for them, the first of two."""
    found: dict[str, str] = {}
    for target in TARGETS:
        for name in (*_HEADINGS.get(target, ()), heading(target)):
            found.setdefault(name, target)
    return found


def recognise(headers: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> dict[str, int]:
    """The columns whose headings are known, by target; the first of two for the same.

    "Phase" or "fase" alone is the stage, unless its values are those of pre-sale, sale and post-sale.
    """
    found: dict[str, int] = {}
    for at, header in enumerate(headers):
        name = heading(header)
        target = _known().get(name)
        if name and target is not None:
            found.setdefault(target, at)
    if "phase" in found and "stage" not in found:
        values = [row[found["phase"]] for row in rows if found["phase"] < len(row) and row[found["phase"]].strip()]
        if not values or any(phase(value) is None for value in values):
            found["stage"] = found.pop("phase")
        else:
            found["stage"] = found["phase"]
    if "title" not in found and "text" in found:
        found["title"] = found.pop("text")
    return found


def stated(headers: Sequence[str], wanted: Mapping[str, str]) -> dict[str, int | None]:
    """What a person says that columns are for: target to heading or number from 1; an empty text means no column.

    Problem("table.unknown_target"), Problem("table.no_such_column").
    """
    out: dict[str, int | None] = {}
    for target, name in wanted.items():
        if target not in TARGETS:
            raise Problem("table.unknown_target", target=target[:40], known=", ".join(TARGETS))
        out[target] = _index(headers, name) if name.strip() else None
    return out


def _index(headers: Sequence[str], name: str) -> int:
    for same in (str.strip, fold_line, heading):
        for at, header in enumerate(headers):
            if same(header) == same(name) and same(name):
                return at
    if name.strip().isdecimal() and 1 <= int(name.strip()[:6]) <= len(headers):
        return int(name.strip()) - 1
    known = ", ".join(header for header in headers if header)
    raise Problem("table.no_such_column", column=name[:60], known=known[:300])


def mapping(headers: Sequence[str], rows: Sequence[Sequence[str]], wanted: Mapping[str, str]) -> dict[str, int]:
    """The columns that are used, by target: what a person states, and what is recognised of the others."""
    chosen = stated(headers, wanted)
    taken = {at for at in chosen.values() if at is not None}
    found = {t: at for t, at in recognise(headers, rows).items() if t not in chosen and at not in taken}
    return found | {target: at for target, at in chosen.items() if at is not None}
