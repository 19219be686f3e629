"""How an agent comes in from outside Shopify: an invitation sets the password, a password opens a session, a session is a row.

Passwords are hashed with scrypt at the strength OWASP asks for. A wrong address and a wrong password take the same time and
get the same answer, and both are counted.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from functools import cache

from werkzeug.security import check_password_hash, generate_password_hash

from shopapp import logs
from shopapp.clock import Clock
from shopapp.db import Connection, Transaction
from shopapp.errors import Invalid, NotAllowed, NotFound, TooOften
from shopapp.inbox.agents import store
from shopapp.inbox.agents.store import Agent
from shopapp.secrets import digest, random_token

log = logs.get(__name__)

Directory = Callable[[], AbstractContextManager[Connection]]

SESSION_LIVES = timedelta(hours=12)
INVITATION_LIVES = timedelta(days=7)
SHORTEST = 12
LONGEST = 200
_METHOD = "scrypt:32768:8:3"
_MOST_FROM_ONE_PLACE = 10
_MOST_FOR_ONE_ADDRESS = 50
_WITHIN = timedelta(minutes=15)
_OFTEN = "Too many tries. Please wait a quarter of an hour, or ask an owner of the shop for a new invitation."


def invite(conn: Connection, shop_id: int, agent: Agent, clock: Clock) -> str:
    """A link's token, good once and for a week; an earlier one stops working. Also the way to a new password."""
    token = random_token()
    store.write_invitation(conn, shop_id, agent.id, digest(token), clock.now() + INVITATION_LIVES)
    return token


def invited(token: str, *, directory: Directory, transaction: Transaction, clock: Clock) -> tuple[int, Agent]:
    """(shop, agent) of an invitation. Raises NotFound when it was used or has ended."""
    with directory() as conn:
        shop_id = store.shop_of_invitation(conn, digest(token))
    if shop_id is not None:
        with transaction(shop_id) as conn:
            agent = store.invited(conn, shop_id, digest(token), clock.now())
        if agent is not None:
            return shop_id, agent
    raise NotFound("This invitation has been used or has ended. Ask an owner of the shop for a new one.")


def accept(token: str, password: str, *, directory: Directory, transaction: Transaction, clock: Clock) -> tuple[int, Agent]:
    """Set the password that the invitation is for. Raises Invalid for a weak one, NotFound for a spent invitation."""
    shop_id, agent = invited(token, directory=directory, transaction=transaction, clock=clock)
    _check_strength(password, agent)
    hashed = generate_password_hash(password, method=_METHOD)
    with transaction(shop_id) as conn:
        if store.invited(conn, shop_id, digest(token), clock.now()) is None:
            raise NotFound("This invitation has been used or has ended. Ask an owner of the shop for a new one.")
        store.write_password(conn, shop_id, agent.id, hashed)
    log.info("agent_password_set", shop_id=shop_id, agent_id=agent.id)
    return shop_id, agent


def enter(
    email: str, password: str, place: str, *, directory: Directory, transaction: Transaction, clock: Clock
) -> tuple[int, str]:
    """(shop, session token). `place` is where the request came from. Raises NotAllowed or TooOften."""
    email = email.strip().lower()[:254]
    here, anywhere = digest(f"{place} {email}"), digest(email)
    with directory() as conn:
        fine = store.note_try(conn, here, _MOST_FROM_ONE_PLACE, _WITHIN)
        fine = store.note_try(conn, anywhere, _MOST_FOR_ONE_ADDRESS, _WITHIN) and fine
        shops = store.shops_of(conn, email) if fine else []
    if not fine:
        raise TooOften(_OFTEN, code="too_many_tries", retry_after=_WITHIN.total_seconds())
    found = _matching(shops, email, password[:LONGEST], transaction)
    if found is None:
        raise NotAllowed("This address and password do not belong together.", code="wrong_login")
    with directory() as conn:
        store.forget_tries(conn, here)
    shop_id, agent_id = found
    return shop_id, begin_session(shop_id, agent_id, transaction=transaction, clock=clock)


def begin_session(shop_id: int, agent_id: int, *, transaction: Transaction, clock: Clock) -> str:
    token = random_token()
    with transaction(shop_id) as conn:
        store.write_session(conn, shop_id, agent_id, digest(token), clock.now() + SESSION_LIVES)
        store.seen(conn, shop_id, agent_id)
    return token


def of_session(token: str, *, directory: Directory, transaction: Transaction, clock: Clock) -> tuple[int, Agent] | None:
    """Whose session this is; None once it has ended or its agent was removed."""
    with directory() as conn:
        shop_id = store.shop_of_session(conn, digest(token))
    if shop_id is None:
        return None
    with transaction(shop_id) as conn:
        agent_id = store.session_agent(conn, shop_id, digest(token), clock.now())
        if agent_id is None:
            return None
        try:
            return shop_id, store.read(conn, shop_id, agent_id)
        except NotFound:
            return None


def leave(shop_id: int, token: str, *, transaction: Transaction) -> None:
    with transaction(shop_id) as conn:
        store.end_session(conn, shop_id, digest(token))


def _matching(shops: list[int], email: str, password: str, transaction: Transaction) -> tuple[int, int] | None:
    for shop_id in shops:
        with transaction(shop_id) as conn:
            kept = store.password_of(conn, shop_id, email)
        if kept is not None and check_password_hash(kept[1], password):
            return shop_id, kept[0]
    if not shops:
        check_password_hash(_nobodys(), password)  # as slow as for an address that is known
    return None


@cache
def _nobodys() -> str:
    return generate_password_hash(random_token(), method=_METHOD)


def _check_strength(password: str, agent: Agent) -> None:
    if len(password) < SHORTEST or len(password) > LONGEST:
        raise Invalid(f"Choose a password of {SHORTEST} to {LONGEST} characters.", code="weak_password")
    told = (agent.email, agent.email.partition("@")[0], agent.name.lower())
    if len(set(password)) < 5 or any(part and len(part) > 3 and part in password.lower() for part in told):
        raise Invalid("Choose a password without your name or address, and not of a few signs repeated.", code="weak_password")
