"""Our app's way into a shop: Shopify's managed installation, and a registration whose scopes changed."""

from shopapp.sandbox.shopify import webhooks
from shopapp.sandbox.simulation import Sandbox, iso
from shopapp.sandbox.state import Doc


def install(sandbox: Sandbox, domain: str) -> Doc:
    """Shopify's managed installation: opening the app grants the scopes of its registration. Idempotent."""
    known = sandbox.world.get("installation", "app", shop=domain)
    scopes = sandbox.config.scopes
    if known and known["installed"]:
        return known if known["scopes"] == scopes else _rescope(sandbox, domain, known, scopes)
    doc: Doc = {
        "id": sandbox.world.next("installation_id", 77_000_000_001),
        "installed": True,
        "scopes": scopes,
        "installedAt": iso(sandbox.now()),
    }
    return sandbox.world.put("installation", "app", doc, shop=domain)


def _rescope(sandbox: Sandbox, domain: str, known: Doc, scopes: list[str]) -> Doc:
    previous, known["scopes"] = known["scopes"], scopes
    sandbox.world.put("installation", "app", known, shop=domain)
    webhooks.scopes_updated(sandbox, domain, previous, scopes)
    return known
