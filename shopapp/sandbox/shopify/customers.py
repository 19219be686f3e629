"""Customers of a simulated shop: known by e-mail, made with their first order or checkout."""

from shopapp.sandbox.simulation import Sandbox, iso
from shopapp.sandbox.state import Doc


def customer_for(
    sandbox: Sandbox, shop: str, email: str | None, *, phone: str | None = None, address: Doc | None = None
) -> Doc | None:
    """The customer of this e-mail, made when new; None without an e-mail."""
    if not email:
        return None
    with sandbox.world.changing():
        known = next(iter(sandbox.world.find("customer", "email", email.lower(), shop=shop)), None)
        if known is not None:
            return known
        now = iso(sandbox.now())
        doc: Doc = {
            "id": sandbox.world.next("customer_id", 9_100_000_000_001),
            "email": email,
            "phone": phone,
            "firstName": (address or {}).get("firstName"),
            "lastName": (address or {}).get("lastName"),
            "tags": [],
            "marketing": "NOT_SUBSCRIBED",
            "createdAt": now,
            "updatedAt": now,
        }
        return sandbox.world.put("customer", doc["id"], doc, shop=shop, names={"email": [email.lower()]})
