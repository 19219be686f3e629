"""What hangs on a product or variant: media, metafields, category, publications, texts, translations."""

import hashlib
import html
import json
import re
from typing import Any

from shopapp.sandbox.shopify.gids import gid, number
from shopapp.sandbox.shopify.graphql.connections import connection, count
from shopapp.sandbox.shopify.graphql.context import STREAMS, Args, Ctx, field_of, user_error
from shopapp.sandbox.shopify.graphql.products import every_product, product_node
from shopapp.sandbox.state import Doc, part, parts

_TAGS = re.compile(r"<[^>]+>")
_TEXTS = {"title": "title", "body_html": "descriptionHtml", "product_type": "productType", "handle": "handle"}


def plain_text(markup: str, most: int | None = None) -> str:
    text = " ".join(html.unescape(_TAGS.sub(" ", markup)).split())
    return text if most is None or len(text) <= most else text[: max(0, most - 1)] + "…"


@field_of("Product", "description")
@field_of("Collection", "description")
def description(source: Doc, _ctx: Ctx, args: Args) -> str:
    return plain_text(source["descriptionHtml"], args.get("truncateAt"))


@field_of("Product", "category")
def category(source: Doc, _ctx: Ctx, _args: Args) -> Doc | None:
    """The taxonomy node of a full name such as "Apparel & Accessories > Clothing"; ids are made up from the name."""
    full = source["category"]
    if not full:
        return None
    names = [name.strip() for name in full.split(">")]
    paths = [" > ".join(names[: depth + 1]) for depth in range(len(names))]
    ids = [gid("TaxonomyCategory", hashlib.sha256(path.encode()).hexdigest()[:10]) for path in paths]
    return {
        "id": ids[-1],
        "name": names[-1],
        "fullName": " > ".join(names),
        "level": len(names),
        "ancestorIds": ids[-2::-1],
        "parentId": ids[-2] if len(ids) > 1 else None,
        "isLeaf": True,
        "isRoot": len(ids) == 1,
        "attributes": connection([], {}),
    }


def picture(source: str, ctx: Ctx) -> str:
    """An image's absolute address: those of the demo catalogue are relative to the storefront."""
    return ctx.sandbox.front_url(ctx.domain) + source if source.startswith("/") else source


def media_node(image: Doc, ctx: Ctx, product: Doc) -> Doc:
    shown = {"id": gid("ImageSource", image["id"]), "url": picture(image["src"], ctx), "altText": image["alt"]}
    shown |= {"width": image.get("width"), "height": image.get("height")}
    return {
        "__typename": "MediaImage",
        "id": image["id"],
        "alt": image["alt"],
        "mediaContentType": "IMAGE",
        "status": "READY",
        "image": shown,
        "preview": {"image": shown, "status": "READY"},
        "createdAt": product["createdAt"],
        "updatedAt": product["updatedAt"],
    }


@field_of("Product", "media")
def media(source: Doc, ctx: Ctx, args: Args) -> Doc:
    return connection([media_node(image, ctx, source) for image in source["images"]], args)


@field_of("Product", "mediaCount")
def media_count(source: Doc, _ctx: Ctx, _args: Args) -> Doc:
    return count(len(source["images"]))


@field_of("Product", "featuredMedia")
def featured(source: Doc, ctx: Ctx, _args: Args) -> Doc | None:
    return media_node(source["images"][0], ctx, source) if source["images"] else None


def _own_image(variant: Doc) -> list[Doc]:
    return [image for image in variant["@product"]["images"] if image["src"] == variant["image"]]


@field_of("ProductVariant", "media")
def variant_media(source: Doc, ctx: Ctx, args: Args) -> Doc:
    return connection([media_node(image, ctx, source["@product"]) for image in _own_image(source)], args)


@field_of("ProductVariant", "image")
def variant_image(source: Doc, ctx: Ctx, _args: Args) -> Doc | None:
    own = _own_image(source)
    return media_node(own[0], ctx, source["@product"])["image"] if own else None


def metafield_node(entry: Doc, place: int, owner: Doc, owner_type: str) -> Doc:
    product = owner.get("@product", owner)
    try:
        value = json.loads(entry["value"]) if not entry["type"].endswith("text_field") else entry["value"]
    except ValueError:
        value = entry["value"]
    found = entry | {"id": owner["id"] * 100 + place, "jsonValue": value, "ownerType": owner_type}
    return {"createdAt": product.get("createdAt"), "updatedAt": product.get("updatedAt")} | found


def _metafields(source: Doc, owner_type: str, args: Args) -> list[Doc]:
    space, keys = args.get("namespace"), args.get("keys")
    found = [metafield_node(entry, place, source, owner_type) for place, entry in enumerate(parts(source, "metafields"))]
    found = [entry for entry in found if space is None or entry["namespace"] == space]
    return [entry for entry in found if keys is None or f"{entry['namespace']}.{entry['key']}" in keys]


def _register_metafields(type_name: str, owner_type: str) -> None:
    @field_of(type_name, "metafields")
    def many(source: Doc, _ctx: Ctx, args: Args) -> Doc:
        return connection(_metafields(source, owner_type, args), args)

    @field_of(type_name, "metafield")
    def one(source: Doc, _ctx: Ctx, args: Args) -> Doc | None:
        found = _metafields(source, owner_type, {"namespace": args.get("namespace")})
        return next((entry for entry in found if entry["key"] == args["key"]), None)

    del many, one


for _name in ("Product", "ProductVariant", "Collection", "Order", "DraftOrder", "Shop", "Customer"):
    _register_metafields(_name, "PRODUCTVARIANT" if _name == "ProductVariant" else _name.upper())


@field_of("Mutation", "metafieldsSet")
def metafields_set(_: Any, ctx: Ctx, args: Args) -> Doc:
    """Set metafields of products, orders and drafts: all or none, at most 25."""
    given: list[Doc] = args["metafields"]
    if len(given) > 25:
        return {
            "metafields": None,
            "userErrors": [user_error("Exceeded the maximum of 25 metafields", "metafields", code="LESS_THAN_OR_EQUAL_TO")],
        }
    kinds = {"Product": "product", "Order": "order", "DraftOrder": "draft_order", "Shop": "shop"}
    done: list[Doc] = []
    with ctx.world.changing():
        for place, entry in enumerate(given):
            kind = next(
                (name for name in kinds if number(entry["ownerId"], name) is not None and f"/{name}/" in entry["ownerId"]), None
            )
            shop = "" if kind == "Shop" else ctx.domain
            number_of = ctx.domain if kind == "Shop" else number(entry["ownerId"], kind or "")
            owner = ctx.world.get(kinds[kind], number_of, shop=shop) if kind and number_of is not None else None
            if owner is None or kind is None or number_of is None:
                error = user_error("Owner does not exist", "metafields", str(place), "ownerId", code="INVALID")
                return {"metafields": None, "userErrors": [error | {"elementIndex": place}]}
            fresh = {"namespace": entry.get("namespace") or f"app--{ctx.sandbox.config.client_id}", "key": entry["key"]}
            fresh |= {"type": entry.get("type") or "single_line_text_field", "value": entry["value"]}
            kept = [
                old for old in parts(owner, "metafields") if (old["namespace"], old["key"]) != (fresh["namespace"], fresh["key"])
            ]
            owner["metafields"] = [*kept, fresh]
            ctx.world.put(kinds[kind], number_of, owner, shop=shop)
            done.append(metafield_node(fresh, len(kept), owner, kind.upper()))
    return {"metafields": done, "userErrors": []}


@field_of("Product", "resourcePublicationsV2", scope="read_publications")
@field_of("Collection", "resourcePublicationsV2", scope="read_publications")
def publications_of(source: Doc, _ctx: Ctx, args: Args) -> Doc:
    at = source.get("@product", source).get("publishedAt")
    found = [{"isPublished": True, "publishDate": at, "publication": online_store(), "id": 1}] if at else []
    return connection(found, args)


@field_of("Product", "availablePublicationsCount")
def publications_count(source: Doc, _ctx: Ctx, _args: Args) -> Doc:
    return count(1 if source.get("@product", source).get("publishedAt") else 0)


@field_of("Product", "publishedOnPublication")
def published(source: Doc, _ctx: Ctx, _args: Args) -> bool:
    return bool(source["publishedAt"])


def online_store() -> Doc:
    catalog = {"__typename": "AppCatalog", "id": gid("AppCatalog", 1), "title": "Online Store", "status": "ACTIVE"}
    return {"id": 1, "name": "Online Store", "autoPublish": True, "supportsFuturePublishing": True, "catalog": catalog}


@field_of("QueryRoot", "publications", scope="read_publications")
def publications(_: Any, _ctx: Ctx, args: Args) -> Doc:
    return connection([online_store()], args)


@field_of("Product", "translations")
def translations(source: Doc, _ctx: Ctx, args: Args) -> list[Doc]:
    texts = part(part(source, "translations"), args["locale"])
    return [
        {"key": key, "locale": args["locale"], "value": value, "outdated": False, "updatedAt": source["updatedAt"]}
        for key, value in texts.items()
        if key != "options"
    ]


for _name in ("ProductVariant", "Collection"):
    field_of(_name, "translations")(lambda _source, _ctx, _args: [])


@field_of("ProductOption", "translations")
@field_of("ProductOptionValue", "translations")
def option_translations(source: Doc, _ctx: Ctx, args: Args) -> list[Doc]:
    """`translations` of a product document may hold `{"de": {"options": {"Color": "Farbe"}}}` beside its own texts."""
    text = source["@terms"].get(args["locale"], {}).get(source["name"])
    return [{"key": "name", "locale": args["locale"], "value": text, "outdated": False, "updatedAt": None}] if text else []


@field_of("TranslatableResource", "translations")
def resource_translations(source: Doc, ctx: Ctx, args: Args) -> list[Doc]:
    return translations(source["@product"], ctx, args)


def _translatable(doc: Doc) -> Doc:
    content = [
        {
            "key": key,
            "value": doc[name],
            "digest": hashlib.sha256(str(doc[name]).encode()).hexdigest(),
            "locale": "en",
            "type": "HTML" if key == "body_html" else "SINGLE_LINE_TEXT_FIELD",
        }
        for key, name in _TEXTS.items()
    ]
    return {"resourceId": gid("Product", doc["id"]), "translatableContent": content, "@product": doc, "id": doc["id"]}


@field_of("QueryRoot", "translatableResource", scope="read_translations")
def translatable_resource(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    found = product_node(ctx, number(args["resourceId"], "Product"))
    return _translatable(found) if found else None


@field_of("QueryRoot", "translatableResources", scope="read_translations")
def translatable_resources(_: Any, ctx: Ctx, args: Args) -> Doc:
    return connection([_translatable(doc) for doc in every_product(ctx)] if args["resourceType"] == "PRODUCT" else [], args)


@field_of("QueryRoot", "translatableResourcesByIds", scope="read_translations")
def translatable_by_ids(_: Any, ctx: Ctx, args: Args) -> Doc:
    found = [product_node(ctx, number(text, "Product")) for text in args["resourceIds"]]
    return connection([_translatable(doc) for doc in found if doc], args)


STREAMS["translatableResources"] = lambda ctx, args: (
    _translatable(doc) for doc in every_product(ctx) if args["resourceType"] == "PRODUCT"
)
