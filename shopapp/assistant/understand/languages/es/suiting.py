"""Ages and numbers of people in Spanish, as shoppers say them and as products state them."""

from shopapp.assistant.understand.lexicon import Suiting

SUITING = Suiting(
    years=r"anos?|anitos",
    months=r"meses|mes",
    old=r"",
    no_age=r" (?:de garantia|de experiencia)",
    ages=r"edad(?:es)?(?: de)?",
    starting=r"desde(?: los)?|a partir de(?: los)?|mas de",
    onwards=r" ?\+| (?:y|o) mas| en adelante",
    until=r"hasta(?: los)?",
    birth=r"desde (?:el )?nacimiento|recien nacidos?",
    not_under=r"no (?:es )?(?:apto|recomendado|conveniente)[\w ]{0,20} menores de",
    people=r"personas?|comensales|adultos",
    players=r"jugadores|jugador",
    seats=r"para",
    seater=r"plazas|comensales",
    group=r"(?:una |nuestra )?(?:familia|grupo) de",
    given=r"para",
    serving=r"mesas?|sofas?|tiendas?|carpas?|juegos?|sets?|bancos?|vajillas?|fondue",
    children=r"(?:pequen[oa]s? )?(?:nin[oa]s?|chic[oa]s?|hij[oa]s?|sobrin[oa]s?|niet[oa]s?|gemel[oa]s|mellizos|bebes?)",
    grown=r"mujer(?:es)?|hombres?|alguien|amig[oa]s?|colegas?|parejas?",
    baby=r"bebes?|recien nacid[oa]s?",
    toddler=r"ninos pequenos",
    numbers={"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "doce": 12},
)
