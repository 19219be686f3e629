"""The mailbox takes what is sent over SMTP and shows it to a person."""

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from shopapp.sandbox import mail
from shopapp.sandbox.config import SandboxConfig
from shopapp.sandbox.faults import Fault
from shopapp.sandbox.simulation import Sandbox


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Sandbox]:
    made = Sandbox(SandboxConfig(data_dir=tmp_path, smtp_port=0, registration={}))
    box = mail.start(made)
    yield made
    box.stop()
    made.close()


@pytest.fixture
def browser(sandbox: Sandbox) -> FlaskClient:
    app = Flask("mailbox")
    app.register_blueprint(mail.create_blueprint(sandbox))
    return app.test_client()


def letter(subject: str = "Your cart is still here") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Fieldhouse <shop@example.com>", "ada@example.com", subject
    message["List-Unsubscribe"] = "<http://127.0.0.1:8800/unsubscribe/abc>"
    message.set_content("Grüße, Ada.\nBack to it: http://127.0.0.1:8800/r/abc.\n<b>not bold</b>")
    message.add_alternative("<p>Grüße, Ada. <a href='http://127.0.0.1:8800/r/abc'>Back</a><script>1</script></p>", subtype="html")
    return message


def send(sandbox: Sandbox, message: EmailMessage) -> None:
    with smtplib.SMTP(sandbox.config.host, sandbox.config.smtp_port, timeout=5) as line:
        line.send_message(message)


def test_a_message_arrives_with_both_of_its_parts(sandbox: Sandbox, browser: FlaskClient) -> None:
    send(sandbox, letter())
    found = browser.get("/_sandbox/mail.json").json["messages"]  # type: ignore[index]
    assert [(m["subject"], m["to"]) for m in found] == [("Your cart is still here", ["ada@example.com"])]
    assert "Grüße" in found[0]["text"]
    assert "<a href" in found[0]["html"]
    assert ["List-Unsubscribe", "<http://127.0.0.1:8800/unsubscribe/abc>"] in found[0]["headers"]


def test_the_newest_message_comes_first_and_the_mailbox_can_be_emptied(sandbox: Sandbox, browser: FlaskClient) -> None:
    send(sandbox, letter("First"))
    send(sandbox, letter("Second"))
    page = browser.get("/_sandbox/mail").text
    assert page.index("Second") < page.index("First")
    assert browser.post("/_sandbox/mail/clear").status_code == 303
    assert "No mail yet" in browser.get("/_sandbox/mail").text


def test_a_message_is_shown_without_giving_it_any_rights(sandbox: Sandbox, browser: FlaskClient) -> None:
    send(sandbox, letter())
    page = browser.get("/_sandbox/mail/1").text
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in page
    assert '<a href="http://127.0.0.1:8800/r/abc"' in page
    assert "&lt;b&gt;not bold&lt;/b&gt;" in page
    assert "script-src 'none'" in browser.get("/_sandbox/mail/1/html").headers["Content-Security-Policy"]
    assert browser.get("/_sandbox/mail/2").status_code == 404


def test_a_planned_fault_refuses_a_message_before_or_after_keeping_it(sandbox: Sandbox) -> None:
    sandbox.faults.set(Fault("mail", "error_before"))
    with pytest.raises(smtplib.SMTPDataError):
        send(sandbox, letter())
    assert sandbox.world.count("mail") == 0
    sandbox.faults.set(Fault("mail", "error_after"))
    with pytest.raises(smtplib.SMTPDataError):
        send(sandbox, letter())
    assert sandbox.world.count("mail") == 1


def test_a_taken_port_is_told(sandbox: Sandbox) -> None:
    with pytest.raises(OSError, match="in use"):
        mail.start(sandbox)
