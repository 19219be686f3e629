"""What is left to do until shoppers see the chat, read from what is there."""

from dataclasses import dataclass

from shopapp import rehearsal
from shopapp.db import Connection
from shopapp.insights.shelf import shelf
from shopapp.outside.shopify.scopes import missing
from shopapp.shops import Shop
from shopapp.shops.tokens import store as tokens
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
    rehearsed, held_back = rehearsal.newest_done(conn, shop.id), rehearsal.held_back(conn, shop.id)
    return [
        Step("Catalogue", known.products > 0, f"{known.products} products are known to the assistant.", "/app/catalogue"),
        Step("Documents", known.documents > 0, f"{known.documents} pages and policies can be quoted.", "/app/documents"),
        *_access(conn, shop),
        Step("Rehearse", done=bool(rehearsed), says=_rehearsed(held_back, rehearsed), link="/app/rehearsal"),
        Step(
            "Launcher",
            known.shoppers > 0,
            "Shoppers have used the chat."
            if known.shoppers
            else "Switch the chat on in your theme. Shopify opens the editor with the switch at hand.",
            editor_link(shop),
            external=True,
        ),
    ]


def _access(conn: Connection, shop: Shop) -> list[Step]:
    """Only where something is missing: Shopify asks the merchant again when the app is opened after an update."""
    held = tokens.held(conn, shop.id)
    lacking = missing(held.scopes, house().settings.distribution) if held and held.scopes else []
    says = f"Shopify has not granted: {', '.join(lacking)}. Open the app again from your Shopify admin and agree to the update."
    return [Step("Access", done=False, says=says, link=f"https://{shop.domain}/admin/apps", external=True)] if lacking else []


def block_link(shop: Shop) -> str:
    """Shopify's deep link that adds the questions to the product pages of the theme."""
    key = house().settings.shopify_api_key
    place = f"template=product&addAppBlockId={key}/assistant&target=mainSection"
    return f"https://{shop.domain}/admin/themes/current/editor?{place}"


def _rehearsed(held_back: str | None, rehearsed: int | None) -> str:
    if held_back:
        return held_back
    return (
        "Invented shoppers have tried the assistant."
        if rehearsed
        else "Let invented shoppers try the assistant before real ones do."
    )


def editor_link(shop: Shop) -> str:
    """Shopify's deep link that activates the app embed in the theme editor."""
    key = house().settings.shopify_api_key
    return f"https://{shop.domain}/admin/themes/current/editor?context=apps&template=index&activateAppId={key}/launcher"
