"""The reminder's sentences, by language. English stands in where a language is missing."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Words:
    code: str
    direction: Literal["ltr", "rtl"]
    subject: str
    greeting: str
    lead: str
    button: str
    prices: str
    why: str
    stop: str
    sold_out: str


_ALL = (
    Words(
        code="en",
        direction="ltr",
        subject="Your cart at {shop}",
        greeting="Hello,",
        lead="You left these in your cart at {shop}. They are as you left them:",
        button="Back to my cart",
        prices="Prices are today's. Nothing is reserved.",
        why="You get this one reminder because you asked {shop} to send it. It was written and sent automatically.",
        stop="No more reminders",
        sold_out="sold out at the moment",
    ),
    Words(
        code="de",
        direction="ltr",
        subject="Ihr Warenkorb bei {shop}",
        greeting="Guten Tag,",
        lead="das liegt noch in Ihrem Warenkorb bei {shop}, so wie Sie es zurückgelassen haben:",
        button="Zurück zum Warenkorb",
        prices="Es gelten die heutigen Preise. Reserviert ist nichts.",
        why="Sie erhalten diese eine Erinnerung, weil Sie {shop} darum gebeten haben. "
        "Sie wurde automatisch erstellt und versandt.",
        stop="Keine Erinnerungen mehr",
        sold_out="zurzeit ausverkauft",
    ),
    Words(
        code="fr",
        direction="ltr",
        subject="Votre panier chez {shop}",
        greeting="Bonjour,",
        lead="Voici ce que vous avez laissé dans votre panier chez {shop} :",
        button="Retrouver mon panier",
        prices="Les prix sont ceux d’aujourd’hui. Rien n’est réservé.",
        why="Vous recevez ce seul rappel parce que vous l’avez demandé à {shop}. Il a été rédigé et envoyé automatiquement.",
        stop="Ne plus recevoir de rappels",
        sold_out="épuisé pour le moment",
    ),
    Words(
        code="es",
        direction="ltr",
        subject="Tu carrito en {shop}",
        greeting="Hola:",
        lead="Esto es lo que dejaste en tu carrito de {shop}:",
        button="Volver a mi carrito",
        prices="Los precios son los de hoy. No hay nada reservado.",
        why="Recibes este único recordatorio porque se lo pediste a {shop}. Se ha redactado y enviado automáticamente.",
        stop="No recibir más recordatorios",
        sold_out="agotado por ahora",
    ),
    Words(
        code="ar",
        direction="rtl",
        subject="سلتك في {shop}",
        greeting="مرحبًا،",
        lead="هذا ما تركته في سلتك لدى {shop}:",
        button="العودة إلى سلتي",
        prices="الأسعار هي أسعار اليوم، ولا شيء محجوز.",
        why="تصلك هذه الرسالة التذكيرية الوحيدة لأنك طلبتها من {shop}. وقد كُتبت وأُرسلت آليًا.",
        stop="إيقاف رسائل التذكير",
        sold_out="نفد حاليًا",
    ),
)
_BY_CODE = {words.code: words for words in _ALL}


def words_of(locale: str) -> Words:
    """The words for `de`, `de-AT`, …"""
    return _BY_CODE.get(locale.split("-", maxsplit=1)[0].lower(), _BY_CODE["en"])
