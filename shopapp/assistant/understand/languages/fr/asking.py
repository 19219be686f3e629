"""What is asked in French: the intents in the order in which they are tried, and the topics of questions."""

# ruff: noqa: E501, ISC004 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.meaning import Intent

_BASKET = r"(?:panier|caddie)"

INTENTS: tuple[tuple[Intent, str], ...] = (
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
)

PRODUCT_QUESTIONS = (
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
)

SHOP_QUESTIONS = (
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
        "place",
        r"(?:votre|l') ?adresse|magasin physique|boutique physique|ou (?:etes-vous|se trouve (?:votre|la|le) (?:boutique|magasin)|puis-je vous trouver)|showroom",
    ),
    (
        "shop",
        r"horaires|(?:votre|une) adresse|magasin (?:physique|a)|boutique physique|telephone(?! portable)|confidentialite|durables?|a propos de vous|emballage cadeau|paquet cadeau|ou (?:etes-vous|se trouve)|newsletter|fidelite|fabrique en france|ethique",
    ),
)
