"""English, as shoppers type it."""

# ruff: noqa: E501, SIM905, ISC004 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Lexicon

_BASKET = r"(?:(?:shopping )?(?:cart|basket|bag|trolley))"
_THING = r"(?:it|this|that|them|these|those|one|this one|that one)"

ENGLISH = Lexicon(
    code="en",
    telling=frozenset(
        "the a an and or is are do does you i my me we our for with to of in on at it this that what which how can have has need want "
        "looking show please some any not would like there your under from would could should".split()
    ),
    filler=(
        r"choose|choosing|decide|deciding",
        r"(?:help|assist|advise|guide) (?:me |us )?(?:to |with |in |on |through )?(?:choos\w+|decid\w+|pick\w*|select\w*|find(?:ing)?)|(?:my|the) (?:choice|decision)|(?:don't|do not) know what (?:to (?:get|buy|choose|pick)|i (?:want|need))",
        r"(?:hi|hello|hey)(?: there)?",
        r"i(?:'m| am| was)? (?:currently )?(?:looking|searching|shopping|hunting)(?: around)? for",
        r"i(?:'m| am) after",
        r"looking (?:to buy|for)",
        r"(?:do|would|could) you (?:guys )?(?:have|sell|carry|stock|offer|recommend|suggest)",
        r"have you (?:got )?",
        r"(?:can|could|would) you (?:please )?(?:show|find|recommend|suggest|help)(?: me)?(?: find| with)?",
        r"(?:please )?(?:show|find|get|recommend|suggest|give)(?: me| us)?",
        r"i(?:'d| would)? (?:really )?(?:need|want|like|love|prefer)(?: to (?:buy|get|see|find))?",
        r"i(?:'d| would) (?:rather|prefer)",
        r"can i (?:see|get|have|buy)",
        r"is there|are there",
        r"something|anything|some|any|stuff|things?|options?|ideas?|items?|products?",
        r"what do you have(?: in)?|what have you got",
        r"that (?:is|are)|which (?:is|are)|that's|it should be|should be|must be|has to be|ideally|preferably|maybe|perhaps|actually",
        r"please|thanks|thank you|thx|pls",
        r"in (?:the )?(?:price )?range|price range|budget(?: is| of)?|my budget(?: is)?|spend(?: up to)?|for (?:about|around)?",
        r"to (?:wear|use|buy)|instead|rather|also|just|good|nice|best|great|perfect|suitable|decent",
        r"as a (?:gift|present)|(?:a )?(?:gift|present)(?: idea)?s?",
        r"one|ones|kind of|sort of|type of|pair of",
        r"in|the|a|an|and|or|my|me|i|of|with|to|but|so|it|is|are|be|on|at|you|your|we|want|like|need",
    ),
    intents=(
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
            r"|what else|any others?|none of (?:these|those|them)|don't like (?:any of )?(?:these|those|them|it)|not (?:these|those|that|this|what i)|start over|see more|next ones?",
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
    ),
    product_questions=(
        (
            "material",
            r"made (?:of|from|out of)|what(?:'s| is) in (?:it|this|that|them)|what does it contain|what (?:material|fabric)|which (?:material|fabric)|material|fabric|ingredients?|contain|composition",
        ),
        (
            "size",
            r"(?:what|which|available|other|any) sizes?|size (?:is|should|do i)|how (?:big|large|long|wide|tall|heavy|deep|small)|dimensions?|measure(?:ments)?|weigh|fit|true to size|come in (?:size )?(?:xs|s|m|l|xl|xxl|\d+)|in (?:size|a) (?:\d+|xs|s|m|l|xl|xxl|small|medium|large)",
        ),
        ("colour", r"(?:what|which|other|any|more) colou?rs?|come in|available in|have (?:it|this|that|them) in"),
        ("stock", r"in stock|available|sold out|back in stock|how many (?:are )?(?:left|do you have)|still have"),
        (
            "price",
            r"how much|what(?:'s| is| does) (?:it|this|that|the price|its price|the cost)(?: cost)?$|price of|cost of|the price|on sale|discount",
        ),
        (
            "care",
            r"tumble|stains?|clean(?:ed|ing)? (?:it|this|them)?|cleaned|wash(?:ed|able)?|dishwasher|machine.?wash|dry.?clean|care (?:for|instructions)|clean (?:it|this)|iron",
        ),
        (
            "about",
            r"tell me (?:more )?about|more (?:info|information|details)|details|describe|what is (?:it|this|that)\b|is (?:it|this|that)|are (?:they|these|those)|does (?:it|this|that|the)|do (?:they|these|those)|can (?:it|i use|you use)|has it|will it|suitable for|good for|work with|compatible",
        ),
    ),
    shop_questions=(
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
            "shop",
            r"(?:opening|store|business) hours|where are you (?:based|located)|physical (?:store|shop)|showroom|address|phone number|e-?mail address|about (?:you|your company|the shop)|your (?:company|brand|policy|policies|terms)|privacy|sustainab\w*|ethical|eco.?friendly packaging|gift.?wrap\w*|loyalty|newsletter|student discount|price.?match|where do you|who makes your|sourced (?:make|produce|source)",
        ),
    ),
    seeking=r"(?:do|would) you (?:guys )?(?:have|sell|carry|stock|offer)(?! (?:a |any )?(?:shop|store|showroom|guarantee|warranty|discount|returns?|gift.?wrap\w*|gift cards?|loyalty|free))|have you got|looking for|searching for|show me|find me|i(?:'d)? (?:need|want|like)|recommend|suggest|is there (?:a|an|any)|are there any|i'm after",
    question=r"^(?:(?:and|ok|okay|so|hi|hello|hey|but),? )?(?:what's|how's|where's|who's|any|got|have you|what|which|how|when|where|who|why|is|are|do|does|did|can|could|will|would|should|may|am|has|have) |\?$",
    leave=r"^(?:(?:hi|hello|hey|and|also|so),? )?(?:may|can|could|am) (?:i|we)(?: allowed to)? (?!(?:please |just |also |maybe )?(?:have|get|see|buy|order|find|look|try|take|add|view|browse|compare|ask|wear|use|wash|track|talk|speak|help|choose|pick)(?!\w))",
    negators=r"not(?: made of| in| any)?|no|without(?: any)?|except(?: for)?|excluding|anything but|nothing (?:in|with|made of)|other than|avoid(?:ing)?|(?:do not|don't|doesn't|does not) (?:want|like|contain|have|include|need)(?: any)?|hate|isn't|aren't|allergic to|never|minus|free (?:of|from)",
    mild=r"(?:not|nothing|aren't|isn't|never) (?:too|that|so|overly|very|super) ([a-z-]{3,20})",
    not_negations=r"not (?:sure|really|too|very|that|so|only|just|yet|bad|at all|these|those|this|what|expensive|more than|over|above|much)(?!\w)|no (?:preference|idea|more than|problem|thanks|thank you|matter|worries|rush|budget|limit|one)|don't (?:know|mind|care|have a)|without (?:a doubt|question)|do not (?:mind|care|know)|why not|(?:is|are|does|do)n't (?:it|they|that|this)",
    joints=r"but|and|for|with|under|over|below|above|between|please|that|which|because|as|since|i|it|to|around|about|less|in|if|though|either|then|just|only|something|anything|rather",
    ors=r"or|nor",
    free_of=r"([a-z]{3,20})[- ]free",
    ceiling=r"under|below|less than|up to|upto|at most|max(?:imum)?(?: of)?|no more than|not more than|cheaper than|within|lower than|beneath|not over|not above|until|<=?",
    ceiling_after=r"or (?:less|under|below|cheaper)|max(?:imum)?|at (?:the )?most|tops|and (?:under|below)",
    floor=r"over|above|more than|at least|min(?:imum)?(?: of)?|starting (?:at|from)|from|upwards of|>=?",
    around=r"around|about|roughly|approximately|approx|circa|close to|near|~",
    between=r"(?:between|from)? ?{n} ?(?:and|to|-|till|until) ?{n}",
    budget=r"budget|spend|spending|afford|have only|only have|pay|price|cost(?:s|ing)?|bucks|for",
    around_after=r"(?:ish|or so|or thereabouts|-?ish|roughly|approx(?:imately)?)",
    cheap=r"cheap(?:est)?|affordable|inexpensive|low.?cost|low budget|on a budget|small budget|not (?:too |very |that |so )?(?:expensive|pricey)|good value|budget.friendly|bargain",
    fine=r"premium|luxur(?:y|ious)|high.?end|top.?quality|best quality|finest|expensive one",
    skip=r"(?:i )?(?:don't|do not|dont) (?:mind|care|know)|no preference|no idea|doesn't matter|does not matter|whatever|any(?: (?:one|of them|is fine|will do|works|colou?r|size|price|brand))?|either(?: is fine| one)?|not sure|skip|you (?:choose|decide|pick)|surprise me|what do you (?:suggest|recommend|think)|all of them|both|show me (?:the )?(?:products|results|options)?|everything",
    places={
        "first": 0,
        "1st": 0,
        "second": 1,
        "2nd": 1,
        "third": 2,
        "3rd": 2,
        "fourth": 3,
        "4th": 3,
        "fifth": 4,
        "last": -1,
        "left": 0,
        "number one": 0,
        "number two": 1,
        "number three": 2,
        "number 1": 0,
        "number 2": 1,
        "number 3": 2,
        "number 4": 3,
    },
    place_phrase=r"(?:(?:the|and|or|your|that|with|#) ?|^|, ?){place}(?: one| option| product| item| pair)?",
    word_phrase=r"the ([a-z0-9][a-z0-9 -]{1,40}?)(?: one| ones| version| option)(?!\w)|^(?!.*(?:for|in|on|at|to|with|under|near|do) the )(?:.* )?the ([a-z][a-z0-9 -]{2,50})$",
    it=r"it|this|that|this one|that one|them|these|those|both|they|its",
    loose=r"preferably|ideally|if possible,?|(?:would|'d) (?:rather|prefer)(?: (?:one|it|them|something))?(?! (?:not|without))|rather(?! not| than| something|(?: ones?| it)? without)|hopefully|best if",
    loose_after=r"if possible|if you have it|would be (?:nice|great|good|a plus|a bonus)|preferred|if there is|but not a must|not essential",
    correction=r"(?:no|nope|sorry|oops|wait|hang on|actually)?,?(?: no,?| sorry,?| wait,?)* ?(?:i|we) (?:actually )?mean(?:t)?(?: to say)?|(?:ok(?:ay)? )?(?:never ?mind|forget) (?:the |about )?[a-z]*,?|scratch that,?|changed my mind,?",
    complaint=r"useless|ridiculous|scam(?:mers?)?|worst (?:shop|store|service|bot|website|site|experience)|(?:ur|your|you|this|the|u) (?:\w+ )?(?:suck(?:s)?|stinks?|is (?:shit|crap|trash|rubbish|garbage|terrible|awful))|rip.?off|(?:terrible|awful|horrible|shit(?:ty)?|crap|pathetic|disgusting) (?:service|shop|store|bot|site|support)|waste of (?:my )?time|stupid (?:bot|thing|machine)|fuck\w*|(?:you|u)(?:'re| are|r| r)? (?:so )?(?:stupid|dumb|an idiot|idiots|useless|no help)|not helpful|disappointed|never (?:buying|shopping|ordering) (?:here|from you) again|fed up|pissed off|so annoying|liars?",
    gift=r"(?:(?:small|little|nice|lovely|cute|cool|funny|thoughtful|special|last.minute|unusual) )*gifts?(?! ?(?:cards?|vouchers?|wrap\w*|bag|box|receipt))|(?:(?:small|little|nice|lovely|cute|cool|funny|thoughtful|special|unusual) )*presents?(?! in)|pressies?|birthday|bday|christmas|xmas|valentine\w*|mother's day|father's day|housewarming|anniversary|(?<!is it )for (?:my|a|an|his|her|our|the|some) (?:\w+ )?(?:girl|boy|teen(?:ager)?|neighbou?rs?|nan|nana|granny|gran|in-laws?|hubby|bf|gf|bestie|mum|mom|mother|dad|father|wife|husband|girlfriend|boyfriend|friend|sister|brother|son|daughter|kid|child|niece|nephew|boss|colleague|partner|grandma|grandpa|grandmother|grandfather|aunt|uncle|teacher|guy|lady|coworker|roommate|host)(?!\w)|for (?:grandma|grandpa|mum|mom|dad|granny|nan)(?!\w)",
    numbers={
        "a couple of": 2,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "both": 2,
        "a pair of": 1,
        "a dozen": 12,
        "one": 1,
    },
    colours={
        "black": "black",
        "white": "white",
        "grey": "grey",
        "gray": "grey",
        "silver": "silver",
        "gold": "gold",
        "golden": "gold",
        "red": "red",
        "burgundy": "red",
        "crimson": "red",
        "blue": "blue",
        "navy": "blue",
        "azure": "blue",
        "indigo": "blue",
        "denim": "blue",
        "green": "green",
        "olive": "green",
        "khaki": "green",
        "sage": "green",
        "mint": "green",
        "forest": "green",
        "emerald": "green",
        "moss": "green",
        "fern": "green",
        "yellow": "yellow",
        "mustard": "yellow",
        "ochre": "yellow",
        "orange": "orange",
        "rust": "orange",
        "terracotta": "orange",
        "amber": "orange",
        "copper": "orange",
        "pink": "pink",
        "rose": "pink",
        "coral": "pink",
        "blush": "pink",
        "purple": "purple",
        "violet": "purple",
        "lilac": "purple",
        "lavender": "purple",
        "plum": "purple",
        "aubergine": "purple",
        "brown": "brown",
        "tan": "brown",
        "chocolate": "brown",
        "camel": "brown",
        "walnut": "brown",
        "beige": "beige",
        "cream": "beige",
        "ecru": "beige",
        "sand": "beige",
        "oat": "beige",
        "oatmeal": "beige",
        "ivory": "white",
        "natural": "beige",
        "charcoal": "grey",
        "slate": "grey",
        "graphite": "grey",
        "anthracite": "grey",
        "stone": "grey",
        "teal": "turquoise",
        "turquoise": "turquoise",
        "petrol": "turquoise",
        "multicolour": "multi",
        "multicolor": "multi",
        "midnight": "blue",
        "sky": "blue",
    },
)
