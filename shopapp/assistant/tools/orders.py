"""Where an order is, told to the person it belongs to: the logged-in customer, or who writes its number and e-mail address.

The rule: number and address are read from the shopper's own message, never from a model or a page; what is told comes from the
order's row in this turn.
"""

import re

from shopapp.assistant.tools.desk import Desk
from shopapp.checkout.orders import lookups
from shopapp.checkout.orders.store import Order
from shopapp.errors import TooOften
from shopapp.money import Money

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+(?!\w)")
_NUMBER = re.compile(r"(?<![\w@.-])#?([A-Z]{0,4}-?\d{3,10}(?:-\d{1,4})?)(?![\w@])", re.IGNORECASE)


def answers(text: str) -> bool:
    """Whether a message looks like the answer to our question for number and address."""
    return bool(_EMAIL.search(text) or _number(text))


def status(desk: Desk) -> None:
    found = _EMAIL.search(desk.meaning.text)
    number = _number(desk.meaning.text)
    if desk.customer_id is not None and (orders := lookups.of_customer(desk.conn, desk.shop_id, desk.customer_id, number=number)):
        _tell(desk, orders, "customer")
    elif number and found:
        _prove(desk, number, found[0])
    else:
        desk.memory.wants_order = True
        desk.reply.used("order_status", asked=True)
        desk.reply.text(desk.said.say("order_ask"))


def _prove(desk: Desk, number: str, email: str) -> None:
    try:
        order = lookups.claimed(desk.conn, desk.shop_id, desk.shopper_id, number, email)
    except TooOften:
        desk.reply.used("order_status", refused="too_often")
        desk.reply.text(desk.said.say("order_too_often"))
        desk.reply.suggestions([desk.said.say("suggest_person")])
        return
    if order is None:
        desk.reply.used("order_status", found=0)
        desk.reply.text(desk.said.say("order_not_found"))
        desk.reply.suggestions([desk.said.say("suggest_person")])
        return
    _tell(desk, [order], "number and e-mail")


def _tell(desk: Desk, orders: list[Order], proof: str) -> None:
    desk.memory.wants_order = False
    desk.reply.used("order_status", found=len(orders), proof=proof, orders=[order.id for order in orders])
    for order in orders:
        text = desk.said.say(
            "order_is",
            name=order.name,
            date=order.ordered_at.date().isoformat(),
            state=desk.said.say(_state(order)),
            pieces=sum(int(line.get("quantity", 1)) for line in order.lines),
            total=Money(order.total_minor, order.currency).text(),
        )
        # No touch: an order that is only looked up was not won by it.
        if order.status_url:
            source = {"title": order.name, "url": order.status_url, "heading": desk.said.say("order_page")}
            desk.reply.events.append(("answer", {"text": text, "sources": [source]}))
        else:
            desk.reply.text(text)
    desk.reply.suggestions([desk.said.say("suggest_returns"), desk.said.say("suggest_person")])


def _state(order: Order) -> str:
    if order.cancelled_at is not None:
        return "order_cancelled"
    if order.refunded_minor:
        return "order_refunded" if order.refunded_minor >= order.total_minor else "order_part_refunded"
    match order.fulfillment_status:
        case "fulfilled":
            return "order_sent"
        case "partial" | "partially_fulfilled":
            return "order_part_sent"
        case _:
            return "order_unpaid" if order.financial_status in ("pending", "authorized") else "order_waits"


def _number(text: str) -> str:
    found = _NUMBER.search(_EMAIL.sub(" ", text))
    return found[1] if found else ""
