"""The parts of a run beside products: stock per location, translations, prices in a market; and what a run survives."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shopify_world import DOMAIN, ground, heard, house, id_token, moved_in, sandbox, settings
from test_sync import Killed, carry, doc, filled

from shopapp.catalog import sync
from shopapp.catalog.sync import parts
from shopapp.errors import Invalid, Refused
from shopapp.outside.shopify.bulk import question_of
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.shopify_catalogue import Region, ShopifyCatalogue
from shopapp.sandbox.shopify import catalogue as shopify_side
from shopapp.sandbox.shopify import seed
from shopapp.sandbox.simulation import Sandbox
from shopapp.shops import refresh_facts
from shopapp.wiring import House

__all__ = ["carry", "filled", "ground", "heard", "house", "id_token", "moved_in", "sandbox", "settings"]

LOCALES = [
    {"locale": "en", "name": "English", "primary": True, "published": True},
    {"locale": "de", "name": "German", "primary": False, "published": True},
    {"locale": "fr", "name": "French", "primary": False, "published": False},
]
MARKETS = [
    {"name": "Germany", "handle": "de", "currency": "EUR", "countries": ["DE", "AT"]},
    {"name": "Alps", "handle": "alps", "currency": "CHF", "countries": ["CH", "LI"], "factor": 1.1, "hides": ["thing-2"]},
]
GERMAN = {"title": "Wollpullover 1", "body_html": "<p>Weicher <b>Merino</b>.</p>", "options": {"Color": "Farbe", "Red": "Rot"}}


@pytest.fixture
def abroad(filled: Sandbox, house: House, moved_in: int) -> Sandbox:
    """The shop speaks German, too, and sells to Switzerland in francs."""
    seed.seed_shop(filled, DOMAIN, tell=False, locales=LOCALES, markets=MARKETS)
    shopify_side.put_products(filled, DOMAIN, [doc(1, translations={"de": GERMAN})], tell=False)
    refresh_facts(moved_in, transaction=house.transaction, reading=house.reading)
    return filled


def held(house: House, shop_id: int, sql: str) -> list[tuple[Any, ...]]:
    with house.transaction(shop_id) as conn:
        return [tuple(row.values()) for row in conn.execute(sql.encode())]


class Without:
    """A catalogue that refuses one kind of part."""

    def __init__(self, inner: ShopifyCatalogue, kind: str) -> None:
        self._inner, self._kind = inner, kind

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def export(self, shop_id: int, part: str = "products") -> str:
        if part.startswith(self._kind):
            raise Refused("no", code="ACCESS_DENIED")
        return self._inner.export(shop_id, part)

    def regions(self, shop_id: int) -> list[Region]:
        if self._kind == "regions":
            raise Refused("no", code="ACCESS_DENIED")
        return self._inner.regions(shop_id)


def test_a_run_reads_stock_by_location(carry: Callable[..., sync.Progress], house: House, moved_in: int) -> None:
    assert carry().state == "done"
    rows = held(
        house,
        moved_in,
        "SELECT s.available, v.stock FROM stock_levels s JOIN variants v ON v.inventory_item_id = s.inventory_item_id",
    )
    assert len(rows) == 24
    assert all(level == stock for level, stock in rows)


def test_a_run_reads_translations_into_published_locales(
    abroad: Sandbox, carry: Callable[..., sync.Progress], house: House, moved_in: int
) -> None:
    assert carry().state == "done"
    rows = held(house, moved_in, "SELECT locale, title, description, terms FROM product_translations")
    assert rows == [("de", "Wollpullover 1", "Weicher Merino .", {"Color": "Farbe", "Red": "Rot"})]
    assert (
        held(house, moved_in, "SELECT product_id FROM product_translations WHERE words @@ to_tsquery('german', 'pullover')") == []
    )
    assert held(house, moved_in, "SELECT 1 FROM product_translations WHERE words @@ plainto_tsquery('german', 'Wollpullover')")


def test_a_translation_that_was_taken_back_is_gone_after_the_next_run(
    abroad: Sandbox, carry: Callable[..., sync.Progress], house: House, moved_in: int
) -> None:
    carry()
    shopify_side.put_products(abroad, DOMAIN, [doc(1, translations={})], tell=False)
    carry()
    assert held(house, moved_in, "SELECT 1 FROM product_translations") == []


def test_a_run_reads_the_prices_of_markets_abroad_once_for_all_their_countries(
    abroad: Sandbox, carry: Callable[..., sync.Progress], house: House, moved_in: int
) -> None:
    assert carry().state == "done"
    assert held(house, moved_in, "SELECT country, priced_as, currency FROM markets ORDER BY country") == [
        ("CH", "CH", "CHF"),
        ("LI", "CH", "CHF"),
    ]
    prices = held(
        house,
        moved_in,
        "SELECT v.price_minor AS home, m.price_minor AS there FROM market_prices m JOIN variants v ON v.id = m.variant_id "
        "WHERE m.country = 'CH'",
    )
    assert len(prices) == 24
    assert all(abroad_price == round(price * 1.1) for price, abroad_price in prices)
    hidden = held(
        house,
        moved_in,
        "SELECT p.handle FROM market_products m JOIN products p ON p.id = m.product_id "
        "WHERE NOT m.published AND m.currency = 'CHF'",
    )
    assert hidden == [("thing-2",)]


def test_a_market_that_ended_takes_its_prices_with_it(
    abroad: Sandbox, carry: Callable[..., sync.Progress], house: House, moved_in: int
) -> None:
    carry()
    seed.seed_shop(abroad, DOMAIN, tell=False, markets=MARKETS[:1])
    carry()
    assert held(house, moved_in, "SELECT 1 FROM market_prices UNION ALL SELECT 1 FROM markets") == []


@pytest.mark.parametrize("kind", ["translations", "market", "stock", "regions"])
def test_a_part_that_shopify_refuses_does_not_keep_the_catalogue_from_being_read(
    abroad: Sandbox, carry: Callable[..., sync.Progress], house: House, kind: str
) -> None:
    progress = carry(shopify=Without(house.catalogue, kind))
    assert (progress.state, progress.products_done) == ("done", 12)
    assert [part.partition(":")[0] for part in progress.skipped] == ([] if kind == "regions" else [kind])


def test_lines_lost_with_the_server_are_read_again_and_nothing_counts_as_vanished(
    abroad: Sandbox, carry: Callable[..., sync.Progress], house: House, moved_in: int
) -> None:
    class Crashing:
        """The database loses its staging table right after the lines of products were put there."""

        def __init__(self, inner: ShopifyCatalogue) -> None:
            self._inner = inner

        def __getattr__(self, name: str) -> Any:
            return getattr(self._inner, name)

        def assemble(self, bodies: Any) -> Any:
            raise Killed

    carry()
    with pytest.raises(Killed):
        carry(shopify=Crashing(house.catalogue))
    held(house, moved_in, "DELETE FROM sync_chunks RETURNING 1")
    assert carry(begin=False).state == "done"
    assert held(house, moved_in, "SELECT count(*) FROM products WHERE deleted_at IS NULL") == [(12,)]


def test_the_countries_of_the_home_market_pay_the_shops_own_prices() -> None:
    home = {"country": "DE", "currency": "EUR", "locales": ["de", "en"]}
    regions = [
        Region("DE", "Europe", "EUR"),
        Region("FR", "Europe", "EUR"),
        Region("CH", "Europe", "CHF"),
        Region("US", "USA", "USD"),
    ]
    found, priced = parts.plan(home, regions)
    assert found == ["products", "stock", "translations:en", "market:CH", "market:US"]
    assert [region.country for region, _ in priced] == ["CH", "US"]


def test_a_shop_of_many_markets_has_every_price_read_and_read_again_when_a_product_changes(
    filled: Sandbox, carry: Callable[..., sync.Progress], house: House, moved_in: int, model: Embeddings
) -> None:
    abroad = ["CH", "GB", "US", "CA", "SE", "DK", "NO", "PL", "CZ", "HU", "RO", "JP"]
    markets = [
        {"name": country, "handle": country.lower(), "currency": "USD", "countries": [country], "factor": 1 + place / 10}
        for place, country in enumerate(abroad, start=1)
    ]
    seed.seed_shop(filled, DOMAIN, tell=False, markets=[*MARKETS[:1], *markets])
    prices = (
        "SELECT m.country, m.price_minor FROM market_prices m JOIN variants v ON v.id = m.variant_id "
        "WHERE v.sku = 'J-1-Red' ORDER BY m.price_minor"
    )

    def expected(price: int) -> list[tuple[str, int]]:
        return [(country, price * (10 + place) // 10) for place, country in enumerate(abroad, start=1)]

    progress = carry()
    assert (progress.state, progress.skipped) == ("done", [])
    assert held(house, moved_in, prices) == expected(4100)
    dearer = doc(1, variants=[each | {"price": "50.00"} for each in doc(1)["variants"]])
    shopify_side.put_products(filled, DOMAIN, [dearer], tell=False)
    ((product_id,),) = held(house, moved_in, "SELECT id FROM products WHERE handle = 'thing-1'")
    sync.changed(
        moved_in,
        "products/update",
        {"id": product_id},
        transaction=house.transaction,
        clock=house.clock,
        shopify=house.catalogue,
        embeddings=model,
    )
    assert held(house, moved_in, prices) == expected(5000)


@pytest.mark.parametrize(
    "part", ["market:ZZZ", "market:ch", 'translations:de") { key } x: translations(locale: "fr', "orders", ""]
)
def test_nothing_but_a_locale_or_a_country_is_written_into_a_bulk_query(part: str) -> None:
    with pytest.raises(Invalid):
        question_of(part)


def test_a_product_with_as_many_variants_as_there_may_be_is_read_whole(
    carry: Callable[..., sync.Progress], house: House, moved_in: int, filled: Sandbox
) -> None:
    values = [str(number) for number in range(2048)]
    many = doc(99)
    one: dict[str, Any] = many["variants"][0]
    many |= {
        "options": [{"name": "Size", "values": values}],
        "variants": [one | {"optionValues": [value], "sku": f"M-{value}"} for value in values],
    }
    shopify_side.put_products(filled, DOMAIN, [many], tell=False)
    assert carry().state == "done"
    assert held(house, moved_in, "SELECT count(*) FROM variants WHERE sku LIKE 'M-%'") == [(2048,)]


def test_vectors_are_made_while_shopify_still_writes_out_the_prices_of_a_market(
    abroad: Sandbox, carry: Callable[..., sync.Progress], house: House, moved_in: int, model: Embeddings
) -> None:
    class Slow:
        """Shopify has the prices only once every product has its vector."""

        def __init__(self, inner: ShopifyCatalogue) -> None:
            self._inner = inner
            self.late = ""
            self.learned = 0

        def __getattr__(self, name: str) -> Any:
            return getattr(self._inner, name)

        def export(self, shop_id: int, part: str = "products") -> str:
            operation = self._inner.export(shop_id, part)
            self.late = operation if part.startswith("market:") else self.late
            return operation

        def exported(self, shop_id: int, export_id: str) -> Any:
            export = self._inner.exported(shop_id, export_id)
            ((self.learned,),) = held(house, shop_id, "SELECT count(*) FROM product_vectors")
            waits = export_id == self.late and self.learned < 12
            return replace(export, state="running") if waits else export

    slow = Slow(house.catalogue)
    assert carry(shopify=slow).state == "done"
    assert slow.learned == 12
    assert held(house, moved_in, "SELECT count(DISTINCT country) FROM market_prices") == [(1,)]
