"""What only people or the shop's checkout can settle: handing over, order questions, paying.

The rule: it is never said that somebody was told, or will answer, unless that is so.
"""

from shopapp.assistant.calling import call_person
from shopapp.assistant.tools import carting
from shopapp.assistant.tools.desk import Desk


def hand_over(desk: Desk) -> None:
    call_person(desk.conn, desk.shop, desk.reply, desk.memory, desk.meaning.language, "asked")


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
    amount, codes = carting.total(desk, cart).text(), carting.on_cart(desk, cart)
    if desk.provider == "stripe":
        desk.reply.text(f"{desk.said.say('checkout', total=amount)} {codes}".strip())
        desk.reply.checkout_ask(desk.provider)
    else:
        desk.reply.text(f"{desk.said.say('checkout_shopify', total=amount)} {codes}".strip())
        desk.reply.checkout_cart = cart.id
