"""A stand-in for the storefront and the app, just large enough to drive the widget: two origins, like in life.

Everything is kept per shopper in plain lists. Faults are switched on by the tests through attributes.
"""

import json
import threading
import time
from collections.abc import Iterator
from typing import Any

from flask import Flask, Response, jsonify, make_response, request
from werkzeug.serving import WSGIRequestHandler, make_server

from . import goods
from .page import EXTENSION, page

THEME_CSS = """:root{--color-background:255,255,255;--color-foreground:28,32,30;--color-button:38,70,60}
html{font-size:62.5%}button{text-transform:uppercase}
body{margin:0;font:1.6rem/1.5 "Helvetica Neue",Arial,"Noto Sans Arabic",sans-serif;color:#1c201e;background:#fff}
.bar{display:flex;justify-content:space-between;padding:20px 40px;border-bottom:1px solid #e6e6e2}
nav a{color:inherit;margin-inline-start:24px}h1{font-size:3.2rem;font-weight:500}.hero{background:#dfe4de;height:520px}
main{display:grid;grid-template-columns:1fr 1fr;gap:40px;max-width:1100px;margin:40px auto;padding:0 40px}
@media(max-width:700px){main{grid-template-columns:1fr;padding:0 20px}.bar{padding:16px 20px}}"""
THEME_JS = """document.addEventListener("cart:updated",e=>{if(e.detail&&e.detail.cart)
document.getElementById("count").textContent=e.detail.cart.item_count});"""
COUNTRIES = ("DE", "AT", "FR", "US")
PAY = """<!doctype html><html lang="en"><title>Pay</title><body><p>Card 4242 (test)</p><button id="pay">Pay</button>
<button id="fail">Decline</button><script src="/pay.js"></script>"""
PAY_JS = """const say=(state)=>parent.postMessage({type:"shopapp:pay",state,height:220},"*");say("ready");
document.getElementById("pay").onclick=async()=>{await fetch("/paid",{method:"POST"});say("confirmed")};
document.getElementById("fail").onclick=()=>say("failed");"""


class Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        pass


class Fake:
    """Both servers and everything they remember."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self.turns: dict[str, list[dict[str, Any]]] = {}
        self.cart: dict[str, Any] = {"items": [], "attributes": {}}
        self.calls: list[tuple[str, Any]] = []
        self.tokens: set[str] = set()
        self.token_count = 0
        self.fail_messages = 0
        self.cut_after = 0
        self.refuse_add = ""
        self.closed = False
        self.idle_after = 45
        self.locale = "en"
        self.page_settings: dict[str, Any] = {}
        self.design = False
        self.embed = True
        self.has_conversation = False
        self.ref = "conv-ref"
        self.changed = threading.Condition()
        self.stopping = False
        self.api, self.shop = self._app(), self._shop()
        self.servers = [make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet) for app in (self.shop, self.api)]
        self.shop_url, self.api_url = (f"http://127.0.0.1:{server.server_port}" for server in self.servers)
        for server in self.servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.stopping = True
        with self.changed:
            self.changed.notify_all()
        for server in self.servers:
            server.shutdown()
            server.server_close()

    def said(self, path: str) -> list[Any]:
        return [body for called, body in self.calls if called == path]

    def add(self, kind: str, payload: Any) -> dict[str, Any]:
        with self.changed:
            event = {"seq": len(self.events) + 1, "type": kind, "payload": payload}
            self.events.append(event)
            self.changed.notify_all()
            return event

    # --- the storefront ---------------------------------------------------------------------------------------

    def _shop(self) -> Flask:
        app = Flask("shop")

        @app.after_request
        def strict(response: Response) -> Response:
            own = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
            policy = f"{own}; connect-src 'self' {self.api_url}; frame-src {self.api_url}"
            response.headers["Content-Security-Policy"] = policy
            return response

        app.add_url_rule("/", "home", self.page_html)
        app.add_url_rule("/theme.css", "css", lambda: Response(THEME_CSS, mimetype="text/css"))
        app.add_url_rule("/theme.js", "js", lambda: Response(THEME_JS, mimetype="text/javascript"))
        app.add_url_rule("/favicon.ico", "icon", lambda: Response("", 204))
        app.add_url_rule("/assets/<name>", "asset", self._asset)
        app.add_url_rule("/img/<int:number>.svg", "picture", self._picture)
        app.add_url_rule("/apps/chat/session", "session", self._session)
        app.add_url_rule("/cart.js", "cart", lambda: jsonify(self.cart_json()))
        app.add_url_rule("/cart/<verb>.js", "change", self._change, methods=["POST"])
        return app

    def page_html(self) -> str:
        given = {
            "shop": {"permanent_domain": "demo.myshopify.com"},
            "request": {"locale": {"iso_code": self.locale}, "page_type": "product", "design_mode": self.design},
            "localization": {
                "country": {"iso_code": "DE"},
                "available_countries": [{"iso_code": c} for c in COUNTRIES],
            },
            "cart": {"currency": {"iso_code": "EUR"}, "token": "cart-1", "item_count": self.cart_json()["item_count"]},
            "product": {"id": 100, "selected_or_first_available_variant": {"id": 10000}},
            "customer": None,
            "routes": {"root_url": "/"},
        }
        return page(self.locale, given, settings=self.page_settings, embed=self.embed)

    def _asset(self, name: str) -> Response:
        kind = "text/css" if name.endswith(".css") else "text/javascript"
        return Response((EXTENSION / "assets" / name).read_text(), mimetype=kind)

    def _picture(self, number: int) -> Response:
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="#eceeea"/>'
            f'<path d="M34 26l16 6 16-6 16 14-9 12-5-4v32H32V48l-5 4-9-12z" fill="{goods.COLOURS[number]}"/></svg>'
        )
        return Response(svg, mimetype="image/svg+xml")

    def _session(self) -> Response:
        self.calls.append(("session", request.args.to_dict()))
        if self.closed:
            return make_response(jsonify(error={"code": "closed", "message": "Closed at the moment."}), 409)
        self.token_count += 1
        token = f"token-{self.token_count}"
        self.tokens = {token}
        return jsonify(
            token=token,
            expires_in=600,
            api=self.api_url,
            conversation={"id": 1, "ref": self.ref, "seq": len(self.events)} if self.events or self.has_conversation else None,
            assistant=goods.WORDS[self.locale]["assistant"],
            checkout={"provider": "stripe", "remind": True},
            locale=self.locale,
            currency="EUR",
            triggers=[{"name": "cart_idle", "after_seconds": self.idle_after}],
            suggestions=goods.WORDS[self.locale]["suggestions"],
        )

    def cart_json(self) -> dict[str, Any]:
        items = self.cart["items"]
        count = sum(item["quantity"] for item in items)
        codes = self.cart.get("codes", [])
        off = [{"type": "discount_code", "title": code, "total_allocated_amount": 1290} for code in codes if code == "TEN"]
        return {
            "token": "cart-1",
            "currency": "EUR",
            "item_count": count,
            "items": items,
            "attributes": self.cart["attributes"],
            "discount_codes": [{"code": code, "applicable": code in ("TEN", "FREESHIP")} for code in codes],
            "cart_level_discount_applications": off,
        }

    def _change(self, verb: str) -> Response | tuple[Response, int]:
        body = request.get_json()
        self.calls.append((f"cart/{verb}", body))
        if verb == "add" and self.refuse_add:
            return jsonify(status=422, message="Cart Error", description=self.refuse_add), 422
        self._write(verb, body)
        return jsonify(self.cart_json())

    def _write(self, verb: str, body: dict[str, Any]) -> None:
        items = {item["key"]: item for item in self.cart["items"]}
        for item in body.get("items", []):
            line = items.setdefault(f"{item['id']}:k", {"key": f"{item['id']}:k", "variant_id": item["id"], "quantity": 0})
            line["quantity"] += item["quantity"]
        if verb == "change":
            items[body["id"]]["quantity"] = body["quantity"]
        for key, quantity in body.get("updates", {}).items():
            items[key]["quantity"] = quantity
        self.cart["attributes"] |= body.get("attributes", {})
        if "discount" in body:
            self.cart["codes"] = [code for code in body["discount"].split(",") if code]
        self.cart["items"] = [item for item in items.values() if item["quantity"] > 0]

    # --- the app ----------------------------------------------------------------------------------------------

    def _app(self) -> Flask:
        app = Flask("api")

        @app.before_request
        def guard() -> Response | tuple[Response, int] | None:
            if request.method == "OPTIONS" or not request.path.startswith("/chat/"):
                return None
            if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self.tokens:
                return jsonify(error={"code": "token", "message": "The session has run out."}), 401
            return None

        @app.after_request
        def cors(response: Response) -> Response:
            response.headers["Access-Control-Allow-Origin"] = self.shop_url
            response.headers["Access-Control-Allow-Headers"] = "authorization, content-type"
            return response

        app.add_url_rule("/chat/messages", "messages", self._messages, methods=["POST"])
        app.add_url_rule("/chat/events", "events", self._events)
        app.add_url_rule("/chat/cart", "cart", self._noted, methods=["POST"])
        for name in ("contact", "rating", "dossier"):
            app.add_url_rule(f"/chat/{name}", name, self._noted, methods=["POST"])
        app.add_url_rule("/chat/callback", "callback", self._callback, methods=["GET", "POST"])
        app.add_url_rule("/chat/callback/cancel", "cancel", self._noted, methods=["POST"])
        app.add_url_rule("/chat/signals", "signals", self._signals, methods=["POST"])
        app.add_url_rule("/chat/checkout", "checkout", self._checkout, methods=["POST"])
        app.add_url_rule("/pay/x", "pay", lambda: PAY)
        app.add_url_rule("/pay.js", "payjs", lambda: Response(PAY_JS, mimetype="text/javascript"))
        app.add_url_rule("/paid", "paid", self._paid, methods=["POST"])
        return app

    def _noted(self) -> Response:
        self.calls.append((request.path, request.get_json()))
        return jsonify(cart_id=1)

    def _callback(self) -> Response | tuple[Response, int]:
        if request.method == "GET":
            return jsonify(slots=["2026-12-01T10:20:00+01:00"], zone="Europe/Berlin", minutes=20)
        body = request.get_json()
        self.calls.append((request.path, body))
        if body["at"].startswith("2026-12-01T10:00"):
            return jsonify(error={"code": "slot_taken", "message": "This time is not free any more. Choose another one."}), 409
        return jsonify({})

    def _signals(self) -> Response:
        body = request.get_json()
        self.calls.append((request.path, body))
        if body["name"] == "cart_idle":
            choices = ["How long does delivery take?", "Can I return it?"]
            self.add("nudge", {"text": "Still deciding? I can tell you about delivery and returns.", "suggestions": choices})
        return jsonify({})

    def _checkout(self) -> Response | tuple[Response, int]:
        body = request.get_json()
        self.calls.append((request.path, body))
        if body["address"]["zip"] == "00000":
            return jsonify(error={"code": "address", "message": "We do not deliver to this postal code."}), 422
        quote = {"total": goods.money(13390)}
        return jsonify(checkout_id=7, pay_url=f"{self.api_url}/pay/x", quote=quote), 201

    def _paid(self) -> Response:
        order = {
            "number": "#1001",
            "total": goods.money(13390),
            "email_hint": "a…@example.com",
            "status_url": f"{self.shop_url}/orders/1",
        }
        self.add("order.confirmed", order)
        return jsonify({})

    def _messages(self) -> Response | tuple[Response, int]:
        body = request.get_json()
        self.calls.append((request.path, body))
        if self.fail_messages:
            self.fail_messages -= 1
            return jsonify(error={"code": "unavailable", "message": "The assistant is taking a short break."}), 503
        known = self.turns.get(body["client_id"])
        return Response(self._lines(known or self._turn(body)), mimetype="text/event-stream")

    def _lines(self, events: list[dict[str, Any]]) -> Iterator[str]:
        for number, event in enumerate(events):
            if self.cut_after and number >= self.cut_after:
                self.cut_after = 0
                return
            time.sleep(0.02)
            yield _wire(event)

    def _turn(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        turn = f"turn-{len(self.turns) + 1}"
        text = body.get("text") or body.get("choice", {}).get("label") or body["action"]["kind"]
        events = [
            self.add(
                "turn.started", {"turn_id": turn, "client_id": body["client_id"], "conversation": {"id": 1, "ref": self.ref}}
            ),
            self.add("message.shopper", {"text": text}),
            *(self.add(kind, payload) for kind, payload in self._reply(body, text.lower())),
            self.add("turn.done", {"turn_id": turn}),
        ]
        self.turns[body["client_id"]] = events
        return events

    def _reply(self, body: dict[str, Any], text: str) -> Iterator[tuple[str, Any]]:
        kind = body.get("action", {}).get("kind")
        if kind == "compare":
            yield "text", {"text": "Side by side, the Ridge is lighter and the Harbour is warmer."}
            yield "comparison", {"items": [goods.card(0), goods.card(1)], "rows": goods.COMPARISON}
        elif kind == "add":
            change = {"op": "add", "variant_id": body["action"]["variant_id"], "quantity": 1, "title": goods.NAMES[0]}
            yield "cart.change", change | {"image": "/img/0.svg", "price": goods.money(12900)}
        elif kind == "checkout":
            yield "checkout.ask", {"needs": ["email", "address"], "provider": "stripe"}
        elif "choice" in body:
            yield "text", {"text": "Here are three that keep rain out and still breathe on the way up."}
            yield "products", {"title": "Rain jackets for hiking", "items": [goods.card(n) for n in (0, 1, 2, 3, 5)]}
            yield "suggestions", {"choices": ["Under €150", "Only in green"]}
        elif "return" in text or "إرجاع" in text:
            yield "answer", goods.ANSWER
        elif "code" in text:
            code = text.rpartition(" ")[2].upper()
            yield "cart.discount", {"code": "", "off": True} if "remove" in text else {"code": code}
        elif "person" in text:
            yield "handoff", {"text": "A colleague will answer here. Someone is usually there within ten minutes."}
        elif "hostile" in text:
            yield "text", {"text": goods.HOSTILE}
            link = "javascript:window.hacked=1"
            yield "answer", {"text": goods.HOSTILE, "sources": [{"title": "Click me", "url": link, "heading": None}]}
            yield "products", {"items": [goods.card(0) | {"title": goods.HOSTILE, "url": link}]}
        else:
            yield "question", goods.ARABIC if self.locale == "ar" else goods.QUESTION

    def _events(self) -> Response:
        after = int(request.args.get("after", 0))
        if request.args.get("wait") == "0":
            return jsonify(events=self.events[after:])
        self.calls.append((request.path, after))
        return Response(self._follow(after), mimetype="text/event-stream")

    def _follow(self, after: int) -> Iterator[str]:
        yield ": open\n\n"
        for _ in range(200):
            with self.changed:
                if len(self.events) <= after:
                    self.changed.wait(0.3)
                fresh = self.events[after:]
            if self.stopping:
                return
            for event in fresh:
                after = event["seq"]
                yield _wire(event)
            yield ": still here\n\n"


def _wire(event: dict[str, Any]) -> str:
    return f"id: {event['seq']}\nevent: {event['type']}\ndata: {json.dumps(event['payload'])}\n\n"
