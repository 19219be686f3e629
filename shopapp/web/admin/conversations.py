"""Conversations: the list, and one of them turn by turn, as the shopper saw it and as we understood it."""

from flask import g

from shopapp.cart import store as carts
from shopapp.conversations import events_after
from shopapp.conversations import store as conversations
from shopapp.conversations.turns import store as turns
from shopapp.insights import store
from shopapp.web.admin import admin
from shopapp.web.admin.page import asked_number, page, the_shop
from shopapp.web.doorkeepers import admin as admin_guard
from shopapp.web.house import house

AT_ONCE = 40


@admin.get("/conversations")
@admin_guard
def conversations_page() -> str:
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        talks = store.conversations(conn, g.shop_id, before=asked_number("before"), limit=AT_ONCE + 1)
    return page("conversations.html", "Conversations", shop, talks=talks[:AT_ONCE], more=len(talks) > AT_ONCE)


@admin.get("/conversations/<int:conversation_id>")
@admin_guard
def conversation_page(conversation_id: int) -> str:
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        talk = conversations.read(conn, g.shop_id, conversation_id)
        values = {
            "talk": talk,
            "shopper": conversations.read_shopper(conn, g.shop_id, talk.shopper_id),
            "events": events_after(conn, g.shop_id, conversation_id, 0),
            "turns": {turn.id: turn for turn in turns.of_conversation(conn, g.shop_id, conversation_id)},
            "cart": carts.of_shopper(conn, g.shop_id, talk.shopper_id),
            "orders": store.orders(conn, g.shop_id, conversation_id=conversation_id),
        }
    return page("conversation.html", f"Conversation {conversation_id}", shop, **values)
