"""E-mail to the shop about a booked call: once for each, and not at all for one that was moved or cancelled before it went.
One that the shopper took back after the letter had gone is told of in a second letter.

`sending` is committed before the mail server is asked: from there on the letter counts as gone unless the server said no.
"""

from shopapp import logs
from shopapp.clock import Clock
from shopapp.db import Transaction
from shopapp.inbox.callbacks.slots import Calls
from shopapp.inbox.callbacks.telling import store
from shopapp.inbox.letters import call_booked, call_withdrawn
from shopapp.ports.mail import Letter, Mail
from shopapp.posting import ANSWER_LOST, post
from shopapp.shops import store as shops

log = logs.get(__name__)


def sweep(shop_id: int, *, transaction: Transaction, clock: Clock, mail: Mail, public_url: str) -> int:
    """Send what is due. Returns how many letters went out."""
    with transaction(shop_id) as conn:
        store.give_up_unknown(conn, shop_id, clock.now() - ANSWER_LOST)
        due = store.due(conn, shop_id, clock.now())
    return sum(_tell(shop_id, id, transaction, clock, mail, public_url) == "sent" for id in due)


def _tell(shop_id: int, callback_id: int, transaction: Transaction, clock: Clock, mail: Mail, public_url: str) -> str:
    prepared = _prepare(shop_id, callback_id, transaction, clock, public_url)
    if isinstance(prepared, str):
        return prepared
    about, letter = prepared
    posted = post(letter, mail=mail, clock=clock)
    with transaction(shop_id) as conn:
        store.mailed(conn, shop_id, callback_id, posted.state, reason=posted.reason, at=posted.again_at, about=about)
    log.info("call_told", shop_id=shop_id, callback_id=callback_id, state=posted.state)
    return posted.state


def _prepare(shop_id: int, callback_id: int, transaction: Transaction, clock: Clock, public_url: str) -> tuple[str, Letter] | str:
    """The call's state and the letter about it; or what became of the letter, where none is sent."""
    with transaction(shop_id) as conn:
        call = store.lock(conn, shop_id, callback_id)
        if call.mail_state != "due":
            return call.mail_state
        shop = shops.read(conn, shop_id)
        if not shop.email or call.state not in _LETTERS:
            store.mailed(conn, shop_id, callback_id, "skipped", reason="no_address" if not shop.email else call.state)
            return "skipped"
        store.mailed(conn, shop_id, callback_id, "sending", at=clock.now())
        zone = Calls.of(shop.settings, shop.timezone).hours.zone
        return call.state, _LETTERS[call.state](
            shop,
            when=f"{call.starts_at.astimezone(zone):%Y-%m-%d %H:%M} ({zone.key})",
            name=call.name,
            phone=call.phone,
            callback_id=callback_id,
            link=f"{public_url}/team/inbox/{call.conversation_id}",
        )


_LETTERS = {"booked": call_booked, "withdrawn": call_withdrawn}
