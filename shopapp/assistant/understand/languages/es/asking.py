"""What is asked in Spanish: the intents in the order in which they are tried, and the topics of questions."""

# ruff: noqa: E501, ISC004 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.meaning import Intent

_BASKET = r"(?:carrito|cesta|carro|bolsa)"

INTENTS: tuple[tuple[Intent, str], ...] = (
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
)

PRODUCT_QUESTIONS = (
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
)

SHOP_QUESTIONS = (
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
    ("place", r"donde (?:estais|estan ustedes|esta (?:la|vuestra|su) tienda)|(?:vuestra|su|la) direccion|tienda fisica"),
    (
        "shop",
        r"horario\w*|direccion|tienda fisica|(?:numero de )?telefono\W*$|privacidad|sostenib\w*|sobre vosotros|envolver|envuelto para regalo|donde estais|newsletter|fabricais|etic\w+",
    ),
)
