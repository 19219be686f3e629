"""French, in the plain spelling (no accents). The phrases around a wish stand here; the rest has a file for each subject."""

# ruff: noqa: E501, SIM905 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.languages.fr.amounts import COUNTING, MEASURES
from shopapp.assistant.understand.languages.fr.asking import INTENTS, PRODUCT_QUESTIONS, SHOP_QUESTIONS
from shopapp.assistant.understand.languages.fr.pages import PAGES
from shopapp.assistant.understand.languages.fr.person import PERSON
from shopapp.assistant.understand.languages.fr.small import CHAT, IDLE, PAPERS
from shopapp.assistant.understand.languages.fr.suiting import SUITING
from shopapp.assistant.understand.languages.fr.things import COLOURS, THINGS
from shopapp.assistant.understand.lexicon import Lexicon, plain_words

FRENCH = Lexicon(
    code="fr",
    telling=frozenset(
        "le la les un une des du de je tu il elle nous vous mon ma mes et ou est sont avez avoir pour avec sans pas que quel quelle quelles comment "
        "cherche voudrais besoin moins plus dans sur ce cette ces merci bonjour s'il svp avez-vous puis-je quoi pourquoi c'est est-ce pouvez pouvez-vous peux-tu aider m'aider choisir".split()
    ),
    idle=plain_words(IDLE),
    papers=plain_words(PAPERS),
    chat=CHAT,
    filler=(
        r"choisir|decider|m'aider",
        r"(?:pouvez-vous|peux-tu|pourriez-vous) m'aider|aide[rz]?(?:-moi)?|(?:a )?(?:choisir|trouver)|(?:me )?conseiller|sais pas ce que je veux",
        r"bonjour|bonsoir|salut",
        r"je (?:cherche|recherche|voudrais|veux|souhaite|souhaiterais|suis a la recherche d[e'])(?: acheter| trouver)?",
        r"j'(?:ai besoin d[e']|aimerais)",
        r"(?:avez|auriez|vendez|proposez)[- ]vous",
        r"est-ce que vous (?:avez|vendez)",
        r"vous avez|y a-t-il|il y a",
        r"(?:montrez|montre|proposez|conseillez)[- ]moi",
        r"pouvez-vous",
        r"quelque chose|s'il (?:vous|te) plait|svp|merci|plutot|peut-etre|cadeau|un cadeau",
        r"un|une|des|de|du|d'|le|la|les|l'|et|ou|pour|avec|en|dans|sur|a|au|aux|mon|ma|mes|me|moi|je|c'est|est|sont|qui|mais|euros?|aussi",
    ),
    intents=INTENTS,
    product_questions=PRODUCT_QUESTIONS,
    shop_questions=SHOP_QUESTIONS,
    pages=PAGES,
    suiting=SUITING,
    seeking=r"j'aimerais|je souhaite|je cherche|il me faudrait|je veux|besoin d|recherch\w+|(?:avez|auriez|vendez|proposez)[- ]vous|vous avez|je (?:cherche|recherche|voudrais|veux)|y a-t-il|il me faut|montre\w*[- ]moi|j'ai besoin",
    question=r"^(?:(?:et|bonjour|sinon|mais),? )?(?:quel\w*|que|qu'est\S*|comment|quand|ou|qui|pourquoi|est-ce|avez\S*|puis\S*|peut\S*|y a\S*|combien|c'est quoi|vous (?:livrez|faites|avez)|peux-tu|pouvez\S*) |(?:comment|combien|combien de temps|quoi)\W*$|\?$",
    how=r"^(?:(?:et|bonjour),? )?comment (?!ca )",
    leave=r"^(?:(?:bonjour|salut|et),? )?(?:puis-je|puis je|peut-on|peut on|pouvons-nous|est-ce que (?:je peux|on peut)|je peux|on peut) (?!(?:avoir|voir|acheter|commander|trouver|prendre|ajouter|essayer|porter|laver|utiliser|parler|comparer)(?!\w))",
    negators=r"(?:surtout )?pas(?: en| de| d(?=')| du| des)?|sans|sauf|excepte|aucun(?:e)?|rien (?:en|de)|ni|hors",
    mild=r"pas (?:trop|tres|si) ([a-z]{3,20})",
    not_negations=r"pas (?:encore |toujours )?recu|toujours pas|pas (?:sur|sure|trop|tres|plus|cher|chere|vraiment|grave|encore|de preference|d'importance)(?!\w)|sans importance|sais pas|pas mal",
    joints=r"mais|et|pour|surtout|avec|moins|plus|entre|svp|qui|que|je|car|plutot|a|dans",
    ors=r"ou|ni",
    free_of=r"sans[- ]([a-z]{3,20})",
    ceiling=r"ne depassant pas|sans depasser|pas (?:au-dela|plus) de|maxi|(?:a )?moins (?:de|que)|sous|jusqu'a|max(?:imum)?|au plus|pas plus de|inferieur a|en dessous de",
    ceiling_after=r"maxi|grand max|a ne pas depasser|max(?:imum)?|ou moins|au plus",
    floor=r"plus de|a partir de|au moins|superieur a",
    around=r"environ|a peu pres|aux alentours de|dans les|autour de|vers|dans les",
    between=r"(?:entre|de)? ?{n} ?(?:et|a|-) ?{n}",
    budget=r"budget|depenser|prix|euros?",
    around_after=r"(?:environ|a peu pres|maximum environ|et quelques|par la)",
    reduced=r"en promo(?:tion)?s?|promos?|promotions?|en solde|soldes?|soldee?s?|bonnes affaires|remise[es]?s?|a prix reduit|prix barres?|offres speciales?|destockage",
    newest=r"nouveautes?|quoi de neuf|nouveaux (?:produits|articles|arrivages)|derniers (?:arrivages|produits|modeles)|nouvelle collection|nouvelles arrivees",
    popular=r"best.?sellers?|meilleures? ventes?|plus (?:vendue?s?|populaires?|achetee?s?|demandee?s?|commandee?s?)|populaires?|incontournables?",
    cheap=r"pas (?:trop )?chere?s?|bon marche|abordables?|petit budget|economique",
    fine=r"haut de gamme|luxe|premium|meilleure qualite",
    skip=r"aucune idee|comme tu veux|je (?:n'en )?sais rien|surprenez-moi|n'importe (?:lequel|laquelle)|pas d'avis|qu'est-ce que (?:tu|vous) (?:me )?(?:conseille\w*|recommande\w*)|les deux|tout me va|peu importe|(?:ca )?m'est egal|aucune preference|pas de preference|(?:je )?(?:ne )?sais pas|n'importe|comme vous voulez|que me conseillez|au choix|les deux",
    advice=r"conseill\w*|recommand\w*|suger\w*|aucune idee|surprene\w*|choisiss\w*|comme vous voulez|a vous de",
    open=r"quelque chose|(?:veux|voudrais|souhaite|aimerais) (?!acheter|voir|avoir|trouver)\w+(?:er|ir|re)",
    places={
        "premier": 0,
        "premiere": 0,
        "deuxieme": 1,
        "second": 1,
        "seconde": 1,
        "troisieme": 2,
        "quatrieme": 3,
        "dernier": -1,
        "derniere": -1,
    },
    place_phrase=r"(?:le |la )?{place}",
    word_phrase=r"(?:le|la) ([a-z]{3,20})$",
    it=r"le|la|ca|celui-ci|celle-ci|celui-la|celle-la|les deux|ceux-ci|cela",
    loose=r"de preference|plutot(?! sans| pas)|si possible,?|idealement|je prefere(?:rais)?|j'aimerais mieux",
    loose_after=r"si possible|de preference|ce serait (?:bien|mieux|parfait|top)|serait (?:un plus|bien)|si vous avez",
    correction=r"(?:non|pardon|desolee?|oups)?,? ?(?:je voulais dire|je veux dire|je parlais d(?:e|es|u))|en fait(?: je (?:cherche|veux|voudrais))?|non,? (?:je voulais|je cherche)",
    complaint=r"(?:est|etes|es|trop|vraiment|completement|c'est) nul(?:le|s)?|lamentable\w*|honteux|une honte|arnaque\w*|escroc\w*|(?:pire|mauvais\w*|horrible) (?:service|boutique|site|magasin|experience)|inutile|incompetent\w*|merde|n'importe quoi|perte de temps|ras le bol|plus jamais|decu\w*|debile|idiot\w*|scandaleux|se (?:moque|fout)\w*",
    gift=r"(?<!carte )(?<!emballage )(?<!paquet )(?<!cheque )(?:petits? )?cadeaux?(?: original| sympa)?|a offrir|offrir|anniversaire|noel|pour (?:ma|mon|un|une|la|le|notre) (?:meilleure? |petite? |belle-)?(?:maman|papa|niece|neveu|tante|oncle|mamie|papi|grand-mere|grand-pere|cherie?|conjoint\w*|voisin\w*|patron\w*|maitresse|mere|pere|femme|mari|copine|copain|amie?|soeur|frere|fils|fille|enfant|collegue)",
    person=PERSON,
    measures=MEASURES,
    counting=COUNTING,
    things=THINGS,
    numbers={"deux": 2, "trois": 3, "quatre": 4, "cinq": 5},
    colours=COLOURS,
)
