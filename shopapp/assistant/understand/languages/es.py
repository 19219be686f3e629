"""Spanish: the frequent patterns, in the plain spelling (no accents, n for ñ)."""

# ruff: noqa: E501, SIM905, ISC004 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Lexicon

_BASKET = r"(?:carrito|cesta|carro|bolsa)"

SPANISH = Lexicon(
    code="es",
    telling=frozenset(
        "el la los las un una unos unas de del yo tu mi mis y o es son hay tienen tienes tiene para con sin no que cual cuales como donde cuando "
        "busco quiero necesito menos mas en por favor gracias hola algo este esta puedo cuanto porque quisiera me ayudas ayuda ayudar elegir".split()
    ),
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
    intents=(
        (
            "person",
            r"(?:hablar|chatear|contactar|comunicarme) con (?:una?|algun|alguna|el|un) ?(?:\w+ )?(?:persona|humano|agente|asesor\w*|alguien|empleado|dependient\w+|responsable|encargado|atencion)|(?:hablar|contactar) con (?:alguien|atencion|vosotros)|persona (?:real|de verdad|humana)|un humano|atencion al cliente|servicio al cliente|pas[ae]me? con|llamadme",
        ),
        (
            "small_talk",
            r"(?:eres|es usted|sois) (?:un |una )?(?:\w+ )?(?:humano|robot|bot|ia|real|maquina|persona)|quien eres|como te llamas|que (?:puedes|sabes) hacer|como (?:estas|esta|te va)|que tal\W*$|^ayuda\W*$|me puedes ayudar\W*$",
        ),
        (
            "order_status",
            r"donde (?:esta|anda|estan) (?:mi|mis|el) (?:\w+ )?(?:pedido|paquete|envio|compra|cosas)|seguimiento d(?:e|el) (?:mi )?(?:pedido|envio|paquete)|rastrear|numero de (?:pedido|seguimiento)|estado de(?:l| mi)|(?:mi pedido|mi paquete|el pedido|el paquete|mi compra) (?:\w+ ){0,4}(?:no|llegado|llega|llegara|retras\w+|enviado|tarda)|cuando (?:llega|me llega|llegara|recibo|recibire) (?:mi|el|lo)"
            r"|(?:no|aun no|todavia no) (?:me )?(?:ha|han) (?:llegado|entregado)|no he recibido|sigo sin recibir|(?:hice|hecho|he hecho) un pedido|pedido (?:numero|n)?\W*\d{3,}",
        ),
        (
            "cart_remove",
            rf"(?:quita(?:r|lo|la|me|melo|mela)?|elimina(?:r|lo|la)?|saca(?:r|lo|la)?|borra(?:r|lo|la)?|vacia(?:r)?)(?!\w)|de(?:l| mi| la) {_BASKET} fuera|ya no (?:lo|la|los|las) quiero",
        ),
        (
            "cart_show",
            rf"(?:ver|muestra\w*|ensena\w*|que hay en|que tengo en|que llevo en).{{0,20}}{_BASKET}|^(?:mi )?{_BASKET}\??$",
        ),
        (
            "checkout",
            r"(?:quiero |puedo |voy a |a )?(?:pagar(?! (?:con|en|a|por))|finalizar (?:la |mi )?compra|tramitar|comprar ahora|hacer el pedido|realizar el pedido|terminar la compra)|pasar por caja",
        ),
        (
            "cart_add",
            rf"(?:anade\w*|agrega\w*|ponme|pon|mete(?:me|lo|la)?|echa(?:me)?)(?!\w)(?! con)|al {_BASKET}|en (?:el|mi|la) {_BASKET}|me (?:lo|la|los|las) (?:llevo|quedo|compro)|me llevo|me quedo con|(?:lo|la|los|las) compro|(?:quiero|quisiera|dame|cojo|compro|voy a comprar) (?:el|la|los|las) (?:primer\w*|segund\w*|tercer\w*|cuart\w*|ultim\w*|dos|tres)(?! en\b)",
        ),
        (
            "compare",
            r"compar\w*|diferencias?|(?:cual|cuales) (?:es|son|de|me|seria|elijo|recomiendas|prefieres|tiene|crees)|que es mejor",
        ),
        ("why", r"^¿?por que|por que (?:me|esa|ese|esta|este|la|el)"),
        (
            "cheaper",
            r"mas (?:barat\w+|economic\w+)(?! (?:que|de) \d)|(?:demasiado|muy|tan|un poco|bastante) car[oa]s?|es car[oa]|son car[oa]s|menor precio|mejor precio|se (?:me )?(?:sale|pasa) de(?:l| mi) presupuesto|menos dinero",
        ),
        ("goes_with", r"que (?:va|combina|queda)(?: bien)? con|combina con|accesorios? para|para acompanar|comprad[oa]s juntos"),
        (
            "more_like",
            r"similar(?:es)?|parecid[oa]s?|(?:mas )?como (?:este|esta|estos|estas|ese|esa|el|la|las|los) ?(?:primer\w*|segund\w*|tercer\w*|ultim\w*)?|del mismo estilo|por el estilo",
        ),
        (
            "something_else",
            r"otra cosa|otr[oa]s (?:opciones|productos|ideas|modelos|cosas)|(?:ensena|muestra|ver|ensename|muestrame|hay|teneis|tienes) (?:\w+ )?(?:otr[oa]s|mas)\W*$|^otr[oa]s\W*$|no me (?:gusta|convence)\w*|ningun[oa] (?:me|de)|nada de eso|que mas (?:hay|tienes|teneis)|algo (?:distinto|diferente)",
        ),
        (
            "thanks",
            r"^(?:\w+,? )?(?:muchas |mil )?gracias(?:,? (?:muy amable|por \w+(?: \w+){0,2}|adios|eso es todo|hasta luego))*[ .!,]*$|^(?:adios|hasta luego|eso es todo|chao)[ .!]*$",
        ),
        ("greeting", r"^[¡ ]*(?:hola+|buenos dias|buenas(?: tardes| noches)?|saludos|hey)(?: a todos| que tal)?[ ,.!?]*$"),
        (
            "off_topic",
            r"el tiempo (?:hoy|hace|hara|manana)|que tiempo|clima|chiste|poema|capital de|politica(?! de)|ignora (?:las|tus|todas)|tus instrucciones|presidente|partido (?:de|ayer|hoy)|quien gano|receta (?:de|para)|traduce|traducir|escribeme|deberes|sentido de la vida|bitcoin|codigo python|que hora es",
        ),
        (
            "find",
            r"ayud\w*(?: \w+){0,2}? (?:a )?(?:elegir\w*|escoger\w*|decidir\w*|encontrar algo|con la eleccion)|(?:me )?(?:aconsej\w+|asesor(?:a|as|e|es|an|ar|arme|eme))\W*$|no se (?:que (?:elegir|comprar|quiero|llevarme|regalar)|por cual)|no (?:me decido|logro decidir\w*)",
        ),
    ),
    product_questions=(
        (
            "material",
            r"material\w*|de que (?:esta|estan|es|son)(?: hech\w+)?|composicion|ingredientes?|tela|tejido|que (?:lleva|contiene|tiene dentro)|contiene",
        ),
        (
            "size",
            r"que tallas?|en (?:que|otra) talla|cuanto (?:mide|miden|pesa|pesan)|medidas|dimensiones|tallan?(?! \d)|tamano|como (?:queda|es) de (?:grande|largo|ancho)|que (?:tan )?(?:grande|largo|ancho|alto)|pesa|ancho tiene|largo tiene",
        ),
        ("colour", r"que (?:otros )?colores?|otros? colores?|en mas colores"),
        ("stock", r"en stock|disponibles?|agotad[oa]s?|quedan?(?! (?:bien|mal))|hay existencias|vuelve a haber"),
        ("price", r"cuanto (?:cuesta|cuestan|vale|valen|es|sale)|que precio|(?:el )?precio|en oferta|rebajad\w+|a cuanto"),
        ("care", r"lavar\w*|lavadora|lavavajillas|se lava|limpi\w+|plancha\w*|secadora|cuidado\w*|mantenimiento"),
        (
            "about",
            r"mas (?:informacion|detalles|sobre|info)|es (?:adecuad|compatible|resistente)\w*|sirve para|funciona|aguanta\w*|se puede|viene con|incluye|como se usa|cuentame mas",
        ),
    ),
    shop_questions=(
        ("orders", r"(?:cambiar|modificar|cancelar|anular) (?:\w+ ){0,3}(?:pedido|direccion)|cancelacion"),
        ("shipping", r"envi(?:o|os|ais|an|as|ar)(?!\w)|entrega\w*|gastos de envio|cuanto tarda|mandais|plazo\w*|aduanas?"),
        (
            "returns",
            r"devol\w+|devuelv\w+|reembols\w*|cambio\W*$|cambios y|cambiar (?:la talla|de talla|lo|la|por)|desistimiento",
        ),
        ("warranty", r"garantias?|repar\w+|defectuos\w*|rot[oa]s?(?!\w)|estropead\w*|averi\w+"),
        (
            "payment",
            r"(?:metodos?|formas?|opciones) de pago|paypal|klarna|bizum|pagar (?:con|en|a plazos|por)|tarjeta\w*|a plazos|contra ?reembolso|codigo (?:de )?descuento|cupon\w*|descuento\w*|factura",
        ),
        ("sizes", r"guia de tallas|que talla (?:necesito|uso|debo|cojo|me)"),
        (
            "shop",
            r"horario\w*|direccion|tienda fisica|(?:numero de )?telefono\W*$|privacidad|sostenib\w*|sobre vosotros|envolver|envuelto para regalo|donde estais|newsletter|fabricais|etic\w+",
        ),
    ),
    seeking=r"me gustaria|quiero comprar|ando buscando|me hace falta|(?:tienen|tienes|teneis|venden|vendeis)|busco|estoy buscando|quiero|quisiera|necesito|hay|muestra\w*|recomienda\w*",
    question=r"^¿|^(?:(?:y|hola|pero),? )?(?:que|cual|cuales|como|cuando|donde|quien|por que|es|son|puedo|puede|pueden|puedes|tienen|tienes|teneis|tiene|hay|cuanto|cuantos|cuantas|de que|en que|haceis|hacen|aceptais|se puede|a cuanto|enviais) |\?$",
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
    cheap=r"barat[oa]s?|economic[oa]s?|asequibles?|no (?:muy |tan |demasiado )?car[oa]s?",
    fine=r"de lujo|alta gama|premium|mejor calidad",
    skip=r"ni idea|como (?:quieras|veas)|tu (?:eliges|decides)|sorprendeme|que me aconsejas|no tengo (?:ni idea|preferencia\w*)|los dos|ambas|todo me vale|me vale cualquier\w*|(?:me )?da igual|no (?:me )?importa|no (?:lo )?se|sin preferencia|cualquiera|lo que sea|que me recomiendas|me es igual|ambos",
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
    numbers={"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5},
    colours={
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
    },
)
