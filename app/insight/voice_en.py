"""English as companies write it on their own maps.  Patterns are of folded text: no accents, no capitals."""

from app.insight.voice_rule import VoiceRule, any_of, rule

_CUSTOMER = r"(?:customers?|clients?|users?|consumers?|buyers?|prospects?|leads?|shoppers?)(?:'s|s')?"
_NOT_OURS = (
    r"\b(?:customer|client|user) (?:service|services|care|support|desk|hotline|reviews?|number|id|area)\b"
    r"|\bother (?:customer|client|user|shopper|buyer)"
    r"|\b(?:customer|client|shopper)s? (?:in front|behind|ahead|next|before|at the)\b|\buser manual"
)
_SERVED = r"(?:patients|passengers|policyholders|applicants|citizens|subscribers)"
"""Customers by the name of their trade; they may also call themselves so."""
_OFFERING = any_of(
    "onboard upsell cross-sell nurture segment acquire retain guarantee publish promote market educate minimi[sz]e"
    " maximi[sz]e encourage foster boost showcase reward streamline automate empower differentiate strive_to invoice"
    " offer_(?!to_|(?:him|her|them)_a_tip)"
)
"""What hardly any customer does."""
_DEALING = (
    r"(?:follow up (?:after|with (?:customers|clients|them))|qualify (?:leads|them|prospects)|capture (?:data"
    r"|leads|their)"
    r"|resolve (?:the|your|their|any|all) (?:quer|issue|complaint|doubt|ticket)|launch (?:a|our|the) (?:\w+"
    r" )?(?:campaign|offer|product)"
    r"|(?:ship|deliver) (?:within|in \d|to your|on time|free|value|orders)|sell (?:to|our|online|through|more)"
    r"|engage (?:customers|users|with)|reduce (?:waiting|costs|churn|friction|effort|the time|response)"
    r"|suggest (?:products|complementary|upgrades|related)|advise (?:customers|clients|you|them)|notify"
    r" (?:customers|clients|you|them)"
    r"|facilitate|(?:refer|convert|onboard|upsell) them)"
)
"""What customers and companies both do, with what only a company does it with."""
_OURS = any_of(
    "customers? clients? users? buyers? consumers? website app patients passengers policyholders shops? stores?"
    " products? services? brand catalogue"
    " catalog newsletter stock platform call_cent(?:er|re) sales_team sales_reps? sales_force support_team agents"
    " advisers advisors technicians reps couriers campaigns? offers? promotions? value_proposition crm funnel"
    " social_media social_channels market_share helpdesk loyalty_program(?:me)?"
)
_HANDLED = any_of(
    "captured notified informed entered contacted segmented qualified onboarded registered retained converted acquired"
    " targeted invoiced billed assigned routed redirected surveyed upsold tagged logged educated nurtured added"
    " requested required prompted asked_to invited_to"
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
_NAMED_THINGS = any_of(
    "information payment appointment station question reception direction waiting parking shopping morning evening"
    " building wedding swimming dining apartment treatment moment comment entertainment chance balance insurance"
    " ambulance distance performance section option portion vacation location donation connection notification"
    " confirmation recommendation subscription prescription description version decision television session mission"
    " permission pension nothing something anything everything landing meeting booking seating lighting packaging"
    " unboxing pricing shipping billing tracking listing training setting clothing"
)
"""Words that end like the name of a process and are something that customers go to, get or do."""
_ABSTRACT = rf"(?!{_NAMED_THINGS}\b)\w{{4,}}(?:tion|sion|ment|ance|ing|control|dispatch|order)"

RULES: tuple[VoiceRule, ...] = (
    # The company speaks of itself.
    rule("we", rf"we (?:can |will |also |always |then |must |should )?(?:{_OFFERING}|{_DEALING})"),
    rule("we", r"(?:get|make|keep) (?:customers|visitors|users|clients|members) (?:to|coming|spending|engaged"
               r"|happy)\b"),
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
    rule("we", rf"we (?:\w+ )+{_SERVED}\b|our (?:goal|mission|aim) .*\b(?:{_CUSTOMER}|{_SERVED})(?!\w)", r"other \w"),
    rule("we", r"we help (?:customers|clients|you|businesses|companies|people|families)\b|from the competition"),
    rule("we", r"\A(?:convey|attract|stimulate|incentivi[sz]e|foster|boost|maximi[sz]e|leverage|moneti[sz]e"
               r"|drive (?:sales|demand|loyalty|traffic|adoption|recommendations)) "),
    rule("we", r"\Aoffer (?:customers|families|members|guests|clients|users|patients)\b"),
    rule("we", r"our (?:audience|average|response time|target|typical customer|positioning)\b"),
    # What it calls its own.
    rule("our", rf"our (?:own |new |latest |entire |existing )?{_OURS}\b"),
    rule("our", r"(?:isn't|is not|aren't) ours\Z"),
    # Something is done with the customer.
    rule("handled", rf"{_CUSTOMER} (?:is|are|was|were|gets?|will be|must be|to be)"
                    rf" (?:then |automatically |never |properly )*{_HANDLED}\b", _NOT_OURS),
    rule("handled", rf"{_DO} .*\b{_CUSTOMER}(?!\w)", _NOT_OURS, title=True),
    rule("handled", rf"(?:applicant|patient|policyholder|{_CUSTOMER}) (?:is|are|must be) (?:requested|required"
                    rf"|asked to)\b"),
    rule("handled", rf"(?:contacts?|calls?|visits?|informs?|notifies|offers?|pitch(?:es)?|advises?|identifies|identify"
                    rf"|registers?|refers?|invites?|bills?|onboards?|turns?|converts?) (?:the |our |a |key"
                    rf" )*{_CUSTOMER}(?!\w)",
         _NOT_OURS),
    rule("handled", r"(?:educate|nurture|onboard|retarget|incentivi[sz]e|turn (?:customers|clients))\b", title=True),
    # The name of a process, where somebody should do something.
    rule("process", rf"(?:[\w'&-]+ ){{1,5}}{_PROCESS}\s*\Z", _FUNCTION_WORDS, title=True),
    rule("process", rf"(?:[\w'&-]+ ){{0,3}}{_PROCESS} (?:of|by|and) ", r"^\W*(?:the|a|my) ", title=True),
    rule("process", r"(?:payment|data|feedback|debt|information|lead) collection\b", title=True),
    rule("process", r"follow[- ]?up (?:call|e-?mail|visit|meeting|by|with|after|survey)", title=True),
    rule("process", r"(?:sales|account|pipeline|client|performance) (?:\w+ )?(?:visit|meeting|pitch|review)\s*\Z",
         title=True),
    rule("process", r"(?:[\w'&-]+ ){0,4}(?:intake|escalation|provisioning|invoicing|scoring|procurement|reactivation"
                    r"|implementation|deployment|handover|hand-off|win-?back|fulfil?lment|segmentation|acquisition)\b",
         _FUNCTION_WORDS, title=True),
    rule("process", rf"[^.]*\b{_ABSTRACT}\b[^.]*(?:\band\b|&|,|:)[^.]*\b{_ABSTRACT}\b",
         rf"{_FUNCTION_WORDS}|^\W*(?:\w+s|compare|read|check|view|browse|select|enter|add|receive|track|choose"
         rf"|pay|open)\b",
         title=True),
    rule("process", r"(?:[\w'&-]+ ){0,3}(?:logistics|merchandising|mailing|dispatch|allocation|assessment"
                    r"|optimi[sz]ation)\b",
         _FUNCTION_WORDS, title=True),
    rule("process", r"(?:[\w'&-]+ ){1,4}(?:conversion|approval|control|renewal|invoicing)(?: and \w+)?\s*\Z",
         rf"{_FUNCTION_WORDS}|\b(?:currency|loft|barn|unit|passport|remote|crowd|birth|pest|cruise)\b", title=True),
    rule("process", r"(?:sales|marketing|retention|loyalty|win-?back|enrol?ment) (?:demo|script|campaign|event"
                    r"|pitch|drive)\b",
         title=True),
    rule("process", rf"(?!{_NAMED_THINGS}\b|(?:feeling|beginning|ending|selection|collection|hearing|thinking)\b)"
                    r"\w{4,}(?:tion|ing|ment) of (?!the (?:day|year|week))", r"\brun(?:ning|s)? out of", title=True),
    rule("process", r"(?:[\w'&-]+ ){1,4}analysis\s*\Z|after-sales contact\b", _FUNCTION_WORDS, title=True),
    rule("handled", r"(?:[\w'&-]+ ){1,5}to (?:the )?(?:policyholder|customer|client|user|buyer)s?\s*\Z",
         rf"{_NOT_OURS}|^\W*\w+s ", title=True),
    # Words of the trade.
    rule("jargon", r"lead (?:capture|generation|nurturing|scoring|qualification|magnet|form|management|conversion)\b"),
    rule("jargon", r"(?:new|qualified|warm|cold|sales|inbound|hot|generate|capture|convert|nurture|qualify|more|of)"
                   r" leads?\b(?! to\b)"),
    rule("jargon", r"(?:conversion|completion|bounce|open|churn) rates?\b|conversion (?:funnel|optimi[sz]ation"
                   r"|path)\b"),
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
    rule("jargon", r"(?:purchase frequency|close the sale|marketing campaign)\b|average (?:basket|order value)\b"),
)  # fmt: skip
