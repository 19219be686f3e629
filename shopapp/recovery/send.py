"""From a silent cart to one letter: find, claim, decide again, send, record.

Each arrow is its own transaction, so a kill between any two leaves a row that says what is left to do. `sending` is
committed before the mail server is asked: from there on the letter counts as gone unless the server said no.
"""

from shopapp import logs
from shopapp.clock import Clock
from shopapp.conversations import store as conversations
from shopapp.db import Transaction
from shopapp.ports.mail import Letter, Mail
from shopapp.ports.nudges import Nudges
from shopapp.posting import ANSWER_LOST, TRY_AGAIN, post
from shopapp.recovery import store
from shopapp.recovery.decide import STEP, Rules, decide
from shopapp.recovery.letter import write
from shopapp.secrets import digest, random_token
from shopapp.shops import store as shops

log = logs.get(__name__)


def claim_due(shop_id: int, *, transaction: Transaction, clock: Clock, nudges: Nudges, limit: int = 200) -> int:
    """Claim the reminder of every cart that fell due and hint at the workers. Returns how many were claimed."""
    now = clock.now()
    with transaction(shop_id) as conn:
        rules = Rules.of(shops.read(conn, shop_id).settings)
        if not rules.enabled:
            return 0
        carts = store.due_carts(
            conn, shop_id, untouched_since=now - rules.after, not_before=now - rules.until, step=STEP, limit=limit
        )
        claimed = [nudge for cart in carts if (nudge := store.claim(conn, shop_id, cart, STEP, now)) is not None]
    for nudge_id in claimed:
        nudges.nudge("send_reminder", shop_id, nudge_id)
    return len(claimed)


def send(shop_id: int, nudge_id: int, *, transaction: Transaction, clock: Clock, mail: Mail, public_url: str) -> str:
    """Decide again now and, if it still holds, send the one letter. Returns the state the reminder ended in."""
    letter = _prepare(shop_id, nudge_id, transaction=transaction, clock=clock, public_url=public_url)
    if isinstance(letter, str):
        return letter
    posted = post(letter, mail=mail, clock=clock)
    with transaction(shop_id) as conn:
        if posted.again_at is not None:
            store.put_off(conn, shop_id, nudge_id, posted.again_at, posted.reason)
            return "claimed"
        store.move(conn, shop_id, nudge_id, posted.state, reason=posted.reason)
    log.info("reminder_posted", shop_id=shop_id, nudge_id=nudge_id, state=posted.state)
    return posted.state


def sweep(shop_id: int, *, transaction: Transaction, clock: Clock, nudges: Nudges, mail: Mail, public_url: str) -> None:
    """What a lost job or a killed worker left behind, then what fell due meanwhile."""
    now = clock.now()
    with transaction(shop_id) as conn:
        store.give_up_unknown(conn, shop_id, now - ANSWER_LOST)
        left = store.waiting(conn, shop_id, now)
    for nudge_id in left:
        send(shop_id, nudge_id, transaction=transaction, clock=clock, mail=mail, public_url=public_url)
    claim_due(shop_id, transaction=transaction, clock=clock, nudges=nudges)


def _prepare(shop_id: int, nudge_id: int, *, transaction: Transaction, clock: Clock, public_url: str) -> Letter | str:
    """The letter, with the nudge moved to `sending`; or the state it stays or ends in."""
    now = clock.now()
    with transaction(shop_id) as conn:
        nudge = store.lock(conn, shop_id, nudge_id)
        if nudge.state != "claimed":
            return nudge.state
        shop = shops.read(conn, shop_id)
        decision = decide(store.facts(conn, shop_id, nudge.cart_id), Rules.of(shop.settings), now)
        if decision.verdict == "skip":
            store.move(conn, shop_id, nudge_id, "skipped", reason=decision.reason)
            return "skipped"
        if decision.verdict == "wait":
            store.put_off(conn, shop_id, nudge_id, now + TRY_AGAIN, decision.reason)
            return "claimed"
        token = random_token()
        store.mark_sending(conn, shop_id, nudge_id, now, digest(token))
        shopper = conversations.read_shopper(conn, shop_id, nudge.shopper_id)
        lines = store.lines(conn, shop_id, nudge.cart_id)
        return write(shop, shopper, lines, token=token, nudge_id=nudge_id, public_url=public_url)
