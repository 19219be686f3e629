"""What is left to do until shoppers see the chat, read from what is there."""

from dataclasses import dataclass

from shopapp.db import Connection
from shopapp.insights.shelf import shelf
from shopapp.shops import Shop
from shopapp.web.house import house


@dataclass(frozen=True, slots=True)
class Step:
    label: str
    done: bool
    says: str
    link: str
    external: bool = False


def steps_left(conn: Connection, shop: Shop) -> list[Step]:
    """The setup list; the page hides it when every step is done."""
    known = shelf(conn, shop.id)
    return [
        Step("Catalogue", known.products > 0, f"{known.products} products are known to the assistant.", "/app/catalogue"),
        Step("Documents", known.documents > 0, f"{known.documents} pages and policies can be quoted.", "/app/documents"),
        Step(
            "Launcher",
            known.visitors > 0,
            "Switch the chat on in your theme. Shopify opens the editor with the switch at hand.",
            editor_link(shop),
            external=True,
        ),
    ]


def editor_link(shop: Shop) -> str:
    """Shopify's deep link that activates the app embed in the theme editor."""
    key = house().settings.shopify_api_key
    return f"https://{shop.domain}/admin/themes/current/editor?context=apps&template=index&activateAppId={key}/launcher"
