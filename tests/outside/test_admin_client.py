"""The Admin client on the wire: throttled, refused, unavailable, half an answer, late."""

import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from shopapp.errors import Refused, Unavailable
from shopapp.outside.shopify.client import AdminClient, refuse_user_errors
from shopapp.outside.shopify.wire import Wire
from shopapp.ports.shopify_auth import Access
from shopapp.settings import Settings

GOOD = {"data": {"shop": {"name": "Fieldhouse"}}}
Answer = tuple[int, dict[str, str], bytes]


def answer(body: object, status: int = 200, **headers: str) -> Answer:
    return status, headers, json.dumps(body).encode()


def throttled(requested: float, available: float, rate: float = 100) -> Answer:
    status = {"maximumAvailable": 2000, "currentlyAvailable": available, "restoreRate": rate}
    cost = {"requestedQueryCost": requested, "actualQueryCost": None, "throttleStatus": status}
    error = {"message": "Throttled", "extensions": {"code": "THROTTLED"}}
    return answer({"errors": [error], "extensions": {"cost": cost}})


def errors(code: str, data: object = None) -> Answer:
    return answer({"data": data, "errors": [{"message": "m", "extensions": {"code": code}}]})


class Vendor:
    """Answers in the given order and remembers what it was asked."""

    def __init__(self, answers: list[Answer | None]) -> None:
        self.answers, self.asked, self.headers = list(answers), list[dict[str, Any]](), list[dict[str, str]]()
        vendor = self

        class Door(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                vendor.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                vendor.headers.append({**dict(self.headers), "path": self.path})
                given = vendor.answers.pop(0)
                if given is None:
                    threading.Event().wait(0.6)
                    self.close_connection = True
                    return
                self.send_response(given[0])
                for name, value in {**given[1], "Content-Length": str(len(given[2])), "X-Request-Id": "r-1"}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(given[2])

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@contextmanager
def asking(*answers: Answer | None, read: float = 5.0) -> Generator[tuple[AdminClient, Vendor, list[float]]]:
    vendor, slept = Vendor(list(answers)), list[float]()
    thread = threading.Thread(target=vendor.server.serve_forever, daemon=True)
    thread.start()
    settings = Settings(environment="test", shopify_url=f"{vendor.url}/shops/{{shop}}")
    tokens = iter(("first", "second", "third"))
    current = [next(tokens)]

    def renew(shop_id: int, refused: Access) -> Access:
        assert refused.token == current[0]
        current[0] = next(tokens)
        return Access("demo.myshopify.com", current[0])

    client = AdminClient(
        settings, lambda _: Access("demo.myshopify.com", current[0]), renew, wire=Wire(read=read), sleep=slept.append
    )
    try:
        yield client, vendor, slept
    finally:
        client.close()
        vendor.server.shutdown()
        vendor.server.server_close()
        thread.join()


def test_a_question_goes_to_the_shops_own_address_with_its_token_and_our_name():
    with asking(answer(GOOD)) as (client, vendor, _):
        assert client.ask(1, "shop.graphql")["shop"]["name"] == "Fieldhouse"
        assert vendor.headers[0]["path"] == "/shops/demo.myshopify.com/admin/api/2026-10/graphql.json"
        assert vendor.headers[0]["X-Shopify-Access-Token"] == "first"
        assert vendor.headers[0]["User-Agent"].startswith("shopapp/")
        assert "query Shop" in vendor.asked[0]["query"]


def test_a_throttled_question_waits_by_the_formula_and_is_asked_again():
    with asking(throttled(500, 100), throttled(500, 499.9), answer(GOOD)) as (client, _, slept):
        client.ask(1, "shop.graphql")
        assert slept == [4.0, 1.0]


def test_beyond_the_budget_a_throttled_question_is_unavailable_and_says_when():
    with asking(throttled(900, 0, 50)) as (client, _, slept), pytest.raises(Unavailable) as caught:
        client.ask(1, "shop.graphql")
    assert (caught.value.retry_after, caught.value.code, slept) == (18.0, "THROTTLED", [])


def test_a_job_may_bring_more_patience():
    with asking(throttled(900, 0, 50), answer(GOOD)) as (client, _, slept):
        client.ask(1, "shop.graphql", patience=60)
        assert slept == [18.0]


def test_a_429_waits_as_long_as_it_says():
    with asking(answer({}, 429, **{"Retry-After": "2.0"}), answer(GOOD)) as (client, _, slept):
        client.ask(1, "shop.graphql")
        assert slept == [2.0]


def test_a_401_renews_once_and_repeats():
    with asking(answer({}, 401), answer(GOOD)) as (client, vendor, _):
        client.ask(1, "shop.graphql")
        assert [each["X-Shopify-Access-Token"] for each in vendor.headers] == ["first", "second"]


def test_a_second_401_is_refused():
    with asking(answer({}, 401), answer({}, 401)) as (client, _, _), pytest.raises(Refused, match="access"):
        client.ask(1, "shop.graphql")


@pytest.mark.parametrize(
    ("status", "code"),
    [(402, "shop_frozen"), (403, "forbidden"), (404, "not_found"), (423, "shop_locked"), (430, "security_rejection")],
)
def test_hopeless_statuses_are_refused_with_their_code(status: int, code: str):
    with asking(answer({}, status)) as (client, _, _), pytest.raises(Refused) as caught:
        client.ask(1, "shop.graphql")
    assert caught.value.code == code


@pytest.mark.parametrize("status", [500, 502, 503, 504, 301, 302])
def test_other_statuses_are_unavailable(status: int):
    with asking(answer({}, status)) as (client, _, _), pytest.raises(Unavailable):
        client.ask(1, "shop.graphql")


def test_a_time_out_is_unavailable():
    with asking(None, read=0.2) as (client, _, _), pytest.raises(Unavailable) as caught:
        client.ask(1, "shop.graphql")
    assert caught.value.code == "timeout"


def test_a_vendor_that_is_away_is_unavailable():
    settings = Settings(environment="test", shopify_url="http://127.0.0.1:9/{shop}")
    client = AdminClient(settings, lambda _: Access("d", "t"), lambda _, refused: refused)
    with pytest.raises(Unavailable):
        client.ask(1, "shop.graphql")
    client.close()


@pytest.mark.parametrize("body", [b"<html>maintenance</html>", b"[]", b"", b"null"])
def test_an_answer_that_is_no_json_object_is_unavailable(body: bytes):
    with asking((200, {}, body)) as (client, _, _), pytest.raises(Unavailable):
        client.ask(1, "shop.graphql")


@pytest.mark.parametrize("code", ["ACCESS_DENIED", "MAX_COST_EXCEEDED", "undefinedField"])
def test_errors_are_refused_with_their_code(code: str):
    with asking(errors(code)) as (client, _, _), pytest.raises(Refused) as caught:
        client.ask(1, "shop.graphql")
    assert caught.value.code == code


def test_an_internal_error_is_unavailable():
    with asking(errors("INTERNAL_SERVER_ERROR")) as (client, _, _), pytest.raises(Unavailable):
        client.ask(1, "shop.graphql")


def test_half_an_answer_is_refused_unless_half_will_do():
    half = errors("ACCESS_DENIED", {"shop": {"name": "Fieldhouse"}, "shopLocales": None})
    with asking(half, half) as (client, _, _):
        with pytest.raises(Refused):
            client.ask(1, "shop.graphql")
        assert client.ask(1, "shop.graphql", partial=True)["shop"]["name"] == "Fieldhouse"


@pytest.mark.parametrize("body", [{"errors": "a word"}, {"errors": {"base": ["x"]}}, {"errors": [None, 1, {"extensions": []}]}])
def test_errors_of_any_shape_are_refused(body: object):
    with asking(answer(body)) as (client, _, _), pytest.raises(Refused):
        client.ask(1, "shop.graphql")


def test_user_errors_are_refused_with_code_and_message():
    assert refuse_user_errors({"userErrors": [], "order": {"id": 1}}, what="No order")["order"] == {"id": 1}
    with pytest.raises(Refused, match="No order: Out of stock") as caught:
        refuse_user_errors({"userErrors": [{"code": "OUT_OF_STOCK", "message": "Out of stock"}]}, what="No order")
    assert caught.value.code == "OUT_OF_STOCK"
    with pytest.raises(Refused):
        refuse_user_errors(None, what="No order")
