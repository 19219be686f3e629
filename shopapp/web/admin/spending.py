"""What the language model may cost this shop in a month, and what it has cost so far: a form of its own on the assistant's page.

The rule: a shop can only ask for less than whoever runs the app allows (SHOPAPP_CHAT_MONTHLY_CENTS); the engine takes the
lower of the two, whatever stands here.
"""

import re
from dataclasses import dataclass
from typing import Any

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from shopapp.conversations import spending
from shopapp.errors import Invalid
from shopapp.shops import Shop
from shopapp.shops import store as shops
from shopapp.web.admin import admin
from shopapp.web.admin.page import the_shop
from shopapp.web.doorkeepers import admin as admin_guard
from shopapp.web.house import house

_AMOUNT = re.compile(r"(\d{1,6})(?:[.,](\d{1,2}))?")
_MICROCENTS = 1_000_000


@dataclass(frozen=True, slots=True)
class Purse:
    """Amounts in cents, in the currency of the deployment's price list, which is not the shop's."""

    model: str
    enabled: bool
    limit: int
    most: int
    spent_microcents: int

    @property
    def spent(self) -> str:
        """Rounded up, so that nothing spent reads as nothing."""
        return in_units(-(-self.spent_microcents // _MICROCENTS))

    @property
    def used_up(self) -> bool:
        return self.spent_microcents >= self.limit * _MICROCENTS

    @property
    def share(self) -> int:
        return min(100, self.spent_microcents * 100 // (self.limit * _MICROCENTS)) if self.limit else 100


def purse(shop: Shop) -> Purse:
    settings, chosen = house().settings, _kept(shop)
    with house().transaction(shop.id) as conn:
        spent = spending.this_month(conn, shop.id)
    most = settings.chat_monthly_cents
    limit = min(int(chosen.get("monthly_cents", most)), most)
    return Purse(settings.chat_model, chosen.get("enabled") is not False, limit, most, spent)


@admin.post("/assistant/spending")
@admin_guard
def save_spending() -> AnyResponse:
    shop = the_shop()
    chosen = {**_kept(shop), "enabled": "enabled" in request.form, "monthly_cents": _cents(request.form.get("monthly", ""))}
    with house().transaction(g.shop_id) as conn:
        shops.write_settings(conn, g.shop_id, "model", chosen)
    return redirect(url_for("admin.assistant_page", saved=1), code=303)


def in_units(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


def _cents(text: str) -> int:
    """Raises Invalid for what is no amount, or more than may be spent."""
    match, most = _AMOUNT.fullmatch(text.strip()), house().settings.chat_monthly_cents
    cents = int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0")) if match else -1
    if not 0 <= cents <= most:
        raise Invalid(f"Give the monthly limit as an amount from 0 to {in_units(most)}.", code="bad_limit")
    return cents


def _kept(shop: Shop) -> dict[str, Any]:
    return dict(shop.settings.get("model") or {})
