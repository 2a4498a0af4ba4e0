"""What the choices of fields are called."""

from collections.abc import Callable

from app.words.catalogue import T

Text = Callable[[], str]

_CONTROL: dict[str, Text] = {
    "own": lambda: T("Ours"),
    "partner": lambda: T("A partner's"),
    "none": lambda: T("Out of our control"),
}
_MEDIUM: dict[str, Text] = {
    "physical": lambda: T("Physical"),
    "digital": lambda: T("Digital"),
    "hybrid": lambda: T("Physical and digital"),
}
CHOICES: dict[str, dict[str, Text]] = {
    "lane.medium": _MEDIUM,
    "card.medium": _MEDIUM,
    "lane.control": _CONTROL,
    "card.control": _CONTROL,
    "card.evidence": {
        "observed": lambda: T("Observed"),
        "assumed": lambda: T("Assumed"),
    },
    "lane.metric": {
        "importance": lambda: T("Importance"),
        "expectation": lambda: T("Expectation"),
        "satisfaction": lambda: T("Satisfaction"),
        "gap": lambda: T("Gap: importance − satisfaction"),
        "expectation_gap": lambda: T("Gap: satisfaction − expectation"),
        "value": lambda: T("Value of the stage"),
        "brand_promise": lambda: T("Brand promise kept"),
        "conversion": lambda: T("Conversion"),
        "own": lambda: T("A field of your own"),
    },
    "lane.icon": {
        "web": lambda: T("Website"),
        "shop": lambda: T("Shop"),
        "phone": lambda: T("Phone"),
        "mail": lambda: T("E-mail"),
        "social": lambda: T("Social network"),
        "chat": lambda: T("Chat"),
        "newsletter": lambda: T("Newsletter"),
        "blog": lambda: T("Blog or forum"),
        "print": lambda: T("Sales papers"),
        "staff": lambda: T("Staff"),
        "app": lambda: T("Mobile app"),
        "event": lambda: T("Event"),
        "kiosk": lambda: T("Kiosk"),
        "delivery": lambda: T("Delivery"),
        "video": lambda: T("Video"),
        "search": lambda: T("Search engine"),
        "payment": lambda: T("Payment"),
        "other": lambda: T("Another channel"),
    },
    "lane.text_kind": {
        "actions": lambda: T("Actions"),
        "thoughts": lambda: T("Thoughts"),
        "feelings": lambda: T("Feelings"),
        "needs": lambda: T("Needs"),
        "goals": lambda: T("Goals"),
        "motivations": lambda: T("Motivations"),
        "expectations": lambda: T("Expectations"),
        "pains": lambda: T("Pains"),
        "delights": lambda: T("Delights"),
        "quotes": lambda: T("Voice of the customer"),
        "opportunities": lambda: T("Opportunities"),
        "backstage": lambda: T("Backstage"),
        "process": lambda: T("Internal process"),
        "free": lambda: T("Free notes"),
        "sensory": lambda: T("Senses"),
        "indicators": lambda: T("Indicators"),
        "frontstage": lambda: T("Frontstage"),
        "support": lambda: T("Support processes"),
    },
    "opportunity.action": {
        "fix": lambda: T("Fix"),
        "amplify": lambda: T("Amplify"),
        "repeat": lambda: T("Repeat"),
    },
    "opportunity.status": {
        "open": lambda: T("To do"),
        "doing": lambda: T("Under way"),
        "done": lambda: T("Done"),
    },
    "evidence.type": {
        "interview": lambda: T("Interview"),
        "survey": lambda: T("Survey"),
        "observation": lambda: T("Observation"),
        "analytics": lambda: T("Analytics"),
        "other": lambda: T("Other source"),
        "ticket": lambda: T("Complaint or ticket"),
    },
    "persona.audience": {
        "customer": lambda: T("Customer"),
        "lead": lambda: T("Interested"),
        "prospect": lambda: T("Could be interested"),
    },
    "persona.outcome": {
        "retained": lambda: T("Stays"),
        "loyal": lambda: T("Loyal"),
        "promoter": lambda: T("Speaks of us"),
    },
    "journey_map.type": {
        "journey": lambda: T("Whole experience"),
        "buyer": lambda: T("Way to a purchase"),
        "service": lambda: T("Service seen from both sides"),
    },
    "stage.cycle": {
        "acquisition": lambda: T("Acquisition"),
        "sale": lambda: T("Sale and service"),
        "support": lambda: T("Support"),
    },
    "lane.channel_kind": {
        "communication": lambda: T("Communication"),
        "sale": lambda: T("Sale"),
        "distribution": lambda: T("Distribution"),
    },
    "card.contact_kind": {
        "contact": lambda: T("Always there"),
        "campaign": lambda: T("Campaign"),
    },
    "card.noticed": {
        "conscious": lambda: T("Consciously"),
        "unconscious": lambda: T("Without noticing"),
    },
    "card.force": {
        "driver": lambda: T("Drives"),
        "barrier": lambda: T("Holds back"),
    },
    "card.truth_type": {
        "zmot": lambda: T("Research (ZMOT)"),
        "fmot": lambda: T("First sight (FMOT)"),
        "smot": lambda: T("Use (SMOT)"),
        "umot": lambda: T("Shares it (UMOT)"),
    },
    "card.verdict": {
        "strength": lambda: T("Strength"),
        "weakness": lambda: T("Weakness"),
    },
    "card.advantage": {
        "competitive": lambda: T("Better than others"),
        "comparative": lambda: T("Cheaper than others"),
    },
    "card.listening": {
        "survey": lambda: T("Survey"),
        "interview": lambda: T("Interview"),
        "counter": lambda: T("Talk at the counter"),
    },
    "card.person_of": {
        "own": lambda: T("One of ours"),
        "partner": lambda: T("A partner's"),
        "customer": lambda: T("Another customer"),
    },
    "card.sense": {
        "sight": lambda: T("Sight"),
        "sound": lambda: T("Sound"),
        "smell": lambda: T("Smell"),
        "touch": lambda: T("Touch"),
        "taste": lambda: T("Taste"),
    },
    "card.sensory_effect": {
        "fits": lambda: T("Fits"),
        "clashes": lambda: T("Clashes"),
        "sells": lambda: T("Invites to buy"),
    },
    "card.preset": {
        "conversion": lambda: T("Conversion"),
        "retention": lambda: T("Retention"),
        "clv": lambda: T("Customer lifetime value"),
        "nps": lambda: T("Promoters (NPS)"),
        "referral": lambda: T("Recommendations"),
        "csat": lambda: T("Satisfaction (CSAT)"),
        "ces": lambda: T("Effort (CES)"),
        "other": lambda: T("Another"),
    },
    "evidence.asked": {
        "customers": lambda: T("Customers"),
        "team": lambda: T("The team"),
    },
    "route.type": {
        "informative": lambda: T("Looks around"),
        "direct": lambda: T("Comes to buy"),
        "after_sales": lambda: T("After the sale"),
    },
    "own_field.applies": {
        "card": lambda: T("Cards"),
        "stage": lambda: T("Stages"),
        "persona": lambda: T("Personas"),
        "journey_map": lambda: T("Maps"),
    },
    "own_field.type": {
        "line": lambda: T("A line"),
        "text": lambda: T("A text"),
        "scale": lambda: T("A scale"),
        "choice": lambda: T("One of several"),
        "number": lambda: T("A number"),
        "date": lambda: T("A day"),
        "flag": lambda: T("Yes or no"),
    },
}
