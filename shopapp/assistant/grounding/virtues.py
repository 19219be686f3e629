"""Virtues of goods that are claimed lightly and matter much, and small words around them, as five languages say them.

All patterns are matched against the plain spelling.
"""

import re

from shopapp.assistant.understand.plain import arabic

VIRTUES: dict[str, str] = {
    "waterproof": r"water ?-?proof\w*|rain ?-?proof\w*|wasserdicht\w*|wasserfest\w*|impermeabl\w*|etanche\w*|مقاوم\w* للماء|ضد الماء",
    "windproof": r"wind ?-?proof\w*|winddicht\w*|coupe-vent|cortavientos|مقاوم\w* للرياح",
    "vegan": r"vegan\w*|vegetalien\w*|نباتي\w*",
    "organic": r"organic\w*|\bbio\b|biologi\w*|ecologic\w*|organico\w*|عضوي\w*",
    "recycled": r"recycl\w*|recicl\w*|معاد تدويره\w*",
    "sustainable": r"sustainab\w*|nachhaltig\w*|umweltfreundlich\w*|eco ?-?friendly|durable\w* pour|ecoresponsabl\w*|sostenibl\w*|climate ?-?neutral|klimaneutral\w*|مستدام\w*|صديق\w* للبيئه",
    "allergy": r"hypo-?aller\w*|anti-?allerg\w*|allergy\w*|allergiker\w*|مضاد للحساسيه",
    "safe": r"non-?toxic|bpa\w*|child-?safe|kid-?safe|baby-?safe|food-?safe|ungiftig\w*|kindersicher\w*|lebensmittelecht\w*|non toxique\w*|no toxic\w*|fda|medical\w*|medizinisch\w*|غير سام\w*|امن للاطفال",
    "dishwasher": r"dish ?-?washer\w*|spulmaschin\w*|lave-vaisselle|lavavajillas|غساله الصحون",
    "microwave": r"micro-?wav\w*|mikrowell\w*|micro-?ondes|microondas|الميكروويف|ميكروويف",
    "oven": r"oven ?-?(?:safe|proof)|ofenfest\w*|backofen\w*|au four|apto para horno|للفرن",
    "machine": r"machine ?-?wash\w*|maschinenwasch\w*|waschmaschin\w*|lavable en machine|lavable a maquina|غساله",
    "handmade": r"hand ?-?(?:made|crafted|sewn|woven)|handgemacht\w*|handgefertigt\w*|fait main|faite a la main|hecho a mano|hecha a mano|صناعه يدويه|يدوي\w*",
    "breathable": r"breath(?:able|ability)|atmungsaktiv\w*|respirant\w*|transpirabl\w*|قابل\w* للتنفس",
    "warm": r"down-?filled|insulat\w*|gefuttert\w*|isoliert\w*|doubl[e]{1,2}s? (?:polaire|chaud)|aislant\w*|معزول\w*",
    "unbreakable": r"unbreakable|indestructible|unzerstorbar\w*|unkaputtbar\w*|bruchsicher\w*|incassable\w*|irrompible\w*|غير قابل للكسر",
    "made in": r"made in \w+|hergestellt in \w+|fabrique\w* en \w+|hecho en \w+|fabricad\w* en \w+|صنع في \w+",
    "fair": r"fair ?-?trade|fairtrade|commerce equitable|comercio justo|تجاره عادله",
}
NEGATION = re.compile(
    r"(?<!\w)(?:not|no|isn't|aren't|without|never|neither|nor|nicht|kein\w*|ohne|weder|noch|pas|sans|ni|aucun\w*|sin|tampoco|ningun\w*|"
    r"ليس|ليست|بدون|لا|غير)(?!\w)"
)
THEIRS = re.compile(
    r"(?<!\w)(?:you(?:'re| are| want| need| asked| said| mentioned| like| prefer|r wish\w*|r budget)?|sie (?:suchen|mochten|wollen|brauchen|nannten)|"
    r"du (?:suchst|mochtest|willst|brauchst)|ihre[nm]? (?:wunsch|budget)|vous (?:cherchez|voulez|souhaitez|avez)|tu (?:cherches|veux)|"
    r"(?:busca|quiere|buscas|quieres|necesita)|تريد\w*|تبحث\w*|طلبت\w*|ذكرت\w*)(?!\w)"
)
AVAILABLE = re.compile(
    arabic(
        r"(?<!\w)(?:in stock|available|can be bought|auf lager|verfugbar\w*|lieferbar\w*|vorratig\w*|en stock|disponible\w*|en existencia\w*|متوفر\w*|متاح\w*)(?!\w)"
    )
)
GONE = re.compile(
    arabic(
        r"(?<!\w)(?:sold out|out of stock|unavailable|ausverkauft\w*|vergriffen\w*|epuise\w*|en rupture|agotad\w*|نفد\w*|غير متوفر\w*)(?!\w)"
    )
)
