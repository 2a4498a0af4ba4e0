"""The names and explanations of everything that can be said of a map, in the field's own words."""

from collections.abc import Callable

from app.words.catalogue import T

Text = Callable[[], str]

_EMOTIONS: dict[int | None, Text] = {
    -2: lambda: T("Very negative"),
    -1: lambda: T("Negative"),
    0: lambda: T("Neutral"),
    1: lambda: T("Positive"),
    2: lambda: T("Very positive"),
    None: lambda: T("No face yet"),
}
_PHASES: dict[str, Text] = {
    "before": lambda: T("Pre-sale"),
    "during": lambda: T("Sale"),
    "after": lambda: T("Post-sale"),
}
_STATES: dict[str, Text] = {
    "as_is": lambda: T("As it is today"),
    "to_be": lambda: T("As it should be"),
}
_LANE_KINDS: dict[str, Text] = {
    "channel": lambda: T("Channel"),
    "emotion": lambda: T("Emotion curve"),
    "text": lambda: T("Notes"),
    "metric": lambda: T("Measure"),
}
_KINDS: dict[str, Text] = {
    "project": lambda: T("project"),
    "persona": lambda: T("persona"),
    "journey_map": lambda: T("map"),
    "stage": lambda: T("stage"),
    "lane": lambda: T("lane"),
    "card": lambda: T("card"),
    "opportunity": lambda: T("opportunity"),
    "evidence": lambda: T("evidence"),
    "link": lambda: T("link"),
    "history": lambda: T("history"),
}
_FIELDS: dict[str, tuple[Text, Text]] = {
    "project.client": (
        lambda: T("Client"),
        lambda: T("For whom this work is done; the poster names them in its heading."),
    ),
    "persona.photo": (
        lambda: T("Photo"),
        lambda: T("A picture makes the team think of a person and not of a segment."),
    ),
    "persona.segment": (
        lambda: T("Segment"),
        lambda: T("The group of customers that this persona stands for."),
    ),
    "persona.age": (
        lambda: T("Age"),
        lambda: T("How old they are, or from when to when."),
    ),
    "persona.place": (
        lambda: T("Place"),
        lambda: T("Where they live, or where you meet them."),
    ),
    "persona.quote": (
        lambda: T("Quote"),
        lambda: T("One sentence, in their own words, that says what matters to them."),
    ),
    "persona.goals": (
        lambda: T("Goals"),
        lambda: T("What they want to achieve."),
    ),
    "persona.needs": (
        lambda: T("Needs"),
        lambda: T("What they need to get there."),
    ),
    "persona.pains": (
        lambda: T("Pains"),
        lambda: T("What annoys, worries or stops them."),
    ),
    "journey_map.scenario": (
        lambda: T("Scenario"),
        lambda: T("The situation in which the journey begins: who, where, when and why."),
    ),
    "journey_map.goal": (
        lambda: T("Goal of the journey"),
        lambda: T("What the customer wants to have achieved at the end."),
    ),
    "journey_map.date": (
        lambda: T("Date"),
        lambda: T("When the map was last checked against reality."),
    ),
    "stage.goal": (
        lambda: T("Goal of the stage"),
        lambda: T("What the customer wants here, or the question that this stage answers."),
    ),
    "stage.columns": (
        lambda: T("Cards side by side"),
        lambda: T("How wide the column is; without a number it fits what it holds."),
    ),
    "lane.height": (
        lambda: T("Height"),
        lambda: T("The least height of the row in millimetres; without a number it fits what it holds."),
    ),
    "lane.icon": (
        lambda: T("Icon"),
        lambda: T("The sign by which the channel is known at a glance."),
    ),
    "lane.medium": (
        lambda: T("Medium"),
        lambda: T("Whether the contact is in person, on a screen, or both."),
    ),
    "lane.control": (
        lambda: T("Control"),
        lambda: T("Whether we, a partner or nobody of ours decides what happens there."),
    ),
    "lane.text_kind": (
        lambda: T("Kind of notes"),
        lambda: T("What the notes of this lane tell of the customer."),
    ),
    "lane.metric": (
        lambda: T("What it measures"),
        lambda: T("The score whose mean is shown for each stage."),
    ),
    "card.text": (
        lambda: T("Description"),
        lambda: T("What happens, in a sentence or two, as the customer lives it."),
    ),
    "card.importance": (
        lambda: T("Importance"),
        lambda: T("How much this contact matters to the customer: 1 little, 5 very much."),
    ),
    "card.expectation": (
        lambda: T("Expectation"),
        lambda: T("How good the customer expects it to be: 1 poor, 5 excellent."),
    ),
    "card.satisfaction": (
        lambda: T("Satisfaction"),
        lambda: T("How well the expectation was met: 1 not at all, 5 fully. Not the same as emotion."),
    ),
    "card.moment_of_truth": (
        lambda: T("Moment of truth"),
        lambda: T("A contact in which the customer makes up their mind about us."),
    ),
    "card.medium": (
        lambda: T("Medium"),
        lambda: T("Whether this contact is in person, on a screen, or both; without an answer it is as its channel."),
    ),
    "card.control": (
        lambda: T("Control"),
        lambda: T("Whether we, a partner or nobody of ours decides what happens here."),
    ),
    "card.evidence": (
        lambda: T("Evidence"),
        lambda: T("Whether this was seen in research or is what the team believes."),
    ),
    "card.quote": (
        lambda: T("Quote"),
        lambda: T("What a customer said about it, word for word."),
    ),
    "card.picture": (
        lambda: T("Picture"),
        lambda: T("A photo or screenshot of this contact."),
    ),
    "card.owner": (
        lambda: T("Owner"),
        lambda: T("Who inside the organisation answers for this contact."),
    ),
    "card.tags": (
        lambda: T("Tags"),
        lambda: T("Words to find and colour cards by, with commas between them."),
    ),
    "card.actor": (
        lambda: T("Who takes part"),
        lambda: T("The person or role whom the customer meets here."),
    ),
    "opportunity.text": (
        lambda: T("Description"),
        lambda: T("What could be changed, in a sentence or two."),
    ),
    "opportunity.action": (
        lambda: T("Kind of action"),
        lambda: T("Fix what hurts, amplify what pleases, or repeat elsewhere what works."),
    ),
    "opportunity.impact": (
        lambda: T("Impact"),
        lambda: T("How much the customer would gain: 1 little, 5 very much."),
    ),
    "opportunity.effort": (
        lambda: T("Effort"),
        lambda: T("How much work it is: 1 little, 5 very much."),
    ),
    "opportunity.owner": (
        lambda: T("Owner"),
        lambda: T("Who answers for it."),
    ),
    "opportunity.due": (
        lambda: T("Due"),
        lambda: T("By when."),
    ),
    "opportunity.status": (
        lambda: T("Status"),
        lambda: T("How far it has come."),
    ),
    "evidence.type": (
        lambda: T("Type"),
        lambda: T("How it was found out."),
    ),
    "evidence.date": (
        lambda: T("Date"),
        lambda: T("When it was found out."),
    ),
    "evidence.sample": (
        lambda: T("Sample"),
        lambda: T("How many people or cases stand behind it."),
    ),
    "evidence.source": (
        lambda: T("Source"),
        lambda: T("Where it can be read."),
    ),
}
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
_CHOICES: dict[str, dict[str, Text]] = {
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
        "process": lambda: T("Backstage"),
        "free": lambda: T("Free notes"),
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
    },
}


def field_name(kind: str, key: str) -> str:
    """What a field is called; its key where the catalogue has none of that name."""
    found = _FIELDS.get(f"{kind}.{key}")
    return found[0]() if found else key


def field_help(kind: str, key: str) -> str:
    """What a field means, in one sentence."""
    found = _FIELDS.get(f"{kind}.{key}")
    return found[1]() if found else ""


def choice_name(kind: str, key: str, choice: str) -> str:
    """What a choice of a field is called; its code where the field has no such choice."""
    found = _CHOICES.get(f"{kind}.{key}", {}).get(choice)
    return found() if found else choice


def kind_name(kind: str) -> str:
    """What a kind of record is called inside a sentence."""
    found = _KINDS.get(kind)
    return found() if found else kind


def emotion_name(emotion: int | None) -> str:
    """How a contact feels, -2 to +2; None is not yet set."""
    return _EMOTIONS[emotion]()


def phase_name(phase: str) -> str:
    """Before, during or after the sale."""
    return _PHASES[phase]()


def state_name(state: str) -> str:
    """Whether a map shows what is or what should be."""
    return _STATES[state]()


def lane_kind_name(lane_kind: str) -> str:
    """What a kind of lane is called."""
    return _LANE_KINDS[lane_kind]()
