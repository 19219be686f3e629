"""French: the frequent patterns, in the plain spelling (no accents)."""

# ruff: noqa: E501, SIM905, ISC004 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Lexicon

_BASKET = r"(?:panier|caddie)"

FRENCH = Lexicon(
    code="fr",
    telling=frozenset(
        "le la les un une des du de je tu il elle nous vous mon ma mes et ou est sont avez avoir pour avec sans pas que quel quelle quelles comment "
        "cherche voudrais besoin moins plus dans sur ce cette ces merci bonjour s'il svp avez-vous puis-je quoi pourquoi c'est est-ce pouvez pouvez-vous peux-tu aider m'aider choisir".split()
    ),
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
    intents=(
        (
            "person",
            r"(?:parler|discuter|echanger|chatter) (?:a|avec) (?:un |une )?(?:\w+ )?(?:personne|humain|conseiller|conseillere|quelqu'un|agent|vendeur|vendeuse|responsable|etre humain)|service client|vraie personne(?!\?)|un (?:vrai )?humain|un conseiller|passez-moi|(?:joindre|contacter|appeler) (?:quelqu'un|le service|un conseiller|vous)",
        ),
        (
            "small_talk",
            r"(?:es-tu|etes-vous|tu es|vous etes|t'es) (?:une? |vraiment )*(?:humain|robot|bot|ia|vraie?|machine|personne)|qui es-tu|qui etes-vous|que (?:peux-tu|pouvez-vous) faire|comment (?:ca va|allez-vous|vas-tu)|ca va\W*$|c'est un (?:robot|bot)|^aide(?:z-moi)?\W*$|tu t'appelles comment|(?:peux-tu|pouvez-vous) m'aider\W*$",
        ),
        (
            "order_status",
            r"ou (?:est|en est|sont) (?:ma|mon|mes) (?:\w+ )?(?:commande|livraison|colis|paquet|articles)|suivi d(?:e|u) (?:ma |mon )?(?:commande|colis|livraison)|suivre (?:ma|mon)|numero de (?:commande|suivi)|(?:ma commande|mon colis|ma livraison) (?:\w+[' ]){0,4}(?:pas|arrive\w*|toujours|en retard|expedie\w*|livre\w*)"
            r"|(?:pas|rien|jamais) (?:encore )?recu|(?:quand|quel jour) (?:arrive|vais-je recevoir|est-ce que je recois)|j'ai (?:passe )?(?:une )?command\w+|commande (?:n|no|numero)?\W*\d{3,}",
        ),
        (
            "cart_remove",
            rf"(?:retire[rz]?|enleve[rz]?|supprime[rz]?|ote[rz]?|vide[rz]?)(?!\w)|hors d(?:u|e mon) {_BASKET}|du {_BASKET}",
        ),
        (
            "cart_show",
            rf"(?:montre\w*|voir|affiche\w*|qu'y a-t-il|quoi|qu'est-ce (?:que j'ai|qu'il y a)|contenu).{{0,20}}{_BASKET}|^(?:mon )?{_BASKET}\??$",
        ),
        (
            "checkout",
            r"(?:je (?:veux|voudrais|souhaite|peux) )?(?:payer|passer (?:la |ma )?commande|regler|commander)(?: maintenant)?\W*$|finaliser|passer (?:a la caisse|au paiement)|valider (?:ma |mon )?(?:commande|panier|achat)",
        ),
        (
            "cart_add",
            rf"(?:ajoute[rz]?|mets|mettez|mettre)(?!\w).{{0,50}}|(?:dans|au) (?:le |mon )?{_BASKET}|je (?:le|la|les) (?:prends|veux|garde)|je (?:prends|vais prendre|prendrai) (?:le|la|les|deux|trois|\d+|celui|celle|l')|je voudrais (?:le|la) (?:premier|premiere|deuxieme|troisieme|dernier|derniere)",
        ),
        (
            "compare",
            r"compar\w*|difference\w*|(?:lequel|laquelle|lesquels|lesquelles) (?:est|sont|me|de|vous|choisir|prendre|a |convient)|quel(?:le)? est (?:le |la )(?:mieux|meilleure?|plus)",
        ),
        ("why", r"pourquoi(?! pas\W*$)"),
        (
            "cheaper",
            r"moins (?:cher|chere|chers|cheres|couteux|onereux)(?! (?:de|que) \d)|(?:trop|tres|un peu|super|hyper) (?:cher|chere|chers|cheres)|c'est cher|meilleur prix|prix plus bas|hors (?:de mon )?budget",
        ),
        (
            "goes_with",
            r"qu'est-ce qui va avec|(?:va|vont|irait|irait bien) (?:bien )?avec|accessoires? pour|pour aller avec|achetes? ensemble",
        ),
        (
            "more_like",
            r"similaires?|semblables?|comme (?:celui|celle|ca|le|la) ?(?:premier|premiere|deuxieme|second|seconde|troisieme|dernier|derniere|-ci|-la)?|(?:le |du )?meme (?:style|genre)|dans le genre|ressembl\w*",
        ),
        (
            "something_else",
            r"autre chose|d'autres|autres (?:options|idees|produits|modeles|choix)|rien de tout|(?:je n'aime|j'aime) pas|(?:ne )?me plai(?:t|sent) pas|(?:pas|aucun\w*) (?:ceux|celles|de ceux)[- ]?(?:la|ci)?|montre\w*[- ]m'en plus|voir plus|quoi d'autre",
        ),
        (
            "thanks",
            r"^(?:\w+,? )?merci(?:,? (?:beaucoup|bien|a vous|au revoir|bonne journee|pour \w+(?: \w+){0,2}|c'est tout|infiniment|mille fois))*[ .!,]*$|^(?:au revoir|bonne journee|a bientot|c'est tout)[ .!]*$",
        ),
        ("greeting", r"^(?:bonjour|bonsoir|salut|coucou|hello|bjr|slt)(?: a tous| madame| monsieur)?[ ,.!?]*$"),
        (
            "off_topic",
            r"meteo|(?:quel )?temps (?:fait-il|qu'il fait|fera)|blague|poeme|capitale d|politique(?! de)|ignore\w* (?:les|tes|toutes|vos)|tes instructions|president|match (?:de|d'hier)|qui a gagne|recette (?:de|du|pour)|traduis|traduire|ecris[- ]moi|devoirs|sens de la vie|bitcoin|code python|quelle heure est",
        ),
        (
            "find",
            r"(?:aide\w*|guide\w*|conseille\w*)(?:[- ](?:moi|nous))?(?: \w+){0,2}? (?:a )?(?:choisir|trouver|decider|faire (?:un|mon|le) choix|dans (?:mon|le|mes) choix)|(?:me|nous) (?:conseiller|guider)\W*$|(?:je )?(?:ne )?sais pas (?:quoi (?:choisir|prendre|acheter)|ce que je veux)|n'arrive pas a (?:choisir|me decider)",
        ),
    ),
    product_questions=(
        (
            "material",
            r"matiere\w*|materiau\w*|en quoi|compose\w*|composition|ingredients?|tissu|(?:il y a|y'a) quoi (?:dedans|dans)|contient|fabrique avec",
        ),
        (
            "size",
            r"quelles? tailles?|dimensions?|mesure\w*|poids|pese|longueur|largeur|hauteur|profondeur|taille (?:grand|petit|normal\w*|comment)|en taille|il fait combien|combien (?:il |elle )?(?:mesure|pese|fait)|contenance|quelle? (?:longueur|largeur|hauteur|grandeur)",
        ),
        ("colour", r"quelles? couleurs?|autres? couleurs?|d'autres coloris|coloris"),
        ("stock", r"en stock|disponibles?|epuisee?s?|rupture|encore (?:en vente|dispo)|dispo"),
        (
            "price",
            r"combien (?:ca |il |elle )?(?:coute|vaut)|quel (?:est le |est son )?prix|c'est combien|prix|coute combien|en promo\w*|solde",
        ),
        (
            "care",
            r"laver|lavage|lave-vaisselle|lavable|(?:en|a la) machine|entreti\w+|nettoy\w+|nettoie|repasser|seche-linge|taches?",
        ),
        (
            "about",
            r"plus (?:d'infos?|de details|sur)|est-ce que (?:c'est|ca|il|elle)|convien\w+|est-il|est-elle|sont-ils|sont-elles|compatible|fonctionne|marche avec|s'utilise|utiliser|parlez[- ]moi|en savoir plus",
        ),
    ),
    shop_questions=(
        ("orders", r"(?:modifier|annuler|changer) (?:\w+ ){0,3}(?:commande|adresse)|annulation"),
        (
            "shipping",
            r"livr(?:ez|aison\w*|er|e|es)(?!\w)|expedi\w+|frais de port|delais?|envo(?:i|is|yez|yer)(?!\w)|point relais|douane",
        ),
        (
            "returns",
            r"retour\w*|rembours\w*|echang(?:e|er|es|ez)(?!\w)|renvoyer|rendre(?! (?:mieux|plus))|changer d'avis|retract\w*",
        ),
        ("warranty", r"garanti\w*|repar\w*|defectueu\w*|casse\w*|en panne"),
        (
            "payment",
            r"paiement\w*|paypal|klarna|carte (?:bancaire|bleue|cadeau)|en plusieurs fois|payer (?:en|par|avec)|bon d'achat|code promo|cheque|virement|reduction etudiant\w*",
        ),
        ("sizes", r"guide des tailles|quelle taille (?:prendre|choisir|me)"),
        (
            "shop",
            r"horaires|(?:votre|une) adresse|magasin (?:physique|a)|boutique physique|telephone(?! portable)|confidentialite|durables?|a propos de vous|emballage cadeau|paquet cadeau|ou (?:etes-vous|se trouve)|newsletter|fidelite|fabrique en france|ethique",
        ),
    ),
    seeking=r"j'aimerais|je souhaite|je cherche|il me faudrait|je veux|besoin d|recherch\w+|(?:avez|auriez|vendez|proposez)[- ]vous|vous avez|je (?:cherche|recherche|voudrais|veux)|y a-t-il|il me faut|montre\w*[- ]moi|j'ai besoin",
    question=r"^(?:(?:et|bonjour|sinon|mais),? )?(?:quel\w*|que|qu'est\S*|comment|quand|ou|qui|pourquoi|est-ce|avez\S*|puis\S*|peut\S*|y a\S*|combien|c'est quoi|vous (?:livrez|faites|avez)|peux-tu|pouvez\S*) |(?:comment|combien|combien de temps|quoi)\W*$|\?$",
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
    cheap=r"pas (?:trop )?chere?s?|bon marche|abordables?|petit budget|economique",
    fine=r"haut de gamme|luxe|premium|meilleure qualite",
    skip=r"aucune idee|comme tu veux|je (?:n'en )?sais rien|surprenez-moi|n'importe (?:lequel|laquelle)|pas d'avis|qu'est-ce que (?:tu|vous) (?:me )?(?:conseille\w*|recommande\w*)|les deux|tout me va|peu importe|(?:ca )?m'est egal|aucune preference|pas de preference|(?:je )?(?:ne )?sais pas|n'importe|comme vous voulez|que me conseillez|au choix|les deux",
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
    numbers={"deux": 2, "trois": 3, "quatre": 4, "cinq": 5},
    colours={
        "noir": "black",
        "noire": "black",
        "noirs": "black",
        "noires": "black",
        "blanc": "white",
        "blanche": "white",
        "gris": "grey",
        "grise": "grey",
        "argent": "silver",
        "or": "gold",
        "dore": "gold",
        "rouge": "red",
        "rouges": "red",
        "bordeaux": "red",
        "bleu": "blue",
        "bleue": "blue",
        "bleus": "blue",
        "bleues": "blue",
        "marine": "blue",
        "vert": "green",
        "verte": "green",
        "jaune": "yellow",
        "orange": "orange",
        "rose": "pink",
        "violet": "purple",
        "violette": "purple",
        "marron": "brown",
        "brun": "brown",
        "beige": "beige",
        "turquoise": "turquoise",
    },
)
