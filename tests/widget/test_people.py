"""A person in the chat: who answers is always to be seen, and the forms around it work for everyone."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .fake import Fake
from .steps import open_chat, say, visit
from .test_access import SMALL, violations

pytestmark = pytest.mark.browser
JOINED = {"holder": "person", "name": "Anna", "text": "Anna from the team has joined."}
CLOSED = {"holder": "closed", "name": "Anna", "text": "Anna has closed this conversation.", "ref": "conv-ref"}
CALLS = {
    "slots": ["2026-12-01T10:00:00+01:00", "2026-12-01T10:20:00+01:00", "2026-12-02T09:00:00+01:00"],
    "zone": "Europe/Berlin",
    "minutes": 20,
    "consent": "Fieldhouse may call me at this number about this conversation.",
}
CONSENT = {"consent": "Fieldhouse may also write to me about offers."}
KNOWN = {
    "text": "This is what I have noted.",
    "notes": [{"kind": "size", "label": "Size", "value": "M", "sentence": "I take an M."}],
    "remember": False,
}


def _begun(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    say(tab, "a person please")
    expect(tab.locator("shopapp-notice")).to_be_visible()


def test_who_answers_stands_in_the_head_and_survives_a_reload(tab: Page, fake: Fake) -> None:
    _begun(tab, fake)
    fake.add("holder", {"holder": "waiting"})
    expect(tab.locator("#ai")).to_have_text("AI assistant. A person was called")
    fake.add("holder", JOINED)
    fake.add("message.person", {"name": "Anna", "text": "<b>Hello</b> from Anna"})
    expect(tab.locator("#ai")).to_have_text("Anna from the team answers")
    said = tab.locator('shopapp-message[from="person"]')
    expect(said.locator(".name")).to_have_text("Anna")
    expect(said.locator(".words")).to_have_text("<b>Hello</b> from Anna")
    tab.reload()
    expect(tab.locator("#ai")).to_have_text("Anna from the team answers")
    fake.add("holder", {"holder": "assistant", "name": "Anna", "text": "Anna has handed back to the AI assistant."})
    expect(tab.locator("#ai")).to_have_text("AI assistant")


def test_news_of_a_parcel_carries_a_real_link_and_never_an_unsafe_one(tab: Page, fake: Fake) -> None:
    _begun(tab, fake)
    news = {"text": "Your order #1001 is on its way.", "stage": "shipped", "tracking_label": "Track the parcel"}
    fake.add("order.news", news | {"tracking_url": "https://carrier.example/T1"})
    link = tab.get_by_role("link", name="Track the parcel")
    expect(link).to_have_attribute("href", "https://carrier.example/T1")
    expect(link).to_have_attribute("rel", "noopener")
    fake.add("order.news", news | {"text": "Out for delivery.", "tracking_url": "javascript:alert(1)"})
    expect(tab.get_by_text("Out for delivery.")).to_be_visible()
    expect(link).to_have_count(1)


def test_a_closed_conversation_is_rated_once(tab: Page, fake: Fake) -> None:
    _begun(tab, fake)
    fake.add("holder", CLOSED)
    tab.get_by_role("button", name="4 of 5").click()
    expect(tab.locator("shopapp-rating")).to_contain_text("Thank you")
    assert fake.said("/chat/rating") == [{"ref": "conv-ref", "score": 4}]
    fake.add("rated", {"score": 4})
    tab.reload()
    expect(tab.get_by_role("button", name="4 of 5")).to_have_attribute("aria-pressed", "true")
    expect(tab.get_by_role("button", name="5 of 5")).to_be_disabled()


def test_the_box_for_news_is_never_ticked_beforehand(tab: Page, fake: Fake) -> None:
    _begun(tab, fake)
    fake.add("contact.ask", CONSENT)
    box = tab.get_by_role("checkbox", name="Fieldhouse may also write to me about offers.")
    expect(box).not_to_be_checked()
    form = tab.locator("shopapp-contact")
    form.get_by_role("button", name="Send to the team").click()
    expect(form.get_by_role("alert")).to_contain_text("name@example.com")
    form.get_by_label("Email").fill("ada@example.com")
    form.get_by_role("button", name="Send to the team").click()
    fake.add("contact.left", {"text": "Thank you. The team sees your address."})
    expect(tab.locator("shopapp-contact")).to_have_count(0)
    assert fake.said("/chat/contact") == [{"email": "ada@example.com", "name": "", "consent": False, "locale": "en"}]


def test_a_call_is_booked_at_a_time_that_is_still_free_with_name_number_and_a_ticked_box(tab: Page, fake: Fake) -> None:
    _begun(tab, fake)
    fake.add("callback.ask", CALLS)
    form = tab.locator("shopapp-callback")
    expect(form.get_by_role("checkbox")).not_to_be_checked()
    expect(form.locator("optgroup")).to_have_count(2)
    expect(form.get_by_label("Berlin time")).to_contain_text("10:00")
    book = form.get_by_role("button", name="Book this call")
    book.click()
    expect(form.get_by_role("alert")).to_have_text("Give a name.")
    form.get_by_label("Name").fill("Ada")
    form.get_by_label("Telephone number").fill("+49 30 1234567")
    book.click()
    expect(form.get_by_role("alert")).to_contain_text("Tick the box")
    form.get_by_role("checkbox").check()
    book.click()
    expect(form.get_by_role("alert")).to_contain_text("not free any more")
    expect(form.locator("option")).to_have_count(1)
    book.click()
    expect(form.get_by_role("alert")).to_be_hidden()
    fake.add("callback.booked", {"text": "Booked: the team calls you on Tuesday.", "until": "2099-12-01T10:40:00+01:00"})
    expect(form).to_have_count(0)
    assert [call["at"] for call in fake.said("/chat/callback")] == ["2026-12-01T10:00:00+01:00", "2026-12-01T10:20:00+01:00"]
    assert fake.said("/chat/callback")[-1] == {
        "at": "2026-12-01T10:20:00+01:00",
        "name": "Ada",
        "phone": "+49 30 1234567",
        "consent": True,
        "locale": "en",
    }


def test_a_booked_call_is_cancelled_where_it_is_shown_until_it_is_over(tab: Page, fake: Fake) -> None:
    _begun(tab, fake)
    fake.add("callback.booked", {"text": "Booked for last week.", "until": "2020-01-01T10:00:00+01:00"})
    fake.add("callback.booked", {"text": "Booked for Monday.", "until": "2099-12-01T10:00:00+01:00"})
    fake.add("callback.booked", {"text": "Booked for Tuesday.", "until": "2099-12-02T10:00:00+01:00"})
    expect(tab.get_by_text("Booked for Tuesday.")).to_be_visible()
    cancel = tab.get_by_role("button", name="Cancel this call")
    expect(cancel).to_have_count(1)
    cancel.focus()
    tab.keyboard.press("Enter")
    expect(cancel).to_be_enabled()
    assert fake.said("/chat/callback/cancel") == [{"locale": "en"}]
    fake.add("callback.cancelled", {"text": "Cancelled: nobody calls you.", "by": "shopper"})
    expect(tab.get_by_text("Cancelled: nobody calls you.")).to_be_visible()
    expect(cancel).to_have_count(0)


def test_what_is_known_is_shown_and_forgotten(tab: Page, fake: Fake) -> None:
    _begun(tab, fake)
    fake.add("dossier", KNOWN)
    shown = tab.locator("shopapp-dossier")
    expect(shown.locator("dd")).to_contain_text("I take an M.")
    expect(shown.get_by_role("checkbox")).not_to_be_checked()
    shown.get_by_role("checkbox").check()
    expect(shown.get_by_role("status")).to_have_text("Saved.")
    shown.get_by_role("button", name="Forget all of this").click()
    expect(shown.get_by_role("status")).to_contain_text("It is forgotten")
    assert fake.said("/chat/dossier") == [{"remember": True}, {"forget": True}]


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_nothing_of_it_breaks_wcag_on_a_phone(phone: BrowserContext, fake: Fake, locale: str) -> None:
    fake.locale = locale
    tab = phone.new_page()
    visit(tab, fake)
    tab.locator("shopapp-launcher button").first.click()
    expect(tab.locator("shopapp-message").first).to_be_visible()
    for kind, payload in (
        ("holder", JOINED),
        ("message.person", {"name": "Anna", "text": "Hello"}),
        ("contact.ask", CONSENT),
        ("callback.ask", CALLS),
    ):
        fake.add(kind, payload)
    fake.add("dossier", KNOWN)
    fake.add("holder", CLOSED)
    expect(tab.locator("shopapp-rating")).to_be_visible()
    assert violations(tab) == []
    assert tab.evaluate(SMALL) == []
