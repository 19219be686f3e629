"""How a person of the shop is asked for in Spanish, and how somebody wants to be reached."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Person

PERSON = Person(
    somebody=r"(?:personas?|human[oa]s?|agentes?|asesor(?:a|es)?|alguien|emplead[oa]s?|dependient[ea]s?|responsable|encargad[oa]|representantes?|operador(?:a|es)?|companer[oa]s?|colegas?|equipo|soporte|atencion(?: al cliente)?|servicio (?:al cliente|tecnico)|vendedor(?:a|es)?|jef[ea]|gerente|ser humano)",
    speak=r"(?:habl\w+|chate\w+|contact\w+|comuni\w+|escrib\w+|pas[aeo]\w*|pon(?:er|edme|game|gan|me|ganme)\w*|conect\w+|transfi\w+|transfer\w+|deriv\w+|atend\w+|atiend\w+|convers\w+|dirig\w+|remit\w+|tratar|contest\w+|respond\w+)",
    want=r"(?:(?:quiero|quisiera|necesito|prefiero|deseo|me gustaria|dame|deme|dadme|hay|llam[ae] a|busco a|puedo tener|que venga|consigueme) (?:una? |el |la |un |a |algun |alguna )?(?:verdader[oa] )?)",
    whole=r"(?:no|nada de|hart[oa] de)(?: \w+){0,4} (?:robots?|bots?|maquinas?|ordenador(?:es)?)(?! de cocina)|(?:llam(?:a|e|en|ad|ar)me|(?:me )?(?:podeis|puede[ns]?|podria[ns]?) (?:llamar(?:me)?|devolver la llamada))|que me (?:llamen|llame|devuelvan)",
    bare=r"(?:una?|el|la|un|por favor|ya|ahora|de verdad|real|con|vuestro|su|humano|humana)",
    spoken_of=r"para (?:una?|el|la|mi|mis|un|nuestr[oa]|dos|\d+|cada)?",
    call_off=r"(?:cancel\w+|anul\w+) (?:mi|la|nuestra|esta|esa) (?:llamada|cita telefonica)|ya no (?:quiero|necesito|hace falta) (?:la llamada|una llamada|que me llam\w+)|no me llam(?:en|e|es|eis)",
    call=r"(?:llam(?:ar|e|en|a|ad)me|me (?:llam[ae]n?|puede[ns]? llamar|podeis llamar|podrian? llamar)|que me (?:llamen|llame|devuelvan la llamada)|devolver(?:me)? la llamada|(?:reservar|programar|concertar|pedir) una llamada|por telefono)",
    contact=r"(?:dejar|dar|anotar|tomar|apunte|anote|dejo|doy)(?:te|le|les|os)? mis? (?:datos|contacto|correo|e-?mail|direccion)|(?:escrib\w+|respond\w+|contact\w+)(?:me)? (?:por|al?) (?:correo|e-?mail|mail)",
)
