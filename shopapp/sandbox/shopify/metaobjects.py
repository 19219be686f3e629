"""Metaobjects of a simulated shop, such as the values of Shopify's category attributes.

What a newcomer would get wrong: changing one leaves `updatedAt` of the products that refer to it as it is.
"""

from shopapp.sandbox.shopify.gids import gid, number
from shopapp.sandbox.simulation import Sandbox, iso


def put_metaobject(sandbox: Sandbox, shop: str, type: str, name: str) -> str:
    """A value of a category attribute, say, made or found; returns its global id."""
    handle = "-".join(name.lower().split())
    with sandbox.world.changing():
        for known in sandbox.world.each("metaobject", shop=shop):
            if (known["type"], known["handle"]) == (type, handle):
                return gid("Metaobject", known["id"])
        id = sandbox.world.next("metaobject_id", 140_000_000_001)
        doc = {"id": id, "type": type, "handle": handle, "displayName": name, "updatedAt": iso(sandbox.now())}
        sandbox.world.put("metaobject", id, doc, shop=shop)
    return gid("Metaobject", id)


def rename_metaobject(sandbox: Sandbox, shop: str, id: str, name: str) -> None:
    with sandbox.world.changing():
        doc = sandbox.world.get("metaobject", number(id, "Metaobject") or 0, shop=shop)
        if doc is not None:
            sandbox.world.put("metaobject", doc["id"], doc | {"displayName": name}, shop=shop)
