"""E-mail to the shop when somebody waits and nobody is there: once for a wait, and not at all when a person has come meanwhile.

`sending` is committed before the mail server is asked: from there on the letter counts as gone unless the server said no.
"""

from shopapp import logs
from shopapp.clock import Clock
from shopapp.conversations import events_after
from shopapp.conversations import store as conversations
from shopapp.db import Transaction
from shopapp.inbox import dossier
from shopapp.inbox.letters import somebody_waits
from shopapp.inbox.telling import store
from shopapp.ports.mail import Letter, Mail
from shopapp.posting import ANSWER_LOST, post
from shopapp.shops import store as shops

log = logs.get(__name__)
_CAUSES = {
    "asked": "they asked for one",
    "topic": "it is a topic for people",
    "nothing_found": "nothing was found twice",
    "anger": "they are annoyed",
    "value": "their cart is large",
    "taken": "it was taken over",
}


def sweep(shop_id: int, *, transaction: Transaction, clock: Clock, mail: Mail, public_url: str) -> int:
    """Send what is due. Returns how many letters went out."""
    with transaction(shop_id) as conn:
        store.give_up_unknown(conn, shop_id, clock.now() - ANSWER_LOST)
        due = store.due(conn, shop_id, clock.now())
    return sum(tell(shop_id, id, transaction=transaction, clock=clock, mail=mail, public_url=public_url) == "sent" for id in due)


def tell(shop_id: int, handover_id: int, *, transaction: Transaction, clock: Clock, mail: Mail, public_url: str) -> str:
    """The state the letter ended in."""
    letter = _prepare(shop_id, handover_id, transaction=transaction, clock=clock, public_url=public_url)
    if isinstance(letter, str):
        return letter
    posted = post(letter, mail=mail, clock=clock)
    with transaction(shop_id) as conn:
        store.move(conn, shop_id, handover_id, posted.state, reason=posted.reason, at=posted.again_at)
    log.info("team_told", shop_id=shop_id, handover_id=handover_id, state=posted.state)
    return posted.state


def _prepare(shop_id: int, handover_id: int, *, transaction: Transaction, clock: Clock, public_url: str) -> Letter | str:
    with transaction(shop_id) as conn:
        wait = store.lock(conn, shop_id, handover_id)
        if wait.mail_state != "due":
            return wait.mail_state
        shop = shops.read(conn, shop_id)
        if wait.over or not shop.email:
            store.move(conn, shop_id, handover_id, "skipped", reason="answered" if wait.over else "no_address")
            return "skipped"
        store.move(conn, shop_id, handover_id, "sending", at=clock.now())
        talk = conversations.read(conn, shop_id, wait.conversation_id)
        return somebody_waits(
            shop,
            conversations.read_shopper(conn, shop_id, talk.shopper_id),
            events_after(conn, shop_id, talk.id, 0),
            dossier.of_shopper(conn, shop_id, talk.shopper_id),
            cause=_CAUSES[wait.cause],
            handover_id=handover_id,
            link=f"{public_url}/team/inbox/{talk.id}",
        )
