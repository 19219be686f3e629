"""Lines of drafts, orders and abandoned checkouts: one shape, read from the three kinds of documents."""

from decimal import Decimal

from shopapp.sandbox.shopify.graphql.addresses import attributes
from shopapp.sandbox.shopify.graphql.amounts import bag, money
from shopapp.sandbox.shopify.graphql.context import Args, Ctx, field_of
from shopapp.sandbox.shopify.graphql.product_parts import media_node
from shopapp.sandbox.shopify.graphql.products import product_node, variant_node
from shopapp.sandbox.shopify.pricing import rounded
from shopapp.sandbox.state import Doc


def line_node(given: Doc, currency: str) -> Doc:
    """`given`: title, variantTitle, sku, vendor, quantity, price, discount, variantId, productId, customAttributes."""
    quantity = max(1, given["quantity"])
    gross = Decimal(given["price"]) * given["quantity"]
    total = gross - Decimal(given["discount"])
    unit = rounded(total / quantity, currency)
    title, variant_title = given["title"], given["variantTitle"]
    return {
        "title": title,
        "name": f"{title} - {variant_title}" if variant_title else title,
        "variantTitle": variant_title,
        "sku": given["sku"],
        "vendor": given["vendor"],
        "quantity": given["quantity"],
        "requiresShipping": given["requiresShipping"],
        "taxable": given["taxable"],
        "isGiftCard": False,
        "custom": given["variantId"] is None,
        "customAttributes": attributes(given["customAttributes"]),
        "originalUnitPriceSet": bag(given["price"], currency),
        "originalTotalSet": bag(gross, currency),
        "originalTotalPriceSet": bag(gross, currency),
        "discountedTotalSet": bag(total, currency),
        "discountedTotalPriceSet": bag(total, currency),
        "discountedUnitPriceSet": bag(unit, currency),
        "approximateDiscountedUnitPriceSet": bag(unit, currency),
        "totalDiscountSet": bag(given["discount"], currency),
        "taxLines": [],
        "@variantId": given["variantId"],
        "@productId": given["productId"],
    }


def draft_line(line: Doc, place: int, draft_id: int | None, currency: str) -> Doc:
    """A line of a draft or of a calculation (no id then)."""
    given = {
        "title": line["title"],
        "variantTitle": line["variant_title"],
        "sku": line["sku"],
        "vendor": line["vendor"],
        "quantity": line["quantity"],
        "requiresShipping": line["requires_shipping"],
        "taxable": line["taxable"],
        "price": line["unit_price"],
        "discount": line["discount"],
        "variantId": line["variant_id"],
        "productId": line["product_id"],
        "customAttributes": line["attributes"],
    }
    applied = line["applied"]
    node = line_node(given, currency) | {
        "uuid": line["uuid"],
        "appliedDiscount": discount_node(applied, line["own_discount"], currency),
    }
    return node if draft_id is None else node | {"id": draft_id * 1000 + place}


def discount_node(applied: Doc | None, amount: str, currency: str) -> Doc | None:
    if not applied:
        return None
    return {
        "title": applied.get("title"),
        "description": applied.get("description") or "",
        "value": float(applied["value"]),
        "valueType": applied["valueType"],
        "amountSet": bag(amount, currency),
        "amountV2": money(amount, currency),
    }


def _variant(source: Doc, ctx: Ctx, _args: Args) -> Doc | None:
    return variant_node(ctx, source["@variantId"])


def _product(source: Doc, ctx: Ctx, _args: Args) -> Doc | None:
    return product_node(ctx, source["@productId"])


def _image(source: Doc, ctx: Ctx, _args: Args) -> Doc | None:
    product = product_node(ctx, source["@productId"])
    return media_node(product["images"][0], ctx, product)["image"] if product and product["images"] else None


for _type in ("DraftOrderLineItem", "CalculatedDraftOrderLineItem", "LineItem", "AbandonedCheckoutLineItem"):
    field_of(_type, "variant")(_variant)
    field_of(_type, "product")(_product)
    field_of(_type, "image")(_image)
