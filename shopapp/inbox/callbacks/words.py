"""What shoppers read of calls, in every language. `{when}` is a day and a time in the shop's zone."""

from datetime import datetime

from shopapp.inbox.words import Words
from shopapp.inbox.words import words_of as inbox_words

TEXTS: dict[str, dict[str, str]] = {
    "en": {
        "offer": "The {shop} team can call you. Choose a free time and leave the number; nothing is booked before you send it.",
        "none": "No time for a call is free in the next days.",
        "consent": "{shop} may call me at this number about this conversation.",
        "booked": "Booked: the {shop} team calls you {when}. To move the call, choose another time.",
        "cancelled": "The team had to cancel the call {when}. You can choose another time.",
        "when": "{day}, {date}, at {time} ({zone} time)",
        "contact": "Leave an e-mail address here, and the team can write to you. It is used for that only.",
        "gone": "This time is not free any more. Choose another one.",
        "withdrawn": "Cancelled: the {shop} team does not call you {when}. You can choose another time whenever you like.",
        "none_booked": "No call is booked for you.",
        "too_many": "You have booked several calls today already. Write here, and the team answers you in the chat.",
        "busy": "So many calls are being booked right now that no more are taken for an hour. Write here, or leave "
        "an e-mail address.",
        "speak_first": "Write first what the call is about; then you can book it.",
        "need_name": "Give a name, so that the team knows whom to ask for.",
        "need_phone": "Give a telephone number such as +49 30 1234567.",
        "need_consent": "Tick the box, so that the team may call this number.",
    },
    "de": {
        "offer": "Das Team von {shop} kann Sie anrufen. Wählen Sie eine freie Zeit und hinterlassen Sie die Nummer; gebucht ist "
        "erst, was Sie absenden.",
        "none": "In den nächsten Tagen ist keine Zeit für einen Anruf frei.",
        "consent": "{shop} darf mich unter dieser Nummer wegen dieses Gesprächs anrufen.",
        "booked": "Gebucht: Das Team von {shop} ruft Sie {when} an. Um den Anruf zu verschieben, wählen Sie eine andere Zeit.",
        "cancelled": "Das Team musste den Anruf {when} absagen. Sie können eine andere Zeit wählen.",
        "when": "{day}, {date}, um {time} Uhr (Zeit in {zone})",
        "contact": "Hinterlassen Sie hier eine E-Mail-Adresse, dann kann das Team Ihnen schreiben. Sie dient nur dazu.",
        "gone": "Diese Zeit ist nicht mehr frei. Wählen Sie eine andere.",
        "withdrawn": "Abgesagt: Das Team von {shop} ruft Sie {when} nicht an. Sie können jederzeit eine andere Zeit wählen.",
        "none_booked": "Für Sie ist kein Anruf gebucht.",
        "too_many": "Sie haben heute schon mehrere Anrufe gebucht. Schreiben Sie hier, dann antwortet das Team im Chat.",
        "busy": "Gerade werden so viele Anrufe gebucht, dass für eine Stunde keine weiteren angenommen werden. "
        "Schreiben Sie hier oder hinterlassen Sie eine E-Mail-Adresse.",
        "speak_first": "Schreiben Sie zuerst, worum es bei dem Anruf geht; dann können Sie ihn buchen.",
        "need_name": "Geben Sie einen Namen an, damit das Team weiß, nach wem es fragen soll.",
        "need_phone": "Geben Sie eine Telefonnummer an, etwa +49 30 1234567.",
        "need_consent": "Setzen Sie das Häkchen, damit das Team diese Nummer anrufen darf.",
    },
    "fr": {
        "offer": "L’équipe de {shop} peut vous appeler. Choisissez un horaire libre et laissez le numéro ; rien n’est réservé "
        "avant votre envoi.",
        "none": "Aucun horaire d’appel n’est libre ces prochains jours.",
        "consent": "{shop} peut m’appeler à ce numéro au sujet de cette conversation.",
        "booked": "C’est réservé : l’équipe de {shop} vous appelle {when}. Pour déplacer l’appel, choisissez un autre horaire.",
        "cancelled": "L’équipe a dû annuler l’appel {when}. Vous pouvez choisir un autre horaire.",
        "when": "{day}, {date}, à {time} (heure de {zone})",
        "contact": "Laissez ici une adresse e-mail et l’équipe pourra vous écrire. Elle ne sert qu’à cela.",
        "gone": "Cet horaire n’est plus libre. Choisissez-en un autre.",
        "withdrawn": "Annulé : l’équipe de {shop} ne vous appelle pas {when}. Vous pouvez choisir un autre horaire quand "
        "vous voulez.",
        "none_booked": "Aucun appel n’est réservé pour vous.",
        "too_many": "Vous avez déjà réservé plusieurs appels aujourd’hui. Écrivez ici et l’équipe vous répondra dans le chat.",
        "busy": "Tant d’appels sont réservés en ce moment qu’aucun autre n’est pris pendant une heure. Écrivez ici "
        "ou laissez une adresse e-mail.",
        "speak_first": "Écrivez d’abord le sujet de l’appel ; vous pourrez ensuite le réserver.",
        "need_name": "Indiquez un nom, afin que l’équipe sache qui demander.",
        "need_phone": "Indiquez un numéro de téléphone, par exemple +33 1 23 45 67 89.",
        "need_consent": "Cochez la case pour que l’équipe puisse appeler ce numéro.",
    },
    "es": {
        "offer": "El equipo de {shop} puede llamarle. Elija una hora libre y deje el número; nada queda reservado hasta "
        "que lo envíe.",
        "none": "En los próximos días no hay ninguna hora libre para llamar.",
        "consent": "{shop} puede llamarme a este número por esta conversación.",
        "booked": "Reservado: el equipo de {shop} le llama {when}. Para cambiar la llamada, elija otra hora.",
        "cancelled": "El equipo ha tenido que cancelar la llamada {when}. Puede elegir otra hora.",
        "when": "{day}, {date}, a las {time} (hora de {zone})",
        "contact": "Deje aquí una dirección de correo y el equipo podrá escribirle. Solo se usa para eso.",
        "gone": "Esta hora ya no está libre. Elija otra.",
        "withdrawn": "Cancelada: el equipo de {shop} no le llama {when}. Puede elegir otra hora cuando quiera.",
        "none_booked": "No tiene ninguna llamada reservada.",
        "too_many": "Hoy ya ha reservado varias llamadas. Escriba aquí y el equipo le responderá en el chat.",
        "busy": "Ahora mismo se reservan tantas llamadas que no se aceptan más durante una hora. Escriba aquí o deje "
        "una dirección de correo.",
        "speak_first": "Escriba primero de qué trata la llamada; después podrá reservarla.",
        "need_name": "Indique un nombre, para que el equipo sepa por quién preguntar.",
        "need_phone": "Indique un número de teléfono, por ejemplo +34 912 345 678.",
        "need_consent": "Marque la casilla para que el equipo pueda llamar a este número.",
    },
    "ar": {
        "offer": "يمكن لفريق {shop} الاتصال بك. اختر وقتا متاحا واترك الرقم؛ لا يُحجز شيء قبل أن ترسله.",
        "none": "لا يوجد وقت متاح للاتصال في الأيام القادمة.",
        "consent": "يجوز لـ {shop} الاتصال بي على هذا الرقم بخصوص هذه المحادثة.",
        "booked": "تم الحجز: سيتصل بك فريق {shop} {when}. لتغيير الموعد اختر وقتا آخر.",
        "cancelled": "اضطر الفريق إلى إلغاء الاتصال {when}. يمكنك اختيار وقت آخر.",
        "when": "{day}، {date}، الساعة {time} (بتوقيت {zone})",
        "contact": "اترك هنا عنوان بريد إلكتروني ليتمكن الفريق من الكتابة إليك. لا يُستخدم إلا لذلك.",
        "gone": "لم يعد هذا الوقت متاحا. اختر وقتا آخر.",
        "withdrawn": "تم الإلغاء: لن يتصل بك فريق {shop} {when}. يمكنك اختيار وقت آخر متى شئت.",
        "none_booked": "لا توجد مكالمة محجوزة لك.",
        "too_many": "لقد حجزت عدة مكالمات اليوم. اكتب هنا وسيرد عليك الفريق في الدردشة.",
        "busy": "تُحجز الآن مكالمات كثيرة، لذلك لا تُقبل مكالمات أخرى لمدة ساعة. اكتب هنا أو اترك عنوان بريد إلكتروني.",
        "speak_first": "اكتب أولا موضوع المكالمة، ثم يمكنك حجزها.",
        "need_name": "اكتب اسما ليعرف الفريق عمن يسأل.",
        "need_phone": "اكتب رقم هاتف مثل ‎+49 30 1234567.",
        "need_consent": "ضع علامة في المربع ليتمكن الفريق من الاتصال بهذا الرقم.",
    },
}


def say(locale: str, key: str, **places: str) -> str:
    return TEXTS[inbox_words(locale).language][key].format(**places)


def when(locale: str, moment: datetime, zone: str) -> str:
    """`moment` in the shop's zone: "on Tuesday, 2026-12-01, at 10:00 (Berlin time)"."""
    words: Words = inbox_words(locale)
    place = zone.rpartition("/")[2].replace("_", " ")
    day = words.weekday(moment.weekday())
    return say(locale, "when", day=day, date=f"{moment:%Y-%m-%d}", time=f"{moment:%H:%M}", zone=place)
