"""The guided path in words: its five steps, and what each asks.  Every question is the customer's, who says "I"."""

from collections.abc import Callable

from app.words.catalogue import T

Text = Callable[[], str]

_STEPS: dict[str, tuple[Text, Text]] = {
    "client": (
        lambda: T("Who it is about"),
        lambda: T("Before the first card: one customer whom everybody in the room can picture."),
    ),
    "phases": (
        lambda: T("How we meet"),
        lambda: T("The relationship from the first time they hear of you until they tell others."),
    ),
    "motivations": (
        lambda: T("What moves them"),
        lambda: T("What they need, what makes them choose, and what keeps them from it."),
    ),
    "map": (
        lambda: T("What they live"),
        lambda: T("Every contact over the whole life of the product or service, with how it feels."),
    ),
    "evaluation": (
        lambda: T("What to change"),
        lambda: T("What is strong, what is weak, and what to change inside so that it shows outside."),
    ),
}
_ASKS: dict[str, tuple[Text, Text]] = {
    "client.persona": (
        lambda: T("Who am I?"),
        lambda: T("Choose or add the persona whose journey this is."),
    ),
    "client.segment": (
        lambda: T("Which of your customers am I like?"),
        lambda: T("The segment: what those have in common whom this persona stands for."),
    ),
    "client.audience": (
        lambda: T("Have I already bought from you, or am I only looking?"),
        lambda: T("Whether the persona is a customer, a contact who has shown interest, or not even that."),
    ),
    "client.place": (
        lambda: T("Where am I?"),
        lambda: T("Where they live, and where you can meet them."),
    ),
    "client.context": (
        lambda: T("What is going on in my life when I need you?"),
        lambda: T("Work, family, hurry, money: what surrounds the journey."),
    ),
    "client.goals": (
        lambda: T("What do I want to achieve?"),
        lambda: T("Their own goals, which are not yours."),
    ),
    "client.scenario": (
        lambda: T("When and where does my story begin?"),
        lambda: T("The situation of this journey, in two sentences."),
    ),
    "client.goal": (
        lambda: T("When would I say that it was worth it?"),
        lambda: T("What they want to have achieved at the end of this journey."),
    ),
    "phases.discover": (
        lambda: T("How do I find out that you exist?"),
        lambda: T("What they see or hear first, before they look for you."),
    ),
    "phases.judge_before": (
        lambda: T("By what can I judge you before I buy?"),
        lambda: T("At least one contact in pre-sale: reviews, prices, the shop window, a friend."),
    ),
    "phases.judge_during": (
        lambda: T("By what do I judge you while I buy?"),
        lambda: T("At least one contact in the sale: trying, asking, paying, waiting."),
    ),
    "phases.judge_after": (
        lambda: T("By what do I judge you afterwards?"),
        lambda: T("At least one contact after the sale: using, asking for help, complaining."),
    ),
    "phases.meet": (
        lambda: T("At which moments do we meet?"),
        lambda: T("At least one card in each stage."),
    ),
    "phases.stay": (
        lambda: T("What makes me stay?"),
        lambda: T("After the sale: a contact that feels good, a delight, or what moves them."),
    ),
    "phases.tell": (
        lambda: T("What makes me tell others about you?"),
        lambda: T("At least one card in the last stage, where they recommend you or do not."),
    ),
    "motivations.needs": (
        lambda: T("What do I need?"),
        lambda: T("In the persona, or as notes in a lane of needs."),
    ),
    "motivations.moves": (
        lambda: T("What moves me to choose you?"),
        lambda: T("In the persona, or as notes in a lane of motivations."),
    ),
    "motivations.alternatives": (
        lambda: T("What else could I choose, and why would I not?"),
        lambda: T("The alternatives that they consider; doing nothing is one of them."),
    ),
    "motivations.pushes": (
        lambda: T("What gives me a push?"),
        lambda: T("Mark at least one card as a driver."),
    ),
    "motivations.holds_back": (
        lambda: T("What holds me back?"),
        lambda: T("Mark at least one card as a barrier, or write down a pain."),
    ),
    "map.contacts": (
        lambda: T("What happens to me in each stage?"),
        lambda: T("At least one touchpoint in each stage."),
    ),
    "map.placed": (
        lambda: T("When does it happen to me?"),
        lambda: T("Cards that still lie in the tray belong into a stage."),
    ),
    "map.medium": (
        lambda: T("Am I there in person, or looking at a screen?"),
        lambda: T("The medium of each touchpoint; its channel can say it for all."),
    ),
    "map.emotion": (
        lambda: T("How does it feel?"),
        lambda: T("A face for each touchpoint; neutral is an answer too."),
    ),
    "evaluation.importance": (
        lambda: T("How much does it matter to me?"),
        lambda: T("The importance of each touchpoint: 1 is little, 5 is very much."),
    ),
    "evaluation.satisfaction": (
        lambda: T("How well do you do it?"),
        lambda: T("The satisfaction with each touchpoint, from 1 to 5; it is not the same as the face."),
    ),
    "evaluation.strong": (
        lambda: T("What do you do so well that I would miss it?"),
        lambda: T("Mark at least one touchpoint as a strength."),
    ),
    "evaluation.weak": (
        lambda: T("What makes me think of leaving?"),
        lambda: T("Mark at least one touchpoint as a weakness."),
    ),
    "evaluation.change": (
        lambda: T("What would you have to change so that I notice?"),
        lambda: T("At least one opportunity."),
    ),
    "evaluation.owner": (
        lambda: T("Who of you takes care of it?"),
        lambda: T("An owner for each opportunity."),
    ),
}


def step_name(step: str) -> str:
    """What a step of the path is called."""
    return _STEPS[step][0]()


def step_about(step: str) -> str:
    """What a step is for, in a sentence."""
    return _STEPS[step][1]()


def question(step: str, ask: str) -> str:
    """What the customer asks in a step."""
    return _ASKS[f"{step}.{ask}"][0]()


def question_help(step: str, ask: str) -> str:
    """What counts as an answer."""
    return _ASKS[f"{step}.{ask}"][1]()


def progress_text(done: int, total: int) -> str:
    """How far a question is answered: "3 of 12"."""
    return T("{done} of {total}", done=done, total=total)
