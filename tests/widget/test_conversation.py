"""Talking: what is said arrives once, in order, and nothing typed is lost."""

import pytest
from playwright.sync_api import Page, expect

from .fake import Fake
from .goods import HOSTILE
from .steps import add_first, find_jackets, open_chat, say, visit

pytestmark = pytest.mark.browser


def test_the_first_words_say_that_an_ai_speaks(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    first = tab.locator("shopapp-message").first
    expect(first.locator(".disclosure")).to_have_text("I am Fieldhouse’s AI assistant.")
    expect(first.locator(".words")).to_have_text("Hello. What are you looking for today?")


def test_a_greeting_set_in_the_theme_keeps_the_disclosure(tab: Page, fake: Fake) -> None:
    fake.page_settings = {"greeting": "Welcome to the workshop."}
    visit(tab, fake)
    open_chat(tab)
    expect(tab.locator("shopapp-message").first).to_contain_text("I am Fieldhouse’s AI assistant.")
    expect(tab.locator("shopapp-message .words").first).to_have_text("Welcome to the workshop.")


def test_a_question_is_answered_with_a_tap_and_brings_products(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    cards = find_jackets(tab)
    asked = fake.said("/chat/messages")
    assert asked[1]["choice"] == {"facet": "use", "value": "Hiking", "label": "Hiking"}
    assert asked[0]["page"]["type"] == "product"
    assert asked[0]["page"]["product_id"] == 100
    expect(tab.locator("shopapp-question .chips")).to_have_count(0)
    expect(cards.nth(1).locator("s")).to_contain_text("€179.00")
    expect(cards.nth(2).locator(".price")).to_have_text("From €159.00")
    expect(cards.nth(4).get_by_role("button", name="Sold out")).to_be_disabled()


def test_a_missing_picture_becomes_a_quiet_tile(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    fourth = find_jackets(tab).nth(3)
    fourth.scroll_into_view_if_needed()
    expect(fourth.locator(".tile")).to_have_text("T")


def test_another_variant_has_its_own_price_and_stock(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    card = find_jackets(tab).first
    card.get_by_label("Size").select_option("L")
    expect(card.locator(".price")).to_have_text("€139.00")
    card.get_by_label("Colour").select_option("Clay")
    expect(card.get_by_role("button", name="Sold out")).to_be_disabled()


def test_two_products_are_compared_with_differences_first(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    cards = find_jackets(tab)
    cards.nth(0).get_by_role("checkbox").check()
    expect(tab.get_by_role("button", name="Compare 2")).to_have_count(0)
    cards.nth(1).get_by_role("checkbox").check()
    tab.get_by_role("button", name="Compare 2").click()
    rows = tab.locator("shopapp-comparison tbody th")
    expect(rows).to_have_text(["Weight", "Lining", "Waterproof", "Fit"])
    expect(tab.locator("shopapp-comparison tbody tr").nth(1)).to_contain_text("Not stated")
    assert fake.said("/chat/messages")[-1]["action"] == {"kind": "compare", "product_ids": [100, 101]}


def test_an_answer_names_its_source(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    say(tab, "What is your returns policy?")
    source = tab.locator("shopapp-answer").get_by_role("link", name="Returns and exchanges")
    expect(source).to_have_attribute("href", f"{fake.shop_url}/pages/returns")


def test_a_person_taking_over_is_said(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    say(tab, "a person please")
    expect(tab.locator("shopapp-notice")).to_contain_text("A colleague will answer here.")


def test_a_reload_brings_the_conversation_back_once(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    add_first(tab)
    said = tab.locator("shopapp-message[from=shopper] .words").all_text_contents()
    tab.reload()
    expect(tab.locator("shopapp-card")).to_have_count(5)
    expect(tab.locator("shopapp-message[from=shopper] .words")).to_have_text(said)
    expect(tab.locator("shopapp-cart-change .head")).to_have_text("Added to your cart")
    assert len(fake.said("cart/add")) == 1


def test_a_token_that_ran_out_is_renewed_unseen(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    fake.tokens = set()
    say(tab, "I need a jacket")
    expect(tab.get_by_role("button", name="Hiking")).to_be_visible()
    expect(tab.locator("[failed]")).to_have_count(0)
    shoppers = {call["shopper"] for call in fake.said("session")}
    assert len(shoppers) == 1
    assert len(next(iter(shoppers))) == 32


def test_a_message_that_was_not_sent_is_sent_again_under_the_same_name(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    fake.fail_messages = 1
    say(tab, "I need a jacket")
    expect(tab.locator("[failed]")).to_contain_text("Not sent.")
    expect(tab.locator("[failed]")).to_contain_text("The assistant is taking a short break.")
    tab.get_by_role("button", name="Try again").click()
    expect(tab.get_by_role("button", name="Hiking")).to_be_visible()
    expect(tab.locator("shopapp-message[from=shopper]")).to_have_count(1)
    first, second = fake.said("/chat/messages")
    assert first["client_id"] == second["client_id"]


def test_without_a_network_nothing_typed_is_lost_even_over_a_reload(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    tab.route("**/chat/messages", lambda route: route.abort())
    say(tab, "I need a jacket")
    expect(tab.locator("[failed]")).to_be_visible()
    tab.get_by_role("textbox", name="Write a message").fill("and gaiters")
    tab.unroute("**/chat/messages")
    tab.reload()
    expect(tab.locator("[failed]")).to_contain_text("I need a jacket")
    expect(tab.get_by_role("textbox", name="Write a message")).to_have_value("and gaiters")
    tab.get_by_role("button", name="Try again").click()
    expect(tab.get_by_role("button", name="Hiking")).to_be_visible()


def test_an_answer_cut_off_is_completed_by_the_open_stream(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    fake.cut_after = 2
    say(tab, "I need a jacket")
    expect(tab.get_by_role("button", name="Hiking")).to_have_count(1)
    expect(tab.locator("shopapp-message[from=shopper]")).to_have_count(1)
    expect(tab.locator(".typing")).to_be_hidden()


def test_an_unreachable_app_is_said_and_tried_again(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    tab.route("**/apps/chat/session*", lambda route: route.abort())
    tab.get_by_role("button", name="Open chat").click()
    expect(tab.locator("shopapp-notice")).to_contain_text("cannot be reached right now")
    tab.unroute("**/apps/chat/session*")
    tab.get_by_role("button", name="Try again").click()
    expect(tab.locator("shopapp-message").first).to_contain_text("AI assistant")
    expect(tab.locator("shopapp-notice")).to_have_count(0)


def test_what_is_said_in_another_tab_appears_here_too(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    other = tab.context.new_page()
    visit(other, fake)
    open_chat(other)
    say(other, "I need a jacket")
    expect(tab.locator("shopapp-message[from=shopper] .words")).to_have_text("I need a jacket")
    expect(tab.get_by_role("button", name="Hiking")).to_be_visible()


def test_a_new_conversation_starts_empty_and_stays_so(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    find_jackets(tab)
    tab.get_by_label("Chat options").click()
    tab.get_by_role("button", name="New conversation").click()
    expect(tab.locator("shopapp-card")).to_have_count(0)
    assert fake.said("session")[-1]["fresh"] == "1"
    tab.reload()
    expect(tab.locator("shopapp-message").first).to_contain_text("AI assistant")
    expect(tab.locator("shopapp-card")).to_have_count(0)


def test_times_are_shown_on_demand(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    say(tab, "a person please")
    time = tab.locator("shopapp-message[from=shopper] time")
    expect(time).to_be_hidden()
    tab.get_by_label("Chat options").click()
    tab.get_by_role("button", name="Show times").click()
    expect(time).to_be_visible()


def test_markup_and_script_addresses_stay_text(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    say(tab, "hostile")
    expect(tab.locator("shopapp-card h4")).to_have_text(HOSTILE)
    expect(tab.locator("shopapp-message .words").last).to_have_text(HOSTILE)
    expect(tab.locator("shopapp-answer a, shopapp-card h4 a")).to_have_count(0)
    assert tab.evaluate("window.hacked") is None


def test_a_conversation_the_app_closed_goes_on_in_a_new_one(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    find_jackets(tab)
    fake.events, fake.ref = [], "second-ref"
    say(tab, "What is your returns policy?")
    expect(tab.locator("shopapp-answer")).to_have_count(1)
    expect(tab.locator("shopapp-log .item").last).to_contain_text("You can return anything unworn")
    expect(tab.locator("shopapp-card")).to_have_count(5)
