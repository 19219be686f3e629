"""Small words of Spanish: those that never describe goods, and chat spelling made plain.

Never put a word into IDLE that could be on a product's page as a property: what is searched for loses it.
"""

# ruff: noqa: E501 - lists of words read better as text

IDLE = """
    ok vale a acaso ademas ahi ahora al algo alguien algun alguna algunas alguno algunos alli anos ano aqui asi aun aunque bastante bien buen buena buenas bueno buenos busca buscamos buscando busco cada casi como con
    cosa cosas cual cuales cualquier cuando cuanto da dar de decir del desde dia donde dos durante e el ella ellas ello ellos en encontrar entonces entre era eres es esa esas ese eso esos esta estaba
    estan estar estas este esto estos estoy fue gracias gustan gusta gustaria ha haber hace haceis hacer hacia han hasta hay hola holaa igual incluso ir jamas la las le les llevar lo los luego mas me mejor menos mi mia mio mis mientras
    mucha muchas mucho muchos muy nada ni necesita necesitamos necesito ningun ninguna no nos nosotros nunca o os otra otras otro otros para parece pero poco podeis podria por porfa porfavor porque prefiero preferiblemente puede pueden puedes
    puedo pues que quien quiere quiero quisiera quita realmente recomendais recomiendas recomienda regalo saber se sea sean ser si sido sin sino sobre solo son soy su sus suya tal talla tambien tampoco tan tanto te teneis tener tenga tengo
    ti tiene tienen tienes toda todas todo todos tu tus u un una unas uno unos usar usted va vais vale vamos ver vosotros voy vuestra y ya yo euros euro maximo minimo unos aproximadamente posible preferencia queria mejor articulo producto productos
    ensename muestrame dame ponme tipo edad
"""
CHAT = {
    "q": "que",
    "xq": "por que",
    "pq": "por que",
    "tb": "tambien",
    "porfa": "por favor",
    "xfa": "por favor",
    "k": "que",
    "x": "por",
    "bn": "bien",
    "kiero": "quiero",
}
PAPERS = "politica politicas condiciones condicion normas norma informacion info detalles terminos pagina"
