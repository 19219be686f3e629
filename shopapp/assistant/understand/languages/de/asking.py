"""What is asked in German: the intents in the order in which they are tried, and the topics of questions."""

# ruff: noqa: E501, ISC004 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.meaning import Intent

_BASKET = r"(?:warenkorb|korb|einkaufswagen)"

INTENTS: tuple[tuple[Intent, str], ...] = (
    (
        "person",
        r"(?:mit|an) (?:\w+ ){0,3}(?:mensch(?:en)?|mitarbeiter(?:in|n)?|person|berater(?:in)?|jemand(?:em|en)?|verkaufer(?:in)?|chef)(?: \w+){0,2}? ?(?:sprechen|reden|chatten|schreiben|telefonieren)?"
        r"|(?:echter|echten|richtiger|richtigen) mensch(?:en)?|einen menschen|kundendienst|kundenservice|(?:support|service) (?:kontaktieren|erreichen|anrufen)|ruft mich an|kann mich (?:jemand|wer) (?:anrufen|beraten)",
    ),
    (
        "small_talk",
        r"bist du (?:ein(?:e)? |auch )?(?:\w+ )?(?:mensch|bot|roboter|ki|echt|maschine|person|computer)|bin ich hier mit einem (?:bot|roboter)|wer bist du|wie heisst du|was kannst du|wie geht(?:'s| es)|na,? wie geht|kannst du mir helfen\??$|^hilfe\W*$",
    ),
    (
        "order_status",
        r"wo (?:ist|bleibt|steckt|sind) (?:denn )?(?:mein(?:e)?|unser(?:e)?) (?:\w+ )?(?:bestellung|paket|lieferung|ware|pakchen|sendung|sachen)|sendungsverfolgung|sendungsnummer|tracking|bestellnummer|bestellstatus|status (?:meiner|der) bestellung"
        r"|(?:meine bestellung|mein paket|meine lieferung|meine ware) (?:\w+ ){0,4}(?:nicht|da|an|angekommen|gekommen|unterwegs|verschickt|verspatet)|wann (?:kommt|kommen) (?:mein|meine|das paket|die bestellung)|(?:noch )?nicht(?:s)? (?:angekommen|erhalten|bekommen|geliefert)|ich (?:hab|habe) (?:\w+ ){0,5}bestellt|bestellung (?:nr|nummer)?\.? ?#?\d{3,}",
    ),
    (
        "cart_remove",
        rf"(?:entfern|losch)\w*|nimm .*(?:raus|weg|heraus)|(?:wieder )?raus aus|aus (?:dem|meinem) {_BASKET}|{_BASKET} (?:leeren|leer machen)|doch nicht (?:kaufen|mehr)",
    ),
    (
        "cart_show",
        rf"(?:was (?:ist|liegt|hab)|zeig|zeigen|sehen|mein(?:en)?).{{0,20}}{_BASKET}(?! (?:leg|tu|pack))\W*$|^(?:mein )?{_BASKET}\??$",
    ),
    (
        "checkout",
        r"zur kasse|(?:ich (?:mochte|will|wurde gern(?:e)?) |jetzt )?(?:bezahlen|zahlen)(?! (?:mit|per|auf|in))\W*$|(?:jetzt )?(?:kaufen|bestellen)\W*$|bestellung abschliessen|kasse\W*$|wie (?:bezahle|bestelle) ich (?:das|jetzt)",
    ),
    (
        "cart_add",
        rf"(?:in (?:den|meinen|die) (?:{_BASKET}|einkaufstasche))|(?:ich )?(?:nehme|kaufe|nehm|kauf) (?:das|die|den|es|sie|ihn|zwei|drei|\d+|ein|beide|dann)|(?:das|die|den|sie|ihn|es) (?:nehme|nehm|kaufe|kauf|will|mochte) ich(?! nicht)|hinzufugen|(?:leg|pack|tu)\w* (?:mir )?(?:das|die|den|es|sie|ihn|bitte|zwei|drei|\d+)|davon (?:zwei|drei|\d+)|ich hatte gern(?:e)? (?:das|die|den) (?:erste|zweite|dritte|letzte)",
    ),
    (
        "compare",
        r"vergleich\w*|unterschied\w*|unterscheiden|welche[rsn]? (?:ist|sind|davon|wurdest|wurden|soll|hat|der|von)(?! (?:auf lager|lieferbar))|was ist besser|gegenuber(?:stellung|stellen)|oder eher",
    ),
    ("why", r"^(?:\w+ )?(?:warum|wieso|weshalb)(?! (?:nicht geliefert|dauert))|weswegen"),
    (
        "cheaper",
        r"(?:billiger|gunstiger|preiswerter)(?:es|e|en|er)?(?! als \d)|(?:zu|sehr|echt|ganz schon|so) teuer|weniger (?:kosten|ausgeben)|kostet? (?:mir )?zu viel|uber meinem budget",
    ),
    (
        "goes_with",
        r"was passt (?:gut )?(?:dazu|zu)|passend (?:dazu|zu)|dazu passend\w*|zubehor (?:dazu|dafur|fur|zu)|zusammen gekauft",
    ),
    (
        "more_like",
        r"ahnlich\w*|mehr (?:davon|wie|in der art)|so (?:etwas|was|ein\w*) (?:\w+ )?wie|in der art|wie (?:das|die|der|den) (?:erste|zweite|dritte|letzte)\w*|gleiche(?:r|n|s)? (?:stil|art)",
    ),
    (
        "something_else",
        r"(?:et)?was (?:ganz )?ander(?:es|s)|ander(?:e|es|en) (?:vorschlage|optionen|produkte|modelle|sachen)|(?:noch |zeig \w+ |gibt es |habt ihr )andere\W*$|^andere(?: (?:zeigen|ansehen))?\W*$|mehr (?:zeigen|anzeigen|davon zeigen)|zeig \w* ?mehr|weitere|(?:gefallt|gefallen|passt|passen|uberzeugt|uberzeugen) mir (?:\w+ ){0,3}nicht|nicht (?:so )?(?:mein ding|meins|mein geschmack)|kein(?:e|s|er)? davon|was (?:gibt es|habt ihr) (?:noch|sonst)|noch (?:was|mehr|andere)\W*$",
    ),
    (
        "thanks",
        r"^(?:\w+,? )?(?:vielen |besten |tausend |herzlichen )?(?:dank|danke)(?: \w+){0,3}[ ,.!]*$|^(?:danke|dank),? (?:das (?:wars|war es|ist alles)|tschuss).*$|^(?:tschuss|auf wiedersehen|bis dann|das wars|ciao)[ .!]*$",
    ),
    (
        "greeting",
        r"^(?:hallo|hallochen|hi|hey|guten (?:tag|morgen|abend)|moin(?: moin)?|servus|gruss gott|gruezi|mahlzeit|na)(?: zusammen| ihr| du)?[ ,.!?]*$",
    ),
    (
        "off_topic",
        r"wetter(?!fest)|witz|gedicht|hauptstadt|politik|bundeskanzler\w*|(?:wer|wie) (?:\w+ )?(?:gewonnen|gespielt)|fussball(?:spiel|ergebnis)|ignorier\w*|deine anweisungen|systemprompt|rezept fur|ubersetz\w*|hausaufgabe\w*|schreib (?:mir )?(?:einen|ein|eine) (?:gedicht|aufsatz|code|programm|lied|geschichte|brief)|sinn des lebens|bitcoin|aktien|wie spat",
    ),
    (
        "find",
        r"(?:hilf|hilfst|helfen|helft|helfe|berat\w*) (?:\w+ ){0,4}?(?:aussuchen|auswahl\w*|wahlen|entscheiden|suchen|finden|entscheidung)|(?:bei (?:der|meiner) (?:auswahl|entscheidung|suche)|beim (?:aussuchen|auswahlen|entscheiden)) (?:\w+ ){0,2}?(?:helfen|hilf\w*|beraten|unterstutz\w*)|(?:kann|konnte) mich (?:nicht|nur schwer) entscheiden|weiss nicht,? was (?:ich (?:will|brauche|mochte|suche)|ich nehmen soll)",
    ),
)

PRODUCT_QUESTIONS = (
    (
        "material",
        r"material|woraus|aus was|stoff(?!tasche)|inhaltsstoffe|besteht|was ist (?:da )?(?:drin|drinnen|enthalten)|gemacht|enthalt",
    ),
    (
        "size",
        r"welche(?:n)? grosse\w*|wie (?:gross|lang|breit|schwer|hoch|tief|dick)|abmessungen|masse(?! )|masse\W|fall(?:t|en) .{0,25}aus|in (?:grosse|einer) |gewicht|wiegt|passt (?:mir|er|sie|es)|durchmesser hat",
    ),
    ("colour", r"welche(?:n)? farbe\w*|andere(?:n)? farbe\w*|in anderen farben|farben gibt"),
    ("stock", r"auf lager|verfugbar|lieferbar|ausverkauft|vorratig|noch da\b|wieder (?:da|rein|lieferbar)"),
    ("price", r"was kostet|was kosten|wie teuer|wie viel (?:kostet|kosten)|preis|reduziert|im angebot"),
    ("care", r"waschen|waschmaschine|waschbar|spulmaschine\w*|pflege|pflegen|reinigen|reinigt|putzt|sauber|bugeln|trockner"),
    (
        "about",
        r"mehr (?:uber|dazu|infos?|details)|ist (?:es|das|er|sie)|sind (?:sie|die)|geeignet|funktioniert|kompatibel|halt (?:das|der|die)",
    ),
)

SHOP_QUESTIONS = (
    ("orders", r"(?:bestellung|adresse) (?:\w+ )?(?:andern|stornieren|abbrechen)|stornier\w*|lieferadresse"),
    (
        "shipping",
        r"versand\w*|liefer(?:t|n|zeit\w*|ung\w*|kosten|st|land)|lieferbar nach|porto|zustell\w*|wie lange dauert|verschickt|schickt ihr|paketshop|packstation|express",
    ),
    (
        "returns",
        r"ruckgabe\w*|rucksend\w*|zuruck(?:geben|schicken|senden|zuschicken)|umtausch\w*|umzutauschen|erstatt\w*|retour\w*|widerruf\w*|geld zuruck",
    ),
    ("warranty", r"garantie|gewahrleistung|reparatur|reparier\w*|defekt|kaputt|reklam\w*"),
    (
        "payment",
        r"zahlungs\w*|paypal|klarna|rechnung|ratenzahlung|raten|kreditkarte|apple pay|vorkasse|lastschrift|gutschein\w*|rabatt\w*|geschenkkarte\w*",
    ),
    ("sizes", r"grossentabelle|grossenberatung|welche grosse (?:brauche|habe|soll|nehme)|grossenguide"),
    (
        "place",
        r"wo (?:seid|sitzt|finde ich|finden wir) (?:ihr|euch)|wo ist (?:euer|der) (?:laden|geschaft)|eure adresse|ladengeschaft|filiale|laden vor ort|showroom",
    ),
    (
        "shop",
        r"offnungszeiten|geoffnet|offen\W*$|adresse|ladengeschaft|filiale|laden vor ort|telefonnummer|datenschutz|nachhaltig\w*|uber euch|impressum|newsletter|wo (?:seid|sitzt) ihr|geschenkverpack\w*|als geschenk (?:verpack|einpack)\w*|produziert ihr",
    ),
)
