"""What a dispute sets going: a tag at the order, so that nothing is packed by mistake, and a letter to the merchant.

Both are claimed only once done, so a lost answer repeats them: a tag twice is one tag, a letter twice carries one id.
"""

from shopapp import logs
from shopapp.checkout import store
from shopapp.checkout.disputes import store as dispute_store
from shopapp.checkout.disputes.store import Dispute
from shopapp.checkout.records import Checkout
from shopapp.checkout.till import Till
from shopapp.errors import Outside, Refused
from shopapp.money import Money
from shopapp.ports.mail import Letter, Mail
from shopapp.shops import Shop
from shopapp.shops import store as shop_store

log = logs.get(__name__)
TAG = "disputed"
NOTE = "Disputed ({reason}). Stripe: {dispute}. Do not ship, do not refund; answer it in Stripe."


def sweep(shop_id: int, *, till: Till, mail: Mail | None) -> int:
    """Tag orders and write letters that are due. Without mail, the admin's pages alone tell of it. Returns how many."""
    with till.transaction(shop_id) as conn:
        due = dispute_store.untold(conn, shop_id)
        shop = shop_store.read(conn, shop_id)
        checkouts = {one.checkout_id: store.read(conn, shop_id, one.checkout_id) for one in due}
    for dispute in due:
        try:
            _tag(till, shop_id, dispute, checkouts[dispute.checkout_id])
            _alert(till, shop, dispute, checkouts[dispute.checkout_id], mail)
        except Outside as problem:
            log.warning("dispute_alert_put_off", shop_id=shop_id, dispute=dispute.id, code=problem.code)
    return len(due)


def _tag(till: Till, shop_id: int, dispute: Dispute, checkout: Checkout) -> None:
    if dispute.tagged:
        return
    if checkout.order_id is not None:
        note = NOTE.format(reason=dispute.reason.replace("_", " "), dispute=dispute.id)
        till.orders.mark(shop_id, checkout.order_id, tag=TAG, note=note)
    with till.transaction(shop_id) as conn:
        dispute_store.tagged(conn, shop_id, dispute.id)


def _alert(till: Till, shop: Shop, dispute: Dispute, checkout: Checkout, mail: Mail | None) -> None:
    if dispute.alerted:
        return
    if mail is not None and shop.email:
        try:
            mail.send(letter(shop, dispute, checkout))
        except Refused as problem:
            # No mail server, or an address that takes none: trying again helps nobody, and the admin's pages say it, too.
            log.error("dispute_letter_refused", shop_id=shop.id, dispute=dispute.id, code=problem.code)
    with till.transaction(shop.id) as conn:
        dispute_store.alerted(conn, shop.id, dispute)


def letter(shop: Shop, dispute: Dispute, checkout: Checkout) -> Letter:
    """To the merchant, in English. No card and no shopper is named in it."""
    order, amount = checkout.order_name or "an order", Money(dispute.amount_minor, dispute.currency).text()
    due = dispute.evidence_due_at
    deadline = f"Evidence is due by {due:%-d %B %Y, %H:%M} UTC." if due else "No evidence is asked for at the moment."
    if dispute.is_open:
        subject = f"{order}: a payment of {amount} is disputed"
        what = (
            f"A shopper's bank disputes the payment of {order} ({amount}, reason: {dispute.reason.replace('_', ' ')}).\n\n"
            f"{deadline} Please answer in your Stripe dashboard; the dispute is called {dispute.id} there.\n\n"
            "Do not refund it: the bank has taken the money back already, and a refund would pay it twice. "
            "If the order is not shipped yet, keep it. The payment's page in the app lays out what may serve as evidence, "
            "ready to be copied into Stripe: order, address, tracking, receipt and conversation."
        )
    else:
        subject = f"{order}: the dispute is {dispute.status.replace('_', ' ')}"
        what = f"The dispute {dispute.id} about {order} ({amount}) has ended: {dispute.status.replace('_', ' ')}."
    return Letter(
        to=shop.email,
        subject=subject,
        text=what,
        html="".join(f"<p>{part}</p>" for part in what.split("\n\n")),
        sender_name=shop.name or shop.domain,
        message_id=f"<dispute.{dispute.id}.{dispute.status}@{shop.domain}>",
    )
