"""A simulated Shopify on the wire and a house that speaks with it, for tests of installs, tokens, doors and adapters."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import jwt
import pytest
from flask import Flask
from flask.testing import FlaskClient

from shopapp import shops
from shopapp.app import create_app
from shopapp.clock import Clock
from shopapp.sandbox.config import SandboxConfig
from shopapp.sandbox.server import running
from shopapp.sandbox.shopify.oauth import mint_id_token
from shopapp.sandbox.simulation import Sandbox
from shopapp.settings import Settings
from shopapp.web.house import move_in
from shopapp.wiring import House, build

DOMAIN = "demo.myshopify.com"
_HAT: dict[str, Any] = {
    "handle": "wool-hat",
    "title": "Wool hat",
    "descriptionHtml": "<p>Warm.</p>",
    "vendor": "Fieldhouse",
    "productType": "Hats",
    "tags": [],
    "status": "ACTIVE",
    "options": [{"name": "Title", "values": ["Default Title"]}],
    "metafields": [],
    "images": [],
}


@dataclass
class Heard:
    """Nudges that only remember."""

    jobs: list[tuple[str, int, int | str]] = field(default_factory=list)

    def nudge(self, job: str, shop_id: int, id: int | str = "") -> None:
        self.jobs.append((job, shop_id, id))


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Sandbox]:
    with running(SandboxConfig(data_dir=tmp_path / "sandbox", shopify_port=0, stripe_port=0, smtp_port=0)) as sandbox:
        yield sandbox


def meeting(sandbox: Sandbox, database: tuple[str, str], **more: Any) -> Settings:
    """The settings of a house that speaks with this sandbox; nobody listens to its nudges."""
    return Settings(
        environment="test",
        database_url=database[1],
        database_owner_url=database[0],
        database_pool_size=8,
        shopify_url=f"{sandbox.shopify_url}/shops/{{shop}}",
        shopify_api_key=sandbox.config.client_id,
        shopify_api_secret=sandbox.config.client_secret,
        redis_url="redis://127.0.0.1:1/0",
        **more,
    )


@pytest.fixture
def settings(database: tuple[str, str], sandbox: Sandbox) -> Settings:
    return meeting(sandbox, database)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def house(settings: Settings, heard: Heard) -> Iterator[House]:
    built = replace(build(settings, clock=Clock()), nudges=heard)
    yield built
    built.close()


@pytest.fixture
def ground(house: House) -> shops.Ground:
    return house.ground


@pytest.fixture
def id_token(sandbox: Sandbox) -> str:
    """An ID token of the demo shop, which has the app installed on Shopify's side."""
    return mint_id_token(sandbox, DOMAIN)


@pytest.fixture
def moved_in(ground: shops.Ground, id_token: str) -> int:
    """The id of the demo shop, installed over the wire, with tokens that work."""
    return shops.install(DOMAIN, id_token, ground=ground)


@pytest.fixture
def app(settings: Settings, house: House) -> Flask:
    app = create_app(settings)
    move_in(app, house)
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def hat(stock: int) -> dict[str, Any]:
    """One product of one variant, as it is put into the simulated Shopify."""
    sold = {"inventoryQuantity": stock, "inventoryPolicy": "DENY", "tracked": True}
    variant = {"title": "Default Title", "sku": "HAT", "price": "20.00", "position": 1, "optionValues": ["Default Title"], **sold}
    return _HAT | {"variants": [variant]}


def claims(client_id: str, **changed: Any) -> dict[str, Any]:
    now = int(time.time())
    good = {
        "iss": f"https://{DOMAIN}/admin",
        "dest": f"https://{DOMAIN}",
        "aud": client_id,
        "sub": "99001",
        "exp": now + 60,
        "nbf": now,
        "iat": now,
        "jti": "f8912129-1af6-4cad-9ca3-76b0f7621087",
        "sid": "aaea182f2732d44c23057c0fea584021a4485b2bd25d3eb7fd349313ad24c685",
        "sig": "f07cf3740270c17fb61c700b1b5f2e40e3a4d9b2",
    }
    return {name: value for name, value in {**good, **changed}.items() if value is not None}


def signed_id_token(settings: Settings, secret: str = "", **changed: Any) -> str:
    return jwt.encode(claims(settings.shopify_api_key, **changed), secret or settings.shopify_api_secret, algorithm="HS256")


def webhook_headers(secret: str, body: bytes, topic: str = "products/update", **more: str) -> dict[str, str]:
    mac = base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
    return {
        "Content-Type": "application/json",
        "X-Shopify-Topic": topic,
        "X-Shopify-Hmac-Sha256": mac,
        "X-Shopify-Shop-Domain": DOMAIN,
        "X-Shopify-Webhook-Id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
        "X-Shopify-Triggered-At": "2026-11-22T10:00:00.123456789Z",
        **more,
    }


def body(**fields: Any) -> bytes:
    return json.dumps(fields).encode()


def proxy_query(secret: str, **changed: str) -> dict[str, str]:
    query = {
        "shop": DOMAIN,
        "path_prefix": "/apps/chat",
        "timestamp": str(int(time.time())),
        "logged_in_customer_id": "",
        **changed,
    }
    message = "".join(sorted(f"{name}={value}" for name, value in query.items()))
    return {**query, "signature": hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()}
