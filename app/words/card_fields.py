"""What the fields of a card are called, and what each means, in one sentence."""

from collections.abc import Callable

from app.words.catalogue import T

Text = Callable[[], str]

CARD_FIELDS: dict[str, tuple[Text, Text]] = {
    "card.text": (lambda: T("Description"), lambda: T("What happens, in a sentence or two, as the customer lives it.")),
    "card.medium": (
        lambda: T("Medium"),
        lambda: T("Whether this contact is in person, on a screen, or both; without an answer it is as its channel."),
    ),
    "card.control": (
        lambda: T("Control"),
        lambda: T("Whether we, a partner or nobody of ours decides what happens here."),
    ),
    "card.also_channels": (
        lambda: T("Other channels"),
        lambda: T("Further channels of the same contact, with commas between them."),
    ),
    "card.contact_kind": (
        lambda: T("Kind of contact"),
        lambda: T("A contact that is always there, or a campaign with a beginning and an end."),
    ),
    "card.starts": (lambda: T("Starts"), lambda: T("The first day of the campaign.")),
    "card.ends": (lambda: T("Ends"), lambda: T("The last day of the campaign.")),
    "card.noticed": (
        lambda: T("How it is lived"),
        lambda: T("Whether the customer notices this contact, or lives it without thinking of it."),
    ),
    "card.unseen": (
        lambda: T("The team does not see it"),
        lambda: T("A step that happens where nobody of ours looks; drawn with a broken edge."),
    ),
    "card.target": (
        lambda: T("Emotion wanted"),
        lambda: T("How this contact should feel; together they are the target curve."),
    ),
    "card.competitor": (
        lambda: T("Emotion at the competitor's"),
        lambda: T("How the same contact feels at the competitor's; together they are the benchmark curve."),
    ),
    "card.force": (
        lambda: T("Drives or holds back"),
        lambda: T("Whether this pushes the customer to go on, or holds them back."),
    ),
    "card.friction": (
        lambda: T("Friction"),
        lambda: T("An effort that the customer would rather not make: waiting, filling in, asking again."),
    ),
    "card.quote": (lambda: T("Quote"), lambda: T("What a customer said about it, word for word.")),
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
    "card.expected_text": (lambda: T("What was expected"), lambda: T("What the customer thought would happen.")),
    "card.actual_text": (lambda: T("What happened"), lambda: T("What did happen.")),
    "card.value": (lambda: T("Value delivered"), lambda: T("What the customer gets out of this contact.")),
    "card.moment_of_truth": (
        lambda: T("Moment of truth"),
        lambda: T("A contact in which the customer makes up their mind about us."),
    ),
    "card.truth_type": (
        lambda: T("Which moment of truth"),
        lambda: T("Research, first sight of the offer, use, or telling others about it."),
    ),
    "card.verdict": (
        lambda: T("Strength or weakness"),
        lambda: T("Whether this works well or fails, as the team judges it."),
    ),
    "card.cause": (lambda: T("Cause inside"), lambda: T("What inside the organisation makes it so.")),
    "card.effect": (lambda: T("Effect outside"), lambda: T("What the customer sees of it.")),
    "card.advantage": (lambda: T("Advantage"), lambda: T("Better than others, or the same for less.")),
    "card.protect": (
        lambda: T("Protect"),
        lambda: T("Customers value it: whoever redesigns the journey is warned before changing it."),
    ),
    "card.easier": (lambda: T("Makes life easier"), lambda: T("This contact makes the customer's life easier.")),
    "card.goes_on": (lambda: T("Goes on after the sale"), lambda: T("The care does not end with the payment.")),
    "card.heard": (lambda: T("They can be heard"), lambda: T("The customer can speak and gets an answer at once.")),
    "card.repeat": (lambda: T("Invites to repeat"), lambda: T("It leaves a good picture that invites to come again.")),
    "card.brand_promise": (
        lambda: T("Brand promise kept"),
        lambda: T("How well this contact keeps what the brand promises: 1 not at all, 5 fully."),
    ),
    "card.brand_fits": (lambda: T("Brand values kept"), lambda: T("Which of the brand's values can be felt here.")),
    "card.evidence": (
        lambda: T("Evidence"),
        lambda: T("Whether this was seen in research or is what the team believes."),
    ),
    "card.verified": (lambda: T("Last verified"), lambda: T("When somebody last checked that this is so.")),
    "card.listening": (
        lambda: T("Listening point"),
        lambda: T("How we ask or listen to the customer in this contact."),
    ),
    "card.picture": (lambda: T("Picture"), lambda: T("A photo or screenshot of this contact.")),
    "card.actor": (lambda: T("Who takes part"), lambda: T("The person or role whom the customer meets here.")),
    "card.person_of": (
        lambda: T("Whose person"),
        lambda: T("Whether the person they meet is ours, a partner's, or another customer."),
    ),
    "card.risk": (
        lambda: T("One person can spoil it"),
        lambda: T("Whether it hangs on a single person who can drive customers away."),
    ),
    "card.owner": (lambda: T("Owner"), lambda: T("Who inside the organisation answers for this contact.")),
    "card.tags": (lambda: T("Tags"), lambda: T("Words to find and colour cards by, with commas between them.")),
    "card.severity": (lambda: T("Severity"), lambda: T("How much it hurts: 1 little, 5 very much.")),
    "card.frequency": (lambda: T("Frequency"), lambda: T("How often it happens: 1 hardly ever, 5 always.")),
    "card.sense": (lambda: T("Sense"), lambda: T("Which sense notices it.")),
    "card.sensory_effect": (
        lambda: T("Effect on the senses"),
        lambda: T("Whether it fits the place, clashes with it, or invites to buy more."),
    ),
    "card.preset": (lambda: T("Which indicator"), lambda: T("A usual indicator, or one of your own.")),
    "card.unit": (lambda: T("Unit"), lambda: T("What it is counted in: %, €, days and so on.")),
    "card.current": (lambda: T("Now"), lambda: T("The last value that was measured.")),
    "card.goal_value": (lambda: T("Target"), lambda: T("The value that you want to reach.")),
    "card.measured": (lambda: T("Measured on"), lambda: T("The day of the last value.")),
    "card.series": (lambda: T("Values so far"), lambda: T("Earlier values, one a line: day and number.")),
}
