"""How a person is called: the conversation will wait, and the shopper hears who is there, or when, or that nobody is.

The rule: every call goes through here, whichever engine or rule makes it, so that the same truth is told each time.
"""

from shopapp.assistant.memory import Memory
from shopapp.assistant.reply import Reply
from shopapp.db import Connection
from shopapp.inbox import agents
from shopapp.inbox.states import Cause
from shopapp.inbox.words import words_of
from shopapp.shops import Shop


def call_person(
    conn: Connection, shop: Shop, reply: Reply, memory: Memory, language: str, cause: Cause, *, before: str = ""
) -> None:
    """`before` is said first, where the occasion asks for a word of its own."""
    again = memory.wants_person
    memory.wants_person = True
    there = agents.presence(conn, shop)
    told = there.told(shop.name, words_of(language), again=again)
    reply.used("hand_over", cause=cause)
    reply.handoff(f"{before} {told}".strip(), cause)
    if not there.anyone:
        reply.contact_ask(words_of(language).say("consent", shop=shop.name))
