"""Written shopping tasks, run through the built-in engine in the demo's shop and in each of the public CSV shops.

The tables stand in `tasks/`, what their conditions mean in `errands.py`. One shop is stocked once for all of its tasks.
"""

from pathlib import Path

import pytest
from csv_shelf import shelf_of, without
from errands import errands, run, sold_out
from talking import Shopper, stock

from shopapp.demo.shop import CATALOGUE
from shopapp.outside.embeddings import Paired
from shopapp.wiring import House

TASKS = Path(__file__).parent / "tasks"
SHARED = Path(__file__).parents[3] / "shared" / "shopify" / "product-csvs"
SHOPS = {"demo": CATALOGUE, **{name: SHARED / f"{name}.csv" for name in ("apparel", "home-and-garden", "jewelery")}}
KINDS = {"find", "vague", "gift", "budget", "negation", "compare", "size", "stock", "bundle", "change"}


@pytest.mark.parametrize("name", SHOPS)
def test_fifty_tasks_of_every_kind_are_written_for_each_shop(name: str) -> None:
    written = errands(TASKS / f"{name}.txt")
    assert len(written) >= 50
    assert {errand.kind for errand in written} == KINDS


@pytest.mark.parametrize("name", SHOPS)
def test_the_written_tasks_end_as_written(name: str, house: House, shop: int, model: Paired) -> None:
    if not SHOPS[name].exists():
        pytest.skip("the public CSV shops (../shared/shopify/product-csvs) are not at hand")
    tasks = TASKS / f"{name}.txt"
    stock(house, shop, model, without(shelf_of(SHOPS[name]), sold_out(tasks)))
    failed: list[str] = []
    for errand in errands(tasks):
        shopper = Shopper(house, shop, model)
        problems = run(errand, shopper)
        failed += [
            f"{errand.kind}: {' > '.join(errand.says)}: {problem} | {shopper.text} {shopper.titles}" for problem in problems
        ]
    assert not failed, "\n".join(failed)
