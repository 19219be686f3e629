"""German, in the plain spelling (no umlauts, ss for ß). The phrases around a wish stand here; the rest has a file for each subject."""

# ruff: noqa: E501, SIM905 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.languages.de.amounts import COUNTING, MEASURES
from shopapp.assistant.understand.languages.de.asking import INTENTS, PRODUCT_QUESTIONS, SHOP_QUESTIONS
from shopapp.assistant.understand.languages.de.pages import PAGES
from shopapp.assistant.understand.languages.de.person import PERSON
from shopapp.assistant.understand.languages.de.small import CHAT, IDLE, PAPERS
from shopapp.assistant.understand.languages.de.suiting import SUITING
from shopapp.assistant.understand.languages.de.things import COLOURS, THINGS
from shopapp.assistant.understand.lexicon import Lexicon, plain_words

GERMAN = Lexicon(
    code="de",
    telling=frozenset(
        "der die das den dem ein eine einen einer ich du sie wir mir mich und oder ist sind habt haben hat fur mit ohne nicht kein keine "
        "was wie wo welche welcher suche brauche mochte bitte unter uber gibt es im auf zu von kann konnen etwas nach danke hallo warum meine mein ihr euch".split()
    ),
    idle=plain_words(IDLE),
    papers=plain_words(PAPERS),
    chat=CHAT,
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
    intents=INTENTS,
    product_questions=PRODUCT_QUESTIONS,
    shop_questions=SHOP_QUESTIONS,
    pages=PAGES,
    suiting=SUITING,
    seeking=r"brauch\w*|such\w*|hatte gern\w*|bin auf der suche|(?:habt|haben|verkauft|fuhrt) (?:ihr|sie)|gibt es|ich (?:suche|brauche|mochte)|wir suchen|zeig\w*|empfehl\w*|empfiehl\w*",
    question=r"^(?:(?:und|aber|also|hallo|hi),? )?(?:was|welche[rsnm]?|wie|wann|wo|wer|womit|woraus|wieso|warum|wieviel|ist|sind|kann|konnen|konnt|habt|haben|hat|gibt|gibts|muss|darf|soll|passt|fallt|lohnt|bieten|liefert|verschickt|aus was|aus welchem|in welche[rnm]|mit welche[rnm]) |\?$",
    how=r"^(?:(?:und|also|hallo),? )?wie \w+ (?:ich|wir|man)(?!\w)",
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
    reduced=r"reduziert\w*|im angebot|sonderangebot\w*|(?:aktuelle |gibt es |habt ihr )angebote|angebote\W*$|im sale|sale\W*$|schnappchen|preisnachlass|herabgesetzt\w*|rabattiert\w*|ausverkauf",
    newest=r"neuheiten|was (?:ist|gibt es) neu\w*|etwas neues|neues\W*$|neuigkeiten|neu eingetroffen|neueste\w*|neue (?:produkte|artikel|ware|kollektion)",
    popular=r"bestseller\w*|topseller\w*|beliebt\w*|meist.?(?:verkauft|gekauft)\w*|(?:haufigsten|meisten) (?:gekauft|verkauft|bestellt)\w*|verkaufsschlager|was kaufen (?:die )?(?:meisten|anderen?)",
    cheap=r"gunstig\w*|billig\w*|preiswert\w*|nicht (?:zu |so |sehr )?teuer",
    fine=r"hochwertig\w*|edel|luxus\w*|premium",
    skip=r"(?:is )?(?:mir )?(?:wurscht|wurst|schnuppe|gleich)\W*$|was (?:wurdest|wurdet|wurden) (?:du|ihr|sie) (?:nehmen|empfehlen|sagen)|was (?:meinst|denkst) du|keinen plan|kommt (?:nicht )?drauf an|hauptsache|beides ist|beide gehen|alle[sr]? (?:ok|gut|recht)|(?:ist )?(?:mir )?egal|keine (?:ahnung|praferenz)|weiss nicht|weiss ich nicht|spielt keine rolle|beliebig|irgendein\w*|uberrasch\w*|was empfiehlst du|was empfehlen sie|beides",
    advice=r"empfiehl\w*|empfehl\w*|rat(?:en|et|st)|keine ahnung|uberrasch\w*|entscheid\w*|wahlen sie|wahl du|schlag",
    open=r"etwas|irgendwas|was (?:hilft|passt|eignet|nehme|brauche)|(?:will|mochte|wollen|mochten) (?:.{1,40} )?\w+en$",
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
    person=PERSON,
    measures=MEASURES,
    counting=COUNTING,
    things=THINGS,
    numbers={"zwei": 2, "drei": 3, "vier": 4, "funf": 5, "beide": 2},
    colours=COLOURS,
)
