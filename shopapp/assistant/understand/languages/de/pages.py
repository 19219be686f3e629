"""German: how a product is asked about by its name, and the words in which its page answers."""

from shopapp.assistant.understand.lexicon import Pages

PAGES = Pages(
    definite=r"(?:ist|sind|hat|haben|kann|konnen|passt|passen|funktionier\w+|enthalt|enthalten|geht|gehen|lasst|lassen|halt|halten|eignet"
    r"|eignen|braucht|brauchen|wiegt|kommt|kommen|darf|muss|wird|werden)(?: sich| man| ich)? (?:der|die|das|den|dem) "
    r"|(?:wie|was|welche\w*|wann|ab|fur|aus)(?: [\w-]+){0,3} (?:ist|sind|hat|haben|kann|wiegt|passt|halt) (?:der|die|das) "
    r"(?!unterschied|gunstigste\w*|beste\w*)",
    asked={
        "weight": r"schwer|wiegt|wiegen|gewicht",
        "age": r"alt|alter",
        "number": r"wie viele",
    },
    says={
        "material": "material baumwolle wolle leinen leder stahl holz eiche glas keramik seide zutat",
        "care": "waschbar waschen maschine handwasche spulmaschine reinigen abwischen pflege",
        "size": "cm mm grosse breit hoch lang lange breite hohe liter masse",
        "weight": "gewicht wiegt kg g",
        "age": "jahr jahren monat monaten alter",
        "number": "teile stuck personen spieler",
    },
)
