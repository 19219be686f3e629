"""The shop's demo accounts: an e-mail address logs in, nothing is checked. It exists so that the app proxy can say
`logged_in_customer_id`."""

import secrets
from typing import Any

from flask import Blueprint, redirect, request

from shopapp.sandbox.shopify.customers import customer_for
from shopapp.sandbox.storefront.render import Press
from shopapp.sandbox.storefront.rules import rule
from shopapp.sandbox.storefront.visit import Front


def add_accounts(bp: Blueprint, front: Front, press: Press) -> None:
    def account() -> Any:
        visit = front.visit()
        if visit.customer is None:
            return redirect(f"{visit.root}account/login")
        orders = list(front.world.find("order", "customer", visit.customer["id"], shop=visit.domain))
        return press.page(
            "account", type="customers/account", title=visit.words("account"), customer=visit.customer, orders=orders[::-1]
        )

    def login() -> Any:
        visit = front.visit()
        if request.method == "GET":
            return press.page("login", type="customers/login", title=visit.words("login"), problem=False)
        email = request.form.get("email", "").strip().lower()
        if "@" not in email:
            return press.page("login", type="customers/login", title=visit.words("login"), problem=True, status=422)
        customer = customer_for(front.sandbox, visit.domain, email)
        token = secrets.token_hex(16)
        front.world.put("login", token, {"customer": customer["id"] if customer else None}, shop=visit.domain)
        visit.cookies["customer_session"] = token
        return redirect(f"{visit.root}account", 303)

    def logout() -> Any:
        visit = front.visit()
        front.world.remove("login", request.cookies.get("customer_session", "-"), shop=visit.domain)
        visit.cookies["customer_session"] = None
        return redirect(visit.root, 303)

    rule(bp, "/account", account, "account")
    rule(bp, "/account/login", login, "login", methods=["GET", "POST"])
    rule(bp, "/account/logout", logout, "logout", methods=["GET", "POST"])
