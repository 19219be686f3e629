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
    },
    "ar": {
        "offer": "يمكن لفريق {shop} الاتصال بك. اختر وقتا متاحا واترك الرقم؛ لا يُحجز شيء قبل أن ترسله.",
        "none": "لا يوجد وقت متاح للاتصال في الأيام القادمة.",
        "consent": "يجوز لـ {shop} الاتصال بي على هذا الرقم بخصوص هذه المحادثة.",
        "booked": "تم الحجز: سيتصل بك فريق {shop} {when}. لتغيير الموعد اختر وقتا آخر.",
        "cancelled": "اضطر الفريق إلى إلغاء الاتصال {when}. يمكنك اختيار وقت آخر.",
        "when": "{day}، {date}، الساعة {time} (بتوقيت {zone})",
        "contact": "اترك هنا عنوان بريد إلكتروني ليتمكن الفريق من الكتابة إليك. لا يُستخدم إلا لذلك.",
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
