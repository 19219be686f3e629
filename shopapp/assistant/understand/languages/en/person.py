"""How a person of the shop is asked for in English, and how somebody wants to be reached."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Person

PERSON = Person(
    somebody=r"(?:human(?: being)?s?|persons?|people|agents?|represent\w+|rep|staff|support|advis[eo]rs?|consultants?|employees?|managers?|operators?|colleagues?|supervisor|assistant manager|somebody|someone|anybody|anyone|(?:sales|service|support) team|(?:a |the |your )?(?:team|crew)(?: members?)?|whoever is in charge|members? of (?:your |the )?(?:team|staff|crew))",
    speak=r"(?:speak|talk|chat|write|connect|transfer|put|pass|hand|forward|redirect|refer|switch|escalate|get in touch|reach|message|contact|discuss)",
    want=r"(?:(?:i(?:'d| would)? (?:want|need|like|prefer|rather have)|give me|get me|send me|call|fetch|can i have|could i have|may i have|can i get|i(?:'d| would)? (?:like|prefer) (?:help|assistance) from|i need (?:help|assistance) from|is there) (?:an? |the |some |your )?(?:real |actual |live |proper |flesh and blood )?)",
    whole=r"(?:not|don't want|no longer want|tired of|stop)(?: to)?(?: \w+){0,3} (?:bots?|robots?|machines?|computers?)(?! vacuum)|(?:call|ring|phone) me(?: back)?(?! (?:when|as))|(?:is|are) (?:an? |any )?(?:human|agent|person|staff|advisor)s? (?:available|online|there|around|free)",
    bare=r"(?:an?|the|your|please|real|live|actual|now|just|only|hi|hello|pls)",
    spoken_of=r"for (?:an?|the|my|our|his|her|one|two|\d+|some|any|each|every|tall|short)?",
    call_off=r"(?:cancel|call off|delete|drop|withdraw)(?: \w+)? (?:my|the|our|this|that) (?:booked |scheduled |phone |telephone )*(?:call-?back|call|phone appointment)|(?:don't|do not|no longer)(?: \w+)? (?:need|want) (?:the|that|this|my|your|a) (?:phone |telephone )?call(?:-?back)?|(?:don't|do not|please don't|no need to) (?:call|ring|phone) me",
    call=r"(?:call|ring|phone|telephone) (?:me|us)(?: back)?(?! (?:when|as|if))|call-?backs?|(?:book|schedule|arrange|request|get|have|like|want) (?:an? )?(?:phone |telephone )?(?:calls?(?! cent(?:er|re))|appointment for a call)|(?:speak|talk) (?:to \w+ )?(?:on|over) the (?:phone|telephone)",
    contact=r"(?:leave|give you|note|take|keep|save) (?:down )?(?:you )?my (?:contact(?: details| info(?:rmation)?)?|e-?mail(?: address)?|address|details)|(?:write|e-?mail|answer|reply to) me (?:by|via|an|at my)? ?e-?mail|(?:e-?mail|contact) me (?:later|instead|about)|be contacted by e-?mail",
)
