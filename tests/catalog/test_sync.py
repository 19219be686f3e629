"""A full run on the wire: bulk export, staging, merge, vectors; killed anywhere, run again, ends in the same rows."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from shopify_world import DOMAIN, Heard, ground, heard, house, id_token, moved_in, sandbox, settings

from shopapp.catalog import Wish, cards, search, store, sync
from shopapp.catalog.sync.runs.store import LEASE
from shopapp.clock import SetClock
from shopapp.errors import Unavailable
from shopapp.ports.embeddings import Embeddings, Vectors
from shopapp.ports.shopify_catalogue import ExportLine, ShopifyCatalogue
from shopapp.sandbox.shopify import catalogue as shopify_side
from shopapp.sandbox.simulation import Sandbox
from shopapp.wiring import House

__all__ = ["ground", "heard", "house", "id_token", "moved_in", "sandbox", "settings"]


class Killed(BaseException):
    """Stands for a process that is gone: no handler of ours may catch it."""


class Counting:
    """Embeddings that count texts and may be killed at the nth call."""

    def __init__(self, inner: Embeddings, *, dies_at: int | None = None) -> None:
        self._inner = inner
        self._dies_at = dies_at
        self.texts: list[str] = []
        self.calls = 0

    @property
    def model(self) -> str:
        return self._inner.model

    def embed(self, texts: list[str]) -> Vectors:
        self.calls += 1
        if self.calls == self._dies_at:
            raise Killed
        self.texts += texts
        return self._inner.embed(texts)


class Dying:
    """A catalogue whose download ends the process after so many lines."""

    def __init__(self, inner: ShopifyCatalogue, lines: int) -> None:
        self._inner = inner
        self._left = lines

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def lines(self, url: str) -> Iterator[ExportLine]:
        for place, line in enumerate(self._inner.lines(url)):
            if place == self._left:
                raise Killed
            yield line


def doc(number: int, **more: Any) -> dict[str, Any]:
    colors = ["Navy", "Red"]
    return {
        "handle": f"thing-{number}",
        "title": f"Wool jumper {number}",
        "descriptionHtml": f"<p>Soft <b>merino</b> jumper, pattern {number}.</p>",
        "vendor": "Fieldhouse",
        "productType": "Jumpers",
        "tags": ["wool"],
        "status": "ACTIVE",
        "options": [{"name": "Color", "values": colors}],
        "metafields": [{"namespace": "custom", "key": "fabric", "type": "single_line_text_field", "value": "Merino"}],
        "images": [{"src": f"/pictures/{number}.svg", "alt": f"Jumper {number}", "position": 1}],
        "variants": [
            {
                "title": color,
                "sku": f"J-{number}-{color}",
                "price": f"{40 + number}.00",
                "position": place + 1,
                "optionValues": [color],
                "inventoryQuantity": 3 * place,
                "inventoryPolicy": "DENY",
                "tracked": True,
            }
            for place, color in enumerate(colors)
        ],
    } | more


@pytest.fixture
def filled(sandbox: Sandbox) -> Sandbox:
    shopify_side.put_products(sandbox, DOMAIN, [doc(number) for number in range(1, 13)], replace=True, tell=False)
    return sandbox


@pytest.fixture
def carry(house: House, moved_in: int, filled: Sandbox, model: Embeddings) -> Callable[..., sync.Progress]:
    def go(*, begin: bool = True, **other: Any) -> sync.Progress:
        if begin:
            sync.start(moved_in, transaction=house.transaction, clock=house.clock, nudges=house.nudges)
        ports: dict[str, Any] = {
            "transaction": house.transaction,
            "clock": house.clock,
            "shopify": house.catalogue,
            "embeddings": model,
        } | other
        for _ in range(200):
            progress = sync.move(moved_in, **ports)
            if progress.state != "running":
                return progress
        raise AssertionError("The export never came.")

    return go


def rows(house: House, shop_id: int) -> dict[str, list[tuple[Any, ...]]]:
    """All that a run leaves, without the moments at which it was written."""
    with house.transaction(shop_id) as conn:
        return {
            "products": [
                tuple(row.values())
                for row in conn.execute(
                    "SELECT id, handle, title, description, facets, price_min, price_max, available, text_hash, words::text, "
                    "deleted_at FROM products ORDER BY id"
                )
            ],
            "variants": [
                tuple(row.values())
                for row in conn.execute("SELECT id, product_id, sku, price_minor, stock, available FROM variants ORDER BY id")
            ],
            "vectors": [
                tuple(row.values())
                for row in conn.execute("SELECT product_id, model, text_hash FROM product_vectors ORDER BY product_id")
            ],
            "lines": [tuple(row.values()) for row in conn.execute("SELECT last_line FROM sync_chunks")],
        }


def test_a_run_ends_with_every_product_findable(carry: Callable[..., sync.Progress], house: House, moved_in: int) -> None:
    progress = carry()
    assert (progress.state, progress.products_done, progress.products_total, progress.share) == ("done", 12, 12, 1.0)
    assert (progress.vectors_done, progress.vectors_total, progress.seconds_left) == (12, 12, None)
    with house.transaction(moved_in) as conn:
        hits = search(conn, moved_in, Wish("wool jumper 7", options={"color": ["red"], "fabric": ["merino"]}))
        product = store.product(conn, moved_in, hits[0].product_id)
        card = cards(conn, moved_in, [product.id], storefront_url="http://shop.test")[0]
        variants = store.variants_of(conn, moved_in, [product.id])[product.id]
    assert product.title == "Wool jumper 7"
    assert product.description == "Soft merino jumper, pattern 7."
    assert product.options == [{"name": "Color", "values": ["Navy", "Red"]}]
    assert card["url"] == "http://shop.test/products/thing-7"
    assert card["price"]["text"] == "€47.00"
    assert card["image"].endswith("/pictures/7.svg")
    assert [(variant.sku, variant.available) for variant in variants] == [("J-7-Navy", False), ("J-7-Red", True)]
    assert card["variant_id"] == variants[1].id
    assert rows(house, moved_in)["lines"] == []


def test_a_second_run_embeds_nothing_and_changes_nothing(
    carry: Callable[..., sync.Progress], house: House, moved_in: int, model: Embeddings
) -> None:
    carry()
    before = rows(house, moved_in)
    counting = Counting(model)
    assert carry(embeddings=counting).state == "done"
    assert counting.texts == []
    assert rows(house, moved_in) == before


@pytest.mark.parametrize("lines", [0, 1, 7, 30])
def test_a_run_killed_while_loading_ends_in_the_same_rows(
    carry: Callable[..., sync.Progress], house: House, moved_in: int, lines: int
) -> None:
    with pytest.raises(Killed):
        carry(shopify=Dying(house.catalogue, lines))
    assert carry(begin=False).state == "done"
    assert len(rows(house, moved_in)["products"]) == 12
    assert len(rows(house, moved_in)["variants"]) == 24
    assert rows(house, moved_in)["lines"] == []


def test_a_run_killed_while_embedding_goes_on_where_it_was(
    carry: Callable[..., sync.Progress], house: House, moved_in: int, model: Embeddings
) -> None:
    with pytest.raises(Killed):
        carry(embeddings=Counting(model, dies_at=1))
    counting = Counting(model)
    assert carry(begin=False, embeddings=counting).state == "done"
    assert len(counting.texts) == len(rows(house, moved_in)["vectors"]) == 12


def test_a_second_worker_leaves_a_claimed_run_alone_until_the_claim_ends(
    carry: Callable[..., sync.Progress], house: House, moved_in: int
) -> None:
    clock = SetClock(house.clock.now())
    run = sync.start(moved_in, transaction=house.transaction, clock=clock, nudges=house.nudges)
    with house.transaction(moved_in) as conn:
        conn.execute(
            "UPDATE sync_runs SET claimed_by = 'another', claimed_until = %(until)s WHERE id = %(id)s",
            {"until": clock.now() + LEASE, "id": run},
        )
    assert carry(begin=False, clock=clock).state == "asked"
    clock.advance(LEASE + timedelta(seconds=1))
    assert carry(begin=False, clock=clock).state == "done"


def test_starting_twice_is_one_run(house: House, moved_in: int, heard: Heard, filled: Sandbox) -> None:
    begun = [sync.start(moved_in, transaction=house.transaction, clock=house.clock, nudges=house.nudges) for _ in range(2)]
    assert begun[0] == begun[1]
    assert ("carry_catalogue", moved_in, "") in heard.jobs


def test_a_product_that_vanished_is_marked_and_not_found(
    carry: Callable[..., sync.Progress], house: House, moved_in: int, filled: Sandbox
) -> None:
    carry()
    shopify_side.put_products(filled, DOMAIN, [doc(number) for number in range(2, 13)], replace=True, tell=False)
    carry()
    with house.transaction(moved_in) as conn:
        assert store.product_of_handle(conn, moved_in, "thing-1") is None
        titles = store.products(conn, moved_in, [hit.product_id for hit in search(conn, moved_in, Wish(limit=50))])
    assert "Wool jumper 1" not in {product.title for product in titles.values()}
    assert len(titles) == 11


def test_a_shop_without_products_is_done_too(
    carry: Callable[..., sync.Progress], house: House, moved_in: int, filled: Sandbox
) -> None:
    shopify_side.put_products(filled, DOMAIN, [], replace=True, tell=False)
    progress = carry()
    assert (progress.state, progress.products_done) == ("done", 0)


def test_the_model_being_away_leaves_the_run_where_it_is(
    carry: Callable[..., sync.Progress], house: House, moved_in: int, model: Embeddings
) -> None:
    class Away:
        model = "all-MiniLM-L6-v2-int8"

        def embed(self, texts: list[str]) -> Vectors:
            raise Unavailable("away")

    with pytest.raises(Unavailable):
        carry(embeddings=Away())
    with house.transaction(moved_in) as conn:
        progress = sync.progress(conn, moved_in)
    assert progress is not None
    assert progress.state == "embedding"
    assert carry(begin=False).state == "done"


def test_another_model_embeds_all_again(
    carry: Callable[..., sync.Progress], house: House, moved_in: int, model: Embeddings
) -> None:
    class Renamed(Counting):
        @property
        def model(self) -> str:
            return "another"

    carry()
    renamed = Renamed(model)
    sync.sweep(
        moved_in,
        transaction=house.transaction,
        clock=house.clock,
        shopify=house.catalogue,
        embeddings=renamed,
        nudges=house.nudges,
    )
    assert len(renamed.texts) == 12


def test_the_sweep_begins_a_run_for_a_shop_never_read_and_finishes_one_left_alone(
    house: House, moved_in: int, filled: Sandbox, model: Embeddings, carry: Callable[..., sync.Progress]
) -> None:
    progress = None
    for _ in range(30):
        sync.sweep(
            moved_in,
            transaction=house.transaction,
            clock=house.clock,
            shopify=house.catalogue,
            embeddings=model,
            nudges=replace(house, nudges=Heard()).nudges,
        )
        with house.transaction(moved_in) as conn:
            progress = sync.progress(conn, moved_in)
        if progress is not None and progress.state == "done":
            break
    assert progress is not None
    assert (progress.state, progress.products_done) == ("done", 12)
