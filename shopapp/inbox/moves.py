"""Every change of who holds a conversation, as one verb each. All go through `_move`: lock, check the arrow, write, log, tell.

An agent's arrival or a close ends every turn that is under way in the same transaction, so that what the assistant was about
to say finds its turn closed and is thrown away, even if the agent gives the conversation back before it is ready.
"""

from datetime import timedelta

from shopapp import logs
from shopapp.conversations import Conversation, Holder, say
from shopapp.conversations import store as conversations
from shopapp.conversations.turns import store as turns
from shopapp.db import Connection
from shopapp.errors import Conflict
from shopapp.inbox import store
from shopapp.inbox.absent import store as absent
from shopapp.inbox.agents.presence import presence
from shopapp.inbox.handovers import store as handovers
from shopapp.inbox.states import Cause, Mover, Reason, check
from shopapp.inbox.words import words_of
from shopapp.shops import Shop

log = logs.get(__name__)

UNANSWERED = timedelta(minutes=15)
"""After this long without anybody, a shop that has agents gets the e-mail too."""
GONE = timedelta(minutes=5)
"""An agent without a sign of life for this long has disappeared. An open inbox gives one every half minute."""


def call(conn: Connection, shop_id: int, conversation_id: int, *, cause: Cause, turn_id: int) -> bool:
    """The assistant asks for a person. False when one was asked for already or is there."""
    conversation = conversations.lock(conn, shop_id, conversation_id)
    if conversation.holder != "assistant":
        return False
    _move(conn, shop_id, conversation, "waiting", cause, Mover("assistant", turn_id=turn_id))
    handovers.begin(conn, shop_id, conversation_id, cause, mail_after=_mail_after(conn, shop_id))
    say(conn, shop_id, conversation_id, "holder", {"holder": "waiting"}, turn_id=turn_id)
    return True


def claim(conn: Connection, shop_id: int, conversation_id: int, mover: Mover) -> Conversation:
    """The agent takes the conversation. Raises Conflict when another one holds it; claiming twice changes nothing."""
    conversation = conversations.lock(conn, shop_id, conversation_id)
    if conversation.holder == "person":
        _must_be_theirs(conn, shop_id, conversation, mover)
        return conversation
    if handovers.open_of(conn, shop_id, conversation_id) is None:
        handovers.begin(conn, shop_id, conversation_id, "taken", mail_after=None)
    _move(conn, shop_id, conversation, "person", "claimed", mover)
    handovers.claim(conn, shop_id, conversation_id, mover.agent_id)
    _silence(conn, shop_id, conversation)
    text = words_of(conversation.locale).say("joined", name=mover.name)
    say(conn, shop_id, conversation_id, "holder", {"holder": "person", "name": mover.name, "text": text})
    return conversations.read(conn, shop_id, conversation_id)


def requeue(conn: Connection, shop_id: int, conversation_id: int, mover: Mover) -> None:
    """Its agent leaves it to the rest of the team."""
    conversation = conversations.lock(conn, shop_id, conversation_id)
    _must_be_theirs(conn, shop_id, conversation, mover)
    _move(conn, shop_id, conversation, "waiting", "requeued", mover)
    handovers.free(conn, shop_id, conversation_id)
    text = words_of(conversation.locale).say("requeued", name=mover.name)
    say(conn, shop_id, conversation_id, "holder", {"holder": "waiting", "name": mover.name, "text": text})


def lose(conn: Connection, shop: Shop, conversation_id: int) -> bool:
    """Its agent has disappeared: it waits for another one. False when they are there after all, or hold it no more."""
    conversation = conversations.lock(conn, shop.id, conversation_id)
    held = handovers.open_of(conn, shop.id, conversation_id)
    if conversation.holder != "person" or held is None or not absent.is_gone(conn, shop.id, conversation_id, GONE):
        return False
    _move(conn, shop.id, conversation, "waiting", "vanished", Mover("clock", held.agent_id))
    absent.wait_again(conn, shop.id, conversation_id, mail_after=_mail_after(conn, shop.id))
    words, there = words_of(conversation.locale), presence(conn, shop)
    rest = words.say("again_here" if there.anyone else "again_away")
    text = words.say("vanished", name=held.agent_name or shop.name, rest=rest)
    say(conn, shop.id, conversation_id, "holder", {"holder": "waiting", "name": held.agent_name, "text": text})
    if not there.anyone:
        say(conn, shop.id, conversation_id, "contact.ask", {"consent": words.say("consent", shop=shop.name)})
    return True


def give_back(conn: Connection, shop_id: int, conversation_id: int, mover: Mover) -> None:
    """The assistant answers again. Also for one that only waits: its question has settled itself."""
    conversation = conversations.lock(conn, shop_id, conversation_id)
    if conversation.holder == "person":
        _must_be_theirs(conn, shop_id, conversation, mover)
    _move(conn, shop_id, conversation, "assistant", "returned", mover)
    handovers.end(conn, shop_id, conversation_id)
    text = words_of(conversation.locale).say("returned", name=mover.name)
    say(conn, shop_id, conversation_id, "holder", {"holder": "assistant", "name": mover.name, "text": text})


def close(conn: Connection, shop_id: int, conversation_id: int, mover: Mover) -> None:
    """The conversation is over, and the shopper is asked how it was."""
    conversation = conversations.lock(conn, shop_id, conversation_id)
    if conversation.holder == "person":
        _must_be_theirs(conn, shop_id, conversation, mover)
    _move(conn, shop_id, conversation, "closed", "closed", mover)
    handovers.end(conn, shop_id, conversation_id)
    _silence(conn, shop_id, conversation)
    text = words_of(conversation.locale).say("closed", name=mover.name)
    say(conn, shop_id, conversation_id, "holder", {"holder": "closed", "name": mover.name, "text": text, "ref": conversation.ref})


def leave(conn: Connection, shop_id: int, shopper_id: int) -> None:
    """The shopper starts over: what no person holds is closed, and the next message opens a new conversation."""
    for conversation_id in store.open_of_shopper(conn, shop_id, shopper_id):
        conversation = conversations.lock(conn, shop_id, conversation_id)
        if conversation.holder not in ("assistant", "waiting"):
            continue
        _move(conn, shop_id, conversation, "closed", "left", Mover("shopper"))
        handovers.end(conn, shop_id, conversation_id)


def _move(conn: Connection, shop_id: int, conversation: Conversation, became: Holder, reason: Reason, mover: Mover) -> None:
    check(conversation.holder, became)
    store.hold(conn, shop_id, conversation.id, became)
    store.log_move(conn, shop_id, conversation.id, conversation.holder, became, reason, mover)
    store.stir(conn, shop_id)
    log.info("holder_moved", shop_id=shop_id, conversation_id=conversation.id, became=became, reason=reason)


def _must_be_theirs(conn: Connection, shop_id: int, conversation: Conversation, mover: Mover) -> None:
    """Raises Conflict, saying who holds it."""
    open_one = handovers.open_of(conn, shop_id, conversation.id)
    if conversation.holder == "person" and open_one is not None and open_one.agent_id == mover.agent_id:
        return
    holds = open_one.agent_name if open_one and open_one.agent_name else "Nobody"
    raise Conflict(f"{holds} has this conversation now. Read it again.", code="not_yours")


def _silence(conn: Connection, shop_id: int, conversation: Conversation) -> None:
    for turn_id in turns.open_ids(conn, shop_id, conversation.id):
        say(conn, shop_id, conversation.id, "turn.done", {"turn_id": turn_id}, turn_id=turn_id)
        turns.finish(conn, shop_id, turn_id, engine="none", understood={}, tools=[], facts={}, milliseconds=0)


def _mail_after(conn: Connection, shop_id: int) -> timedelta:
    """At once where nobody could ever come, else after a while without anybody."""
    return UNANSWERED if store.has_agents(conn, shop_id) else timedelta(0)
