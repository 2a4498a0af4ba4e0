"""The words of each rule of the linter: title, why, what to do.  Those of the wording rule are in ``lint_voice``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.words.catalogue import T

Spoken = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A rule's sentences; all are given the same parameters."""

    title: Callable[[Spoken], str]
    why: Callable[[Spoken], str]
    advice: Callable[[Spoken], str]


FINDINGS: dict[str, FindingWords] = {
    "negative_without_action": FindingWords(
        lambda p: T("“{title}” hurts, and nobody does anything about it",
                    "{n} touchpoints hurt, and there is no action yet", **p),
        lambda _: T("A bad moment is remembered and told. Softening it is where a map pays off first."),
        lambda _: T("Add an opportunity that softens it, or link one that there is."),
    ),
    "pain_unanswered": FindingWords(
        lambda p: T("No opportunity answers the pain “{title}”", **p),
        lambda _: T("A pain that leads to nothing was written down in vain."),
        lambda _: T("Add an opportunity for it, or link one that there is."),
    ),
    "need_unserved": FindingWords(
        lambda p: T("No touchpoint serves the need “{title}”", **p),
        lambda _: T("A need that nobody serves is where customers look for somebody else."),
        lambda _: T("Link the touchpoint that serves it; if there is none, here is a gap to fill."),
    ),
    "action_without_owner": FindingWords(
        lambda p: T("“{title}” has no owner", "{n} actions have no owner", **p),
        lambda _: T("What belongs to everybody is done by nobody."),
        lambda _: T("Write the name of one person."),
    ),
    "action_without_due": FindingWords(
        lambda p: T("“{title}” has no date", "{n} actions have no date", **p),
        lambda _: T("Without a date an action is a wish."),
        lambda _: T("Agree on a day, even if it moves later."),
    ),
    "action_overdue": FindingWords(
        lambda p: T("“{title}” was due on {date}", **p),
        lambda _: T("The day has passed and the action is not done."),
        lambda _: T("Mark it as done, or agree on another day."),
    ),
    "empty_phase": FindingWords(
        lambda p: T("Nothing happens in: {phase}", **p),
        lambda _: T("Customers live something before, during and after the sale; here the map looks away."),
        lambda _: T("Ask: how do they find us, how can they judge us, what makes them stay and tell others?"),
    ),
    "empty_stage": FindingWords(
        lambda p: T("The stage “{title}” has no touchpoint", **p),
        lambda _: T("The journey passes here without any contact: either one is missing, or the stage is not needed."),
        lambda _: T("Add the contact that takes place here, or delete the stage."),
    ),
    "review_due": FindingWords(
        lambda p: T("The map was to be reviewed on {date}", **p),
        lambda _: T("Markets and companies change; a map that is not looked at again tells of yesterday."),
        lambda _: T("Go through it, then set the next review."),
    ),
    "stale_map": FindingWords(
        lambda p: T("The map was last checked on {date}", **p),
        lambda _: T("That is more than a year ago. What customers live may have changed."),
        lambda _: T("Check it against reality, and set a date for the next review."),
    ),
    "stale_card": FindingWords(
        lambda p: T("“{title}” was last checked on {date}", **p),
        lambda _: T("That is more than a year ago. It may no longer be so."),
        lambda _: T("Check whether it is still so, and say that you did."),
    ),
    "no_persona": FindingWords(
        lambda _: T("Nobody knows whose journey this is"),
        lambda _: T("“Everybody” feels nothing in particular. A map of one kind of customer can be checked and felt."),
        lambda _: T("Choose or add the persona who makes this journey."),
    ),
    "empty_persona": FindingWords(
        lambda p: T("Of “{title}” there is only the name", **p),
        lambda _: T("Who does not know the customer fills the map with their own opinions."),
        lambda _: T("Write what they want, what they need and where they are."),
    ),
    "no_scenario": FindingWords(
        lambda _: T("The journey has no scenario"),
        lambda _: T("The same contact feels different in a hurry or on holiday."),
        lambda _: T("Say in two sentences when, where and why the journey begins."),
    ),
    "no_goal": FindingWords(
        lambda _: T("Nobody knows what the customer wants to achieve"),
        lambda _: T("Only against a goal can one tell which steps help and which are in the way."),
        lambda _: T("Write what they want to have achieved at the end."),
    ),
    "one_medium": FindingWords(
        lambda p: T("No contact on a screen") if p["medium"] == "digital" else T("No contact in person"),
        lambda _: T("Almost every journey has both: who buys in the shop looks at the phone before, and vice versa."),
        lambda _: T("Ask where customers look, ask or complain when you do not see them."),
    ),
    "company_voice": FindingWords(
        lambda p: T("“{words}” is how the company speaks, not the customer", **p),
        lambda _: "",
        lambda _: "",
    ),
    "flat_emotion": FindingWords(
        lambda p: T("“{title}” satisfies, but leaves them cold", **p),
        lambda _: T("Most customers who leave had said that they were satisfied. What binds is what they feel."),
        lambda _: T("Ask what would make this moment pleasant and not only correct, or look at the face again."),
    ),
    "no_emotion": FindingWords(
        lambda p: T("“{title}” has no face yet", **p),
        lambda _: T("The others have one; the curve passes over this contact."),
        lambda _: T("Choose how it feels; neutral is an answer too."),
    ),
    "no_value": FindingWords(
        lambda p: T("What does “{title}” give to the customer?", **p),
        lambda _: T("A contact that gives nothing costs time and patience."),
        lambda _: T("Write the value that it delivers, or ask whether it is needed."),
    ),
    "unproven_moment": FindingWords(
        lambda p: T("“{title}” decides, and nothing proves it", **p),
        lambda _: T("On moments of truth the largest decisions are built; they should not rest on opinion."),
        lambda _: T("Link an interview, a survey or an observation."),
    ),
    "unproven_score": FindingWords(
        lambda p: T("The scores of “{title}”: observed or assumed?", **p),
        lambda _: T("Who reads the number cannot tell whether a customer or the team gave it."),
        lambda _: T("Say which it is; assumed is honest and can be checked later."),
    ),
    "indicator_without_target": FindingWords(
        lambda p: T("The indicator “{title}” has no target", **p),
        lambda _: T("A number without a target is neither good nor bad."),
        lambda _: T("Agree on the value that it should reach."),
    ),
    "indicator_without_date": FindingWords(
        lambda p: T("When was “{title}” measured?", **p),
        lambda _: T("A value without a date cannot be compared with the next one."),
        lambda _: T("Write the day of the measurement."),
    ),
    "protected_gone": FindingWords(
        lambda p: T("“{title}” is protected, and is missing here", **p),
        lambda _: T("Customers value it. To take it away costs more than most improvements bring."),
        lambda _: T("Put it back, or agree that it may go and take away the protection in the original."),
    ),
    "protected_changed": FindingWords(
        lambda p: T("“{title}” is protected, and differs here: {fields}", **p),
        lambda _: T("Customers value it as it is; a change should be meant and not happen by the way."),
        lambda _: T("Compare it with the original, and put back what should stay."),
    ),
    "brand_value_unshown": FindingWords(
        lambda p: T("No touchpoint shows “{value}”", **p),
        lambda _: T("The brand promises it, and on this journey nobody gets to feel it."),
        lambda _: T("Mark the contacts that show it, or ask where it should be felt."),
    ),
    "unaligned": FindingWords(
        lambda p: T("“{title}” shows none of the brand's values", **p),
        lambda _: T("The others show at least one; here the brand could be anybody's."),
        lambda _: T("Mark the values that it shows, or ask how it could show one."),
    ),
    "nobody_listens": FindingWords(
        lambda p: T("Nobody listens to customers in: {phase}", **p),
        lambda _: T("Elsewhere there is a listening point; of this part you learn only what they shout."),
        lambda _: T("Choose a contact at which you ask: a survey, an interview, a word at the counter."),
    ),
    "route_empty": FindingWords(
        lambda p: T("The route “{title}” leads nowhere yet", **p),
        lambda _: T("A way needs at least two contacts."),
        lambda _: T("Add the touchpoints that this customer meets, in their order."),
    ),
    "route_ends_early": FindingWords(
        lambda p: T("The route “{title}” ends at “{card}”", **p),
        lambda _: T("Nobody shows the customer how to go on from there: that is where they get lost."),
        lambda _: T("Add the next contact, or build the one that is missing."),
    ),
    "route_jumps": FindingWords(
        lambda p: T("The route “{title}” jumps over “{stage}”", **p),
        lambda _: T("Either a contact of that stage belongs to the route, or these customers do without it."),
        lambda _: T("Look at the steps of the route, and add what they pass."),
    ),
    "off_route": FindingWords(
        lambda p: T("“{title}” lies on no route", **p),
        lambda _: T("There are routes, and none leads here: who arrives at this contact, and where from?"),
        lambda _: T("Add it to a route; if nobody passes, it may not be needed."),
    ),
}  # fmt: skip
