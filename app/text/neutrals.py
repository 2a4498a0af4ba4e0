"""Numbers, marks, brackets and spaces take the direction of their neighbours: UAX 9, rules W1 to N2."""

from collections.abc import Sequence

_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}
_CLOSED_BY = {_SAME.get(a, a): _SAME.get(b, b) for a, b in zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)}
_CLOSING = frozenset(_CLOSED_BY.values())
_DEEPEST = 63
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"})
_BREAKING = frozenset({"FSI", "LRI", "RLI", "PDI"})
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def resolve(
    types: list[str], chars: Sequence[str], classes: Sequence[str], level: int, before: str, after: str
) -> None:
    """Gives each place of an isolating run sequence, in place, one of the types L, R, EN and AN.

    ``classes`` are the characters' own types, ``before`` and ``after`` the directions at the sequence's ends.
    """
    _marks_and_numbers(types, before)
    _separators(types)
    _numbers_in_latin(types, before)
    _pairs(types, chars, classes, "LR"[level & 1], before)
    _neutrals(types, "LR"[level & 1], before, after)


def _marks_and_numbers(types: list[str], before: str) -> None:
    """W1 to W3."""
    previous = strong = before
    for i, kind in enumerate(types):
        if kind == "NSM":
            types[i] = kind = "ON" if previous in _BREAKING else previous
        if kind == "EN" and strong == "AL":
            types[i] = "AN"
        if kind in {"L", "R", "AL"}:
            strong = kind
        previous = types[i]
    for i, kind in enumerate(types):
        if kind == "AL":
            types[i] = "R"


def _separators(types: list[str]) -> None:
    """W4 to W6."""
    for i in range(1, len(types) - 1):
        kind, left, right = types[i], types[i - 1], types[i + 1]
        if left == right and ((kind in {"ES", "CS"} and left == "EN") or (kind == "CS" and left == "AN")):
            types[i] = left
    first = 0
    while first < len(types):
        last = first
        while last < len(types) and types[last] == "ET":
            last += 1
        if last > first:
            beside = "EN" in (types[first - 1 : first] + types[last : last + 1])
            types[first:last] = ["EN" if beside else "ON"] * (last - first)
        first = max(last, first + 1)
    for i, kind in enumerate(types):
        if kind in {"ES", "CS", "ET"}:
            types[i] = "ON"


def _numbers_in_latin(types: list[str], before: str) -> None:
    """W7."""
    strong = before
    for i, kind in enumerate(types):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            types[i] = "L"


def _pairs(types: list[str], chars: Sequence[str], classes: Sequence[str], own: str, before: str) -> None:
    """N0: both brackets of a pair take the direction of what is in them, or of what is before them."""
    for first, last in _paired(types, chars):
        inside = {_STRONG.get(kind) for kind in types[first + 1 : last]} - {None}
        if not inside:
            continue
        direction = own
        if own not in inside:
            context = next((_STRONG[kind] for kind in reversed(types[:first]) if kind in _STRONG), before)
            direction = context
        for place in (first, last):
            types[place] = direction
            at = place + 1
            while at < len(types) and classes[at] == "NSM":
                types[at] = direction
                at += 1


def _paired(types: Sequence[str], chars: Sequence[str]) -> list[tuple[int, int]]:
    """Where bracket pairs open and close, by their beginnings (BD16)."""
    found = []
    waiting: list[tuple[str, int]] = []
    for i, char in enumerate(chars):
        if types[i] != "ON":
            continue
        char = _SAME.get(char, char)
        if char in _CLOSED_BY:
            if len(waiting) == _DEEPEST:
                return []
            waiting.append((_CLOSED_BY[char], i))
        elif char in _CLOSING:
            for at in range(len(waiting) - 1, -1, -1):
                if waiting[at][0] == char:
                    found.append((waiting[at][1], i))
                    del waiting[at:]
                    break
    return sorted(found)


def _neutrals(types: list[str], own: str, before: str, after: str) -> None:
    """N1 and N2."""
    first = 0
    while first < len(types):
        last = first
        while last < len(types) and types[last] in _NEUTRAL:
            last += 1
        if last > first:
            left = _STRONG[types[first - 1]] if first else before
            right = _STRONG[types[last]] if last < len(types) else after
            types[first:last] = [left if left == right else own] * (last - first)
        first = max(last, first + 1)
