"""What only people or the shop's checkout can settle: handing over, order questions, paying.

The rule: it is never said that somebody was told, or will answer, unless that is so.
"""

from shopapp.assistant.tools import carting
from shopapp.assistant.tools.desk import Desk
from shopapp.inbox import agents
from shopapp.inbox.states import Cause
from shopapp.inbox.words import words_of


def hand_over(desk: Desk, cause: Cause = "asked", *, before: str = "") -> None:
    """The conversation waits for a person from now on, and the shopper is told who is there, or when, or that nobody is.

    `before` is said first, where the occasion asks for a word of its own.
    """
    again = desk.memory.wants_person
    desk.memory.wants_person = True
    there = agents.presence(desk.conn, desk.shop)
    told = there.told(desk.shop.name, words_of(desk.meaning.language), again=again)
    desk.reply.used("hand_over", cause=cause)
    desk.reply.handoff(f"{before} {told}".strip(), cause)
    if not there.anyone:
        desk.reply.contact_ask()


def note_email(desk: Desk, email: str) -> None:
    desk.reply.used("note_email")
    desk.reply.email = email
    desk.reply.text(desk.said.say("email_noted"))


def order_status(desk: Desk) -> None:
    """No order is looked up before the shopper has proved that it is theirs; that comes with verification."""
    desk.reply.used("order_status")
    desk.reply.text(desk.said.say("order_status"))
    desk.reply.suggestions([desk.said.say("suggest_person")])


def checkout(desk: Desk) -> None:
    cart = desk.cart
    if cart is None or not cart.lines:
        desk.reply.text(desk.said.say("cart_empty"))
        desk.reply.suggestions([desk.said.say("suggest_find")])
        return
    desk.reply.used("checkout", cart=cart.id, provider=desk.provider)
    amount = carting.total(desk, cart).text()
    if desk.provider == "stripe":
        desk.reply.text(desk.said.say("checkout", total=amount))
        desk.reply.checkout_ask(desk.provider)
    else:
        desk.reply.text(desk.said.say("checkout_shopify", total=amount))
        desk.reply.checkout_cart = cart.id
