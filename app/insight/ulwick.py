"""The opportunity score (Ulwick 2005): O = I + max(I - S, 0), with importance and satisfaction from 0 to 10."""

from typing import Literal

Band = Literal["extreme", "strong", "worthwhile", "unattractive"]


def opportunity_score(importance: float, satisfaction: float) -> float:
    """How much there is to gain, from 0 to 20; being better than what is asked for takes nothing away."""
    return importance + max(importance - satisfaction, 0.0)


def band(score: float) -> Band:
    """Above 15 extreme, from 12 strong, from 10 worth a look, below unattractive; a border belongs to the band above
    it, except 15, which is strong."""
    score = round(score, 9)
    if score > 15:
        return "extreme"
    if score >= 12:
        return "strong"
    return "worthwhile" if score >= 10 else "unattractive"
