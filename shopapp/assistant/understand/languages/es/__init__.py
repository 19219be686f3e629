"""Spanish, in the plain spelling (no accents, n for ñ). The phrases around a wish stand here; the rest has a file for each subject."""

# ruff: noqa: E501, SIM905 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.languages.es.amounts import COUNTING, MEASURES
from shopapp.assistant.understand.languages.es.asking import INTENTS, PRODUCT_QUESTIONS, SHOP_QUESTIONS
from shopapp.assistant.understand.languages.es.pages import PAGES
from shopapp.assistant.understand.languages.es.person import PERSON
from shopapp.assistant.understand.languages.es.small import CHAT, IDLE, PAPERS
from shopapp.assistant.understand.languages.es.suiting import SUITING
from shopapp.assistant.understand.languages.es.things import COLOURS, THINGS
from shopapp.assistant.understand.lexicon import Lexicon, plain_words

SPANISH = Lexicon(
    code="es",
    telling=frozenset(
        "el la los las un una unos unas de del yo tu mi mis y o es son hay tienen tienes tiene para con sin no que cual cuales como donde cuando "
        "busco quiero necesito menos mas en por favor gracias hola algo este esta puedo cuanto porque quisiera me ayudas ayuda ayudar elegir".split()
    ),
    idle=plain_words(IDLE),
    papers=plain_words(PAPERS),
    chat=CHAT,
    filler=(
        r"elegir|escoger|decidir|ayudarme",
        r"(?:me )?(?:puedes|puede|podrias|podria) (?:ayudar(?:me)?)|(?:me )?ayud(?:a|as|ame|eme|ar|arme)|(?:a )?(?:elegir|escoger|decidir)|no se que quiero",
        r"hola|buenos dias|buenas(?: tardes| noches)?",
        r"(?:estoy buscando|busco|quiero|quisiera|necesito|me gustaria)(?: comprar| ver)?",
        r"(?:tienen|tienes|tiene|teneis|venden|vendeis)(?: ustedes)?",
        r"hay",
        r"(?:muestrame|ensename|recomiendame|dame|puedes mostrarme|me puedes mostrar)",
        r"algo|alguno|alguna|algun|por favor|gracias|quizas|mejor|regalo|un regalo",
        r"un|una|unos|unas|el|la|los|las|de|del|y|o|para|con|en|por|mi|mis|me|yo|es|son|que|pero|euros?|tambien|a",
    ),
    intents=INTENTS,
    product_questions=PRODUCT_QUESTIONS,
    shop_questions=SHOP_QUESTIONS,
    pages=PAGES,
    suiting=SUITING,
    seeking=r"me gustaria|quiero comprar|ando buscando|me hace falta|(?:tienen|tienes|teneis|venden|vendeis)|busco|estoy buscando|quiero|quisiera|necesito|hay|muestra\w*|recomienda\w*",
    question=r"^¿|^(?:(?:y|hola|pero),? )?(?:que|cual|cuales|como|cuando|donde|quien|por que|es|son|puedo|puede|pueden|puedes|tienen|tienes|teneis|tiene|hay|cuanto|cuantos|cuantas|de que|en que|haceis|hacen|aceptais|se puede|a cuanto|enviais) |\?$",
    how=r"^(?:(?:y|hola),? )?como (?!estas|esta usted|va)",
    leave=r"^(?:(?:hola|y),? )?(?:puedo|podemos|podria|se puede) (?!(?:tener|ver|comprar|pedir|encontrar|llevar|anadir|probar|usar|lavar|hablar|comparar|coger)(?!\w))",
    negators=r"no (?:quiero|sean?|de|en|que sea)(?: de)?|nada de|sin|excepto|salvo|menos|nada de|ningun(?:o|a)?",
    mild=r"no (?:muy|demasiado|tan) ([a-z]{3,20})",
    not_negations=r"no (?:se|estoy segur[oa]|muy|tan|demasiado|importa|mas de|me importa|tengo)(?!\w)|menos de|sin preferencia",
    joints=r"pero|y|para|con|por|entre|que|porque|sino|hasta|a|en|de menos",
    ors=r"o|ni",
    free_of=r"libre de ([a-z]{3,20})",
    ceiling=r"que no pase de|sin pasar de|no superior a|como maximo|tope|maximo|(?:por )?menos de|por debajo de|hasta|max(?:imo)?|como mucho|no mas de|bajo",
    ceiling_after=r"max(?:imo)?|o menos|como mucho",
    floor=r"mas de|desde|a partir de|al menos|minimo",
    around=r"por unos|sobre los|por los|mas o menos|aprox\.?|alrededor de|unos|cerca de|aproximadamente|sobre",
    between=r"(?:entre|de)? ?{n} ?(?:y|a|-) ?{n}",
    budget=r"presupuesto|gastar|precio|euros?",
    around_after=r"(?:aproximadamente|mas o menos|o asi|o por ahi|aprox)",
    reduced=r"en oferta|ofertas?(?! de trabajo)|rebajad[oa]s?|rebajas|en promocion|promociones|con descuento|liquidacion|gangas?",
    newest=r"novedades|lo nuevo|que hay de nuevo|algo nuevo|recien llegados?|ultim[oa]s (?:productos|novedades|llegadas|modelos)|nuev[oa]s (?:productos|articulos|llegadas|coleccion)|nueva coleccion",
    popular=r"mas (?:vendid[oa]s?|comprad[oa]s?|pedid[oa]s?|populares?)|superventas|populares?|best.?sellers?|top ventas",
    cheap=r"barat[oa]s?|economic[oa]s?|asequibles?|no (?:muy |tan |demasiado )?car[oa]s?",
    fine=r"de lujo|alta gama|premium|mejor calidad",
    skip=r"ni idea|como (?:quieras|veas)|tu (?:eliges|decides)|sorprendeme|que me aconsejas|no tengo (?:ni idea|preferencia\w*)|los dos|ambas|todo me vale|me vale cualquier\w*|(?:me )?da igual|no (?:me )?importa|no (?:lo )?se|sin preferencia|cualquiera|lo que sea|que me recomiendas|me es igual|ambos",
    advice=r"recomiend\w*|recomend\w*|sugier\w*|aconsej\w*|ni idea|sorprend\w*|elige|elija|tu decides|usted decide",
    open=r"algo|(?:quiero|quisiera|gustaria|necesito) (?!comprar|ver|tener|encontrar)\w+(?:ar|er|ir)",
    places={
        "primero": 0,
        "primera": 0,
        "primer": 0,
        "segundo": 1,
        "segunda": 1,
        "tercero": 2,
        "tercera": 2,
        "cuarto": 3,
        "cuarta": 3,
        "ultimo": -1,
        "ultima": -1,
    },
    place_phrase=r"(?:el |la )?{place}",
    word_phrase=r"(?:el|la) ([a-z]{3,20})$",
    it=r"lo|la|este|esta|ese|esa|eso|esto|ambos|los dos|las dos",
    loose=r"preferiblemente|preferentemente|si puede ser,?|a ser posible,?|si es posible,?|prefiero(?! sin| que no)|preferiria|idealmente",
    loose_after=r"si puede ser|a ser posible|si es posible|estaria bien|seria (?:genial|ideal|mejor)|de preferencia",
    correction=r"(?:no|perdon|perdona|uy)?,? ?(?:queria decir|me referia a|quise decir|quiero decir)|en realidad(?: (?:busco|quiero))?",
    complaint=r"verguenza|estafa\w*|(?:peor|pesimo|malisimo|horrible|fatal|malo) (?:servicio|tienda|atencion|web|bot)|servicio (?:tan |mas |muy )?(?:malo|pesimo|horrible|fatal)|inutil\w*|no sirve(?:s|n)? (?:de|para) nada|mierda|timo|ladrones|nunca mas|asco|perdida de tiempo|decepcion\w*|idiota\w*|sois unos \w+$|vaya (?:mierda|desastre)|harto|harta",
    gift=r"(?<!tarjeta )(?<!envolver para )(?<!tarjeta de )(?:pequenos? )?regalos?(?: original| bonito)?|regalar|cumpleanos|navidad|aniversario|para (?:mi|una?|el|la|nuestra|nuestro) (?:mejor )?(?:mama|papa|sobrin[oa]|ti[oa]|abuel[oa]|suegr[oa]|jef[ea]|pareja|vecin[oa]|profesor[a]?|nina|nino|niet[oa]|chic[oa]|madre|padre|mujer|esposa|marido|novia|novio|amiga|amigo|hermana|hermano|hijo|hija)",
    person=PERSON,
    measures=MEASURES,
    counting=COUNTING,
    things=THINGS,
    numbers={"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5},
    colours=COLOURS,
)
