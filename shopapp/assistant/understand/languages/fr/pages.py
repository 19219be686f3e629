"""French: how a product is asked about by its name, and the words in which its page answers."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Pages

PAGES = Pages(
    definite=r"est[ -]ce qu(?:e (?:le |la |les |l')|')|(?:le|la|les) (?=.*\?)(?!plus |moins |premi|deux|trois|second|dern)|l'(?=.*\?)"
    r"|(?:combien|quel\w*|quand|a partir|de quoi|en quoi|jusqu'a|pour)(?: [\w'-]+){0,5} (?:le |la |les |l'|du |de la )(?!difference)",
    asked={
        "weight": r"lourde?s?|pes(?:e|ent|er)|poids",
        "age": r"ages?",
        "number": r"combien de",
    },
    says={
        "material": "matiere coton laine lin cuir acier bois verre soie ingredient tissu",
        "care": "lavage laver lavable machine nettoyer entretien main",
        "size": "cm mm taille large haut longueur largeur hauteur litre dimensions",
        "weight": "poids pese kg g",
        "age": "ans mois age",
        "number": "pieces personnes joueurs",
    },
)
