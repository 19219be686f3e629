"""What the shopper reads above and beside the notes about them, in every language."""

_EN = {
    "known": "This is what I have noted from what you wrote. You can have it forgotten.",
    "nothing": "I have noted nothing about you.",
    "need": "Looking for",
    "budget": "Budget",
    "urgency": "When",
    "objection": "Doubt",
    "for_whom": "For",
    "size": "Size",
    "dislike": "Not wanted",
    "told": "Told for the team",
}
_DE = {
    "known": "Das habe ich mir aus dem notiert, was Sie geschrieben haben. Sie können es vergessen lassen.",
    "nothing": "Ich habe mir nichts über Sie notiert.",
    "need": "Gesucht",
    "budget": "Budget",
    "urgency": "Bis wann",
    "objection": "Zweifel",
    "for_whom": "Für",
    "size": "Größe",
    "dislike": "Nicht gewünscht",
    "told": "Für das Team gesagt",
}
_FR = {
    "known": "Voici ce que j’ai noté de vos messages. Vous pouvez le faire oublier.",
    "nothing": "Je n’ai rien noté à votre sujet.",
    "need": "Recherche",
    "budget": "Budget",
    "urgency": "Pour quand",
    "objection": "Hésitation",
    "for_whom": "Pour",
    "size": "Taille",
    "dislike": "À éviter",
    "told": "Dit pour l’équipe",
}
_ES = {
    "known": "Esto es lo que he anotado de lo que ha escrito. Puede hacer que se olvide.",
    "nothing": "No he anotado nada sobre usted.",
    "need": "Busca",
    "budget": "Presupuesto",
    "urgency": "Para cuándo",
    "objection": "Duda",
    "for_whom": "Para",
    "size": "Talla",
    "dislike": "No desea",
    "told": "Dicho para el equipo",
}
_AR = {
    "known": "هذا ما دوّنته مما كتبته. يمكنك أن تطلب نسيانه.",
    "nothing": "لم أدوّن شيئًا عنك.",
    "need": "يبحث عن",
    "budget": "الميزانية",
    "urgency": "متى",
    "objection": "تردد",
    "for_whom": "لمن",
    "size": "المقاس",
    "dislike": "غير مرغوب",
    "told": "قيل للفريق",
}
TEXTS: dict[str, dict[str, str]] = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES, "ar": _AR}


def words(language: str) -> dict[str, str]:
    return TEXTS.get(language, _EN)
