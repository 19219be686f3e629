"""The sandbox's own control panel at /_sandbox: faults, shops, catalogue, orders, tokens, webhooks. No vendor has these doors."""

from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, cast

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from shopapp.sandbox.faults import Fault
from shopapp.sandbox.shopify import admin_desk, catalogue, installing, oauth, seed, shops, stock, tokens, webhooks
from shopapp.sandbox.simulation import Sandbox, current_sandbox
from shopapp.sandbox.stripe.keys import clear_world

blueprint = Blueprint("console", __name__, url_prefix="/_sandbox")

_DOORS = {
    "GET /_sandbox": "this list, and where everything is",
    "POST /_sandbox/faults": "{target, kind, operation, times, seconds, probability, extra}; GET lists, DELETE clears",
    "GET /_sandbox/webhooks?topic=": "what was delivered and what waits; POST …/<id>/resend sends one once more",
    "POST /_sandbox/shops": "{domain, name, currency, catalogue: path or [products], pages, policies, …}",
    "GET /_sandbox/shops/<domain>": "shop, counts, installation; PATCH changes settings (frozen: 402)",
    "POST /_sandbox/shops/<domain>/install | uninstall": "what the merchant does in the admin",
    "POST /_sandbox/shops/<domain>/tokens/expire": "{refresh_too} lets the access tokens run out now",
    "POST /_sandbox/shops/<domain>/bucket/empty": "drains the GraphQL bucket",
    "POST /_sandbox/shops/<domain>/orders": "{orders: [{lines: [{variant_id, quantity}], createdAt, …}]}",
    "POST /_sandbox/shops/<domain>/orders/<id>": "{action: cancel | refund | fulfill | pay}, as in the admin",
    "POST /_sandbox/shops/<domain>/webhooks": "{topic, body} fires locales/*, themes/publish, customers/redact …",
    "POST /_sandbox/products/<id>?shop=": "{price, compareAtPrice, stock, title, …, variant_id?}; DELETE deletes",
    "POST /_sandbox/clock": "{advance: seconds} moves the simulated time (reservations, timestamps)",
    "GET /_sandbox/load": "requests answered by both vendors, and the seconds spent on them",
    "POST /_sandbox/reset": "forgets everything but the default shop",
}


def _given() -> dict[str, Any]:
    return dict(request.get_json(silent=True) or {})


def _shop() -> str:
    return request.args.get("shop") or current_sandbox().config.default_shop


def _wrong(message: str, status: int = 422) -> ResponseReturnValue:
    return jsonify(error=message), status


@blueprint.errorhandler(shops.UnknownShop)
def no_such_shop(problem: shops.UnknownShop) -> ResponseReturnValue:
    return _wrong(f"There is no shop {problem}; create it with POST /_sandbox/shops.", 404)


@blueprint.get("")
def index() -> ResponseReturnValue:
    sandbox = current_sandbox()
    where = {
        "shopify": sandbox.shopify_url,
        "stripe": sandbox.stripe_url,
        "smtp": sandbox.smtp_url,
        "app": sandbox.config.app_url,
    }
    return jsonify(doors=_DOORS, where=where, shops=[shop["domain"] for shop in shops.shops(sandbox)])


@blueprint.route("/faults", methods=["GET", "POST", "DELETE"])
def faults() -> ResponseReturnValue:
    sandbox = current_sandbox()
    if request.method == "DELETE":
        sandbox.faults.clear()
    if request.method == "POST":
        given = _given()
        if unknown := set(given) - {field.name for field in fields(Fault)}:
            return _wrong(f"unknown: {', '.join(sorted(unknown))}")
        try:
            sandbox.faults.set(Fault(**given))
        except TypeError as problem:
            return _wrong(str(problem))
    return jsonify(faults=[asdict(fault) for fault in sandbox.faults.planned()])


@blueprint.get("/webhooks")
def webhook_log() -> ResponseReturnValue:
    return jsonify(webhooks=current_sandbox().webhooks.log(request.args.get("topic", "")))


@blueprint.post("/webhooks/<delivery_id>/resend")
def resend(delivery_id: str) -> ResponseReturnValue:
    return jsonify(sent=True) if current_sandbox().webhooks.resend(delivery_id) else _wrong("no such delivery", 404)


@blueprint.post("/shops")
def put_shop() -> ResponseReturnValue:
    sandbox, given = current_sandbox(), _given()
    domain = str(given.pop("domain", "") or sandbox.config.default_shop)
    source: Any = given.pop("catalogue", None)
    products: Any = Path(source) if isinstance(source, str) else source
    options = {key: given.pop(key) for key in ("pages", "policies", "replace", "tell") if key in given}
    settings = {("taxesIncluded" if key == "taxes_included" else key): value for key, value in given.items()}
    try:
        if isinstance(source, list) and all(isinstance(each, str) for each in cast("list[object]", source)):
            products = [doc for file in cast("list[str]", source) for doc in catalogue.read_csv(Path(file))]
        done = seed.seed_shop(sandbox, domain, products=products, **options, **settings)
    except (ValueError, OSError, KeyError) as problem:
        return _wrong(str(problem) or type(problem).__name__)
    return jsonify(done), 201


@blueprint.route("/shops/<domain>", methods=["GET", "PATCH"])
def one_shop(domain: str) -> ResponseReturnValue:
    sandbox = current_sandbox()
    shop = shops.shop_of(sandbox, domain)
    if request.method == "PATCH":
        shop |= _given()
        webhooks.shop_updated(sandbox, shop)
    counts = {kind: sandbox.world.count(kind, shop=domain) for kind in ("product", "collection", "order", "draft_order", "page")}
    return jsonify(shop=shop, counts=counts, installation=shops.installation(sandbox, domain))


@blueprint.post("/shops/<domain>/install")
def install(domain: str) -> ResponseReturnValue:
    shops.shop_of(current_sandbox(), domain)
    return jsonify(installation=installing.install(current_sandbox(), domain))


@blueprint.post("/shops/<domain>/uninstall")
def uninstall(domain: str) -> ResponseReturnValue:
    shops.shop_of(current_sandbox(), domain)
    tokens.uninstall(current_sandbox(), domain)
    return jsonify(installed=False)


@blueprint.post("/shops/<domain>/tokens/expire")
def expire_tokens(domain: str) -> ResponseReturnValue:
    return jsonify(expired=tokens.expire_tokens(current_sandbox(), domain, refresh_too=bool(_given().get("refresh_too"))))


@blueprint.post("/shops/<domain>/bucket/empty")
def empty_bucket(domain: str) -> ResponseReturnValue:
    current_sandbox().buckets.empty(domain)
    return jsonify(current_sandbox().buckets.status(domain))


@blueprint.post("/shops/<domain>/id-token")
def id_token(domain: str) -> ResponseReturnValue:
    """An ID token as the admin would mint it: for tests and scripts that have no browser."""
    shops.shop_of(current_sandbox(), domain)
    return jsonify(id_token=oauth.mint_id_token(current_sandbox(), domain, str(_given().get("user", "99001"))))


@blueprint.post("/shops/<domain>/webhooks")
def fire(domain: str) -> ResponseReturnValue:
    sandbox, given = current_sandbox(), _given()
    topic = str(given.get("topic", ""))
    if topic in ("customers/data_request", "customers/redact", "shop/redact"):
        return jsonify(sent=webhooks.compliance(sandbox, domain, topic, given.get("customer"), given.get("orders") or []))
    return jsonify(sent=webhooks.fire(sandbox, domain, topic, given.get("body") or {}))


@blueprint.route("/shops/<domain>/orders", methods=["GET", "POST"])
def place_orders(domain: str) -> ResponseReturnValue:
    """List a shop's orders, or place some (history, without webhooks unless `webhooks` is true)."""
    sandbox, given = current_sandbox(), _given()
    shops.shop_of(sandbox, domain)
    if request.method == "GET":
        return jsonify(orders=sandbox.world.all("order", shop=domain))
    wanted = cast("list[dict[str, Any]]", given.get("orders", [given]))
    placed: list[dict[str, Any]] = []
    for one in wanted:
        try:
            placed.append(admin_desk.place_past_order(sandbox, domain, one))
        except (KeyError, ValueError, stock.SoldOut) as problem:
            return _wrong(f"order {len(placed) + 1}: {problem}")
    return jsonify(orders=placed), 201


@blueprint.post("/shops/<domain>/orders/<int:order_id>")
def act_on_order(domain: str, order_id: int) -> ResponseReturnValue:
    given = _given()
    try:
        return jsonify(order=admin_desk.act_in_admin(current_sandbox(), domain, order_id, str(given.pop("action", "")), given))
    except LookupError as problem:
        return _wrong(str(problem), 404)
    except ValueError as problem:
        return _wrong(str(problem))


@blueprint.route("/products/<int:product_id>", methods=["GET", "POST", "DELETE"])
def one_product(product_id: int) -> ResponseReturnValue:
    sandbox, shop, given = current_sandbox(), _shop(), _given()
    if request.method == "DELETE":
        return jsonify(deleted=catalogue.delete_product(sandbox, shop, product_id))
    doc = sandbox.world.get("product", product_id, shop=shop)
    if doc is None:
        return _wrong("no such product", 404)
    if request.method == "GET":
        return jsonify(doc)
    variants = [given.pop("variant_id")] if "variant_id" in given else [variant["id"] for variant in doc["variants"]]
    _change(sandbox, shop, product_id, variants, given)
    return jsonify(sandbox.world.get("product", product_id, shop=shop))


def _change(sandbox: Sandbox, shop: str, product_id: int, variants: list[int], given: dict[str, Any]) -> None:
    if "stock" in given:
        quantity = int(given.pop("stock"))
        for variant_id in variants:
            stock.set_stock(sandbox, shop, variant_id, quantity)
    if "price" in given:
        price, before = str(given.pop("price")), given.pop("compareAtPrice", None)
        for variant_id in variants:
            catalogue.set_price(sandbox, shop, variant_id, price, before)
    if given:
        catalogue.change_product(sandbox, shop, product_id, given)


@blueprint.post("/clock")
def clock() -> ResponseReturnValue:
    sandbox = current_sandbox()
    with sandbox.world.changing():
        moved = float((sandbox.world.get("clock", "moved") or {"seconds": 0.0})["seconds"]) + float(_given().get("advance", 0))
        sandbox.world.put("clock", "moved", {"seconds": moved})
    return jsonify(now=sandbox.now().isoformat())


@blueprint.get("/load")
def load() -> ResponseReturnValue:
    loads = current_sandbox().loads
    return jsonify(requests=sum(each.requests for each in loads), seconds=sum(each.seconds for each in loads))


@blueprint.post("/reset")
def reset() -> ResponseReturnValue:
    sandbox = current_sandbox()
    clear_world(sandbox.world)
    sandbox.faults.clear()
    seed.ensure_shop(sandbox, sandbox.config.default_shop)
    return jsonify(reset=True)
