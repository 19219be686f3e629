"""Spanish: how a product is asked about by its name, and the words in which its page answers."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Pages

PAGES = Pages(
    definite=r"(?:es|son|esta|estan|tiene|tienen|funciona|funcionan|sirve|sirven|vale|puede|pueden|se puede|lleva|llevan|contiene|contienen"
    r"|cabe|pesa|mide) (?:el|la|los|las) |(?:cuanto|que|cual|desde|de que|para que)(?: [\w-]+){0,3} (?:es|son|pesa|mide|tiene|lleva|contiene) "
    r"(?:el|la|los|las) (?!diferencia|mas |mejor)|(?:el|la|los|las) (?=.*\?)(?!mas |menos |primer|segund|tercer|ultim)",
    asked={
        "weight": r"pesad[oa]s?|pes(?:a|an|o)",
        "age": r"edad(?:es)?",
        "number": r"cuant[oa]s",
    },
    says={
        "material": "material algodon lana lino cuero acero madera vidrio seda ingredientes",
        "care": "lavar lavable lavadora limpiar mano",
        "size": "cm mm talla ancho alto largo litros medidas",
        "weight": "peso pesa kg g",
        "age": "anos meses edad",
        "number": "piezas personas jugadores",
    },
)
