"""What the fields of everything but cards are called, and what each means, in one sentence."""

from collections.abc import Callable

from app.words.catalogue import T

Text = Callable[[], str]

OTHER_FIELDS: dict[str, tuple[Text, Text]] = {
    "project.client": (
        lambda: T("Client"),
        lambda: T("For whom this work is done; the poster names them in its heading."),
    ),
    "project.brand_values": (
        lambda: T("Brand values"),
        lambda: T(
            "What the brand wants to be known for, with commas between them; touchpoints say which of them they keep."
        ),
    ),
    "persona.photo": (
        lambda: T("Photo"),
        lambda: T("A picture makes the team think of a person and not of a segment."),
    ),
    "persona.segment": (lambda: T("Segment"), lambda: T("The group of customers that this persona stands for.")),
    "persona.audience": (
        lambda: T("Audience"),
        lambda: T("Whether they buy already, show interest, or could become interested."),
    ),
    "persona.age": (lambda: T("Age"), lambda: T("How old they are, or from when to when.")),
    "persona.place": (lambda: T("Place"), lambda: T("Where they live, or where you meet them.")),
    "persona.context": (
        lambda: T("Context"),
        lambda: T("Their life around it: job, family, habits, what they have at hand."),
    ),
    "persona.quote": (
        lambda: T("Quote"),
        lambda: T("One sentence, in their own words, that says what matters to them."),
    ),
    "persona.goals": (lambda: T("Goals"), lambda: T("What they want to achieve.")),
    "persona.needs": (lambda: T("Needs"), lambda: T("What they need to get there.")),
    "persona.pains": (lambda: T("Pains"), lambda: T("What annoys, worries or stops them.")),
    "persona.motivations": (lambda: T("Motivations"), lambda: T("What moves them to look for this, and to come back.")),
    "persona.alternatives": (
        lambda: T("Alternatives considered"),
        lambda: T("What else they could choose, and why they would."),
    ),
    "persona.becomes": (
        lambda: T("What they become"),
        lambda: T("Who they feel they are thanks to it, beyond the product itself."),
    ),
    "persona.outcome": (
        lambda: T("Relationship reached"),
        lambda: T("How strong the bond is at the end: they stay, prefer you, or speak of you to others."),
    ),
    "journey_map.type": (
        lambda: T("Type of map"),
        lambda: T("The whole experience, the way to a purchase, or how the service works behind it."),
    ),
    "journey_map.scenario": (
        lambda: T("Scenario"),
        lambda: T("The situation in which the journey begins: who, where, when and why."),
    ),
    "journey_map.goal": (
        lambda: T("Goal of the journey"),
        lambda: T("What the customer wants to have achieved at the end."),
    ),
    "journey_map.success": (
        lambda: T("How success is told"),
        lambda: T("The sign by which the customer knows that the goal was reached."),
    ),
    "journey_map.competitor": (lambda: T("Competitor"), lambda: T("With whom the benchmark curve compares you.")),
    "journey_map.scope": (
        lambda: T("Scope"),
        lambda: T("What the conclusions are for, with commas: brand look, premises, service, campaigns."),
    ),
    "journey_map.date": (lambda: T("Date"), lambda: T("When the map was last checked against reality.")),
    "journey_map.review": (
        lambda: T("Next review"),
        lambda: T("The day from which the map should be checked against reality again."),
    ),
    "stage.goal": (
        lambda: T("Goal of the stage"),
        lambda: T("What the customer wants here, or the question that this stage answers."),
    ),
    "stage.cycle": (
        lambda: T("Part of the relationship"),
        lambda: T("How the provider sees it: winning the customer, selling and serving, or supporting."),
    ),
    "stage.people_in": (
        lambda: T("People who enter"),
        lambda: T("How many customers begin this stage, in the period that you look at."),
    ),
    "stage.people_out": (
        lambda: T("People who go on"),
        lambda: T("How many of them reach the end of it; the share is its conversion."),
    ),
    "stage.columns": (
        lambda: T("Cards side by side"),
        lambda: T("How wide the column is; without a number it fits what it holds."),
    ),
    "lane.icon": (lambda: T("Icon"), lambda: T("The sign by which the channel is known at a glance.")),
    "lane.medium": (lambda: T("Medium"), lambda: T("Whether the contact is in person, on a screen, or both.")),
    "lane.control": (
        lambda: T("Control"),
        lambda: T("Whether we, a partner or nobody of ours decides what happens there."),
    ),
    "lane.channel_kind": (lambda: T("Kind of channel"), lambda: T("Whether it tells, sells or delivers.")),
    "lane.text_kind": (lambda: T("Kind of notes"), lambda: T("What the notes of this lane tell of the customer.")),
    "lane.metric": (lambda: T("What it measures"), lambda: T("The score whose mean is shown for each stage.")),
    "lane.height": (
        lambda: T("Height"),
        lambda: T("The least height of the row in millimetres; without a number it fits what it holds."),
    ),
    "opportunity.text": (lambda: T("Description"), lambda: T("What could be changed, in a sentence or two.")),
    "opportunity.action": (
        lambda: T("Kind of action"),
        lambda: T("Fix what hurts, amplify what pleases, or repeat elsewhere what works."),
    ),
    "opportunity.impact": (lambda: T("Impact"), lambda: T("How much the customer would gain: 1 little, 5 very much.")),
    "opportunity.effort": (lambda: T("Effort"), lambda: T("How much work it is: 1 little, 5 very much.")),
    "opportunity.owner": (lambda: T("Owner"), lambda: T("Who answers for it.")),
    "opportunity.due": (lambda: T("Due"), lambda: T("By when.")),
    "opportunity.status": (lambda: T("Status"), lambda: T("How far it has come.")),
    "evidence.type": (lambda: T("Type"), lambda: T("How it was found out.")),
    "evidence.asked": (lambda: T("Who answered"), lambda: T("Customers themselves, or the team about them.")),
    "evidence.date": (lambda: T("Date"), lambda: T("When it was found out.")),
    "evidence.sample": (lambda: T("Sample"), lambda: T("How many people or cases stand behind it.")),
    "evidence.source": (lambda: T("Source"), lambda: T("Where it can be read.")),
    "evidence.quote": (lambda: T("Quote"), lambda: T("What was said in it, word for word.")),
    "route.type": (
        lambda: T("Type of route"),
        lambda: T("Somebody who looks around, who comes to buy, or who needs help afterwards."),
    ),
    "route.goal": (lambda: T("Goal of the route"), lambda: T("What the customer wants at its end.")),
    "route.people_in": (
        lambda: T("People who begin it"),
        lambda: T("How many take this route, in the period that you look at."),
    ),
    "route.people_out": (
        lambda: T("People who finish it"),
        lambda: T("How many reach its end; the share is its conversion."),
    ),
    "own_field.applies": (lambda: T("Of what"), lambda: T("What the field says something of.")),
    "own_field.type": (lambda: T("Type of field"), lambda: T("What is filled in.")),
    "own_field.low": (lambda: T("Lowest value"), lambda: T("Where the scale begins.")),
    "own_field.high": (lambda: T("Highest value"), lambda: T("Where the scale ends.")),
    "own_field.choices": (lambda: T("Choices"), lambda: T("One a line.")),
    "own_field.help": (lambda: T("What it means"), lambda: T("One sentence that explains the field to everybody.")),
}
