"""How one thing is said to be for another in German, and the words for colours."""

from shopapp.assistant.understand.lexicon import Things

THINGS = Things(
    belonging=r"fur (?:mein|unser|sein|ihr|euer)\w*|fur (?:den|die|das|einen?|eine)|fur",
    fitting=r"passend (?:zu|fur)|passt (?:\S+ ){0,4}?(?:zu|auf|in|an)|kompatibel mit",
    anything=r"etwas|irgendwas|was",
    for_it=r"dafur|dazu|fur (?:es|ihn|sie|diesen?|dieses?)",
    describing=r"fur|mit|in|aus|ohne|von|uber",
    opposites=(
        "hell helle helles heller / dunkel dunkle dunkles dunkler",
        "weich / fest hart",
        "klein / gross",
        "dunn / dick",
        "kurz / lang",
        "mild / stark kraftig scharf",
        "matt / glanzend",
        "rund / eckig quadratisch oval",
        "modern / klassisch rustikal",
        "breit / schmal",
    ),
)
COLOURS = {
    "schwarz": "black",
    "weiss": "white",
    "grau": "grey",
    "silber": "silver",
    "gold": "gold",
    "rot": "red",
    "blau": "blue",
    "dunkelblau": "blue",
    "marine": "blue",
    "grun": "green",
    "gelb": "yellow",
    "orange": "orange",
    "rosa": "pink",
    "pink": "pink",
    "lila": "purple",
    "violett": "purple",
    "braun": "brown",
    "beige": "beige",
    "turkis": "turquoise",
}
