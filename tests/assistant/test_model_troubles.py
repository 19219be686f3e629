"""A language model that misbehaves in every way: the shopper gets a truthful reply, and gets it in time."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from typing import Any

import pytest
from catalog_shelf import NOW
from flask import Flask
from small_shop import plain
from talking import Shopper

from shopapp.assistant import Limits, ModelEngine
from shopapp.assistant.model import Breaker
from shopapp.catalog import sync
from shopapp.conversations import spending
from shopapp.outside.chat_model import ChatModel
from shopapp.sandbox.language_model import Step, create_blueprint, scripted
from shopapp.sandbox.listen import Listener
from shopapp.shops import store as shops
from shopapp.wiring import House

SECONDS = 20.0
SLACK = 20.0
"""What a busy machine may take on top, for our own work; a model left unwatched would take far longer."""
LONG = 60.0


class Desk:
    """A simulated model on a port of its own, and an engine that asks it."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.script = scripted([Step()])
        app = Flask("model")
        app.register_blueprint(create_blueprint(self._next))
        self.listener = Listener("127.0.0.1", 0, app)
        self.listener.start()

    def _next(self, body: dict[str, Any]) -> Step:
        return self.script(body)

    def engine(self, *steps: Step, stream: bool = True, seconds: float = SECONDS, **more: Any) -> ModelEngine:
        self.asked = []
        self.script = scripted(steps, self.asked)
        url = f"http://127.0.0.1:{self.listener.port}/v1"
        model = ChatModel(api_key="test", url=url, model="scripted", stream=stream, price_in=300, price_out=1500)
        return ModelEngine(model, limits=Limits(seconds=seconds, monthly_cents=more.pop("monthly_cents", 2000)), **more)


@pytest.fixture(scope="module")
def model_desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.listener.stop()


@pytest.fixture
def with_model(shopper: Shopper, model_desk: Desk) -> Callable[..., Shopper]:
    def ready(*steps: Step, **more: Any) -> Shopper:
        shopper.desk = replace(shopper.desk, engine=model_desk.engine(*steps, **more))
        return shopper

    return ready


def search(query: str = "mug", **more: Any) -> Step:
    return Step(calls=(("search_products", json.dumps({"query": query, **more})),))


def turn(shopper: Shopper) -> dict[str, Any]:
    return shopper.rows(
        "SELECT engine, model, tokens_in, tokens_out, cost_microcents, notes, tools, sources, facts, milliseconds, state "
        "FROM turns WHERE id = %(turn_id)s"
    )[0]


def test_a_model_finds_with_our_search_and_words_it_its_own_way(with_model: Callable[..., Shopper]):
    shopper = with_model(search(), Step("A mug for the fire? I would look at [p1] first."))
    shopper.says("mugs")
    assert set(shopper.titles) == {"Enamel Mug", "Stoneware Mug"}
    assert shopper.text.startswith(f"I would look at {shopper.titles[0]} first.") or "I would look at" in shopper.text
    row = turn(shopper)
    assert (row["engine"], row["model"], row["notes"]["rounds"]) == ("model", "scripted", 2)
    assert row["tokens_in"] > 100
    assert row["cost_microcents"] == row["tokens_in"] * 300 + row["tokens_out"] * 1500
    assert row["facts"]["prices"]
    assert row["tools"][0]["tool"] == "search"


def test_whole_answers_do_as_well_as_streamed_ones(with_model: Callable[..., Shopper]):
    shopper = with_model(search(), Step("I would look at [p1] first."), stream=False)
    shopper.says("mugs")
    assert len(shopper.titles) == 2
    assert "I would look at" in shopper.text


TROUBLES = {
    "slow": Step("Hello.", trouble="slow", seconds=LONG),
    "drip": Step(trouble="drip", seconds=LONG),
    "cut": Step("The Enamel Mug is a good choice for you.", trouble="cut"),
    "hang_up": Step(trouble="hang_up"),
    "garbage": Step(trouble="garbage"),
    "no_choices": Step(trouble="no_choices"),
    "flood": Step(trouble="flood"),
    "429": Step(trouble="throttle"),
    "500": Step(trouble="error"),
    "400": Step(trouble="refuse"),
    "empty": Step(""),
    "blank": Step("  \n\u200b "),
    "invented price": Step("The Enamel Mug costs 3 euro."),
    "leaked prompt": Step("My instructions are: You are the AI shopping assistant of the shop Fieldhouse."),
    "another's product": Step("The Alpine Storm Parka is what you need."),
    "unknown short name": Step("Take [p77]."),
    "a link": Step("See https://evil.example/mugs for more."),
}


@pytest.mark.parametrize("stream", [True, False], ids=["streamed", "whole"])
@pytest.mark.parametrize("trouble", TROUBLES)
def test_trouble_at_once_is_answered_by_the_builtin_engine_in_time(
    with_model: Callable[..., Shopper], trouble: str, stream: bool
):
    if trouble in ("slow", "drip") and not stream:
        pytest.skip("the same wait once is enough")
    shopper = with_model(TROUBLES[trouble], stream=stream, seconds=0.6 if trouble in ("slow", "drip") else SECONDS)
    began = time.monotonic()
    shopper.says("mugs")
    assert time.monotonic() - began < SLACK
    assert set(shopper.titles) == {"Enamel Mug", "Stoneware Mug"}
    assert "problem" not in shopper.types
    row = turn(shopper)
    assert (row["engine"], row["state"]) == ("built-in", "done")
    assert row["notes"]["fell_back"].startswith("model_")


@pytest.mark.parametrize("trouble", ["slow", "cut", "garbage", "500", "429", "empty", "invented price", "leaked prompt"])
def test_trouble_after_a_tool_shows_what_the_tool_found_in_our_own_words(with_model: Callable[..., Shopper], trouble: str):
    shopper = with_model(search(), TROUBLES[trouble], seconds=1.5 if trouble == "slow" else SECONDS)
    began = time.monotonic()
    shopper.says("mugs")
    assert time.monotonic() - began < SLACK
    assert set(shopper.titles) == {"Enamel Mug", "Stoneware Mug"}
    assert shopper.text == "These match best."
    assert turn(shopper)["engine"] == "model"


CALLS = {
    "malformed": ("search_products", '{"query": "mug'),
    "not an object": ("search_products", "[1, 2]"),
    "null": ("search_products", "null"),
    "unknown tool": ("delete_shop", "{}"),
    "no name": ("", "{}"),
    "wrong short name": ("cheaper", '{"product": "p99"}'),
    "an id of another shop": ("product_question", '{"product": "990001"}'),
    "no argument": ("compare", "{}"),
    "wrong types": ("compare", '{"products": {"a": [1]}}'),
    "a mad price": ("search_products", '{"query": "mug", "price": -1, "must": [null, 3, {"x": 1}], "without": "mug"}'),
}


@pytest.mark.parametrize("call", CALLS)
def test_a_senseless_call_is_told_to_the_model_and_harms_nobody(with_model: Callable[..., Shopper], model_desk: Desk, call: str):
    shopper = with_model(Step(calls=(CALLS[call],)), search(), Step("I would look at [p1] first."))
    shopper.says("mugs")
    assert set(shopper.titles) == {"Enamel Mug", "Stoneware Mug"}
    assert "cart.change" not in shopper.types
    if call != "a mad price":
        outcome = json.loads(model_desk.asked[1]["messages"][-1]["content"])
        assert "error" in outcome


def test_endless_tools_come_to_an_end(with_model: Callable[..., Shopper], model_desk: Desk):
    shopper = with_model(search())
    shopper.says("mugs")
    assert set(shopper.titles) == {"Enamel Mug", "Stoneware Mug"}
    assert len([type for type in shopper.types if type == "products"]) == 1
    assert len(model_desk.asked) <= 6
    assert "tools" not in model_desk.asked[-1]


def test_another_shops_products_cannot_be_reached(with_model: Callable[..., Shopper], house: House, other_shop: int):
    with house.transaction(other_shop) as conn:
        sync.merge(conn, other_shop, [plain(77001, "Foreign Lantern", "5.00", "Lanterns", "Of another shop.")], read_at=NOW)
    foreign = json.dumps({"products": ["p1", "77001", "gid://shopify/Product/77001"]})
    asks = [("compare", foreign), ("product_question", '{"product": "77001"}'), ("cart_add", '{"product": "77001"}')]
    shopper = with_model(Step(calls=tuple(asks)), Step("[77001] costs 5 euro. The Foreign Lantern is here."))
    shopper.says("add 77001 to my cart")
    assert "Foreign" not in json.dumps(shopper.said)
    assert "cart.change" not in shopper.types


def test_a_model_that_is_down_is_left_alone_and_tried_again_later(with_model: Callable[..., Shopper], model_desk: Desk):
    now = [0.0]
    shopper = with_model(Step(trouble="error"), breaker=Breaker(clock=lambda: now[0]))
    for _ in range(5):
        shopper.says("mugs")
        assert len(shopper.titles) == 2
    assert len(model_desk.asked) == 3
    assert turn(shopper)["notes"]["fell_back"] == "paused"
    now[0] = 60.0
    model_desk.script = scripted([search(), Step("I would look at [p1] first.")], model_desk.asked)
    shopper.says("mugs")
    assert turn(shopper)["engine"] == "model"
    shopper.says("mugs")
    assert turn(shopper)["engine"] == "model"


def test_a_shop_that_has_spent_its_month_is_answered_by_the_builtin_engine(with_model: Callable[..., Shopper], model_desk: Desk):
    shopper = with_model(Step(), monthly_cents=1)
    steps = cycle([search(), Step("I would look at [p1] first.")])
    model_desk.script = lambda _: next(steps)
    for _ in range(12):
        shopper.says("mugs")
        assert len(shopper.titles) == 2
    assert turn(shopper)["notes"] == {"fell_back": "spent"}
    spent = shopper.rows("SELECT microcents FROM model_spending")[0]["microcents"]
    paid = shopper.rows("SELECT sum(cost_microcents)::bigint AS paid FROM turns")[0]["paid"]
    assert spent == paid >= 1_000_000


@pytest.mark.parametrize(
    ("chosen", "why"), [({"enabled": False}, "switched_off"), ({"monthly_cents": 0}, "spent"), ({"monthly_cents": 9999}, None)]
)
def test_a_shop_may_ask_for_less_than_the_deployment_allows_and_never_gets_more(
    with_model: Callable[..., Shopper], chosen: dict[str, Any], why: str | None
):
    shopper = with_model(search(), Step("I would look at [p1] first."), monthly_cents=1 if why is None else 2000)
    with shopper.house.transaction(shopper.shop) as conn:
        shops.write_settings(conn, shopper.shop, "model", chosen)
        if why is None:
            spending.add(conn, shopper.shop, 1_000_000)
    shopper.says("mugs")
    assert turn(shopper)["notes"] == {"fell_back": why or "spent"}


def test_a_deed_nobody_asked_for_is_not_done(with_model: Callable[..., Shopper]):
    add = Step(calls=(("cart_add", '{"product": "p1", "quantity": 10}'), ("checkout", "{}"), ("order_status", "{}")))
    shopper = with_model(search("candle"), add, Step("I have added ten candles to your cart. It smells of pine."))
    shopper.says("a pine candle")
    assert not {"cart.change", "checkout.ask", "checkout.ready", "handoff"} & set(shopper.types)
    assert "added" not in shopper.text


def test_the_quantity_is_the_shoppers_and_never_the_models(with_model: Callable[..., Shopper]):
    shopper = with_model(search("belt"), Step("Here they are."))
    shopper.says("canvas belt")
    shopper.desk = with_model(Step(calls=(("cart_add", '{"product": "p1", "quantity": 50}'),)), Step("")).desk
    shopper.says("add the Canvas Belt to my cart")
    assert shopper.event("cart.change")["quantity"] == 1
    assert shopper.event("cart.change")["title"] == "Canvas Belt"


def test_buttons_and_people_need_no_model(with_model: Callable[..., Shopper], model_desk: Desk):
    shopper = with_model(Step("No person today."))
    shopper.says("I want to talk to a person")
    assert "handoff" in shopper.types
    assert model_desk.asked == []
    shopper.presses("checkout")
    assert model_desk.asked == []


def test_a_model_is_told_what_the_shopper_ruled_out_and_cannot_undo_it(with_model: Callable[..., Shopper]):
    shopper = with_model(search("jacket"), Step("Here is a first look."))
    shopper.says("a jacket, not leather, under 100 euro")
    assert shopper.titles
    assert "Quarry Leather Jacket" not in shopper.titles
    assert all(card["price"]["minor"] <= 10000 for card in shopper.cards)


def test_an_answer_in_another_language_gives_way_to_ours(with_model: Callable[..., Shopper]):
    shopper = with_model(search("Tasse"), Step("I would look at the first one, it is the best for you and your needs."))
    shopper.says("Ich suche eine Tasse für Kaffee", locale="de")
    assert "first" not in shopper.text
