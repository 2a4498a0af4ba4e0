"""The formulas by which a map is evaluated: what each is called, how it goes, and what it is good for."""

from collections.abc import Callable

from app.words.catalogue import T
from app.words.fields import field_name

Text = Callable[[], str]
Three = tuple[Text, Text, Text]
"""Name, formula in words, explanation in one sentence."""

_SCORES: dict[str, Three] = {
    "score": (
        lambda: T("{measure} in one touchpoint"),
        lambda: T("mean of the customers' answers; without any, what the team says"),
        lambda: T("What customers answered, or what the team believes where nobody was asked."),
    ),
    "rollup": (
        lambda: T("{measure}, weighted by importance"),
        lambda: T("Σ importance · value / Σ importance"),
        lambda: T("The mean of several touchpoints, each counted as much as it matters to the customer."),
    ),
    "mean": (
        lambda: T("{measure}, plain mean"),
        lambda: T("sum of the values / how many there are"),
        lambda: T("The mean of several touchpoints, each counted alike."),
    ),
    "gap.belief": (
        lambda: T("{measure}: belief and answers"),
        lambda: T("what the team says − mean of the customers' answers"),
        lambda: T("Above zero the team puts it higher than customers do, below zero lower."),
    ),
}
"""Formulas of one measure; ``{measure}`` is filled in afterwards."""

_FORMULAS: dict[str, Three] = {
    # -- gaps
    "gap.simple": (
        lambda: T("Gap"),
        lambda: T("importance − satisfaction"),
        lambda: T("How far satisfaction stays behind importance: the widest gap is what to improve first."),
    ),
    "gap.weighted": (
        lambda: T("Weighted gap"),
        lambda: T("importance · (importance − satisfaction)"),
        lambda: T("The gap, counted the more the more the touchpoint matters."),
    ),
    "gap.expectation": (
        lambda: T("Expectation gap"),
        lambda: T("satisfaction − expectation"),
        lambda: T("Below zero customers got less than they expected, above zero more (SERVQUAL)."),
    ),
    "gap.emotion": (
        lambda: T("Emotion gap"),
        lambda: T("emotion wanted − emotion felt"),
        lambda: T("How much better the touchpoint must feel to be where it should be."),
    ),
    "gap.competitor": (
        lambda: T("Gap to the competitor"),
        lambda: T("emotion with us − emotion at the competitor's"),
        lambda: T("Below zero the competitor does it better, above zero we do."),
    ),
    # -- quadrants and opportunities
    "quadrants.middle": (
        lambda: T("To concentrate on; lines at the middle of the scale"),
        lambda: T("importance above the middle, satisfaction below it"),
        lambda: T("Importance against satisfaction (Martilla & James 1977); who is on a line is in no quadrant."),
    ),
    "quadrants.mean": (
        lambda: T("To concentrate on; lines at the mean"),
        lambda: T("importance above the mean of all, satisfaction below it"),
        lambda: T("Importance against satisfaction, each touchpoint compared with the mean of this map."),
    ),
    "quadrants.median": (
        lambda: T("To concentrate on; lines at the median"),
        lambda: T("importance above the median of all, satisfaction below it"),
        lambda: T("Importance against satisfaction, with as many touchpoints on one side of a line as on the other."),
    ),
    "opportunity.answers": (
        lambda: T("Opportunity score"),
        lambda: T("importance + (importance − satisfaction, if above 0); each the share of answers 4 and 5, times 10"),
        lambda: T("What customers want much and get little of (Ulwick 2005): above 15 extreme, below 10 unattractive."),
    ),
    "opportunity.team": (
        lambda: T("Opportunity score, as the team sees it"),
        lambda: T("importance + (importance − satisfaction, if above 0); the team's values taken to 0–10"),
        lambda: T("The opportunity score from what the team says, because customers were not asked for both."),
    ),
    # -- the journey as it is felt
    "peak_end": (
        lambda: T("Remembered emotion"),
        lambda: T("(strongest moment + last moment) / 2"),
        lambda: T("What people remember of a journey (Kahneman 1993); it can be far from the plain mean."),
    ),
    "mood": (
        lambda: T("Mood before the moment"),
        lambda: T("mean emotion of all touchpoints before it"),
        lambda: T("What the customer brings along to a key moment."),
    ),
    "stage_value": (
        lambda: T("Value of the stage"),
        lambda: T("Σ importance · satisfaction (0–10) of the stage / Σ of all stages"),
        lambda: T("How much of what the experience is worth arises in this stage; Vivencia's own formula."),
    ),
    # -- brand
    "coherence": (
        lambda: T("Brand coherence"),
        lambda: T("1 − standard deviation / greatest possible standard deviation"),
        lambda: T("100 % when every touchpoint keeps the brand's promise equally well; Vivencia's own formula."),
    ),
    "brand_fit": (
        lambda: T("Fits the brand's value"),
        lambda: T("touchpoints that fit it / all touchpoints"),
        lambda: T("In how much of the journey this value of the brand can be felt."),
    ),
    "unaligned": (
        lambda: T("Fits no value of the brand"),
        lambda: T("touchpoints that fit none / all touchpoints"),
        lambda: T("Where nothing tells the customer whose touchpoint it is."),
    ),
    # -- what kind of contacts
    "medium.physical": (
        lambda: T("Physical touchpoints"),
        lambda: T("physical touchpoints / touchpoints whose medium is known"),
        lambda: T("How much of the journey happens in person."),
    ),
    "medium.digital": (
        lambda: T("Digital touchpoints"),
        lambda: T("digital touchpoints / touchpoints whose medium is known"),
        lambda: T("How much of the journey happens on a screen."),
    ),
    "medium.hybrid": (
        lambda: T("Touchpoints physical and digital at once"),
        lambda: T("hybrid touchpoints / touchpoints whose medium is known"),
        lambda: T("How much of the journey is in person and on a screen at the same time."),
    ),
    "control.own": (
        lambda: T("Under our control"),
        lambda: T("touchpoints of ours / touchpoints whose control is known"),
        lambda: T("How much of the journey we decide ourselves."),
    ),
    "control.partner": (
        lambda: T("Under a partner's control"),
        lambda: T("touchpoints of partners / touchpoints whose control is known"),
        lambda: T("How much of the journey a partner decides."),
    ),
    "control.none": (
        lambda: T("Under nobody's control"),
        lambda: T("touchpoints of nobody / touchpoints whose control is known"),
        lambda: T("How much of the journey neither we nor a partner decides: reviews, friends, the press."),
    ),
    "uncontrolled": (
        lambda: T("Not under our control"),
        lambda: T("touchpoints of partners and of nobody / touchpoints whose control is known"),
        lambda: T("How much of what customers live with us is decided by others."),
    ),
    # -- routes and people
    "effort": (
        lambda: T("Effort"),
        lambda: T("steps + changes of channel"),
        lambda: T("What the way to the goal asks of the customer; Vivencia's own formula."),
    ),
    "conversion": (
        lambda: T("Conversion"),
        lambda: T("people who go on / people who came"),
        lambda: T("Of those who come, how many go on."),
    ),
    "drop_off": (
        lambda: T("Drop-off"),
        lambda: T("1 − people who go on / people who came"),
        lambda: T("Of those who come, how many are lost."),
    ),
    "coverage": (
        lambda: T("Coverage"),
        lambda: T("touchpoints that are met / all touchpoints of the map"),
        lambda: T("How much of the map this route or persona meets."),
    ),
    "coverage.key": (
        lambda: T("Coverage of the moments of truth"),
        lambda: T("moments of truth that are met / all moments of truth"),
        lambda: T("How many of the moments that decide this route or persona meets."),
    ),
    # -- quality and listening
    "checklist": (
        lambda: T("Quality checklist"),
        lambda: T("ticks / (4 · touchpoints that were looked at)"),
        lambda: T("Easier life, care after the sale, being heard, wish to repeat: how many of the four there are."),
    ),
    "checklist.easier": (
        lambda: T("Makes life easier"),
        lambda: T("touchpoints with the tick / touchpoints that were looked at"),
        lambda: T("How many touchpoints make the customer's life easier."),
    ),
    "checklist.goes_on": (
        lambda: T("Goes on after the sale"),
        lambda: T("touchpoints with the tick / touchpoints that were looked at"),
        lambda: T("In how many touchpoints the care does not end with the payment."),
    ),
    "checklist.heard": (
        lambda: T("They can be heard"),
        lambda: T("touchpoints with the tick / touchpoints that were looked at"),
        lambda: T("In how many touchpoints the customer can speak and gets an answer at once."),
    ),
    "checklist.repeat": (
        lambda: T("Invites to repeat"),
        lambda: T("touchpoints with the tick / touchpoints that were looked at"),
        lambda: T("How many touchpoints leave a good picture that invites to come again."),
    ),
    "listening": (
        lambda: T("Listening points"),
        lambda: T("touchpoints where we listen / all touchpoints"),
        lambda: T("In how much of the journey somebody asks or listens to the customer."),
    ),
    "listening.survey": (
        lambda: T("Listening points with a survey"),
        lambda: T("touchpoints with a survey / all touchpoints"),
        lambda: T("In how much of the journey customers are asked by a survey."),
    ),
    "listening.interview": (
        lambda: T("Listening points with interviews"),
        lambda: T("touchpoints with interviews / all touchpoints"),
        lambda: T("In how much of the journey customers are interviewed."),
    ),
    "listening.counter": (
        lambda: T("Listening points at the counter"),
        lambda: T("touchpoints with talk at the counter / all touchpoints"),
        lambda: T("In how much of the journey staff listen to customers while serving them."),
    ),
    # -- single questions
    "nps": (
        lambda: T("Net promoter score (NPS)"),
        lambda: T("% of answers 9 and 10 − % of answers 0 to 6"),
        lambda: T("Whether customers would recommend us, from −100 to 100 (Reichheld 2003)."),
    ),
    "csat": (
        lambda: T("Customer satisfaction (CSAT)"),
        lambda: T("answers 4 and 5 / all answers"),
        lambda: T("The share of customers who are satisfied, on a scale from 1 to 5."),
    ),
    "ces": (
        lambda: T("Customer effort score (CES)"),
        lambda: T("mean of the answers; more is easier"),
        lambda: T("How easy it was for the customer, from 1 to 7 or from 1 to 5."),
    ),
    # -- how sure a ranking is
    "stability.first": (
        lambda: T("Comes first"),
        lambda: T("resamples in which it comes first / all resamples"),
        lambda: T("How sure the first place is: the survey is drawn many times anew from its own answers."),
    ),
    "stability.top": (
        lambda: T("Is among the first"),
        lambda: T("resamples in which it is among the first places / all resamples"),
        lambda: T("How sure it is that this belongs to the first places, had other customers answered."),
    ),
}


def measure_name(measure: str, own: str = "") -> str:
    """What a measure is called; ``own`` is the title of a field that was added to the project."""
    if measure == "emotion":
        return T("Emotion")
    return own or T("Own scale") if measure.startswith("own") else field_name("card", measure)


def formula_name(code: str, own: str = "") -> str:
    """What a formula's outcome is called."""
    return _text(code, 0, own)


def formula_text(code: str) -> str:
    """How a formula goes, in words."""
    if code in ("score.target", "score.competitor", "score.own"):
        return T("what the team says; customers are not asked")
    return _text(code, 1)


def formula_help(code: str) -> str:
    """What a formula is good for, in one sentence."""
    return _text(code, 2)


def _text(code: str, which: int, own: str = "") -> str:
    if code in _FORMULAS:
        return _FORMULAS[code][which]()
    family, _, measure = code.rpartition(".")
    return _SCORES[family][which]().replace("{measure}", measure_name(measure, own))
