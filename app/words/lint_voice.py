"""Why words of the company are out of place on a customer's map, and how the customer could say it."""

from collections.abc import Callable

from app.words.catalogue import T

Text = Callable[[], str]

SLIPS: dict[str, tuple[Text, Text]] = {
    "we": (
        lambda: T("Here the company speaks of itself. The map is about what the customer lives."),
        lambda: T("Turn it round: what does the customer see, do or get? “They send me the quote” for “We send it”."),
    ),
    "our": (
        lambda: T("“Our” is the company's; a customer would name it from outside."),
        lambda: T("Say “the shop”, “the website”, or the name by which the customer knows it."),
    ),
    "handled": (
        lambda: T("The customer is an object here: something is done with them, and nobody learns what they do."),
        lambda: T("Make the customer the one who acts: “I get a call about the delay”."),
    ),
    "process": (
        lambda: T("This is what the company calls its process. No customer lives through one."),
        lambda: T("Write what the customer does or waits for: “I ask when it comes” for “Order management”."),
    ),
    "jargon": (
        lambda: T("Customers do not use this word; whoever reads it thinks of a report and not of a person."),
        lambda: T("Say what happens to the customer in the words that they would use at home."),
    ),
}
"""Of each kind of slip: why, and what to write in its place."""
