"""One cell of a table into the value of a card: words, faces, numbers on a stated scale."""

from app.domain.fields import field_of
from app.domain.folding import fold_line
from app.domain.records import Value
from app.domain.text import clean, clean_line
from app.exchange.scales import Scale, emotion_word, number

BLANKS = frozenset({"", "-", "–", "—", "n/a", "na", "n/d", "nd", "s/d", "n.a.", "?"})
"""What people write where they have nothing to write, folded."""

_YES = frozenset({"1", "x", "si", "s", "yes", "y", "true", "verdadero", "v", "✓", "✔", "★", "⭐", "*", "key", "clave"})
_NO = frozenset({"0", "no", "n", "false", "falso", "f"})

_CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("control", "own"): ("own", "propio", "propia", "nuestro", "nuestra", "ours", "owned", "interno", "internal"),
    ("control", "partner"): ("partner", "socio", "socia", "colaborador", "tercero", "terceros", "third party", "shared",
                             "compartido"),
    ("control", "none"): ("none", "nadie", "ninguno", "nobody", "sin control", "no controlado", "uncontrolled",
                          "externo", "external", "earned", "ganado"),
    ("evidence", "observed"): ("observed", "observado", "observada", "real", "data", "datos", "measured", "medido"),
    ("evidence", "assumed"): ("assumed", "supuesto", "supuesta", "asumido", "asumida", "hipotesis", "hypothesis"),
}  # fmt: skip


class BadValueError(ValueError):
    """A cell that says nothing that its column can hold; ``off_scale`` where it is a number off the scale."""

    def __init__(self, *, off_scale: bool = False) -> None:
        super().__init__()
        self.off_scale = off_scale


def is_blank(cell: str) -> bool:
    """Whether a cell says nothing."""
    return fold_line(cell) in BLANKS


def emotion_of(cell: str, scale: Scale) -> tuple[int, bool]:
    """The emotion that a word, a face or a number says, and whether the number had to be rounded."""
    word = emotion_word(cell)
    return (word, False) if word is not None else _score(cell, scale, -2, 2)


def field_value(key: str, cell: str, scale: Scale) -> tuple[Value, bool]:
    """The value of a card's catalogue field, and whether a number had to be rounded; BadValueError."""
    spec = field_of("card", key)
    match spec.type:
        case "scale":
            return _score(cell, scale, spec.low, spec.high)
        case "flag":
            return _flag(cell), False
        case "choice" | "icon":
            return _choice(key, cell, spec.choices), False
        case "number":
            value = number(cell)
            if value is None:
                raise BadValueError
            return value, False
        case "line":
            return clean_line(cell), False
        case _:
            return clean(cell).strip(), False


def _score(cell: str, scale: Scale, low: int, high: int) -> tuple[int, bool]:
    value = number(cell)
    if value is None:
        raise BadValueError
    if not scale.holds(value):
        raise BadValueError(off_scale=True)
    return scale.onto(value, low, high)


def _flag(cell: str) -> bool:
    word = fold_line(cell)
    if word not in _YES | _NO:
        raise BadValueError
    return word in _YES


def _choice(key: str, cell: str, choices: tuple[str, ...]) -> str:
    word = fold_line(cell)
    found = next((c for c in choices if word == c or word in _CHOICES.get((key, c), ())), None)
    if found is None:
        raise BadValueError
    return found
