"""What only people or the shop's checkout can settle: handing over, order questions, paying.

The rule: it is never said that somebody was told, or will answer, unless that is so.
"""

from shopapp.assistant.calling import call_person
from shopapp.assistant.tools import carting, codes
from shopapp.assistant.tools.desk import Desk
from shopapp.inbox import callbacks
from shopapp.inbox.words import words_of


def hand_over(desk: Desk) -> None:
    """To a person now, or at the time and in the way that was asked for."""
    match desk.meaning.topic:
        case "call" if offer_call(desk):
            return
        case "call_off":
            call_off(desk)
            return
        case "contact":
            ask_contact(desk)
            return
        case _:
            pass
    call_person(desk.conn, desk.shop, desk.reply, desk.memory, desk.meaning.language, "asked")


def offer_call(desk: Desk) -> bool:
    """Puts the form with the free times on the screen, which alone books. False where the shop offers none."""
    free = callbacks.offered(desk.conn, desk.shop, desk.shopper_id)
    desk.reply.used("call_back", free=len(free["slots"]))
    if not free["slots"]:
        return False
    language, shop = desk.meaning.language, desk.shop.name
    desk.reply.text(callbacks.words.say(language, "offer", shop=shop))
    desk.reply.callback_ask(free, callbacks.words.say(language, "consent", shop=shop))
    return True


def call_off(desk: Desk) -> None:
    """Takes the shopper's booked call back, which is done and said when the turn is written."""
    call = callbacks.standing(desk.conn, desk.shop, desk.shopper_id)
    desk.reply.used("call_off", booked=call is not None)
    if call is None:
        desk.reply.text(callbacks.words.say(desk.meaning.language, "none_booked"))
        return
    desk.reply.takes_call_back = desk.meaning.language


def ask_contact(desk: Desk) -> None:
    """Puts the form for an e-mail address on the screen. Its box for offers is the shopper's to tick."""
    desk.reply.used("leave_contact")
    desk.reply.text(callbacks.words.say(desk.meaning.language, "contact", shop=desk.shop.name))
    desk.reply.contact_ask(words_of(desk.meaning.language).say("consent", shop=desk.shop.name))


def note_email(desk: Desk, email: str) -> None:
    desk.reply.used("note_email")
    desk.reply.email = email
    desk.reply.text(desk.said.say("email_noted"))


def checkout(desk: Desk) -> None:
    cart = desk.cart
    if cart is None or not cart.lines:
        desk.reply.text(desk.said.say("cart_empty"))
        desk.reply.suggestions([desk.said.say("suggest_find")])
        return
    desk.reply.used("checkout", cart=cart.id, provider=desk.provider)
    amount, told = carting.total(desk, cart).text(), codes.codes_told(desk)
    if desk.provider == "stripe":
        desk.reply.text(f"{desk.said.say('checkout', total=amount)} {told}".strip())
        desk.reply.checkout_ask(desk.provider)
    else:
        desk.reply.text(f"{desk.said.say('checkout_shopify', total=amount)} {told}".strip())
        desk.reply.checkout_cart = cart.id
