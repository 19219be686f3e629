"""Sentences a model may not say at all, whatever is true: promises, pressure, deeds, contacts, itself.

What of this the shop really says is shown by us: quoted with its source, or as an event that a tool made. The patterns are
in five languages at once, since a model may answer in any; they are matched against the plain spelling.
"""

import re

from shopapp.assistant.understand.plain import arabic

_CLASSES: dict[str, tuple[str, ...]] = {
    "discount": (
        r"discount\w*|coupon\w*|voucher\w*|promo\w*|rebate\w*|bargain\w*|on sale|sale price|half[- ]price|price cut|reduced|markdown",
        r"per ?cent|for free|free of charge|(?<!feel )(?<!-)\bfree\b(?! to\b)|buy one|two for|2 for 1|cash ?back|save (?:up|money|over|big|\d)|deal of|special offer|best price|lowest price|price match\w*|cheapest",
        r"rabatt\w*|gutschein\w*|prozent\w*|reduziert\w*|ermassig\w*|sonderangebot\w*|sonderpreis\w*|kostenlos\w*|kostenfrei\w*|gratis\w*|geschenkt|umsonst|halber preis|zum halben|gunstigste\w*|bestpreis\w*|sparen sie|du sparst|sparpreis\w*|nachlass\w*",
        r"remise\w*|reduction\w*|code promo|bon d'achat|solde\w*|pour ?cent|offert\w*|gratuit\w*|rabais|moitie prix|meilleur prix|moins cher d|promotion\w*|ristourne\w*|economis\w*",
        r"descuento\w*|cupon\w*|rebaja\w*|oferta\w*|por ?ciento|gratuit\w*|regal\w*|mitad de precio|mejor precio|mas barat\w*|promocion\w*|ahorr\w*",
        r"\w*codes?\b|codigos?|(?:ال)?(?:كود|رمز)|(?:\d[\d.,]*|€|\$|£|euros?|eur|usd|dollars?|pounds?|amount|price|total|cart) off\b|(?:takes?|took|taking|knocks?|knocked) [^.]{0,20}\boff\b|deduct\w*|less than before|cheaper now|abgezogen|zieht [^.]{0,30}\bab\b|abzug|weniger als vorher|gunstiger (?:geworden|jetzt)|dedui\w*|retire [^.]{0,20}(?:euros?|€)|de moins|en moins|menos que antes|descont\w*|menos en|de menos|يخصم|نخصم|اخصم|اقل من السابق",
        r"خصم|خصومات|تخفيض\w*|تخفيضات|كوبون|قسيمه|مجاني\w*|مجانا|بالمئه|بالمائه|في المئه|عرض خاص|نصف السعر|افضل سعر|ارخص|هديه مجانيه|هديه",
    ),
    "delivery": (
        r"deliver\w*|dispatch\w*|arriv(?:e|es|ed|ing|al)\b|ship(?:s|ped|ping|ment)?\b|overnight|next[- ]day|same[- ]day|tomorrow|by (?:mon|tues|wednes|thurs|fri|satur|sun)day|by christmas|within (?:\w+ ){0,3}(?:hours?|days?|weeks?)|courier|express",
        r"liefer\w*|versand\w*|versend\w*|verschick\w*|zustell\w*|geliefert\w*|kommt (?:morgen|heute|am)|morgen bei|ubermorgen|werktag\w*|bis (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|weihnachten)|innerhalb von|paket kommt",
        r"livr\w*|expedi\w*|demain|apres-demain|d'ici (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|noel)|jours ouvr\w*|sous \w+ (?:heures|jours)|colis arriv\w*",
        r"entreg\w*|envi(?:o|os|a|amos|ar|ado|aremos)\b|manana|pasado manana|llega\w*|dias (?:laborables|habiles)|antes del (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|en \w+ (?:horas|dias)",
        r"توصيل|التوصيل|شحن|الشحن|يصل\w*|تصل\w*|سيصل\w*|ستصل\w*|غدا|بعد غد|يوم عمل|ايام عمل|خلال (?:\w+ )?(?:ساعه|ساعات|يوم|ايام|اسبوع)",
    ),
    "guarantee": (
        r"guarant\w*|warrant\w*|money[- ]back|refund\w*|return(?:s|ed|able)? (?:within|policy|it|them|free|for)|\breturns\b|returnable|exchange it|lifetime|risk[- ]free|no risk|certified|promise\w*|insured|lasts? (?:a lifetime|forever|for years)|for life|quality assured|100 ?%",
        r"garant\w*|gewahrleist\w*|geld[- ]zuruck|erstatt\w*|ruckgab\w*|zuruckgeben|zurucksenden|umtausch\w*|lebenslang\w*|verspreche\w*|versprochen|risikofrei|ohne risiko|zertifizier\w*|halt ewig",
        r"garanti\w*|rembours\w*|retourn\w*|retours? (?:gratuit|sous|possible)|satisfait ou|a vie|promets|promettons|sans risque|certifi\w*|echange\w* (?:gratuit|sous)",
        r"garant\w*|reembols\w*|devolu\w*|devolver\w*|de por vida|para toda la vida|prometo|prometemos|sin riesgo|certificad\w*",
        r"ضمان|الضمان|مضمون\w*|نضمن|اضمن|استرداد|استرجاع|ارجاع|الارجاع|اعاده المال|مدي الحياه|اعدك|نعدك|بدون مخاطر|معتمد\w*",
    ),
    "scarcity": (
        r"only (?:a few|few|\w+) (?:left|remaining|pieces|items|available)|last (?:one|ones|pieces?|items?|chance|few|units?)|almost (?:gone|sold out)|nearly (?:gone|sold out)|selling (?:fast|out|like)|sells? (?:fast|out)|hurry|limited|while (?:stocks?|supplies) last|before it'?s gone|won'?t last|running out|low (?:in|on)? ?stock|going fast|(?:today|now) only|ends (?:today|tonight|soon)|don'?t miss|act (?:now|fast)|in high demand|back in stock|restock\w*|others? (?:are )?(?:looking|viewing)",
        r"nur noch|letzte[ns]? (?:stuck\w*|chance|exemplar\w*|artikel)|fast (?:weg|ausverkauft)|bald (?:weg|ausverkauft)|schnell (?:weg|ausverkauft|vergriffen|zugreifen|sein)|begrenzt\w*|limitiert\w*|solange der vorrat|vorrat reicht|beeil\w*|knapp\w*|nur heute|endet (?:heute|bald)|nicht verpassen|wieder (?:da|verfugbar|auf lager)",
        r"plus que|derni(?:er|ere|ers|eres) (?:piece\w*|article\w*|chance|exemplaire\w*|unite\w*)|presque epuise\w*|bientot epuise\w*|se vend\w*|depechez\w*|vite|edition limitee|quantites? limitee\w*|dans la limite des stocks|stock limite|aujourd'hui seulement|jusqu'a epuisement|ne manquez pas|de retour en stock",
        r"solo quedan?|quedan? (?:pocas?|pocos?|solo|\d+|\w+ unidades)|ultimas? (?:unidad\w*|piezas?|oportunidad)|casi agotad\w*|se agota\w*|agotandose|date prisa|dese prisa|apresur\w*|edicion limitada|limitad\w*|hasta agotar|solo hoy|no te lo pierdas|vuelve a estar|de nuevo en stock",
        r"بقي فقط|تبقي فقط|لم يتبق\w*|اخر قطعه|اخر القطع|اخر فرصه|الفرصه الاخيره|علي وشك النفاد|ينفد|ستنفد|سينفد|كميه محدوده|كميات محدوده|محدود\w*|اسرع\w*|سارع\w*|اليوم فقط|لا تفوت\w*",
    ),
    "review": (
        r"review\w*|rat(?:ed|ing|ings)\b|stars?\b|best[- ]?sell\w*|top[- ]sell\w*|popular\w*|customers? (?:love|like|say|report|favou?rite|rave|praise|recommend)|shoppers? (?:love|say|report)|people love|everyone|favou?rites?|award\w*|number one|no\. ?1|#1|most (?:loved|bought|sold|wanted)|recommended by|experts?|doctors?|dermatolog\w*|clinical\w*|proven|tested by",
        r"bewert\w*|rezension\w*|sterne\w*|bestseller\w*|meistverkauft\w*|beliebt\w*|kunden (?:lieben|sagen|berichten|mogen)|kundenliebling\w*|favorit\w*|ausgezeichnet\w*|preisgekront\w*|testsieger\w*|nummer eins|empfohlen von|experten|arzte\w*|nachgewiesen\w*|erwiesen\w*",
        r"avis\b|etoile\w*|note[es]? \d|meilleure?s? vente\w*|populaire\w*|plebiscit\w*|clients? (?:ador|disent|aim|recommand)\w*|prefere\w* de|primee?s?\b|numero un|recommandee? par|experts?|medecins?|prouvee?\w*",
        r"resenas?|opinion\w*|estrellas?|valorad\w*|valoracion\w*|mas vendid\w*|superventas|popular\w*|client\w* (?:adoran|dicen|aman|recomiendan)|favorit\w*|premiad\w*|numero uno|recomendad\w* por|expertos?|medicos?|probad\w*|demostrad\w*",
        r"تقييم\w*|مراجع\w*|نجوم|نجمه|الاكثر مبيعا|الاكثر شعبيه|شعبيه|شائع\w*|عملاؤنا|العملاء يحب\w*|الزبائن|المفضل\w*|جائزه|رقم واحد|يوصي به|خبراء|الاطباء|مثبت\w*",
    ),
    "deed": (
        r"\bi(?:'ve| have| just|'ll| will|'m| am)? ?(?:just |already |now )?(?:add(?:ed|ing)?|put|plac\w*|order\w*|appl(?:y|ied|ying)|remov\w*|cancel\w*|refund\w*|charg\w*|book\w*|reserv\w*|email\w*|e-mail\w*|sent|send\w*|call\w*|contact\w*|notif\w*|inform\w*|forward\w*|escalat\w*|transferr\w*|connect\w*|set aside|saved|updat\w*|chang\w*)\b",
        r"your order (?:is|was|has|will|number)|order (?:confirmed|placed)|has been (?:added|applied|placed|sent|cancelled|canceled|refunded|forwarded|booked|reserved|processed|shipped|approved)|(?:is|was|are) (?:added|applied|placed|reserved|booked|confirmed)|team (?:will|has|is)|(?:someone|somebody|an agent|a colleague|a person|representative) (?:will|is|has)|get back to you|payment (?:was|has|is)|you(?:'ve| have) been charged",
        r"ich habe [^.]{0,60}(?:gelegt|hinzugefugt|bestellt|storniert|reserviert|gebucht|angewendet|eingelost|geschickt|gesendet|weitergeleitet|informiert|entfernt|erstattet)|wurde [^.]{0,40}(?:hinzugefugt|bestellt|storniert|reserviert|eingelost|angewendet|versendet|weitergeleitet|gebucht)|ihre bestellung|deine bestellung|meldet sich|melden uns|wird sich [^.]{0,30}melden|unser team|ein mitarbeiter\w*",
        r"j'ai [^.]{0,40}(?:ajoute|commande|annule|reserve|applique|envoye|transmis|retire|rembourse|informe)\w*|a ete [^.]{0,20}(?:ajoute|applique|annule|envoye|transmis|reserve|confirme|rembourse)\w*|votre commande|ta commande|vous (?:recontact|rappel|contacter)\w*|notre equipe|un conseiller",
        r"he (?:anadido|agregado|pedido|cancelado|reservado|aplicado|enviado|informado|quitado|reembolsado)|(?:se ha|ha sido|fue) (?:anadid|agregad|aplicad|cancelad|enviad|reservad|confirmad|reembolsad)\w*|(?:su|tu) pedido|(?:le|te) (?:contactar|llamar|escribir)\w*|nuestro equipo|un agente|un companero",
        r"لقد (?:اضفت|طلبت|الغيت|حجزت|طبقت|ارسلت|ابلغت|ازلت)|(?:اضفت|طبقت|حجزت|ارسلت|ابلغت|الغيت)\b|تمت? (?:اضافه|تطبيق|الغاء|ارسال|حجز|تاكيد|شحن)|طلبك|طلبيتك|سيتواصل|سنتواصل|سيتصل|سنتصل|فريقنا|احد الموظفين",
    ),
    "person": (
        r"i(?:'m| am) (?:a |an )?(?:real |actual )?(?:human|person|employee|agent|member of|from the team|not (?:a|an) (?:ai|bot|robot|machine))|my name is|(?:not|no) (?:an? )?(?:ai|bot|robot|machine)\b|as a human",
        r"ich bin (?:ein |eine |kein |keine )?(?:echter? |wirklicher? )?(?:mensch|person|mitarbeiter\w*|ki|bot|roboter|maschine)|mein name ist|keine ki|kein (?:bot|roboter)",
        r"je suis (?:un |une )?(?:vrai[e]? )?(?:humaine?|personne|employee?|conseill\w*)|je m'appelle|pas (?:une ia|un robot|un bot)",
        r"soy (?:un |una )?(?:human\w*|persona|emplead\w*|agente)|me llamo|no soy (?:una ia|un robot|un bot|una maquina)",
        r"انا (?:انسان|شخص|بشر|موظف)\w*|لست (?:روبوت|اله|ذكاء)\w*|اسمي",
    ),
    "contact": (
        r"https?:|www\.|\b[\w-]+\.(?:com|net|org|shop|store|io|co|de|fr|es|info|biz|eu|uk|app|xyz|me|ly|link|site|online|ru|cn)\b|@[\w.]+|\b(?:whats ?app|telegram|instagram|facebook|paypal|bitcoin|iban|wire transfer|bank account|crypto|gift card)\b|(?:call|phone|text|fax|ring) (?:us|me|this|number)|phone number|hotline",
        r"uberweis\w*|bankkonto|telefonnummer|rufen sie|virement|numero de telephone|appelez|transferencia|numero de telefono|llame|llamenos|رقم الهاتف|اتصل\w*|واتساب|تحويل بنكي|حساب بنكي",
        r"\+?\d[\d ()/.-]{6,}\d",
        r"credit card|card number|cvv|cvc|password|passcode|\bpin\b|kreditkarte\w*|kartennummer|passwort\w*|carte bancaire|numero de carte|mot de passe|tarjeta\w*|contrasena|بطاقه الائتمان|رقم البطاقه|كلمه المرور|كلمه السر",
    ),
    "prompt": (
        r"system ?prompt|my (?:instructions|prompt|rules|guidelines|configuration|tools?|functions?)\b|i (?:was|am|'ve been|have been) (?:instructed|told|programmed|configured|asked to)|language model|\bgpt|openai|\bllm\b|developer mode|jailbreak|\bdan\b|tool_?calls?|function_?calls?|tool_?call|api[_ ]?key|<\|?|\|?>|\{|\}|\[inst|\bas an ai\b|ignore (?:all|any|previous)|previous instructions|override",
        r"systemprompt|meine (?:anweisungen|instruktionen|regeln)|sprachmodell|entwicklermodus|vorherigen anweisungen|mes (?:instructions|consignes|regles)|modele de langage|mode developpeur|mis (?:instrucciones|reglas)|modelo de lenguaje|modo desarrollador|instrucciones anteriores|تعليماتي|موجه النظام|نموذج لغوي|التعليمات السابقه|وضع المطور",
    ),
}
_COMPILED = {
    name: re.compile("|".join(rf"(?<!\w)(?:{arabic(pattern)})(?!\w)" if name not in ("contact", "prompt") else arabic(pattern) for pattern in patterns))
    for name, patterns in _CLASSES.items()
}  # fmt: skip


def broken(said: str) -> str | None:
    """Which kind of promise this sentence (in the plain spelling) makes, None for none."""
    return next((name for name, pattern in _COMPILED.items() if pattern.search(said)), None)
