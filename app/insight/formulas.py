"""The codes of all formulas: each figure bears one, and the words have a name and an explanation for each."""

from app.domain.catalogue import MEASURES

_RATED = (*MEASURES, "target", "competitor", "own")

FORMULAS: tuple[str, ...] = (
    *(f"score.{measure}" for measure in _RATED),
    *(f"rollup.{measure}" for measure in _RATED if measure != "importance"),
    "mean.importance", "mean.emotion", "mean.brand_promise",
    "gap.simple", "gap.weighted", "gap.expectation", "gap.emotion", "gap.competitor",
    *(f"gap.belief.{measure}" for measure in MEASURES),
    "quadrants.middle", "quadrants.mean", "quadrants.median",
    "opportunity.answers", "opportunity.team",
    "peak_end", "mood", "stage_value", "coherence", "brand_fit", "unaligned",
    "medium.physical", "medium.digital", "medium.hybrid",
    "control.own", "control.partner", "control.none", "uncontrolled",
    "effort", "conversion", "drop_off", "coverage", "coverage.key",
    "checklist", "checklist.easier", "checklist.goes_on", "checklist.heard", "checklist.repeat",
    "listening", "listening.survey", "listening.interview", "listening.counter",
    "nps", "csat", "ces", "stability.first", "stability.top",
)  # fmt: skip
