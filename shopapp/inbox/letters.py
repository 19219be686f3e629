"""The letters of the inbox: an invitation to an agent, and word to the shop that somebody waits or is to be called. In English,
as the admin is.

Everything a shopper or merchant typed is escaped; the subject holds no words of theirs.
"""

import re
from html import escape

from shopapp.conversations import Event, Shopper
from shopapp.inbox.agents import Agent
from shopapp.inbox.dossier import LABELS, Kept
from shopapp.ports.mail import Letter
from shopapp.shops import Shop

_ADDRESS = re.compile(r"[^\s@<>,;]{1,64}@[^\s@<>,;]{1,180}\.[^\s@<>,;.]{2,24}")
_STYLE = "font:16px/1.5 system-ui,sans-serif;color:#1f2421;max-width:40rem"
_LAST = 12  # things said that the letter repeats


def plausible(address: str) -> bool:
    """Whether this can be an e-mail address."""
    return _ADDRESS.fullmatch(address) is not None


def invitation(shop: Shop, agent: Agent, link: str, *, by: str) -> Letter:
    lines = [
        f"Hello {agent.name},",
        f"{by} invites you to answer chats for {shop.name}.",
        f"Choose a password here, within a week: {link}",
        "If you did not expect this, you can ignore it.",
    ]
    return _letter(
        shop, agent.email, f"Answer chats for {shop.name}", lines, f"invitation-{shop.id}-{agent.id}-{link[-8:]}", link
    )


def somebody_waits(
    shop: Shop, shopper: Shopper, said: list[Event], kept: list[Kept], *, cause: str, handover_id: int, link: str
) -> Letter:
    """Why somebody waits, where they can be answered, what was said last and what is known."""
    lines = [
        f"A shopper in the chat of {shop.name} is waiting for a person ({cause}).",
        f"Their e-mail address: {shopper.email}" if shopper.email else "They have left no e-mail address.",
        f"The conversation: {link}",
        "",
        *[
            f"{_LABEL.get(event.type, 'Assistant')}: {event.payload.get('text', '')}"
            for event in said
            if event.payload.get("text")
        ][-_LAST:],
        "",
        *[f"{LABELS[note.kind]}: {note.value} (“{note.sentence}”)" for note in kept],
    ]
    return _letter(
        shop, shop.email, f"Somebody is waiting in the chat of {shop.name}", lines, f"waiting-{shop.id}-{handover_id}", link
    )


def call_booked(shop: Shop, *, when: str, name: str, phone: str, callback_id: int, link: str) -> Letter:
    lines = [
        f"A shopper in the chat of {shop.name} has booked a call.",
        f"When: {when}",
        f"Whom: {name}, {phone}",
        f"The conversation: {link}",
        "If nobody can call at that time, cancel it on the Leads page; the shopper is told in the chat.",
    ]
    return _letter(
        shop, shop.email, f"A call was booked in the chat of {shop.name}", lines, f"call-{shop.id}-{callback_id}", link
    )


def call_withdrawn(shop: Shop, *, when: str, name: str, phone: str, callback_id: int, link: str) -> Letter:
    lines = [
        f"A shopper in the chat of {shop.name} has cancelled a booked call. Nobody needs to call.",
        f"When: {when}",
        f"Whom: {name}, {phone}",
        f"The conversation: {link}",
    ]
    subject = f"A call was cancelled in the chat of {shop.name}"
    return _letter(shop, shop.email, subject, lines, f"call-{shop.id}-{callback_id}-withdrawn", link)


_LABEL = {"message.shopper": "Shopper", "message.person": "Team"}


def _letter(shop: Shop, to: str, subject: str, lines: list[str], name: str, link: str) -> Letter:
    host = link.split("//", 1)[-1].split(":", 1)[0].split("/", 1)[0]
    body = "".join(f"<p>{escape(line).replace(escape(link), _button(link))}</p>" for line in lines if line)
    return Letter(
        to=to,
        subject=subject.replace("\n", " "),
        text="\n".join(lines) + "\n",
        html=f'<!doctype html><html lang="en"><body style="{_STYLE}">{body}</body></html>',
        sender_name=shop.name,
        message_id=f"<{name}@{host}>",
        headers={"Reply-To": shop.email} if shop.email else {},
    )


def _button(link: str) -> str:
    return f'<a href="{escape(link)}">{escape(link)}</a>'
