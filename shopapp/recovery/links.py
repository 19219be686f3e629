"""What the two links of a reminder do: bring the cart back, and never write again."""

from urllib.parse import urlencode

from shopapp.attribution import touch
from shopapp.conversations import store as conversations
from shopapp.db import Connection, Transaction
from shopapp.errors import NotFound
from shopapp.recovery import store
from shopapp.secrets import digest
from shopapp.shops import store as shops


def restore(shop_id: int, token: str, *, transaction: Transaction) -> str:
    """The storefront's address that fills the cart again with what can still be bought. Raises NotFound for a wrong token.

    Asking twice gives the same address and notes the visit once: messengers and mail scanners open links too.
    """
    with transaction(shop_id) as conn:
        nudge = _nudge(conn, shop_id, token)
        shop = shops.read(conn, shop_id)
        lines = [line for line in store.lines(conn, shop_id, nudge.cart_id) if line.available]
        store.opened(conn, shop_id, nudge.id)
        query: dict[str, str] = {"storefront": "true"}
        if nudge.conversation_id is not None:
            query["attributes[_shopapp]"] = conversations.read(conn, shop_id, nudge.conversation_id).ref
            touch(
                conn, shop_id, shopper_id=nudge.shopper_id, conversation_id=nudge.conversation_id, turn_id=None, kind="restored"
            )
    if not lines:
        return f"{shop.storefront_url}/cart"
    wanted = ",".join(f"{line.variant_id}:{line.quantity}" for line in lines)
    return f"{shop.storefront_url}/cart/{wanted}?{urlencode(query)}"


def forget_me(shop_id: int, token: str, *, transaction: Transaction) -> str:
    """No more reminders for this shopper. Returns the shop's name. Raises NotFound for a wrong token."""
    with transaction(shop_id) as conn:
        store.unsubscribe(conn, shop_id, _nudge(conn, shop_id, token).shopper_id)
        return shops.read(conn, shop_id).name


def _nudge(conn: Connection, shop_id: int, token: str) -> store.Nudge:
    nudge = store.by_token(conn, shop_id, digest(token))
    if nudge is None:
        raise NotFound("This link is not valid any more.")
    return nudge
