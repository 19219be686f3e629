"""English, as shoppers type it. The phrases around a wish stand here; the rest has a file for each subject."""

# ruff: noqa: E501, SIM905 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.languages.en.amounts import COUNTING, MEASURES
from shopapp.assistant.understand.languages.en.asking import INTENTS, PRODUCT_QUESTIONS, SHOP_QUESTIONS
from shopapp.assistant.understand.languages.en.pages import PAGES
from shopapp.assistant.understand.languages.en.person import PERSON
from shopapp.assistant.understand.languages.en.small import CHAT, IDLE, PAPERS
from shopapp.assistant.understand.languages.en.suiting import SUITING
from shopapp.assistant.understand.languages.en.things import COLOURS, THINGS
from shopapp.assistant.understand.lexicon import Lexicon, plain_words

ENGLISH = Lexicon(
    code="en",
    telling=frozenset(
        "the a an and or is are do does you i my me we our for with to of in on at it this that what which how can have has need want "
        "looking show please some any not would like there your under from would could should".split()
    ),
    idle=plain_words(IDLE),
    papers=plain_words(PAPERS),
    chat=CHAT,
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
    intents=INTENTS,
    product_questions=PRODUCT_QUESTIONS,
    shop_questions=SHOP_QUESTIONS,
    pages=PAGES,
    suiting=SUITING,
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
    advice=r"suggest|recommend|you (?:choose|decide|pick)|no idea|surprise me|up to you|show me|what would you",
    open=(
        r"something|anything|treat (?:myself|ourselves)|(?:what|which) (?:would|could|can|helps?|keeps?)|"
        r"(?:want|need|would like|'d like|plan|love|like|going) to (?!buy|order|find|see|get|have|know|return|pay|purchase)\w+"
    ),
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
    person=PERSON,
    measures=MEASURES,
    counting=COUNTING,
    things=THINGS,
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
    colours=COLOURS,
)
