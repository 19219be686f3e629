"""One shopper in a browser: fills a cart, asks for the price, pays, answers the bank, reloads when something broke.

The one rule: a shopper knows only what a browser knows. An error, a broken line or a strange answer means: load the page's
state again, as a person would, until it says that it is over or the patience ends.
"""

import http.client
import json
import random
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from bench._purchases.world import World
from shopapp.conversations import store as conversations

Json = dict[str, Any]
ADDRESS = {"name": "Ada Example", "address1": "1 Road", "city": "Berlin", "zip": "10115", "country": "DE"}
# What shoppers do, by how many in a hundred do it.
WAYS = {
    "card": 64, "challenge": 8, "challenge_failed": 3, "challenge_abandoned": 3, "declined": 6, "declined_for_good": 2,
    "scarce": 4, "moving_price": 4, "double_click": 3, "left": 3,
}  # fmt: skip
# How often the page looks while it waits, in seconds: ten times soon, then later.
SOON, LOOKS_SOON, LATER = 1.5, 10, 6.0
DECLINED = ("chargeDeclined", "chargeDeclinedInsufficientFunds", "chargeDeclinedProcessingError")


@dataclass(slots=True)
class Shopper:
    world: World
    way: str
    chance: random.Random
    patience: float
    checkout_id: str = ""
    pay_path: str = ""
    ended: str = ""
    tries: int = 0
    began: float = 0.0
    took: float = 0.0
    _token: str = ""
    _lines: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    _seen: Json = field(default_factory=dict[str, Any])
    _looks: int = 0

    def enter(self) -> None:
        """Get a session; done before the clock runs."""
        house, shop_id = self.world.house, self.world.shop_id
        with house.transaction(shop_id) as conn:
            shopper = conversations.shopper(conn, shop_id, uuid.uuid4().bytes * 2)
        claims = {"shop": shop_id, "shopper": shopper.id, "conversation": None}
        self._token = house.signer.sign("widget", claims, lives=timedelta(hours=12))
        goods = self.world.scarce if self.way == "scarce" else self.world.plenty
        self._lines = [
            (variant, self.chance.randint(1, 2)) for variant in self.chance.sample(goods, 1 if self.way == "scarce" else 2)
        ]
        if self.way == "moving_price":
            self._lines.append((self.world.moving, 1))

    def buy(self) -> None:
        """From the cart to the end of the payment. `ended` is the page's last state, or why the shopper left."""
        self.began = time.monotonic()
        try:
            self._check_out()
            if self.way == "left":
                self.ended = "left"
                return
            self._pay()
        except _OutOfPatience:
            self.ended = "gave_up"
        finally:
            self.took = time.monotonic() - self.began

    def _check_out(self) -> None:
        lines = [{"variant_id": variant, "quantity": quantity} for variant, quantity in self._lines]
        cart = {"token": f"bench-{uuid.uuid4().hex}", "currency": "EUR", "lines": lines}
        self._until(lambda: self._app("POST", "/chat/cart", cart), good=(200,))
        asked = {"email": "ada@example.org", "address": ADDRESS}
        begun = self._until(lambda: self._app("POST", "/chat/checkout", asked), good=(201,))
        self.checkout_id, self.pay_path = str(begun["checkout_id"]), urlsplit(str(begun["pay_url"])).path

    def _pay(self) -> None:
        declined, challenged = 0, False
        while True:
            self._mind_patience()
            phase = self._look()
            if phase in ("paid", "over"):
                self.ended = self._seen["state"]
                return
            if phase == "form":
                self._looks = 0
                card = "visa"
                if self.way == "declined" and not declined:
                    card = self.chance.choice(DECLINED)
                elif self.way == "declined_for_good":
                    card = "chargeDeclined"
                    if declined >= 2:
                        self.ended = "left"
                        return
                elif self.way.startswith("challenge") and not challenged:
                    card = "threeDSecure2Required"
                declined += card in DECLINED
                self._confirm(card)
            elif phase == "action":
                if self.way == "challenge_abandoned":
                    self.ended = "left"
                    return
                challenged = True
                self._answer_bank(accept=self.way != "challenge_failed")
            else:
                self._wait()

    def _wait(self) -> None:
        """As patient as the page itself (`static/pay/pay.js`)."""
        time.sleep((SOON if self._looks < LOOKS_SOON else LATER) * (0.8 + 0.4 * self.chance.random()))
        self._looks += 1

    def _look(self) -> str:
        """What the page shows now; asks the saga to look, as the page does while it waits."""
        self._seen = self._until(lambda: self._app("POST", f"{self.pay_path}/look", {}), good=(200,))
        return str(self._seen["phase"])

    def _confirm(self, card: str) -> None:
        seen = self._seen
        if seen["quote_stale"]:
            status, seen = self._app("POST", f"{self.pay_path}/quote", {})
            if status != 200:
                return
        asked = {"confirmation_token": self._card(card), "quote_hash": seen["quote"]["hash"]}
        self.tries += 1
        if self.way == "double_click":
            _together(lambda: self._app("POST", f"{self.pay_path}/confirm", asked), times=2)
            return
        status, answer = self._app("POST", f"{self.pay_path}/confirm", asked)
        if status == 409 and answer.get("error", {}).get("code") in ("quote_changed", "quote_expired", "cart_changed"):
            self._app("POST", f"{self.pay_path}/quote", {})

    def _card(self, name: str) -> str:
        """Stripe.js, in one request."""
        form = {"payment_method": f"pm_card_{name}", "return_url": "https://shop.example"}
        made = self._until(lambda: self._stripe("/v1/test_helpers/confirmation_tokens", form), good=(200,))
        return str(made["id"])

    def _answer_bank(self, *, accept: bool) -> None:
        secret = self._seen["client_secret"]
        if not secret:
            return
        outcome = "complete" if accept else "fail"
        form = {"client_secret": secret, "outcome": outcome, "framed": "1"}
        self._stripe(f"/3ds/{str(secret).split('_secret', 1)[0]}", form)

    def _until(self, ask: Callable[[], tuple[int, Json]], *, good: tuple[int, ...]) -> Json:
        pause = 0.2
        while True:
            status, answer = ask()
            if status in good:
                return answer
            self._mind_patience()
            time.sleep(pause + self.chance.random() * pause)
            pause = min(pause * 1.5, 4)

    def _mind_patience(self) -> None:
        if time.monotonic() - self.began > self.patience:
            raise _OutOfPatience

    def _app(self, method: str, path: str, body: Json) -> tuple[int, Json]:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._token}"}
        return _sent(self.world.place.first_port, method, path, json.dumps(body), headers)

    def _stripe(self, path: str, form: dict[str, str]) -> tuple[int, Json]:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Authorization": f"Bearer {self.world.secret_key}"}
        return _sent(self.world.place.first_port + 2, "POST", path, urlencode(form), headers)


class _OutOfPatience(Exception):
    """Nothing came of it for minutes."""


def _sent(port: int, method: str, path: str, body: str, headers: dict[str, str]) -> tuple[int, Json]:
    """Status and JSON; 0 when the line broke. A connection of its own each time: the server may have been killed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=90)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        raw = answer.read()
        return answer.status, json.loads(raw) if raw[:1] == b"{" else {}
    except (OSError, http.client.HTTPException, ValueError):
        return 0, {}
    finally:
        connection.close()


def _together(act: Callable[[], object], *, times: int) -> None:
    clicks = [threading.Thread(target=act, daemon=True) for _ in range(times)]
    for click in clicks:
        click.start()
    for click in clicks:
        click.join()
