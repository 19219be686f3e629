"""How a person of the shop is asked for in French, and how somebody wants to be reached."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Person

PERSON = Person(
    somebody=r"(?:personnes?|humain(?:e|s)?|conseill(?:er|ere|ers)|agents?|collegues?|vendeu(?:r|se)s?|responsable|interlocut\w+|service client\w*|support|equipe|quelqu'un|employee?s?|operat\w+|technicien\w*|standard|gerante?|patron(?:ne)?|etre humain)",
    speak=r"(?:parl\w+|discut\w+|echang\w+|chatt\w+|ecri\w+|transfer\w+|pass(?:er?|ez)|mett\w+|mis|mise|met(?:s)?|connect\w+|relation|contact\w*|joindre|dialogu\w+|redirig\w+|orient\w+|bascul\w+|communiqu\w+|entreten\w+|adress\w+)",
    want=r"(?:(?:je (?:veux|voudrais|souhaite|prefere|desire)|j'aimerais|donnez-moi|donne-moi|il me faut|j'ai besoin (?:d'|de )|appelez(?:-moi)?|puis-je avoir|(?:est-ce que je )?peux(?:-je)? avoir|(?:est-ce qu')?il y a|y a-t-il|pouvez-vous m'envoyer) ?(?:une? |l'|le |la |de l'|d'|votre )?(?:vraie? )?)",
    whole=r"(?:pas|plus|marre)(?: \w+| d'| de| a){0,4} (?:une? )?(?:robots?|bots?|machines?|automates?|ordinateurs?)|(?:me |nous )?rappel(?:er|ez)(?:-moi| moi)?\W*$|(?:etre|qu'on me) rappel\w+",
    bare=r"(?:une?|le|la|l'|des|vraie?|s'il (?:vous|te) plait|svp|tout de suite|maintenant|merci|votre)",
    spoken_of=r"pour (?:une?|le|la|l'|mon|ma|mes|notre|des|deux|\d+|chaque)?",
    call_off=r"annul\w+ (?:mon |notre |le |cet |l')(?:appel|rappel|rendez-vous telephonique)|(?:plus|pas) (?:besoin )?(?:de l'|d'un |d'|de |l')(?:appel|rappel)|ne (?:m'appelez|me rappelez|m'appelle|me rappelle) (?:pas|plus)|(?:veux|souhaite) plus (?:etre )?(?:appele|rappele)e?",
    call=r"(?:m'|me |nous )?(?:appel|rappel)(?:er|ez)[- ](?:moi|nous)|(?:m'appeler|me rappeler|etre rappel\w+|qu'on me rappelle|qu'on m'appelle)|(?:rendez-vous|creneau) telephonique|(?:reserver|planifier|prendre) (?:un )?(?:appel|rendez-vous pour un appel)|par telephone",
    contact=r"(?:laisser|donner|noter|prendre|notez|prenez) (?:mes coordonnees|mon (?:adresse|e-?mail|mail|contact|courriel))|(?:ecrivez|repondez|contactez|ecrire|repondre)[- ]?(?:moi)? par (?:e-?mail|mail|courriel)",
)
