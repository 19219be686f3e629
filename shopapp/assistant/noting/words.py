"""What the shopper reads above and beside the notes about them, in every language."""

_EN = {
    "back": "Welcome back. From your last visit I remember: {known}. Tell me if that has changed.",
    "go_on": "Show me {need} again",
    "ask_known": "What do you know about me?",
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
    "back": "Schön, dass Sie wieder da sind. Von Ihrem letzten Besuch weiß ich noch: {known}. "
    "Sagen Sie mir, wenn sich das geändert hat.",
    "go_on": "Zeig mir wieder {need}",
    "ask_known": "Was weißt du über mich?",
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
    "back": "Heureux de vous revoir. De votre dernière visite, je retiens : {known}. Dites-moi si cela a changé.",
    "go_on": "Montre-moi de nouveau {need}",
    "ask_known": "Que sais-tu de moi ?",
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
    "back": "Me alegra verle de nuevo. De su última visita recuerdo: {known}. Dígame si ha cambiado.",
    "go_on": "Muéstrame otra vez {need}",
    "ask_known": "¿Qué sabes de mí?",
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
    "back": "مرحبا بعودتك. أتذكر من زيارتك السابقة: {known}. أخبرني إن تغيّر شيء.",
    "go_on": "أرني مرة أخرى {need}",
    "ask_known": "ماذا تعرف عني؟",
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
