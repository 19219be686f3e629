"""The order confirmation that Shopify mails to the buyer, put straight into the sandbox's mailbox."""

from email.message import EmailMessage

from shopapp.sandbox import mail
from shopapp.sandbox.simulation import Sandbox
from shopapp.sandbox.state import Doc


def send(sandbox: Sandbox, domain: str, order: Doc) -> None:
    """Nothing is sent for an order without an address."""
    if not order.get("email"):
        return
    shop = sandbox.world.get("shop", domain) or {}
    name, currency = str(shop.get("name") or domain), str(order["currency"])
    message = EmailMessage()
    message["Subject"] = f"Order {order['name']} confirmed"
    message["From"] = f"{name} <{shop.get('email') or 'orders@sandbox.local'}>"
    message["To"] = order["email"]
    lines = "\n".join(f"  {line['quantity']} x {line['title']}" for line in order["lines"])
    message.set_content(
        f"Thank you for your purchase at {name}.\n\nOrder {order['name']}\n{lines}\n\nTotal: {order['total']} {currency}\n\n"
        "(Sent by the simulated Shopify, as Shopify itself confirms an order.)\n"
    )
    mail.put(sandbox.world, message, [str(order["email"])])
