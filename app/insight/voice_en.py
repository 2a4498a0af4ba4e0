"""English as companies write it on their own maps.  Patterns are of folded text: no accents, no capitals."""

from app.insight.voice_rule import VoiceRule, any_of, rule

_CUSTOMER = r"(?:customers?|clients?|users?|consumers?|buyers?|prospects?|leads?|shoppers?)(?:'s|s')?"
_NOT_OURS = (
    r"\b(?:customer|client|user) (?:service|services|care|support|desk|hotline|reviews?|number|id|area)\b"
    r"|\bother (?:customer|client|user|shopper|buyer)"
    r"|\b(?:customer|client|shopper)s? (?:in front|behind|ahead|next|before|at the)\b|\buser manual"
)
_OFFERING = any_of(
    "offer invoice notify onboard upsell cross-sell qualify nurture segment capture acquire retain guarantee advise"
    " follow_up resolve publish launch promote dispatch ship sell market deliver educate engage"
)
_OURS = any_of(
    "customers? clients? users? buyers? consumers? website app shops? stores? products? services? brand catalogue"
    " catalog newsletter stock platform call_cent(?:er|re) sales_team sales_reps? sales_force support_team agents"
    " advisers advisors technicians reps couriers campaigns? offers? promotions? value_proposition crm funnel"
    " social_media social_channels market_share helpdesk loyalty_program(?:me)?"
)
_HANDLED = any_of(
    "captured notified informed entered contacted segmented qualified onboarded registered retained converted acquired"
    " targeted invoiced billed assigned routed redirected surveyed upsold tagged logged educated nurtured added"
)
_DO = any_of(
    "inform educate convert contact notify retain delight engage target segment guide push identify qualify acquire"
    " capture attract nurture onboard upsell reduce increase optimi[sz]e improve boost drive track monitor send remind"
    " invite survey welcome bill invoice win_back"
)
_PROCESS = any_of(
    "process processes management handling processing fulfil?lment provisioning escalation acquisition retention"
    " segmentation generation qualification nurturing onboarding enrol?ment verification workflow procedure resolution"
    " administration activation deployment procurement prospecting"
)
_FUNCTION_WORDS = (
    r"\b(?:the|a|an|my|her|his|their|our|for|to|with|at|in|on|into|i|she|he|they|is|was|felt|about|that|this)\b"
    r"|^\W*(?:likes|hates|dreads|needs|wants|skips|enjoys|tries|books|finds|sees|awaits|avoids|requests|schedules"
    r"|arranges|checks|asks|gets|misses|forgets|cancels|takes|gives|uses|leaves|explains|complete|pass|fail)\b"
)

RULES: tuple[VoiceRule, ...] = (
    # The company speaks of itself.
    rule("we", rf"we (?:can |will |also |always |then |must |should )?{_OFFERING}\b"),
    rule("we", rf"we(?:'ll|'re|'ve)?\b(?=.*\b{_CUSTOMER}\b)", _NOT_OURS),
    rule("we", rf"{_CUSTOMER}\b.*\bwe\b", _NOT_OURS),
    rule("we", r"we (?:will |can |also )?send (?:out )?(?:a |an |the )?(?:\w+ )?"
               r"(?:e-?mails?|newsletters?|surveys?|invoices?|quotes?|offers?|reminders?|vouchers?|questionnaires?)\b"),
    rule("we", r"we (?:'ll |will )?(?:send|offer|give|call|show|bring) you\b"),
    rule("we", r"we provide (?:support|service|training|advice|information|access|after|excellent|assistance)"),
    rule("we", r"we are (?:the |a )?(?:market )?(?:leaders?|experts|specialists|number one)\b"),
    rule("we", r"we (?:need|have|want|aim) to (?:increase|improve|raise|reduce|grow|boost|optimi[sz]e|retain)\b"),
    rule("we", r"we collect (?:feedback|data|payment|information|their)\b"),
    rule("we", r"we contact (?:the |a )?(?:prospect|candidate|applicant|household)"),
    rule("we", r"we are hard to\b"),
    rule("we", r"(?:finds|discovers|contacts|chooses|recommends|trusts|visits|prefers|knows|reaches) us\b"
               r"(?! (?:a|an|the|some|our|another|to)\b)", title=True),
    rule("we", r"follows us on\b", title=True),
    rule("we", r"(?:hears?|learns?|talks?|speaks?|buys?|orders?|books?|tells? \w+) (?:about|from|of|with) us\b"),
    # What it calls its own.
    rule("our", rf"our (?:own |new |latest |entire |existing )?{_OURS}\b"),
    rule("our", r"(?:isn't|is not|aren't) ours\Z"),
    # Something is done with the customer.
    rule("handled", rf"{_CUSTOMER} (?:is|are|was|were|gets?|will be|must be|to be)"
                    rf" (?:then |automatically |never |properly )*{_HANDLED}\b", _NOT_OURS),
    rule("handled", rf"{_DO} .*\b{_CUSTOMER}(?!\w)", _NOT_OURS, title=True),
    rule("handled", r"(?:educate|nurture|onboard|retarget|incentivi[sz]e|turn (?:customers|clients))\b", title=True),
    # The name of a process, where somebody should do something.
    rule("process", rf"(?:[\w'&-]+ ){{1,5}}{_PROCESS}\s*\Z", _FUNCTION_WORDS, title=True),
    rule("process", rf"(?:[\w'&-]+ ){{0,3}}{_PROCESS} (?:of|by|and) ", r"^\W*(?:the|a|my) ", title=True),
    rule("process", r"(?:payment|data|feedback|debt|information|lead) collection\b", title=True),
    rule("process", r"follow[- ]?up (?:call|e-?mail|visit|meeting|by|with|after|survey)", title=True),
    rule("process", r"(?:sales|account|pipeline|client|performance) (?:\w+ )?(?:visit|meeting|pitch|review)\s*\Z",
         title=True),
    # Words of the trade.
    rule("jargon", r"lead (?:capture|generation|nurturing|scoring|qualification|magnet|form|management|conversion)\b"),
    rule("jargon", r"(?:new|qualified|warm|cold|sales|inbound|hot|generate|capture|convert|nurture|qualify|more|of)"
                   r" leads?\b(?! to\b)"),
    rule("jargon", r"conversion (?:rates?|funnel|optimi[sz]ation|path)\b"),
    rule("jargon", r"(?:improve|increase|cart|sales) conversions?\b"),
    rule("jargon", r"(?:cross[- ]?sell(?:ing)?|up[- ]?sell(?:ing)?|retarget(?:ing)?)\b"),
    rule("jargon", r"(?:remarketing|churn|onboard(?:ing|ed))\b"),
    rule("jargon", r"(?:(?:sales|marketing|the|our) funnel|funnel stage|(?:sales|lead|deal) pipeline|landing page)\b"),
    rule("jargon", r"(?:call to action|touchpoint|customer journey|user experience|value proposition|buyer persona)\b"),
    rule("jargon", r"(?:low|high|customer|user|more|brand|drive|increase) engagement\b"
                   r"(?! (?:ring|party|dinner|photo))"),
    rule("jargon", r"target (?:audience|group|market|customer|segment)s?\b"),
    rule("jargon", r"(?:demand generation|market leader|market share|brand awareness|brand recognition)\b"),
    rule("jargon", r"(?:go-to-market|stakeholders?)\b"),
    rule("jargon", r"(?:customer|user|client) (?:acquisition|retention|segmentation|lifetime|success|base)\b"),
    rule("jargon", r"average (?:basket|order value)\b"),
)  # fmt: skip
