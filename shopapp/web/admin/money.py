"""Orders and payments: which conversation an order is credited to and why, and every step of its payment."""

from flask import g

from shopapp.errors import NotFound
from shopapp.insights import store
from shopapp.insights.shelf import payment_steps
from shopapp.web.admin import admin
from shopapp.web.admin.page import page, the_shop
from shopapp.web.doorkeepers import admin as admin_guard
from shopapp.web.house import house

TOUCHES = {
    "recommended": "Showed",
    "compared": "Compared",
    "answered": "Answered a question about",
    "added": "Put into the cart:",
    "nudged": "Offered help",
    "restored": "Brought the cart back by e-mail",
    "paid": "Paid in the chat:",
}


@admin.get("/orders")
@admin_guard
def orders_page() -> str:
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        orders = store.orders(conn, g.shop_id)
    return page("orders.html", "Orders", shop, orders=orders)


@admin.get("/orders/<int:order_id>")
@admin_guard
def order_page(order_id: int) -> str:
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        found = store.orders(conn, g.shop_id, order_id=order_id)
        if not found:
            raise NotFound("There is no such order in this shop.")
        timeline = payment_steps(conn, g.shop_id, order_id)
    titles = {line.get("product_id"): line.get("title") for line in found[0].lines}
    return page(
        "order.html", f"Order {found[0].name}", shop, order=found[0], timeline=timeline, titles=titles, touch_names=TOUCHES
    )
