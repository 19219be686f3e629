"""Arabic. Letter forms are brought together by `plain.arabic`. The phrases around a wish stand here; the rest has a file for each subject."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.languages.ar.amounts import COUNTING, MEASURES
from shopapp.assistant.understand.languages.ar.asking import INTENTS, PRODUCT_QUESTIONS, SHOP_QUESTIONS
from shopapp.assistant.understand.languages.ar.pages import PAGES
from shopapp.assistant.understand.languages.ar.person import PERSON
from shopapp.assistant.understand.languages.ar.small import CHAT, IDLE, PAPERS
from shopapp.assistant.understand.languages.ar.suiting import SUITING
from shopapp.assistant.understand.languages.ar.things import COLOURS, THINGS
from shopapp.assistant.understand.lexicon import Lexicon, plain_words
from shopapp.assistant.understand.plain import plain

ARABIC = Lexicon(
    code="ar",
    telling=frozenset(
        plain(
            "في من على إلى هل ما هو هي هذا هذه أريد أبحث عن لدي لديكم عندكم مع بدون أقل أكثر كم كيف أين متى لماذا شكرا مرحبا أو و"
        ).split()
    ),
    idle=plain_words(IDLE),
    papers=plain_words(PAPERS),
    chat=CHAT,
    filler=(
        r"الاختيار|اختيار|مساعدتي",
        r"(?:هل )?(?:يمكنك|تستطيع|ممكن) (?:مساعدتي|تساعدني)|ساعدني|(?:في )?(?:الاختيار|اختيار)|لا أعرف ماذا أريد",
        r"مرحبا|السلام عليكم|أهلا",
        r"(?:أنا )?(?:أبحث|ابحث) عن|أريد(?: شراء)?|أحتاج(?: إلى)?|أرغب في|أود",
        r"هل (?:لديكم|عندكم|يوجد|تبيعون)|عندكم|لديكم",
        r"(?:أرني|اعرض لي|اقترح علي|انصحني)",
        r"من فضلك|لو سمحت|شكرا|شيء|شيئا|هدية|يورو|دولار",
        r"في|من|على|عن|إلى|مع|أو|هو|هي|هذا|هذه|لي|يكون|تكون|لكن|سعر",
    ),
    intents=INTENTS,
    product_questions=PRODUCT_QUESTIONS,
    shop_questions=SHOP_QUESTIONS,
    pages=PAGES,
    suiting=SUITING,
    seeking=r"أبي|أبغى|ابغى|ابي|بدي|عايز\w*|أدور|محتاج\w*|ورني|هل (?:لديكم|عندكم|يوجد|تبيعون)|عندكم|لديكم|أبحث عن|أريد|أحتاج|أرني",
    question=r"^(?:و)?(?:هل|ما|ماذا|كيف|متى|أين|من|لماذا|كم|بكم|وش|ايش|شو|وين|فين|ليش|ليه|مين|أي|ممكن|فيه|في) |\?$",
    how=r"^كيف (?!حال)",
    leave=r"^هل (?:يمكنني|يمكننا|استطيع|نستطيع|يسمح لي|اقدر) (?!(?:الحصول|رويه|شراء|طلب|ايجاد|اضافه|تجربه|استخدام|غسل|التحدث|مقارنه)(?!\w))",
    negators=r"مو|مش|ما (?:أبي|أبغى|أريد|ابي|ابغى)|بدون أي|ما يكون|لا يكون|بدون|بلا|ليس|ليست|غير|ما عدا|لا أريد|لا أحب|من دون|خالي من",
    mild=r"(?:مو|ليس|ليست|مش) (?:جدا|كثير|مره) (\w{3,20})",
    not_negations=r"(?:مو|مش) (?:غالي\w*|مهم|ضروري|متأكد\w*|عارف\w*)|ما (?:أعرف|اعرف|أدري|ادري|يهم)|مايهم|لا يهم|لا أعرف|لا أدري|غير مهم|ليس غاليا|لا فرق",
    joints=r"لكن|ولكن|و|مع|في|أقل|أكثر|تحت|بين|من فضلك",
    ors=r"أو|ولا",
    free_of=r"خال[يٍ]? من (\w{2,20})",
    ceiling=r"ما يتعدى|لا يتعدى|ما يزيد عن|بأقل من|(?:ب)?أقل من|تحت|حتى|لا يزيد عن|لا يتجاوز|بحد أقصى",
    ceiling_after=r"أو أقل|كحد أقصى|بحد أقصى",
    floor=r"أكثر من|فوق|على الأقل|ابتداء من",
    around=r"بحدود|بحوالي|قرابة|حوالي|تقريبا|نحو|في حدود",
    between=r"(?:بين|من)? ?{n} ?(?:و|إلى|-) ?{n}",
    budget=r"ميزانية|ميزانيتي|سعر|يورو|دولار",
    around_after=r"(?:تقريبا|او نحوه)",
    reduced=r"تخفيض\w*|مخفض\w*|عروض\w*|العروض|عليه خصم|تنزيلات",
    newest=r"الجديد|جديدكم|ما الجديد|وصل حديثا|احدث\w*|منتجات جديده",
    popular=r"(?:ال)?اكثر (?:\w+ )?(?:مبيعا|طلبا|شعبيه|رواجا|شراء)|الرائج\w*|رائجه",
    cheap=r"(?:مو|مش|ليس|ليست|غير|ما يكون) (?:غالي\w*|مكلف\w*)|رخيص(?:ة)?|اقتصادي(?:ة)?|ليس غاليا|غير غالي",
    fine=r"فاخر(?:ة)?|عالي الجودة|راقي",
    skip=r"مايهم\w*|ما يهم\w*|ما أعرف|ما اعرف|ما أدري|ما ادري|مدري|عادي|على ذوقك|أي واحد|وش تنصح\w*|ايش تنصح\w*|بم تنصح\w*|كلها|اختار\w* (?:لي|أنت|انت)|لا يهم|لا أعرف|لا أدري|أي شيء|لا فرق|غير مهم|بماذا تنصح|كلاهما",
    advice=r"تنصح|تقترح|اختر|فاجئني|لا فكرة|رأيك",
    open=r"شيء|شيئا|شي",
    places={
        plain("الأول"): 0,
        plain("الأولى"): 0,
        plain("الثاني"): 1,
        plain("الثانية"): 1,
        plain("الثالث"): 2,
        plain("الثالثة"): 2,
        plain("الرابع"): 3,
        plain("الأخير"): -1,
        plain("الأخيرة"): -1,
    },
    place_phrase=r"و?{place}",
    word_phrase=r"(?<!باللون )(?<!بلون )ال(\w{3,15})$(?<!ها)",
    it=r"هذا|هذه|ذلك|تلك|كلاهما|هما|إياه",
    loose=r"يفضل(?: ان (?:يكون|تكون))?|الافضل|افضل(?: ان (?:يكون|تكون))?|اذا ممكن|ان امكن|ويفضل",
    loose_after=r"اذا ممكن|ان امكن|لو ممكن|يكون افضل|اذا امكن",
    correction=r"(?:لا|عفوا|اسف|اسفه)?،?,? ?(?:لا |انا )?(?:اقصد|قصدت|قصدي|اعني|كنت اقصد)",
    complaint=r"(?:اسوا|سيء?|سيي|سييه|سيئه|زفت|فاشل\w*) ?(?:متجر|خدمه|موقع|محل)?(?: جدا)?|نصاب\w*|نصب|احتيال|حراميه?|غبي\w*|عديم الفايده|بدون فايده|خدمه (?:سيي\w*|زفت|فاشله)|مخيب|لن اشتري|تافه\w*|مهزله|عيب عليكم",
    gift=r"(?<!بطاقة )هدي[ةه]|هدايا|أهدي\w*|عيد ميلاد|ل(?:أمي|أبي|زوجتي|زوجي|صديقي|صديقتي|أختي|أخي)",
    person=PERSON,
    measures=MEASURES,
    counting=COUNTING,
    things=THINGS,
    numbers={plain("اثنين"): 2, plain("ثلاثة"): 3, plain("أربعة"): 4},
    colours=COLOURS,
)
