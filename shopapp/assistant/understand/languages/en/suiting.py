"""Ages and numbers of people in English, as shoppers say them and as products state them."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Suiting

SUITING = Suiting(
    years=r"years?|yrs?|y\/o|yo",
    months=r"months?|mo",
    old=r"(?:[ -]?olds?)?",
    no_age=r"(?: of)? (?:warrant|guarantee|experience|ago|old (?:whisk|wine))",
    ages=r"ages?|aged|turn(?:s|ing)",
    starting=r"from|ages?|aged|starting (?:at|from)",
    onwards=r" ?\+| and (?:up|over|above|older)| or older",
    until=r"up to|until",
    birth=r"from birth|newborns?",
    not_under=r"not (?:suitable )?(?:for|recommended for|be used by)[\w ]{0,20} (?:under|below|younger than)",
    people=r"people|persons?|adults?|guests?|diners?|campers?",
    players=r"players?",
    seats=r"seats?|sleeps|seating(?: for)?|room for|fits",
    seater=r"seaters?|person|berth",
    group=r"(?:an? |our |my |the )?(?:family|party|group|team|household) of",
    given=r"for|seating|seats|sleeps",
    serving=r"tables?|sofas?|couch\w*|sectionals?|tents?|games?|sets?|bench\w*|dining|sleeping|hot tub|picnic|fondue|raclette|pot|service",
    children=r"(?:little |small |young )?(?:kids?|child(?:ren)?|boys?|girls?|toddlers?|twins?|sons?|daughters?|nephews?|nieces?|grand(?:son|daughter|child|children|kid)s?|bab(?:y|ies)|infants?|newborns?)",
    grown=r"wom[ae]n|m[ae]n|lad(?:y|ies)|guys?|someone|somebody|friends?|colleagues?|couples?",
    baby=r"bab(?:y|ies)|newborns?|infants?",
    toddler=r"toddlers?",
    numbers={"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12},
)
