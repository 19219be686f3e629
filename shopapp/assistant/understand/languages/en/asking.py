"""What is asked in English: the intents in the order in which they are tried, and the topics of questions."""

# ruff: noqa: E501, ISC004 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.meaning import Intent

_BASKET = r"(?:(?:shopping )?(?:cart|basket|bag|trolley))"
_THING = r"(?:it|this|that|them|these|those|one|this one|that one)"

INTENTS: tuple[tuple[Intent, str], ...] = (
    (
        "small_talk",
        r"are you (?:a |an )?(?:real|human|bot|robot|ai|chatbot|machine|person)|who are you|what are you|what(?:'s| is) your name"
        r"|how are you|what can you do|how can you help|can you help(?: me)?\??$|help\??$",
    ),
    (
        "person",
        r"(?:talk|speak|chat|connect me|put me through|get me|pass me) (?:to|with)? ?(?:a |an |some |the |your )?(?:real |actual |live )?"
        r"(?:human|person|people|agent|someone|somebody|representative|rep|staff|support|advisor|employee|manager|operator)"
        r"|(?:i (?:want|need)|can i (?:have|get)) (?:a |an )?(?:real |actual )?(?:human|person|agent)"
        r"|(?:anybody|anyone|somebody|someone) (?:from|of|on|in) (?:the|your) team|^(?:an? )?(?:agent|human|real person)[ .!?]*$"
        r"|(?:real|live|actual) (?:human|person|agent)(?! being)|customer (?:service|support|care)|contact (?:you|support|someone)|human please",
    ),
    (
        "order_status",
        r"where(?:'s| is) my (?:order|package|parcel|delivery|stuff)|track(?:ing)?(?: my)? (?:order|package|parcel|shipment)"
        r"|(?:status|whereabouts) of my order|my order (?:has|hasn't|is|isn't|was|did|never)|order (?:number|status|#)|when will my order"
        r"|(?:haven't|not) received (?:my|it)|(?:i|we) (?:have )?ordered|(?:my|the) (?:parcel|package|delivery|order|stuff|shipment) (?:was|is|has|hasn't|isn't|still|should|never|were|didn't|not|says|got)|order (?:no\.? ?|nr\.? ?)?#?\d{3,}|when (?:will|does|is) (?:it|my (?:stuff|parcel|package|delivery)) (?:get here|arrive|come|coming)|still (?:waiting|nothing)",
    ),
    (
        "cart_remove",
        rf"(?:remove|delete|take (?:out|away|off)|drop|throw out)(?! me)|take .{{1,40}} (?:out|off)(?: of)? (?:my|the)? ?{_BASKET}"
        rf"|i (?:don't|do not) want .{{1,30}} (?:in my {_BASKET}|any ?more)|empty my {_BASKET}",
    ),
    (
        "checkout",
        r"check ?out|(?:i(?:'d| would) like to|i want to|let me|let's|can i|how (?:do|can) i|ready to|i'll) (?:pay|check ?out|order (?:now|it|this|these|them))(?! (?:with|by|in|using))"
        r"|proceed to payment|pay now|buy (?:it |them |this )?now|place (?:the|my|an) order|complete (?:the|my) (?:order|purchase)|that(?:'s| is) all,? (?:i'll|let me) (?:pay|buy)",
    ),
    (
        "cart_add",
        rf"(?:add|put|place|throw) .{{0,60}}(?:to|in|into) (?:my |the )?{_BASKET}|add (?:it|this|that|them|the|both|one|two|three|\d+|a|an)(?!\w)"
        rf"|i(?:'ll| will|'d| would|'m going to| think i'll)(?: like to)? (?:take|have|buy|get|go (?:for|with)|order|grab) (?:the(?! best| same)|{_THING}|both|two|three|\d+)|(?:i'll|i will) (?:take|have|buy|get) (?:a|an|one)"
        rf"|i(?:'d| would) like to (?:buy|order|take|get) (?:{_THING}|the(?! best))|i want to (?:buy|order|take) (?:{_THING}|the)|i want (?:that|this) one|let's (?:take|go with|get)"
        rf"|(?:give|get) me (?:(?:two|three|\d+) of|{_THING}(?! cheaper)|the)|^(?:buy|order|take) (?:{_THING}|the)",
    ),
    (
        "cart_show",
        rf"(?:what(?:'s| is)|show|see|view|open|check)(?: me)?(?: in)? (?:my|the) {_BASKET}|my {_BASKET}$|^{_BASKET}$|in my {_BASKET}\??$(?<!add)",
    ),
    (
        "compare",
        r"compare|comparison|difference(?:s)? between|what(?:'s| is| are) the difference(?:s)?|how (?:do|does) (?:they|these|those|it) (?:differ|compare)"
        r"|which (?:one )?(?:is|would be) (?:better|best|warmer|lighter|nicer|cheaper|more)|which (?:one |of (?:these|them|those|the (?:first |last )?(?:two|three|four|\d)) |two )?(?:should|would|do|is|are|has|fits|lasts|works|looks)(?! (?:in stock|available))|(?:which|what) (?:one )?(?:is|are)? ?the (?:\w+est|most|best|least)|side by side|(?:versus|vs\.?)|pros and cons",
    ),
    ("why", r"why (?:this|that|the|these|those|do you|did you|would you|not|is|are|should)|^why\??$|how come"),
    (
        "cheaper",
        r"cheaper(?! than \d)|kinder to my wallet|(?:a )?(?:bit|little|too) (?:steep|pricey|much|dear)|over (?:my )?budget|less expensive|lower price|too expensive|too (?:much|pricey|dear)|more affordable|out of my budget|costs? too much|for less|can't afford",
    ),
    (
        "goes_with",
        r"(?:what|anything|something|which .{1,20}) (?:else )?(?:goes|would go|matches|fits|pairs) (?:well )?(?:with|to)|goes? (?:well )?with (?:it|this|that|these)|accessor(?:y|ies) for (?:it|this|that|the)|bought together|to go with (?:it|this|that)",
    ),
    (
        "more_like",
        r"more like|similar|like (?:this|that|the (?:first|second|third|last)|it)(?: one)?|same (?:but|style|kind)|others? like|resembl",
    ),
    (
        "something_else",
        r"(?:something|anything) (?:else|different|other)|(?:other|more|different) (?:options?|ones?|choices?|products?|ideas?|results?)|show (?:me )?(?:more|others?)"
        r"|what else|any others?|none of (?:these|those|them)|don't like (?:any of )?(?:these|those|them|it)|not (?:these|those|that|this|what i)|start over|see more|next ones?|^(?:(?:and|ok|okay),? )?another(?: one)?\W*$",
    ),
    (
        "thanks",
        r"^(?:\w+,? ){0,3}(?:thanks|thank you|cheers)(?!\w)(?!.*(?:\?|(?<!\w)(?:but|what|how|can|do|where|need|looking|show|find|want|any)(?!\w))).{0,40}$|^(?:ok(?:ay)?,? |great,? |perfect,? |super,? )?(?:thanks?|thank you|thx|cheers|ty|much appreciated)(?: a lot| so much| very much|,? that's all|,? bye)?[ .!]*$"
        r"|^(?:bye|goodbye|see you|that(?:'s| is) all|no,? that(?:'s| is) (?:all|it))[ .!]*$",
    ),
    (
        "greeting",
        r"^(?:(?:hi|hello|hey),? )?(?:is )?any(?:one|body) (?:there|here|home)\W*$|^(?:hi|hello|hey)\W+(?:any(?:one|body)|you) there\W*$|^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|howdy|greetings)(?: there| all| team)?[ .!?,]*$",
    ),
    (
        "off_topic",
        r"(?:write|tell|compose|sing) (?:me )?(?:a |an |some )?(?:poem|joke|story|song|essay|code|script|email|letter|limerick)|weather|who (?:won|is the president)"
        r"|capital of|meaning of life|politic|bitcoin|crypto|stock market|recipe for|translate|(?:ignore|disregard|forget) (?:all|any|the|your|previous|everything)|(?:system|hidden) prompt|your instructions"
        r"|pretend (?:to be|you)|act as|jailbreak|developer mode|homework|what is \d+ ?[-+*/x] ?\d+",
    ),
    (
        "find",
        r"(?:help|assist|advise|guide) (?:me |us )?(?:to |with |in |on |through )?(?:choos\w+|decid\w+|pick\w*|select\w*|find(?:ing)? (?:something|the right)|(?:my|the|a) (?:choice|decision))|(?:can't|cannot|can not) (?:decide|choose)|(?:don't|do not) know what (?:to (?:get|buy|choose|pick)|i (?:want|need))",
    ),
)

PRODUCT_QUESTIONS = (
    (
        "material",
        r"made (?:of|from|out of)|what(?:'s| is) in (?:it|this|that|them)|what does it contain|what (?:material|fabric)|which (?:material|fabric)|material|fabric|ingredients?|contain|composition",
    ),
    (
        "size",
        r"(?:what|which|available|other|any) sizes?|size (?:is|should|do i)|how (?:big|large|long(?! (?:does|do|will|can) .{2,40} (?:last|take|keep|work|hold)(?!\w))|wide|tall|heavy|deep|small)|dimensions?|measure(?:ments)?|weigh|fit|true to size|come in (?:size )?(?:xs|s|m|l|xl|xxl|\d+)|in (?:size|a) (?:\d+|xs|s|m|l|xl|xxl|small|medium|large)",
    ),
    ("colour", r"(?:what|which|other|any|more) colou?rs?|come in|available in|have (?:it|this|that|them) in"),
    ("stock", r"in stock|available|sold out|back in stock|how many (?:are )?(?:left|do you have)|still have"),
    (
        "price",
        r"how much(?! (?:\w+ (?:can|could|does|do|will) |weight|load|space|room|water|(?:does|can|will) (?:it|this|that|they) (?:hold|weigh|carry|bear|support|fit)))|what(?:'s| is| does) (?:it|this|that|the price|its price|the cost)(?: cost)?$|price of|cost of|the price|on sale|discount",
    ),
    (
        "care",
        r"tumble|stains?|clean(?:ed|ing)? (?:it|this|them)?|cleaned|wash(?:ed|able)?|dishwasher|machine.?wash|dry.?clean|care (?:for|instructions)|clean (?:it|this)|iron",
    ),
    (
        "about",
        r"tell me (?:more )?about|more (?:info|information|details)|details|describe|what is (?:it|this|that)\b|is (?:it|this|that)|are (?:they|these|those)|does (?:it|this|that|the)|do (?:they|these|those)|can (?:it|i use|you use)|has it|will it|suitable for|good for|work with|compatible",
    ),
)

SHOP_QUESTIONS = (
    (
        "orders",
        r"(?:cancel|change|amend|edit|modify|update)(?: \w+){0,4} (?:order|address)|placed (?:it|the order|an order) by mistake",
    ),
    (
        "shipping",
        r"ship(?:ping|s|ped)?|deliver(?:y|ies|ed|s)?|postage|how long (?:does|will|do) .{0,30}(?:take|arrive)|express|courier|free shipping|customs",
    ),
    (
        "returns",
        r"returns?|refunds?|exchange|send (?:it|them|something)? ?back|bring (?:it|this|them)? ?back|money back|change my mind|doesn't fit|don't fit|wrong size",
    ),
    ("warranty", r"warrant(?:y|ies)|guarantee|repair|broken?|defect|faulty"),
    (
        "payment",
        r"pay(?:ment)? (?:method|option|by|with|in)|payment(?:s)?|accept (?:paypal|visa|mastercard|amex|klarna|cards?|apple)|paypal|klarna|apple pay|invoice|instal?ments?|credit card|gift cards?|voucher|discount code|coupon|promo",
    ),
    (
        "sizes",
        r"size (?:guide|chart|table)|sizing(?: guide)?|(?:foot|feet|chest|waist) (?:is|are|of|measures?)|(?:what|which) size (?:do|should|would|am) i",
    ),
    (
        "place",
        r"where (?:are you|is (?:your|the) (?:shop|store|showroom))(?: (?:based|located))?|where can (?:i|we) (?:find|visit) you|physical (?:store|shop)|showroom|(?:your|the) (?:shop's |store's )?address(?! (?:of|for|on) (?:my|the) order)|are you located",
    ),
    (
        "shop",
        r"(?:opening|store|business) hours|where are you (?:based|located)|physical (?:store|shop)|showroom|address|phone number|e-?mail address|about (?:you|your company|the shop)|your (?:company|brand|policy|policies|terms)|privacy|sustainab\w*|ethical|eco.?friendly packaging|gift.?wrap\w*|loyalty|newsletter|student discount|price.?match|where do you|who makes your|sourced (?:make|produce|source)",
    ),
)
