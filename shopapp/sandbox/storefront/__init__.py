"""The merchant's shop as a shopper sees it, and the admin as a merchant sees it: everything of Shopify that has a page.

`create_blueprint(sandbox)` is the only door. The storefront answers `/` and whatever nobody else
answers, so it is registered last.
"""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, request

from shopapp.sandbox.simulation import Sandbox
from shopapp.sandbox.storefront.accounts import add_accounts
from shopapp.sandbox.storefront.admin_doors import add_admin
from shopapp.sandbox.storefront.blocks import Extension
from shopapp.sandbox.storefront.cart_doors import add_cart_doors
from shopapp.sandbox.storefront.checkout_doors import add_checkout
from shopapp.sandbox.storefront.pages import add_pages, documents
from shopapp.sandbox.storefront.pictures import add_pictures
from shopapp.sandbox.storefront.proxy import add_proxy
from shopapp.sandbox.storefront.render import Press
from shopapp.sandbox.storefront.rules import take_prefix
from shopapp.sandbox.storefront.theme import Theme
from shopapp.sandbox.storefront.theme_doors import add_theme_doors
from shopapp.sandbox.storefront.visit import Front, set_cookies


def create_blueprint(sandbox: Sandbox) -> Blueprint:
    """The blueprint for this sandbox's Shopify side, without a prefix."""
    bp = Blueprint("storefront", __name__, template_folder="templates", static_folder="static", static_url_path="/cdn/sandbox")
    front = Front(sandbox)
    theme = Theme(Extension(sandbox.config.theme_dir), sandbox.world, sandbox.config.client_id)
    press = Press(front, theme)
    bp.url_value_preprocessor(take_prefix)
    bp.after_request(set_cookies)
    bp.context_processor(lambda: {"documents": partial(documents, front), "query": query})
    add_pictures(bp, front)
    add_theme_doors(bp, front, theme)
    add_cart_doors(bp, front)
    add_checkout(bp, front, press)
    add_accounts(bp, front, press)
    add_proxy(bp, front)
    add_admin(bp, front, theme)
    add_pages(bp, front, press)
    return bp


def query(**changed: Any) -> str:
    """The address's parameters with some of them changed, for links to another page of a list."""
    return urlencode({**request.args.to_dict(), **{name: str(value) for name, value in changed.items()}})
