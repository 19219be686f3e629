"""How one thing is said to be for another in Spanish, and the words for colours."""

from shopapp.assistant.understand.lexicon import Things

THINGS = Things(
    belonging=r"para (?:mis?|nuestr\w+|sus?|el|la|los|las|una?)|para",
    fitting=r"(?:que (?:encaj|sirv|val)\w+ (?:con|para)|compatibles? con|aptos? para)",
    anything=r"algo|cosas?",
    for_it=r"para (?:el|ella|ellos|ellas|este|esta|esto|eso|ese|esa)(?= ?$|[?.,!])",
    describing=r"para|con|en|de|sin|sobre",
    opposites=(
        "claro clara claros / oscuro oscura oscuros",
        "suave blando / firme duro",
        "pequeno pequena / grande",
        "fino / grueso",
        "corto corta / largo larga",
        "suave / fuerte intenso",
        "mate / brillante",
        "redondo redonda / cuadrado cuadrada ovalado",
        "moderno / clasico rustico",
        "ancho / estrecho",
    ),
)
COLOURS = {
    "negro": "black",
    "negra": "black",
    "blanco": "white",
    "blanca": "white",
    "gris": "grey",
    "plata": "silver",
    "dorado": "gold",
    "oro": "gold",
    "rojo": "red",
    "roja": "red",
    "azul": "blue",
    "azules": "blue",
    "marino": "blue",
    "verde": "green",
    "amarillo": "yellow",
    "naranja": "orange",
    "rosa": "pink",
    "morado": "purple",
    "violeta": "purple",
    "marron": "brown",
    "beis": "beige",
    "beige": "beige",
    "turquesa": "turquoise",
}
