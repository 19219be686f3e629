"""Stock of a simulated shop: one location; available, reserved (open drafts) and committed (unshipped orders).

`inventoryQuantity` of a variant is what is available, as Shopify shows it. Everything that takes several lines takes all
of them or none.
"""

from collections.abc import Iterable

from shopapp.sandbox.shopify import webhooks
from shopapp.sandbox.shopify.catalogue import product_of_variant, save
from shopapp.sandbox.shopify.rest import product_rest
from shopapp.sandbox.simulation import Sandbox, iso
from shopapp.sandbox.state import Doc

Wanted = Iterable[tuple[int, int]]
"""(variant id, quantity)"""


class SoldOut(Exception):
    """A line wants more than is available; `variant_id` and `available` say which and how many there are."""

    def __init__(self, variant_id: int, title: str, available: int) -> None:
        super().__init__(f"{title} is sold out" if available <= 0 else f"Only {available} of {title} available")
        self.variant_id, self.title, self.available = variant_id, title, available


def limited(variant: Doc) -> bool:
    """Can this variant run out?"""
    return bool(variant["tracked"]) and variant["inventoryPolicy"] == "DENY"


def sellable(variant: Doc) -> bool:
    return not limited(variant) or variant["inventoryQuantity"] > 0


def check(sandbox: Sandbox, shop: str, wanted: Wanted) -> None:
    """Raise `SoldOut` for the first variant of which not enough is available."""
    for variant_id, quantity in _together(wanted):
        if (found := product_of_variant(sandbox, shop, variant_id)) is None:
            raise SoldOut(variant_id, f"Variant {variant_id}", 0)
        product, variant = found
        if limited(variant) and variant["inventoryQuantity"] < quantity:
            raise SoldOut(variant_id, f"{product['title']} - {variant['title']}", max(0, variant["inventoryQuantity"]))


def reserve(sandbox: Sandbox, shop: str, wanted: Wanted) -> None:
    """Set stock aside for an open draft. Raises `SoldOut`, then nothing was set aside."""
    _move(sandbox, shop, wanted, take=True, into="reserved")


def release(sandbox: Sandbox, shop: str, wanted: Wanted) -> None:
    """Give back what a draft had reserved."""
    _move(sandbox, shop, wanted, take=False, into="reserved")


def commit_reserved(sandbox: Sandbox, shop: str, wanted: Wanted) -> None:
    """A draft became an order: what it had reserved is committed now; what is available stays."""
    with sandbox.world.changing():
        for variant_id, quantity in _together(wanted):
            if (found := product_of_variant(sandbox, shop, variant_id)) is not None and found[1]["tracked"]:
                product, variant = found
                variant["reserved"] = max(0, variant["reserved"] - quantity)
                variant["committed"] += quantity
                save(sandbox, shop, product)


def take_stock(sandbox: Sandbox, shop: str, wanted: Wanted) -> None:
    """An order takes its stock. Raises `SoldOut`, then nothing was taken."""
    _move(sandbox, shop, wanted, take=True, into="committed")


def put_back(sandbox: Sandbox, shop: str, wanted: Wanted) -> None:
    """A cancelled or refunded line goes back on the shelf."""
    _move(sandbox, shop, wanted, take=False, into="committed")


def set_stock(sandbox: Sandbox, shop: str, variant_id: int, quantity: int) -> Doc | None:
    """Set what is available and tell it. Returns the product; None when the variant is unknown."""
    with sandbox.world.changing():
        if (found := product_of_variant(sandbox, shop, variant_id)) is None:
            return None
        product, variant = found
        variant["inventoryQuantity"] = quantity
        product["updatedAt"] = iso(sandbox.now())
        save(sandbox, shop, product)
    tell(sandbox, shop, [(product, variant)])
    return product


def _move(sandbox: Sandbox, shop: str, wanted: Wanted, *, take: bool, into: str) -> None:
    lines = _together(wanted)
    changed: list[tuple[Doc, Doc]] = []
    with sandbox.world.changing():
        if take:
            check(sandbox, shop, lines)
        for variant_id, quantity in lines:
            if (found := product_of_variant(sandbox, shop, variant_id)) is None or not found[1]["tracked"]:
                continue
            product, variant = found
            variant["inventoryQuantity"] += -quantity if take else quantity
            variant[into] = max(0, variant[into] + (quantity if take else -quantity))
            product["updatedAt"] = iso(sandbox.now())
            save(sandbox, shop, product)
            changed.append((product, variant))
    tell(sandbox, shop, changed)


def _together(wanted: Wanted) -> list[tuple[int, int]]:
    summed: dict[int, int] = {}
    for variant_id, quantity in wanted:
        summed[int(variant_id)] = summed.get(int(variant_id), 0) + quantity
    return list(summed.items())


def tell(sandbox: Sandbox, shop: str, changed: list[tuple[Doc, Doc]]) -> None:
    """`inventory_levels/update` for each variant and, as Shopify does on a sale, `products/update` for its product."""
    location = location_of(sandbox, shop)
    for product, variant in changed:
        webhooks.fire(sandbox, shop, "inventory_levels/update", product_rest.level(variant, location["id"], product["updatedAt"]))
    for product in {product["id"]: product for product, _ in changed}.values():
        fresh = sandbox.world.get("product", product["id"], shop=shop) or product
        webhooks.fire(sandbox, shop, "products/update", product_rest.product(fresh))


def location_of(sandbox: Sandbox, shop: str) -> Doc:
    """The shop's one location, made on first need."""
    known = sandbox.world.all("location", shop=shop)
    if known:
        return known[0]
    with sandbox.world.changing():
        doc: Doc = {"id": sandbox.world.next("location_id", 71_000_000_001), "name": "Warehouse", "createdAt": iso(sandbox.now())}
        return sandbox.world.put("location", doc["id"], doc, shop=shop)
