"""What the choices of sheets are called, and what each of them costs, in words."""

from app.poster.offers import Offer, cap_of
from app.poster.paper import Roll
from app.ui.poster_words import localised
from app.words import T


def offer_title(offer: Offer) -> str:
    """How many of what, at which scale."""
    if isinstance(offer.tiles.sheet, Roll):
        metres = localised(f"{offer.paper:.2f}")
        return T(
            "{n} strip of a roll of {roll}: {metres} m", "{n} strips of a roll of {roll}: {metres} m",
            n=offer.sheets, roll=offer.tiles.sheet.size, metres=metres,
        )  # fmt: skip
    return T("{n}\u00a0{sheet} at {scale} %", n=offer.sheets, sheet=offer.tiles.sheet.name, scale=percent(offer))


def offer_detail(offer: Offer) -> str:
    """Type size, cut cards, and how the sheets lie: what matters most first."""
    parts = []
    if offer.card_text:
        parts.append(T("text {size} pt", size=localised(f"{offer.card_text:.1f}")))
    if offer.sheets > 1:
        parts.append(cut_text(offer))
    parts.append(offer_way(offer))
    if offer.blank:
        parts.append(T("{n} blank", n=offer.blank))
    return "  ·  ".join(parts)


def offer_tip(offer: Offer) -> str:
    """All there is to know."""
    lines = [f"{offer_title(offer)}. {cut_text(offer)}."]
    if not isinstance(offer.tiles.sheet, Roll):
        lines.append(T("{rows} rows of {columns}, {paper} m² of paper", rows=offer.rows, columns=offer.columns,
                       paper=localised(f"{offer.paper:.2f}")))  # fmt: skip
    if offer.card_text:
        lines.append(
            T(
                "Text on the cards {size} pt: capitals of {cap} mm; the smallest {least} mm.",
                size=localised(f"{offer.card_text:.1f}"),
                cap=localised(f"{cap_of(offer.card_text):.1f}"),
                least=localised(f"{offer.smallest:.1f}"),
            )
        )
    return "\n".join(lines)


def offer_way(offer: Offer) -> str:
    """How the sheets are turned, or the strips run."""
    if offer.is_mixed:
        return T("some standing")
    if isinstance(offer.tiles.sheet, Roll):
        return T("upright strips") if offer.way == "portrait" else T("lying strips")
    return T("standing") if offer.way == "portrait" else T("lying")


def cut_text(offer: Offer) -> str:
    """How many cards the cuts go through."""
    return T("{n} card cut", "{n} cards cut", n=offer.cards_cut) if offer.cards_cut else T("no card cut")


def percent(offer: Offer) -> str:
    """The scale, to a tenth where it is not whole."""
    return localised(f"{offer.tiles.scale * 100:.1f}".removesuffix(".0"))
