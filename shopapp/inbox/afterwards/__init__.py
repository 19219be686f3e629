"""What a shopper leaves behind: an address for an answer, and how the conversation was.

The rule: a box that a shopper has not ticked is no consent, and leaving an address for an answer is none to advertising.
"""

from shopapp.conversations import say
from shopapp.conversations import store as conversations
from shopapp.db import Connection
from shopapp.errors import Conflict, Invalid, NotFound
from shopapp.inbox.afterwards import store
from shopapp.inbox.afterwards.store import Lead, leads
from shopapp.inbox.letters import plausible
from shopapp.inbox.store import stir
from shopapp.inbox.words import words_of
from shopapp.shops import Shop


def leave_contact(conn: Connection, shop: Shop, shopper_id: int, *, email: str, name: str, consents: bool, locale: str) -> None:
    """Keep the address with the shopper's conversation and say so. Left again, it counts once. Raises Invalid."""
    email = email.strip()
    if not plausible(email):
        raise Invalid("Enter an e-mail address such as name@example.com.", code="bad_email")
    found = conversations.visible(conn, shop.id, shopper_id)
    if found is None:
        raise NotFound("There is no conversation yet.")
    words = words_of(locale or found.locale)
    conversation = conversations.lock(conn, shop.id, found.id)
    consent = words.say("consent", shop=shop.name) if consents else ""
    store.keep_lead(conn, shop.id, conversation, email=email, name=name.strip()[:80], consent_text=consent)
    conversations.note_email(conn, shop.id, shopper_id, email)
    say(conn, shop.id, conversation.id, "contact.left", {"text": words.say("contact_left")})
    stir(conn, shop.id)


def rate(conn: Connection, shop_id: int, shopper_id: int, ref: str, score: int, comment: str = "") -> None:
    """One rating for a closed conversation of this shopper; a later one replaces it."""
    conversation = conversations.by_ref(conn, shop_id, ref)
    if conversation is None or conversation.shopper_id != shopper_id:
        raise NotFound("There is no such conversation.")
    if conversation.holder != "closed":
        raise Conflict("This conversation is not over yet.", code="not_closed")
    if not 1 <= score <= 5:
        raise Invalid("A rating is a number from 1 to 5.", code="bad_score")
    store.keep_rating(conn, shop_id, conversation.id, score, comment.strip()[:1000])
    say(conn, shop_id, conversation.id, "rated", {"score": score})
    stir(conn, shop_id)


__all__ = ["Lead", "leads", "leave_contact", "rate"]
