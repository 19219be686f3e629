"""What a shopper is told about people, in every language: who has come, who has left, and when somebody can be expected.

The rule: nothing here promises an answer or a time that is not the shop's own opening time.
"""

from dataclasses import dataclass
from typing import Any

_EN = {
    "joined": "{name} from the team has joined. The assistant is silent until they leave.",
    "requeued": "{name} has left this conversation to the team. Whoever is free can take it. The AI assistant helps meanwhile.",
    "vanished": "{name} has given no sign of life for some minutes and may have lost the connection. The AI assistant "
    "helps meanwhile. This conversation is with the team again. {rest}",
    "returned": "{name} has handed back to the AI assistant.",
    "closed": "{name} has closed this conversation. If you write again, a new one begins with the AI assistant.",
    "here_one": "I have called the {shop} team. {names} is online now and can join here. You can go on asking me meanwhile.",
    "here": "I have called the {shop} team. {names} are online now, and one of them can join here. You can go on asking me "
    "meanwhile.",
    "away_closed": "I have passed this conversation to the {shop} team. Nobody is here now; they are next here {when}. "
    "If you leave your e-mail address, they can answer you there.",
    "away_open": "I have passed this conversation to the {shop} team. Nobody of them is in the chat right now, though they are "
    "usually here at this time. If you leave your e-mail address, they can answer you there.",
    "away": "I have passed this conversation to the {shop} team. Nobody is in the chat right now, and I cannot say when they "
    "will read it. If you leave your e-mail address, they can answer you there.",
    "again": "This conversation is already with the team, and nobody has joined yet. {rest}",
    "again_away": "If you leave your e-mail address, they can answer you there.",
    "again_here": "They are online and can join at any moment.",
    "sorry": "I am sorry that this has been frustrating.",
    "when": "{day} from {time} ({zone} time)",
    "today": "today",
    "tomorrow": "tomorrow",
    "days": "on Monday,on Tuesday,on Wednesday,on Thursday,on Friday,on Saturday,on Sunday",
    "and": "and",
    "consent": "{shop} may also write to me at this address about offers and news. I can take this back at any time.",
    "contact_left": "Thank you. The team sees your address with this conversation and can answer you there.",
}
_DE = {
    "joined": "{name} aus dem Team ist jetzt da. Der Assistent schweigt, bis {name} geht.",
    "requeued": "{name} hat dieses Gespräch an das Team zurückgegeben. Wer frei ist, kann es übernehmen. Der KI-Assistent "
    "hilft solange.",
    "vanished": "{name} hat sich seit einigen Minuten nicht gemeldet; vielleicht ist die Verbindung abgebrochen. Der "
    "KI-Assistent hilft solange. Dieses Gespräch liegt wieder beim Team. {rest}",
    "returned": "{name} hat an den KI-Assistenten zurückgegeben.",
    "closed": "{name} hat dieses Gespräch beendet. Schreiben Sie wieder, beginnt ein neues mit dem KI-Assistenten.",
    "here_one": "Ich habe das Team von {shop} gerufen. {names} ist gerade online und kann hier dazukommen. Mich können Sie "
    "solange weiter fragen.",
    "here": "Ich habe das Team von {shop} gerufen. {names} sind gerade online, jemand davon kann hier dazukommen. Mich "
    "können Sie solange weiter fragen.",
    "away_closed": "Ich habe dieses Gespräch an das Team von {shop} weitergegeben. Gerade ist niemand da; das Team ist "
    "{when} wieder da. "
    "Wenn Sie Ihre E-Mail-Adresse hinterlassen, kann es Ihnen dort antworten.",
    "away_open": "Ich habe dieses Gespräch an das Team von {shop} weitergegeben. Gerade ist niemand im Chat, obwohl das "
    "Team um diese Zeit "
    "meist da ist. Wenn Sie Ihre E-Mail-Adresse hinterlassen, kann es Ihnen dort antworten.",
    "away": "Ich habe dieses Gespräch an das Team von {shop} weitergegeben. Gerade ist niemand im Chat, und ich kann nicht "
    "sagen, wann es "
    "gelesen wird. Wenn Sie Ihre E-Mail-Adresse hinterlassen, kann das Team Ihnen dort antworten.",
    "again": "Dieses Gespräch liegt schon beim Team, und es ist noch niemand dazugekommen. {rest}",
    "again_away": "Wenn Sie Ihre E-Mail-Adresse hinterlassen, kann es Ihnen dort antworten.",
    "again_here": "Das Team ist online und kann jederzeit dazukommen.",
    "sorry": "Es tut mir leid, dass das ärgerlich war.",
    "when": "{day} ab {time} Uhr (Zeit in {zone})",
    "today": "heute",
    "tomorrow": "morgen",
    "days": "am Montag,am Dienstag,am Mittwoch,am Donnerstag,am Freitag,am Samstag,am Sonntag",
    "and": "und",
    "consent": "{shop} darf mir an diese Adresse auch über Angebote und Neuigkeiten schreiben. "
    "Das kann ich jederzeit widerrufen.",
    "contact_left": "Danke. Das Team sieht Ihre Adresse bei diesem Gespräch und kann Ihnen dort antworten.",
}
_FR = {
    "joined": "{name}, de l’équipe, vient d’arriver. L’assistant se tait jusqu’à son départ.",
    "requeued": "{name} a laissé cette conversation à l’équipe. La première personne libre peut la reprendre. L’assistant "
    "IA aide en attendant.",
    "vanished": "{name} ne donne plus signe depuis quelques minutes ; la connexion est peut-être coupée. L’assistant IA "
    "aide en attendant. Cette conversation est de nouveau auprès de l’équipe. {rest}",
    "returned": "{name} a rendu la parole à l’assistant IA.",
    "closed": "{name} a terminé cette conversation. Si vous écrivez à nouveau, une autre commence avec l’assistant IA.",
    "here_one": "J’ai appelé l’équipe de {shop}. {names} est en ligne et peut nous rejoindre ici. Vous pouvez continuer à "
    "me poser vos questions.",
    "here": "J’ai appelé l’équipe de {shop}. {names} sont en ligne, et l’une de ces personnes peut nous rejoindre ici. Vous "
    "pouvez continuer à me poser vos questions.",
    "away_closed": "J’ai transmis cette conversation à l’équipe de {shop}. Personne n’est là en ce moment ; l’équipe "
    "revient {when}. "
    "Si vous laissez votre adresse e-mail, elle pourra vous y répondre.",
    "away_open": "J’ai transmis cette conversation à l’équipe de {shop}. Personne n’est dans le chat en ce moment, bien que "
    "l’équipe soit "
    "d’habitude là à cette heure. Si vous laissez votre adresse e-mail, elle pourra vous y répondre.",
    "away": "J’ai transmis cette conversation à l’équipe de {shop}. Personne n’est dans le chat en ce moment, et je ne peux "
    "pas dire quand "
    "elle la lira. Si vous laissez votre adresse e-mail, elle pourra vous y répondre.",
    "again": "Cette conversation est déjà chez l’équipe, et personne n’est encore venu. {rest}",
    "again_away": "Si vous laissez votre adresse e-mail, elle pourra vous y répondre.",
    "again_here": "L’équipe est en ligne et peut arriver à tout moment.",
    "sorry": "Je suis désolé que ce soit agaçant.",
    "when": "{day} à partir de {time} (heure de {zone})",
    "today": "aujourd’hui",
    "tomorrow": "demain",
    "days": "lundi,mardi,mercredi,jeudi,vendredi,samedi,dimanche",
    "and": "et",
    "consent": "{shop} peut aussi m’écrire à cette adresse au sujet d’offres et de nouveautés. Je peux le retirer à tout moment.",
    "contact_left": "Merci. L’équipe voit votre adresse avec cette conversation et peut vous y répondre.",
}
_ES = {
    "joined": "{name}, del equipo, acaba de entrar. El asistente guarda silencio hasta que se vaya.",
    "requeued": "{name} ha dejado esta conversación al equipo. Quien esté libre puede tomarla. El asistente de IA ayuda "
    "mientras tanto.",
    "vanished": "{name} no da señales desde hace unos minutos; quizá se haya cortado la conexión. El asistente de IA "
    "ayuda mientras tanto. Esta conversación está de nuevo en manos del equipo. {rest}",
    "returned": "{name} ha devuelto la palabra al asistente de IA.",
    "closed": "{name} ha cerrado esta conversación. Si vuelve a escribir, empieza otra con el asistente de IA.",
    "here_one": "He llamado al equipo de {shop}. {names} está en línea y puede unirse aquí. Mientras tanto puede seguir "
    "preguntándome.",
    "here": "He llamado al equipo de {shop}. {names} están en línea y alguien puede unirse aquí. Mientras tanto puede "
    "seguir preguntándome.",
    "away_closed": "He pasado esta conversación al equipo de {shop}. Ahora no hay nadie; el equipo vuelve {when}. "
    "Si deja su correo electrónico, podrán responderle allí.",
    "away_open": "He pasado esta conversación al equipo de {shop}. Ahora no hay nadie en el chat, aunque a esta hora suelen "
    "estar. "
    "Si deja su correo electrónico, podrán responderle allí.",
    "away": "He pasado esta conversación al equipo de {shop}. Ahora no hay nadie en el chat y no puedo decir cuándo la leerán. "
    "Si deja su correo electrónico, podrán responderle allí.",
    "again": "Esta conversación ya está con el equipo y todavía no ha entrado nadie. {rest}",
    "again_away": "Si deja su correo electrónico, podrán responderle allí.",
    "again_here": "El equipo está en línea y puede entrar en cualquier momento.",
    "sorry": "Siento que esto haya sido molesto.",
    "when": "{day} desde las {time} (hora de {zone})",
    "today": "hoy",
    "tomorrow": "mañana",
    "days": "el lunes,el martes,el miércoles,el jueves,el viernes,el sábado,el domingo",
    "and": "y",
    "consent": "{shop} también puede escribirme a esta dirección sobre ofertas y novedades. "
    "Puedo retirarlo en cualquier momento.",
    "contact_left": "Gracias. El equipo ve su dirección junto a esta conversación y puede responderle allí.",
}
_AR = {
    "joined": "انضم {name} من الفريق. يصمت المساعد إلى أن يغادر.",
    "requeued": "ترك {name} هذه المحادثة للفريق. يمكن لمن هو متفرغ أن يتولاها. يساعدك مساعد الذكاء الاصطناعي في هذه الأثناء.",
    "vanished": "لم تصل أي إشارة من {name} منذ بضع دقائق، وربما انقطع الاتصال. يساعدك مساعد الذكاء الاصطناعي في هذه "
    "الأثناء. عادت هذه المحادثة إلى الفريق. {rest}",
    "returned": "أعاد {name} المحادثة إلى مساعد الذكاء الاصطناعي.",
    "closed": "أنهى {name} هذه المحادثة. إذا كتبت مجددًا تبدأ محادثة جديدة مع مساعد الذكاء الاصطناعي.",
    "here_one": "ناديت فريق {shop}. {names} متصل الآن ويمكنه الانضمام هنا. يمكنك متابعة سؤالي في هذه الأثناء.",
    "here": "ناديت فريق {shop}. {names} متصلون الآن ويمكن لأحدهم الانضمام هنا. يمكنك متابعة سؤالي في هذه الأثناء.",
    "away_closed": "مررت هذه المحادثة إلى فريق {shop}. لا يوجد أحد الآن؛ يعود الفريق {when}. "
    "إذا تركت بريدك الإلكتروني يمكنهم الرد عليك هناك.",
    "away_open": "مررت هذه المحادثة إلى فريق {shop}. لا يوجد أحد في الدردشة الآن، مع أنهم يكونون هنا عادة في هذا الوقت. "
    "إذا تركت بريدك الإلكتروني يمكنهم الرد عليك هناك.",
    "away": "مررت هذه المحادثة إلى فريق {shop}. لا يوجد أحد في الدردشة الآن، ولا أستطيع القول متى سيقرؤونها. "
    "إذا تركت بريدك الإلكتروني يمكنهم الرد عليك هناك.",
    "again": "هذه المحادثة لدى الفريق بالفعل ولم ينضم أحد بعد. {rest}",
    "again_away": "إذا تركت بريدك الإلكتروني يمكنهم الرد عليك هناك.",
    "again_here": "الفريق متصل ويمكنه الانضمام في أي لحظة.",
    "sorry": "يؤسفني أن هذا كان مزعجًا.",
    "when": "{day} ابتداءً من {time} (بتوقيت {zone})",
    "today": "اليوم",
    "tomorrow": "غدًا",
    "days": "يوم الاثنين,يوم الثلاثاء,يوم الأربعاء,يوم الخميس,يوم الجمعة,يوم السبت,يوم الأحد",
    "and": "و",
    "consent": "يمكن لـ{shop} أيضًا مراسلتي على هذا العنوان بشأن العروض والجديد. يمكنني سحب ذلك في أي وقت.",
    "contact_left": "شكرًا. يرى الفريق عنوانك مع هذه المحادثة ويمكنه الرد عليك هناك.",
}

TEXTS: dict[str, dict[str, str]] = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES, "ar": _AR}


@dataclass(frozen=True, slots=True)
class Words:
    language: str

    def say(self, key: str, **places: Any) -> str:
        return TEXTS[self.language][key].format(**places)

    def weekday(self, day: int) -> str:
        """0 is Monday."""
        return self.say("days").split(",")[day]

    def listing(self, names: list[str]) -> str:
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self.say('and')} {names[-1]}"


def words_of(locale: str) -> Words:
    language = locale.partition("-")[0].lower()
    return Words(language if language in TEXTS else "en")
