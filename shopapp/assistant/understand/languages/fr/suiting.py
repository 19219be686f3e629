"""Ages and numbers of people in French, as shoppers say them and as products state them."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Suiting

SUITING = Suiting(
    years=r"ans?",
    months=r"mois",
    old=r"",
    no_age=r" (?:de garantie|d'experience|garantie)",
    ages=r"ages?|agee?s? de",
    starting=r"des|a partir de|a partir d'|plus de",
    onwards=r" ?\+| et plus",
    until=r"jusqu'a",
    birth=r"des la naissance|de la naissance",
    not_under=r"ne (?:convient|conviennent) pas[\w ]{0,20} moins de",
    people=r"personnes?|convives?|adultes?|couverts?",
    players=r"joueu(?:rs?|ses?)",
    seats=r"accueille|pour",
    seater=r"places|couverts",
    group=r"(?:une |notre )?(?:famille|groupe) de",
    given=r"pour|a",
    serving=r"tables?|canapes?|tentes?|jeux?|sets?|bancs?|services?|raclette|fondue|menagere",
    children=r"(?:petite?s? )?(?:enfants?|garcons?|filles?|jumeaux|jumelles|fils|neveux?|nieces?|petit(?:e)?-(?:fils|fille)|petits-enfants|bebes?|gamine?s?|tout-petits?|tout petits?)",
    grown=r"femmes?|hommes?|quelqu\'un|ami(?:e|s|es)?|collegues?|couples?|copains?|copines?",
    baby=r"bebes?|nouveau-nes?|nourrissons?",
    toddler=r"tout[ -]petits?",
    numbers={"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "douze": 12},
)
