"""German: the frequent patterns, in the plain spelling (no umlauts, ss for ß)."""

# ruff: noqa: E501, SIM905, ISC004 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Lexicon

_BASKET = r"(?:warenkorb|korb|einkaufswagen)"

GERMAN = Lexicon(
    code="de",
    telling=frozenset(
        "der die das den dem ein eine einen einer ich du sie wir mir mich und oder ist sind habt haben hat fur mit ohne nicht kein keine "
        "was wie wo welche welcher suche brauche mochte bitte unter uber gibt es im auf zu von kann konnen etwas nach danke hallo warum meine mein ihr euch".split()
    ),
    filler=(
        r"aussuchen|auswahlen|entscheiden",
        r"(?:(?:kannst|konnen|konnten|konntet|konnt) (?:du|sie|ihr) )?(?:mir |uns )?(?:hilf|hilfst|helfen|helft)|(?:beim |bei der )?(?:aussuchen|auswahl\w*|entscheiden|entscheidung)|weiss nicht,? was ich (?:will|brauche|mochte|suche)",
        r"hallo|guten tag|hi|moin",
        r"ich (?:suche|brauche|mochte|hatte gerne?|will|wunsche mir|bin auf der suche)(?: nach)?",
        r"wir suchen",
        r"(?:habt|haben|hatten|verkauft|fuhrt) (?:ihr|sie)",
        r"gibt es",
        r"(?:zeig|zeigen sie|empfehlen sie|empfiehl)(?: mir)?",
        r"konnen sie|konnt ihr|kannst du",
        r"etwas|irgendwas|was|ein paar|bitte|danke|gerne?|vielleicht|eigentlich|am liebsten|geschenk|als geschenk",
        r"ein|eine|einen|einer|einem|der|die|das|den|dem|und|oder|fur|mit|im|in|auf|zu|zum|zur|von|mich|mir|es|ist|sind|sein|soll(?:te)?|aber|euro|doch|lieber|stattdessen|auch",
    ),
    intents=(
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
            r"(?:et)?was (?:ganz )?ander(?:es|s)|ander(?:e|es|en) (?:vorschlage|optionen|produkte|modelle|sachen)|(?:noch |zeig \w+ |gibt es |habt ihr )andere\W*$|^andere\W*$|mehr (?:zeigen|anzeigen|davon zeigen)|zeig \w* ?mehr|weitere|(?:gefallt|gefallen|passt|passen|uberzeugt|uberzeugen) mir (?:\w+ ){0,3}nicht|nicht (?:so )?(?:mein ding|meins|mein geschmack)|kein(?:e|s|er)? davon|was (?:gibt es|habt ihr) (?:noch|sonst)|noch (?:was|mehr|andere)\W*$",
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
    ),
    product_questions=(
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
    ),
    shop_questions=(
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
            "shop",
            r"offnungszeiten|geoffnet|offen\W*$|adresse|ladengeschaft|filiale|laden vor ort|telefonnummer|datenschutz|nachhaltig\w*|uber euch|impressum|newsletter|wo (?:seid|sitzt) ihr|geschenkverpack\w*|als geschenk (?:verpack|einpack)\w*|produziert ihr",
        ),
    ),
    seeking=r"brauch\w*|such\w*|hatte gern\w*|bin auf der suche|(?:habt|haben|verkauft|fuhrt) (?:ihr|sie)|gibt es|ich (?:suche|brauche|mochte)|wir suchen|zeig\w*|empfehl\w*|empfiehl\w*",
    question=r"^(?:(?:und|aber|also|hallo|hi),? )?(?:was|welche[rsnm]?|wie|wann|wo|wer|womit|woraus|wieso|warum|wieviel|ist|sind|kann|konnen|konnt|habt|haben|hat|gibt|gibts|muss|darf|soll|passt|fallt|lohnt|bieten|liefert|verschickt|aus was|aus welchem|in welche[rnm]|mit welche[rnm]) |\?$",
    leave=r"^(?:(?:hallo|hi|und|auch),? )?(?:darf|durfen|kann|konnen|konnte|konnten) (?:ich|wir|man) (?!.*(?:haben|bekommen|sehen|kaufen|bestellen|finden|anschauen|ansehen|tragen|waschen|benutzen|nehmen|sprechen|reden)\W*$)",
    negators=r"nicht(?: aus| in)?|kein(?:e|en|er|em)?|ohne|ausser|bloss nicht|nichts (?:aus|in|mit)",
    mild=r"nicht (?:zu|so|allzu|sehr) ([a-z]{3,20})",
    not_negations=r"nicht (?:sicher|zu|so|sehr|nur|wirklich|mehr als|teuer|unbedingt)(?!\w)|kein(?:e)? (?:ahnung|praferenz|problem|eile)|weiss nicht|mehr nicht",
    joints=r"aber|und|bitte|lieber|fur|mit|unter|uber|zwischen|bitte|der|die|das|weil|ich|es|sondern|bis",
    ors=r"oder|noch",
    free_of=r"([a-z]{3,20})(?:frei(?:e|er|es|en)?)",
    ceiling=r"unter|bis(?: zu| max\w*\.?)?|maximal|max\.?|allerhochstens|darf (?:ruhig |auch |bis zu )?|nicht uber|hochstens|weniger als|gunstiger als|nicht mehr als",
    ceiling_after=r"oder weniger|maximal|hochstens",
    floor=r"uber|ab|mehr als|mindestens",
    around=r"so um die|um die|in der gegend von|so |etwa|ca|circa|ungefahr|rund|um",
    between=r"(?:zwischen|von)? ?{n} ?(?:und|bis|-) ?{n}",
    budget=r"budget|ausgeben|kosten|preis|euro",
    around_after=r"(?:rum|herum|oder so|ungefahr|circa|ca|etwa)",
    cheap=r"gunstig\w*|billig\w*|preiswert\w*|nicht (?:zu |so |sehr )?teuer",
    fine=r"hochwertig\w*|edel|luxus\w*|premium",
    skip=r"(?:is )?(?:mir )?(?:wurscht|wurst|schnuppe|gleich)\W*$|was (?:wurdest|wurdet|wurden) (?:du|ihr|sie) (?:nehmen|empfehlen|sagen)|was (?:meinst|denkst) du|keinen plan|kommt (?:nicht )?drauf an|hauptsache|beides ist|beide gehen|alle[sr]? (?:ok|gut|recht)|(?:ist )?(?:mir )?egal|keine (?:ahnung|praferenz)|weiss nicht|weiss ich nicht|spielt keine rolle|beliebig|irgendein\w*|uberrasch\w*|was empfiehlst du|was empfehlen sie|beides",
    places={
        "erste": 0,
        "ersten": 0,
        "erstes": 0,
        "zweite": 1,
        "zweiten": 1,
        "zweites": 1,
        "dritte": 2,
        "dritten": 2,
        "drittes": 2,
        "vierte": 3,
        "vierten": 3,
        "letzte": -1,
        "letzten": -1,
    },
    place_phrase=r"(?:der|die|das|den|dem)? ?{place}",
    word_phrase=r"(?:der|die|das|den) ([a-z]{3,20})e[nsr]?$",
    it=r"es|das|diese[rsn]?|den|ihn|die beiden|beide|davon",
    loose=r"am liebsten|lieber(?! ohne| nicht| kein)|moglichst|vorzugsweise|gerne?(?: auch)?(?= in| aus| mit)|idealerweise|bevorzugt|wenn moglich,?",
    loose_after=r"wenn moglich|wenn's geht|ware (?:schon|toll|super|nett|gut)|falls moglich|bevorzugt",
    correction=r"(?:nein|ne|nee|sorry|quatsch)?,? ?ich (?:meinte|meine|wollte sagen)|(?:nein,? )?(?:doch lieber|stattdessen|vergiss (?:es|das),?)",
    complaint=r"saftladen|unverschamt\w*|frechheit|lacherlich|betrug\w*|abzocke\w*|schei(?:ss)\w*|mist(?:laden|ding)|(?:schlecht(?:er|este[rs]?)|miese[rs]?|furchtbar\w*|schrecklich\w*|grottig\w*) (?:service|laden|shop|bot|kundenservice)|das letzte|nutzlos\w*|unbrauchbar\w*|(?:du bist|ihr seid|sie sind) (?:so |echt |total )*(?:dumm|blod|doof|unfahig|nutzlos|schlecht)|nie wieder|enttauscht|zeitverschwendung|verarsch\w*|idiot\w*|blode[rs]? bot",
    gift=r"(?:(?:kleine[ns]?|schone[ns]?|besondere[ns]?|nette[ns]?) )*geschenk(?!kart|verpack|gutschein)\w*|zum verschenken|schenken|geburtstag\w*|weihnacht\w*|hochzeitstag|fur (?:meine?n?|eine?n?|die|den|unsere?n?)? ?(?:beste[nr]? |liebe[nr]? |kleine[nr]? )?(?:mama|papa|mutti|mum|nichte|neffe|tante|onkel|schwieger\w+|chef\w*|lehrer\w*|nachbar\w*|partner\w*|madchen|jungen|enkel\w*|opa|oma|mutter|vater|frau|mann|freundin|freund|schwester|bruder|sohn|tochter|kind|oma|opa|kolleg\w*)",
    numbers={"zwei": 2, "drei": 3, "vier": 4, "funf": 5, "beide": 2},
    colours={
        "schwarz": "black",
        "weiss": "white",
        "grau": "grey",
        "silber": "silver",
        "gold": "gold",
        "rot": "red",
        "blau": "blue",
        "dunkelblau": "blue",
        "marine": "blue",
        "grun": "green",
        "gelb": "yellow",
        "orange": "orange",
        "rosa": "pink",
        "pink": "pink",
        "lila": "purple",
        "violett": "purple",
        "braun": "brown",
        "beige": "beige",
        "turkis": "turquoise",
    },
)
