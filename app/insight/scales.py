"""The scales on which things are rated, and how values of different scales are compared."""

from dataclasses import dataclass

from app.domain.fields import field_of


@dataclass(frozen=True, slots=True)
class Scale:
    """From the worst value to the best one."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """Half way between both ends."""
        return (self.low + self.high) / 2

    def has(self, value: float) -> bool:
        """Whether a value lies on it."""
        return self.low <= value <= self.high

    def normalised(self, value: float) -> float:
        """n = 10·(x - min)/(max - min): the value on a scale from 0 to 10."""
        return 10 * (value - self.low) / (self.high - self.low)

    def is_top(self, value: float) -> bool:
        """Whether a value lies in the upper quarter: 4 and 5 of five, 1 and 2 of an emotion."""
        return self.normalised(value) >= 7.5


EMOTION = Scale(-2, 2)
TEN = Scale(0, 10)


def scale_of(measure: str) -> Scale:
    """The scale of a measure: emotion has its own, the others that of the card's field."""
    if measure == "emotion":
        return EMOTION
    field = field_of("card", measure)
    return Scale(field.low, field.high)


def comparable(a: float, of_a: Scale, b: float, of_b: Scale) -> tuple[float, float, Scale]:
    """Two values and the scale on which both now are: their own where it is the same, otherwise 0 to 10."""
    return (a, b, of_a) if of_a == of_b else (of_a.normalised(a), of_b.normalised(b), TEN)
