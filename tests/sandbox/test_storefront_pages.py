"""The shop as a shopper sees it: pages, search, languages, and what must never reach the browser."""

import httpx
import pytest
from storefront_world import browser, set_stock, shop, variant_id

from shopapp.sandbox.server import Sandbox
from shopapp.sandbox.storefront.prices import cents, money
from shopapp.sandbox.storefront.shelves import build

__all__ = ["browser", "shop"]


def test_the_home_page_shows_departments_and_products(browser: httpx.Client) -> None:
    page = browser.get("/").text
    assert "Fieldhouse" in page
    assert "/collections/clothing" in page
    assert "/products/rain-jacket" in page
    assert "demo shop served by the sandbox" in page


def test_drafts_are_hidden_and_unlisted_products_open_by_link_only(browser: httpx.Client) -> None:
    assert "draft-lamp" not in browser.get("/collections/all").text
    assert browser.get("/products/draft-lamp").status_code == 404
    assert "quiet-bench" not in browser.get("/collections/all").text
    assert browser.get("/products/quiet-bench").status_code == 200


def test_a_product_page_has_options_prices_and_no_script_of_the_product(browser: httpx.Client) -> None:
    page = browser.get("/products/rain-jacket").text
    assert "€80.00" in page
    assert "€100.00" in page
    assert "Warm &amp; dry." in page
    assert "<script>alert(1)" not in page
    assert "onerror=alert(2)" not in page
    assert 'name="option-1"' in page


def test_a_sold_out_product_cannot_be_added(browser: httpx.Client) -> None:
    page = browser.get("/products/sold-out-vase").text
    assert "Sold out" in page
    assert "data-add disabled" in page


def test_the_ajax_product_counts_in_cents_and_the_rest_one_in_decimals(browser: httpx.Client, shop: Sandbox) -> None:
    told = browser.get("/products/rain-jacket.js").json()
    assert (told["price"], told["compare_at_price"], told["available"]) == (8000, 10000, True)
    assert [v["available"] for v in told["variants"]] == [True, True, True, False]
    assert told["variants"][0]["id"] == variant_id(shop, "rain-jacket")
    assert told["options"][1] == {"name": "Colour", "position": 2, "values": ["Blue", "Red"]}
    rest = browser.get("/products/rain-jacket.json").json()["product"]
    assert rest["variants"][0]["price"] == "80.00"
    assert browser.get("/products/none.js").status_code == 404


def test_search_finds_by_every_word_and_says_when_nothing_is_found(browser: httpx.Client) -> None:
    assert "/products/wool-hat" in browser.get("/search", params={"q": "wool hat"}).text
    nothing = browser.get("/search", params={"q": "<b>zebra</b>"}).text
    assert "Nothing found" in nothing
    assert "<b>zebra" not in nothing


def test_collections_sort_filter_and_page(browser: httpx.Client) -> None:
    page = browser.get("/collections/all", params={"sort_by": "price-descending", "filter.v.availability": "1"}).text
    assert page.index("/products/rain-jacket") < page.index("/products/wool-hat")
    assert 'href="/products/sold-out-vase"' not in page
    assert browser.get("/collections/nowhere").status_code == 404


def test_pages_and_policies_are_shown_cleaned(browser: httpx.Client) -> None:
    assert "Measure twice." in browser.get("/pages/size-guide").text
    assert "x()" not in browser.get("/pages/size-guide").text
    assert "Within 30 days." in browser.get("/policies/refund-policy").text


def test_a_language_prefix_or_parameter_changes_words_links_and_direction(browser: httpx.Client) -> None:
    page = browser.get("/fr/products/wool-hat").text
    assert 'lang="fr"' in page
    assert "Ajouter au panier" in page
    assert 'action="/fr/cart/add"' in page
    assert '"root": "/fr/"' in page
    assert 'dir="rtl"' in browser.get("/", params={"locale": "ar"}).text


def test_another_shop_is_reached_by_its_host(browser: httpx.Client) -> None:
    page = browser.get("/", headers={"Host": "second.localhost"}).text
    assert "Second Shop" in page
    assert "clay-pot" not in page
    assert "Fieldhouse" in browser.get("/", headers={"Host": "unknown.localhost"}).text


def test_pictures_that_are_missing_get_a_drawn_stand_in(browser: httpx.Client) -> None:
    answer = browser.get("/cdn/placeholder/rain-jacket.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert ">RJ</text>" in answer.text
    assert "<svg" in browser.get("/cdn/pictures/anything.svg").text
    assert "&lt;script&gt;" in browser.get("/cdn/placeholder/<script>.svg").text


def test_a_changed_stock_is_seen_at_once(browser: httpx.Client, shop: Sandbox) -> None:
    set_stock(shop, "clay-pot", 0)
    assert browser.get("/products/clay-pot.js").json()["available"] is False
    set_stock(shop, "clay-pot", 5)
    assert browser.get("/products/clay-pot.js").json()["available"] is True


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        (1250, "EUR", "en", "€12.50"),
        (123450, "EUR", "de", "1.234,50\u00a0€"),
        (150000, "JPY", "en", "¥1,500"),
        (990, "CHF", "en", "CHF\u00a09.90"),
    ],
)
def test_money_is_written_as_the_language_has_it(amount: int, currency: str, locale: str, text: str) -> None:
    assert money(amount, currency, locale) == text


def test_departments_come_from_types_else_tags() -> None:
    def one(number: int, kind: str, tags: list[str]) -> dict[str, object]:
        return {
            "id": number,
            "handle": f"p{number}",
            "title": "x",
            "status": "ACTIVE",
            "publishedAt": "x",
            "productType": kind,
            "tags": tags,
        }

    by_tag = build([one(1, "", ["men"]), one(2, "", ["men"]), one(3, "", ["women"]), one(4, "", ["women", "rare"])], [])
    assert [c.handle for c in by_tag.collections] == ["men", "women"]
    by_type = build([one(n, "Pots & Pans" if n % 2 else "Lamps", ["x"]) for n in range(6)], [])
    assert {c.handle for c in by_type.collections} == {"pots-pans", "lamps"}
    assert cents("not a price") == 0
