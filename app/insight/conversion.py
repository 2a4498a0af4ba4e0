"""How many go on: conversion and drop-off of stages, of routes, and from the first stage to the last."""

from dataclasses import dataclass

from app.domain.records import Fields, Route, Stage
from app.insight.effort import steps_of
from app.insight.figure import Figure
from app.insight.reading import Reading


@dataclass(frozen=True, slots=True)
class Conversion:
    """Of ``people_in`` who came, ``people_out`` went on: rate = out / in, lost = 1 - rate.

    Where one of the two is not known, or nobody came, there is neither.  More out than in is told as it is: a rate
    above 1 and a loss below 0.
    """

    id: str
    rate: Figure
    lost: Figure
    people_in: float | None
    people_out: float | None


@dataclass(frozen=True, slots=True)
class Funnel:
    """Every stage, every route, and the whole: from those who came into the first stage that counts them to those who
    left the last one that does.  ``worst`` are the stages that lose the greatest share; several where they tie."""

    whole: Conversion
    stages: tuple[Conversion, ...]
    routes: tuple[Conversion, ...]
    worst: tuple[str, ...]


def funnel(reading: Reading) -> Funnel:
    """The conversion of each stage and route of a map."""
    stages = tuple(_of_stage(reading, stage) for stage in reading.stages)
    routes = tuple(_of_route(reading, route) for route in reading.document.routes(reading.map_id))
    first = next((found.people_in for found in stages if found.people_in is not None), None)
    last = next((found.people_out for found in reversed(stages) if found.people_out is not None), None)
    cards = tuple(card.id for card in reading.touchpoints)
    losses = [found.lost.value for found in stages if found.lost.value is not None]
    worst = max(losses, default=0.0)
    return Funnel(
        conversion(reading, reading.map_id, first, last, cards),
        stages,
        routes,
        tuple(found.id for found in stages if worst > 0 and found.lost.value == worst),
    )


def conversion(
    reading: Reading, id_: str, came: float | None, went: float | None, cards: tuple[str, ...]
) -> Conversion:  # fmt: skip
    """out / in of a number of people."""
    rate = rate_of(came, went)

    def figure(formula: str, value: float | None) -> Figure:
        return Figure(
            formula=formula, value=value, n=round(came or 0), counted="people", cards=cards, dates=reading.checked
        )  # fmt: skip

    lost = None if rate is None else 1 - rate
    return Conversion(id_, figure("conversion", rate), figure("drop_off", lost), came, went)


def _of_stage(reading: Reading, stage: Stage) -> Conversion:
    cards = tuple(card.id for card in reading.of_stage(stage.id))
    return conversion(reading, stage.id, *people(stage.fields), cards)


def _of_route(reading: Reading, route: Route) -> Conversion:
    cards = tuple(card.id for card in steps_of(reading, route))
    return conversion(reading, route.id, *people(route.fields), cards)


def rate_of(came: float | None, went: float | None) -> float | None:
    """How large a part of those who came went on."""
    return went / came if came is not None and went is not None and came > 0 else None


def people(fields: Fields) -> tuple[float | None, float | None]:
    """How many came and how many went on, as a stage or route says."""
    came, went = (fields.get(key) for key in ("people_in", "people_out"))
    return (
        float(came) if isinstance(came, int | float) else None,
        float(went) if isinstance(went, int | float) else None,
    )
