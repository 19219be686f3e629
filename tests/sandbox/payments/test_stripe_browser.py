"""A page with the Stripe.js stand-in, in a real browser: cards, challenges, the wallet, and the real one's manners."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import stripe
from chromium import launched
from flask import Flask, request
from playwright.sync_api import Browser, FrameLocator, Page

from shopapp.sandbox.listen import Listener

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def shop(bench: Any) -> Iterator[str]:
    """A shop's pay page on an origin of its own, and the server's side of the payment."""
    app = Flask("shop")

    @app.get("/")
    def page() -> str:
        text = (HERE / "pay.html").read_text(encoding="utf-8")
        return text.replace("{{stripe}}", bench.url).replace("{{key}}", bench.account["publishable_key"])

    @app.post("/pay")
    def pay() -> dict[str, Any]:
        asked: Any = request.get_json()
        wanted: dict[str, Any] = {"amount": asked["amount"], "currency": "eur", "confirm": True, "capture_method": "manual"}
        wanted |= {"confirmation_token": asked["token"], "use_stripe_sdk": True}
        wanted["automatic_payment_methods"] = {"enabled": True, "allow_redirects": "never"}
        try:
            intent = bench.client().v1.payment_intents.create(wanted)
        except stripe.CardError as refused:
            return {"status": f"declined: {refused.error.decline_code if refused.error else ''}"}
        return {"status": intent.status, "secret": intent.client_secret}

    listener = Listener("127.0.0.1", 0, app)
    listener.start()
    yield f"http://127.0.0.1:{listener.port}/"
    listener.stop()


@pytest.fixture(params=[1100, 390], ids=["desktop", "phone"])
def page(chromium: Browser, shop: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": request.param, "height": 820})
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.goto(shop)
    opened.wait_for_function("log.includes('payment ready')")
    yield opened
    opened.close()
    assert problems == []


def form(page: Page) -> FrameLocator:
    return page.frame_locator('iframe[title="Secure card payment"]')


def type_card(page: Page, number: str, expiry: str = "1240") -> None:
    for label, text in (("Card number", number), ("Expiry date", expiry), ("Security code", "123")):
        field = form(page).get_by_label(label)
        field.fill("")
        field.press_sequentially(text)


def pay(page: Page) -> None:
    page.evaluate("out.textContent = ''")
    page.get_by_role("button", name="Pay 49.90").click()


def outcome(page: Page) -> str:
    page.wait_for_function("out.textContent !== ''")
    return page.inner_text("#out")


def test_a_good_card_is_authorised_and_its_number_never_reaches_the_page(page: Page, bench: Any) -> None:
    type_card(page, "4242424242424242")
    assert form(page).get_by_label("Card number").input_value() == "4242 4242 4242 4242"
    assert form(page).get_by_label("Expiry date").input_value() == "12 / 40"
    page.wait_for_function("log.at(-1) === 'payment change complete'")  # the frame's word comes by message
    pay(page)
    assert outcome(page) == "requires_capture"
    assert "4242424242424242" not in page.content()
    assert page.evaluate("JSON.stringify(token)").count("4242") == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_unfinished_form_says_what_is_missing(page: Page) -> None:
    type_card(page, "4242424242424241", "0121")
    pay(page)
    assert outcome(page) == "validation_error invalid_number"
    number = form(page).get_by_label("Card number")
    assert number.get_attribute("aria-invalid") == "true"
    assert form(page).locator("#number-problem").inner_text() == "Your card number is invalid."
    assert form(page).locator("#expiry-problem").inner_text() == "Your card's expiration date is in the past."


def test_a_declined_card_is_told_and_another_one_works(page: Page) -> None:
    type_card(page, "4000000000009995")
    pay(page)
    assert outcome(page) == "declined: insufficient_funds"
    form(page).get_by_text("Test mode").click()
    form(page).get_by_role("button", name="Pays").click()
    pay(page)
    assert outcome(page) == "requires_capture"


@pytest.mark.parametrize(
    ("button", "result"),
    [
        ("Complete authentication", "requires_capture"),
        ("Fail authentication", "error: payment_intent_authentication_failure"),
        ("Close without confirming", "error: payment_intent_authentication_failure"),
    ],
)
def test_the_banks_challenge_is_completed_failed_or_closed(page: Page, bench: Any, button: str, result: str) -> None:
    type_card(page, "4000002500003155")
    pay(page)
    page.frame_locator('iframe[title="Your bank"]').get_by_role("button", name=button).click()
    assert outcome(page) == result
    intent = bench.client().v1.payment_intents.list().data[0]
    after = {"Complete": "requires_capture", "Fail": "requires_payment_method", "Close": "requires_action"}
    assert intent.status == after[button.split(maxsplit=1)[0]]


def test_the_wallet_tells_the_page_what_a_real_one_tells_it(page: Page) -> None:
    page.get_by_role("button", name="Sandbox Pay").click()
    sheet = page.frame_locator('iframe[title="Sandbox Pay"]')
    sheet.get_by_text("Express").click()
    sheet.get_by_text("Theo Marchand").click()
    sheet.get_by_role("button", name="Pay €54.90").click()
    assert outcome(page) == "requires_capture"
    told = [line for line in page.evaluate("log") if line.startswith("wallet")]
    assert told == [
        "wallet ready googlePay",
        "wallet click",
        'wallet address {"city":"Berlin","state":"","postal_code":"10435","country":"DE"}',
        "wallet rate express",
        'wallet address {"city":"Avignon","state":"","postal_code":"84000","country":"FR"}',
        "wallet confirm 18 rue des Lices",
    ]
    assert page.evaluate("token.shipping.name") == "Theo Marchand"
    page.wait_for_function("document.querySelectorAll('iframe[title=\"Sandbox Pay\"]').length === 0")


def test_a_closed_wallet_says_so(page: Page) -> None:
    page.get_by_role("button", name="Sandbox Pay").click()
    page.frame_locator('iframe[title="Sandbox Pay"]').get_by_role("button", name="Cancel payment").click()
    page.wait_for_function("log.includes('wallet cancel')")
    assert page.evaluate("log.at(-1)") == "wallet cancel"


MISUSE = (
    ("Stripe('')", "publishable key"),
    ("Stripe('sk_test_x')", "secret key"),
    (
        "stripe.elements({mode: 'payment', amount: 1, currency: 'eur', paymentMethodTypes: ['card']})",
        "allowedPaymentMethodTypes",
    ),
    ("stripe.elements({mode: 'payment', amount: 1.5, currency: 'eur'})", "whole number"),
    ("elements.create('payment')", "one payment Element"),
    ("payment.mount(document.body.attachShadow({mode: 'open'}).appendChild(document.createElement('div')))", "Light DOM"),
    ("payment.mount('#nowhere')", "does not exist"),
    ("stripe.createConfirmationToken({elements})", "elements.submit() must be called"),
    ("stripe.handleNextAction({})", "clientSecret"),
)


def test_misuse_is_refused_as_the_real_script_refuses_it(chromium: Browser, shop: str) -> None:
    opened = chromium.new_page()
    opened.goto(shop)
    attempt = "(script) => (async () => eval(script))().then(() => '', (error) => `${error.name}: ${error.message}`)"
    for script, words in MISUSE:
        said = opened.evaluate(attempt, script)
        assert said.startswith("IntegrationError"), script
        assert words in said, script
    opened.close()


def test_the_script_can_be_withheld_and_an_answer_lost(chromium: Browser, shop: str) -> None:
    opened = chromium.new_page()
    opened.add_init_script("window.__stripeSandbox = {script: 'block'}")
    opened.goto(shop)
    assert opened.evaluate("typeof Stripe") == "undefined"
    opened.close()
    opened = chromium.new_page()
    opened.add_init_script("window.__stripeSandbox = {decline: true}")
    opened.goto(shop)
    type_card(opened, "4242424242424242")
    pay(opened)
    assert outcome(opened) == "declined: generic_decline"
    opened.evaluate("window.__stripeSandbox.loseAnswer = true")
    pay(opened)
    opened.wait_for_timeout(500)
    assert opened.inner_text("#out") == ""
    opened.close()
