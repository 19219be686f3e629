"""Product CSVs read as Shopify writes them, brought into a shop twice without effect, and changed."""

import json
from pathlib import Path

import httpx
import pytest
from sandbox_world import SHOP, Ask, Ear, exchange, product

from shopapp.sandbox.server import Sandbox
from shopapp.sandbox.shopify import catalogue, seed

CSVS = Path(__file__).resolve().parents[3] / "shared" / "shopify" / "product-csvs"
HEADER = (
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,"
    "Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,"
    "Variant Compare At Price,Image Src,Image Alt Text,"
    "Variant Image,Variant Weight Unit,Status,Fabric (product.metafields.custom.fabric)\n"
)
SHIRT = (
    'shirt,Shirt,"<p>Line one\nline, two</p>",Acme,Shirts,"blue, summer",true,Size,S,Colour,Blue,S-1,250,shopify,4,deny,20,25.5,http://x/1.jpg,front,,kg,active,wool\n'
    "shirt,,,,,,,,M,,Blue,S-2,250,shopify,0,continue,21.00,,http://x/2.jpg,back,http://x/3.jpg,kg,,\n"
    "shirt,,,,,,,,,,,,,,,,,,http://x/4.jpg,side,,,,\n"
)


@pytest.mark.parametrize(("name", "products", "rows"), [("apparel", 20, 22), ("home-and-garden", 20, 21), ("jewelery", 20, 41)])
def test_the_published_csvs_are_read_whole(name: str, products: int, rows: int) -> None:
    path = CSVS / f"{name}.csv"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the repository")
    docs = catalogue.read_csv(path)
    assert len(docs) == products
    assert (
        sum(len(doc["variants"]) for doc in docs) + sum(max(0, len(doc["images"]) - len(doc["variants"])) for doc in docs)
        >= rows - products
    )
    assert all(doc["variants"] and doc["title"] for doc in docs)


def test_variants_images_options_and_metafields_come_out() -> None:
    shirt = catalogue.read_csv(HEADER + SHIRT)[0]
    assert shirt["descriptionHtml"] == "<p>Line one\nline, two</p>"
    assert shirt["options"] == [{"name": "Size", "values": ["S", "M"]}, {"name": "Colour", "values": ["Blue"]}]
    assert [image["src"][-5:] for image in shirt["images"]] == ["1.jpg", "3.jpg", "2.jpg", "4.jpg"]
    first, second = shirt["variants"]
    assert (first["price"], first["compareAtPrice"], first["weight"], first["tracked"]) == ("20.00", "25.50", 0.25, True)
    assert (second["inventoryPolicy"], second["image"]) == ("CONTINUE", "http://x/3.jpg")
    assert shirt["metafields"] == [{"namespace": "custom", "key": "fabric", "type": "single_line_text_field", "value": "wool"}]
    assert shirt["tags"] == ["blue", "summer"]


def test_the_newer_export_columns_are_understood() -> None:
    text = (
        "Title,URL handle,Description,Price,Inventory tracker,Inventory quantity,"
        "Continue selling when out of stock,Published on online store\n"
    )
    found = catalogue.read_csv(text + "Mug,mug,<p>x</p>,9.5,shopify,3,TRUE,FALSE\n")[0]
    assert (found["handle"], found["published"], found["variants"][0]["inventoryPolicy"]) == ("mug", False, "CONTINUE")


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        (HEADER + SHIRT + SHIRT.replace("shirt,", ",", 1), 5, "Handle"),
        (HEADER + SHIRT.replace("21.00", "twenty"), 3, "Variant Price"),
        (HEADER + SHIRT.replace(",shopify,4,", ",shopify,many,"), 2, "Variant Inventory Qty"),
        (HEADER + SHIRT.replace("shirt,Shirt", "shirt,"), 2, "Title"),
        (HEADER + SHIRT.replace(",true,", ",perhaps,"), 2, "Published"),
        (HEADER.replace("Variant Price", "Cost"), 1, "Variant Price"),
        (HEADER, 1, "Handle"),
    ],
)
def test_bad_input_is_named_by_row_and_column(text: str, row: int, column: str) -> None:
    with pytest.raises(catalogue.BadCsv) as caught:
        catalogue.read_csv(text)
    assert (caught.value.row, caught.value.column) == (row, column)
    assert f"Row {row}, column “{column}”" in str(caught.value)


def test_the_same_csv_twice_changes_nothing_and_keeps_what_was_sold(sandbox: Sandbox, ear: Ear, tmp_path: Path) -> None:
    path = tmp_path / "shop.csv"
    path.write_text(HEADER + SHIRT, encoding="utf-8")
    door = f"{sandbox.shopify_url}/_sandbox/shops"
    first = httpx.post(door, json={"domain": SHOP, "catalogue": str(path)}).json()
    doc = sandbox.world.find("product", "handle", "shirt", shop=SHOP)[0]
    sold = doc["variants"][0]
    sold["inventoryQuantity"] = 1
    catalogue.save(sandbox, SHOP, doc)
    second = httpx.post(door, json={"domain": SHOP, "catalogue": str(path)}).json()
    assert (first["created"], second["unchanged"], second["created"] + second["updated"] + second["deleted"]) == (1, 1, 0)
    assert sandbox.world.find("product", "handle", "shirt", shop=SHOP)[0] == doc


def test_another_csv_replaces_the_catalogue_and_keeps_known_ids(sandbox: Sandbox) -> None:
    seed.seed_shop(sandbox, "two.myshopify.com", products=catalogue.read_csv(HEADER + SHIRT))
    known = sandbox.world.find("product", "handle", "shirt", shop="two.myshopify.com")[0]
    done = seed.seed_shop(
        sandbox, "two.myshopify.com", products=[*catalogue.read_csv(HEADER + SHIRT.replace("Acme", "Other")), product("extra")]
    )
    assert (done["updated"], done["created"]) == (1, 1)
    after = sandbox.world.find("product", "handle", "shirt", shop="two.myshopify.com")[0]
    assert ([v["id"] for v in after["variants"]], after["vendor"]) == ([v["id"] for v in known["variants"]], "Other")
    assert seed.seed_shop(sandbox, "two.myshopify.com", products=[product("extra")])["deleted"] == 1


def test_a_bad_csv_is_told_by_the_console(sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(HEADER + SHIRT.replace("21.00", "x"), encoding="utf-8")
    answer = httpx.post(f"{sandbox.shopify_url}/_sandbox/shops", json={"catalogue": str(path)})
    assert (answer.status_code, "Row 3" in answer.json()["error"]) == (422, True)


def test_documents_and_policies_are_read_back(sandbox: Sandbox, ask: Ask) -> None:
    texts = {
        "pages": [{"title": "Sizes", "handle": "sizes", "body_html": "<p>S is small</p>"}],
        "policies": [{"handle": "refund-policy", "title": "Returns", "body_html": "<p>30 days</p>"}],
    }
    for _ in range(2):
        httpx.post(f"{sandbox.shopify_url}/_sandbox/shops", json={"domain": SHOP, **texts})
    found = ask("{ pages(first: 5) { nodes { handle body bodySummary } } shop { shopPolicies { type title body url } } }")["data"]
    assert found["pages"]["nodes"] == [{"handle": "sizes", "body": "<p>S is small</p>", "bodySummary": "S is small"}]
    assert [(one["type"], one["body"]) for one in found["shop"]["shopPolicies"]] == [("REFUND_POLICY", "<p>30 days</p>")]


def test_price_and_stock_changed_at_the_console_are_told_and_read(sandbox: Sandbox, ask: Ask, ear: Ear) -> None:
    catalogue.put_products(sandbox, SHOP, [product("told")], tell=False)
    doc = sandbox.world.find("product", "handle", "told", shop=SHOP)[0]
    httpx.post(f"{sandbox.shopify_url}/_sandbox/products/{doc['id']}", json={"price": "7.50", "stock": 0})
    told = json.loads(ear.wait_for("inventory_levels/update")[0]["body"])
    assert (told["available"], told["inventory_item_id"]) == (0, doc["variants"][0]["inventoryItemId"])
    ear.wait_for("products/update", 2)
    query = "query P($id: ID!) { product(id: $id) { variants(first: 1) { nodes { price availableForSale } } } }"
    found = ask(query, id=f"gid://shopify/Product/{doc['id']}")["data"]["product"]["variants"]["nodes"][0]
    assert found == {"price": "7.50", "availableForSale": False}


def test_pages_of_products_are_complete_and_in_order(sandbox: Sandbox, ask: Ask) -> None:
    catalogue.put_products(sandbox, SHOP, [product(f"walk-{at:02d}") for at in range(25)], tell=False)
    query = (
        "query W($after: String) { products(first: 10, after: $after) { pageInfo { hasNextPage endCursor } nodes { handle } } }"
    )
    seen: list[str] = []
    after = None
    while True:
        page = ask(query, after=after)["data"]["products"]
        seen += [node["handle"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert len(seen) == len(set(seen)) == sandbox.world.count("product", shop=SHOP)


def test_two_shops_share_nothing(sandbox: Sandbox, ask: Ask) -> None:
    seed.seed_shop(sandbox, "apart.myshopify.com", products=[product("apart")])
    other = sandbox.world.find("product", "handle", "apart", shop="apart.myshopify.com")[0]
    assert ask("query N($id: ID!) { node(id: $id) { id } }", id=f"gid://shopify/Product/{other['id']}")["data"]["node"] is None
    token = exchange(sandbox, "apart.myshopify.com").json()["access_token"]
    url = f"{sandbox.admin_url(SHOP)}/admin/api/2026-10/graphql.json"
    assert httpx.post(url, json={"query": "{ shop { name } }"}, headers={"X-Shopify-Access-Token": token}).status_code == 401
