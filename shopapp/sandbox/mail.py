"""The mailbox: an SMTP server that takes every message and shows it to a person, so that what we send can be read as sent.

`start(sandbox)` opens the port; `create_blueprint(sandbox)` is the mailbox in a browser. Nothing is ever passed on. A
newcomer's mistake would be to show an HTML part inside our own page: it goes into a frame without rights.
"""

import asyncio
import re
import threading
import time
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, Protocol

from aiosmtpd.smtp import SMTP, Envelope
from flask import Blueprint, Response, jsonify, redirect, render_template
from markupsafe import Markup, escape
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from shopapp.sandbox.config import SandboxConfig
from shopapp.sandbox.faults import Faults
from shopapp.sandbox.state import Doc, World

_KIND = "mail"
_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:)]")


class Sandbox(Protocol):
    """What the mailbox needs of the sandbox it runs in."""

    @property
    def world(self) -> World: ...
    @property
    def faults(self) -> Faults: ...
    @property
    def config(self) -> SandboxConfig: ...

    def ports_are(self, **ports: int) -> None: ...


class _Letterbox:
    """aiosmtpd's side: called once for each message."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world, self._faults = world, faults

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:
        fault = self._faults.take("mail", "send")
        kind = fault.kind if fault else ""
        if fault and kind in ("delay", "timeout_before", "timeout_after"):
            await asyncio.sleep(fault.seconds or 30.0)
        if kind not in ("error_before", "timeout_before", "throttle"):
            await asyncio.to_thread(keep, self._world, envelope)
        if kind in ("error_before", "error_after", "throttle"):
            return "451 4.3.0 Try again later; the sandbox was told to refuse this message."
        return "250 2.0.0 Kept"


class Mailbox:
    """A running SMTP server. `port` is the one that was taken."""

    def __init__(self, loop: asyncio.AbstractEventLoop, server: asyncio.Server, thread: threading.Thread) -> None:
        self._loop, self._server, self._thread = loop, server, thread
        self.port = int(server.sockets[0].getsockname()[1])

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()


def start(sandbox: Sandbox) -> Mailbox:
    """Open the SMTP port of the configuration (0 takes any). Raises `OSError` when it is taken."""
    loop = asyncio.new_event_loop()
    box = _Letterbox(sandbox.world, sandbox.faults)

    def talk() -> SMTP:
        return SMTP(box, hostname="sandbox.local", enable_SMTPUTF8=True, loop=loop)

    # The loop runs in its own thread from the start: the caller's thread may have a loop of its own.
    thread = threading.Thread(target=loop.run_forever, name="mailbox", daemon=True)
    thread.start()
    opening = loop.create_server(talk, sandbox.config.host, sandbox.config.smtp_port)
    try:
        server = asyncio.run_coroutine_threadsafe(opening, loop).result(10)
    except OSError:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()
        raise
    mailbox = Mailbox(loop, server, thread)
    sandbox.ports_are(smtp_port=mailbox.port)
    return mailbox


def keep(world: World, envelope: Envelope) -> Doc:
    """Store one message as it came, with its parts taken apart for reading."""
    raw = envelope.content if isinstance(envelope.content, bytes) else str(envelope.content).encode()
    return put(world, message_from_bytes(raw, policy=policy.default), [str(to) for to in envelope.rcpt_tos])


def put(world: World, message: EmailMessage, recipients: list[str]) -> Doc:
    """Store a message that came by SMTP, or one that a simulated vendor sends itself."""
    with world.changing():
        number = world.next(_KIND)
        return world.put(_KIND, number, _read(message, number, recipients))


def _read(message: EmailMessage, number: int, recipients: list[str]) -> Doc:
    return {
        "id": number,
        "at": time.time(),
        "from": str(message.get("From", "")),
        "to": recipients,
        "subject": str(message.get("Subject", "")),
        "headers": [[name, str(value)] for name, value in message.items()],
        "text": _part(message, "plain"),
        "html": _part(message, "html"),
    }


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if part is not None else ""


def create_blueprint(sandbox: Sandbox) -> Blueprint:
    """The mailbox under `/_sandbox/mail`, newest message first."""
    pages, world = Blueprint("sandbox_mail", __name__, template_folder="mail_templates"), sandbox.world

    @pages.get("/_sandbox/mail")
    def mailbox() -> str:
        return render_template("sandbox_mail/mailbox.html", messages=[_shown(doc) for doc in reversed(world.all(_KIND))])

    @pages.get("/_sandbox/mail.json")
    def as_json() -> Response:
        return jsonify({"messages": list(reversed(world.all(_KIND)))})

    @pages.get("/_sandbox/mail/<int:number>")
    def message(number: int) -> str:
        doc = _shown(_need(world, number))
        return render_template("sandbox_mail/message.html", message=doc, text=_linked(doc["text"]))

    @pages.get("/_sandbox/mail/<int:number>/html")
    def html_part(number: int) -> AnyResponse:
        """The HTML part alone. Links open in a new tab; scripts, forms and this page's origin are out of its reach."""
        body = f'<base target="_blank">{_need(world, number)["html"]}'
        rights = "sandbox allow-popups allow-popups-to-escape-sandbox; script-src 'none'; form-action 'none'"
        return Response(body, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": rights})

    @pages.post("/_sandbox/mail/clear")
    def clear() -> AnyResponse:
        with world.changing():
            for doc in world.all(_KIND):
                world.remove(_KIND, doc["id"])
        return redirect("/_sandbox/mail", code=303)

    return pages


def _need(world: World, number: int) -> Doc:
    doc = world.get(_KIND, number)
    if doc is None:
        raise NotFound
    return doc


def _shown(doc: Doc) -> Doc:
    moment = datetime.fromtimestamp(doc["at"], UTC).astimezone()
    preview = " ".join(str(doc["text"]).split())[:140]
    return doc | {"when": moment.strftime("%-d %b %Y, %H:%M"), "iso": moment.isoformat(timespec="seconds"), "preview": preview}


def _linked(text: str) -> Markup:
    """Plain text with its addresses as links; everything else escaped."""
    made, last = Markup(), 0
    for found in _LINK.finditer(text):
        address = found.group()
        made += escape(text[last : found.start()])
        made += Markup('<a href="{}" target="_blank" rel="noreferrer">{}</a>').format(address, address)
        last = found.end()
    return made + escape(text[last:])
