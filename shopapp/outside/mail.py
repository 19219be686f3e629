"""E-mail over SMTP. Nothing is sent when no server is set: the caller gets `Refused` and records why."""

import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from shopapp.errors import Refused, Unavailable
from shopapp.ports.mail import Letter

_SECONDS = 15


class Smtp:
    """The `Mail` port. `url` is `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…:465`."""

    def __init__(self, url: str, sender: str) -> None:
        self._url = urlsplit(url)
        self._sender = sender

    def send(self, letter: Letter) -> None:
        if not self._url.hostname:
            raise Refused("No mail server is set (SHOPAPP_SMTP_URL).", code="no_mail_server")
        try:
            with self._connect(self._url.hostname) as server:
                server.send_message(self._message(letter))
        except smtplib.SMTPRecipientsRefused as problem:
            raise Refused("The mail server refused the recipient.", code="recipient") from problem
        except smtplib.SMTPResponseException as problem:
            # 4xx passes, 5xx is final (RFC 5321, 4.2.1)
            kind = Unavailable if problem.smtp_code < 500 else Refused
            raise kind("The mail server did not take the letter.", code=f"smtp_{problem.smtp_code}") from problem
        except (OSError, smtplib.SMTPException) as problem:
            raise Unavailable("The mail server cannot be reached.", code="mail_server") from problem

    def _connect(self, host: str) -> smtplib.SMTP:
        if self._url.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                host, self._url.port or 465, timeout=_SECONDS, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(host, self._url.port or 25, timeout=_SECONDS)
            if server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context())
        if self._url.username:
            server.login(unquote(self._url.username), unquote(self._url.password or ""))
        return server

    def _message(self, letter: Letter) -> EmailMessage:
        message = EmailMessage()
        message["Subject"] = letter.subject
        message["From"] = self._from(letter.sender_name)
        message["To"] = letter.to
        message["Message-ID"] = letter.message_id
        for name, value in letter.headers.items():
            message[name] = value
        message.set_content(letter.text)
        message.add_alternative(letter.html, subtype="html")
        return message

    def _from(self, shop: str) -> Address:
        name, address = parseaddr(self._sender)
        fallback = f"chat@{self._url.hostname}" if "." in str(self._url.hostname).strip("0123456789.") else "chat@shop.invalid"
        return Address(display_name=name or shop, addr_spec=address or fallback)
