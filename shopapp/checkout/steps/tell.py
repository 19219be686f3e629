"""What the shopper is told in the conversation, in the transaction that makes it true."""

from shopapp.cart import store as cart_store
from shopapp.checkout.orders import store as order_store
from shopapp.checkout.quotes import store as quote_store
from shopapp.checkout.records import Checkout, Quote
from shopapp.checkout.till import Till
from shopapp.conversations import say
from shopapp.db import Connection
from shopapp.ports.shopify_orders import PlacedOrder


def missing_titles(till: Till, shop_id: int, quote: Quote) -> str:
    """The titles that cannot be had any more, or an empty string."""
    gone = set(till.orders.missing(shop_id, quote.wanted))
    return ", ".join(line["title"] for line in quote.lines if line["variant_id"] in gone)


def failed(conn: Connection, shop_id: int, row: Checkout, message: str) -> None:
    say(conn, shop_id, row.conversation_id, "payment.failed", {"message": message})


def confirmed(conn: Connection, shop_id: int, row: Checkout, order: PlacedOrder, till: Till) -> None:
    """Order number and total, once: whoever marks the order as told says it."""
    if not order_store.tell(conn, shop_id, order.id, now=till.clock.now()):
        return
    say(conn, shop_id, row.conversation_id, "order.confirmed", confirmation(order, row.email))
    cart_store.mark_ordered(conn, shop_id, cart_store.read(conn, shop_id, row.cart_id).token)
    products = [line["product_id"] for line in quote_store.read(conn, shop_id, row.quote_id).lines] if row.quote_id else []
    till.touched(conn, shop_id, shopper_id=row.shopper_id, conversation_id=row.conversation_id, product_ids=products)


def confirmation(order: PlacedOrder, email: str) -> dict[str, object]:
    return {
        "number": order.name,
        "total": order.total.as_json(),
        "email_hint": email_hint(email) or None,
        "status_url": order.status_url or None,
    }


def email_hint(email: str) -> str:
    """`m…@example.org`: enough to recognise one's own address."""
    local, at, host = email.partition("@")
    return f"{local[:1]}…@{host}" if local and at else ""
