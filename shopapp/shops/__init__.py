"""Who has installed us: install and uninstall, tokens, settings, the merchant's payment account.

The one rule: a shop's id comes from a verified request (web/doorkeepers), never from what a caller typed.
"""

from shopapp.shops.arrival import Ground, install, install_by_code, needs_install, refresh_facts
from shopapp.shops.directory import find, installed, known, of_stripe_key, origin_known
from shopapp.shops.locked import relock
from shopapp.shops.payment_account import StripeAccount, set_stripe_account, stripe_account
from shopapp.shops.reports import reported
from shopapp.shops.shop import Shop
from shopapp.shops.stripe_setup import Desk, check_stripe
from shopapp.shops.tokens import keep_alive

__all__ = [
    "Desk",
    "Ground",
    "Shop",
    "StripeAccount",
    "check_stripe",
    "find",
    "install",
    "install_by_code",
    "installed",
    "keep_alive",
    "known",
    "needs_install",
    "of_stripe_key",
    "origin_known",
    "refresh_facts",
    "relock",
    "reported",
    "set_stripe_account",
    "stripe_account",
]
