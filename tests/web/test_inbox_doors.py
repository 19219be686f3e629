"""The agents' doors: who is let in, who is kept out, what each form does, and what the shopper's own doors beside the chat do."""

import csv
import io
import uuid
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from shopapp import inbox
from shopapp.conversations import store as conversations
from shopapp.conversations.turns import store as turns
from shopapp.inbox import afterwards, agents
from shopapp.inbox.agents import Agent
from shopapp.shops import store as shops
from shopapp.web.doorkeepers import widget_token
from shopapp.web.inbox.leads import safe
from shopapp.wiring import House

HERE = "http://127.0.0.1:8800"
PASSWORD = "correct horse battery"
HTML = {"Accept": "text/html"}


@pytest.fixture
def talk(house: House, moved_in: int) -> int:
    """A conversation that waits for a person."""
    with house.transaction(moved_in) as conn:
        shopper = conversations.shopper(conn, moved_in, b"key", locale="en")
        talk = conversations.current_or_new(conn, moved_in, shopper.id, locale="en")
        inbox.call(conn, moved_in, talk.id, cause="asked", turn_id=1)
    return talk.id


def agent(house: House, shop: int, name: str, role: Any = "agent") -> Agent:
    with house.transaction(shop) as conn:
        return agents.add(conn, shop, name=name, email=f"{name.lower()}@example.com", role=role)


def logged_in(app: Flask, house: House, shop: int, who: Agent) -> FlaskClient:
    """A browser with a session that was opened without spending time on a password."""
    token = agents.begin_session(shop, who.id, transaction=house.transaction, clock=house.clock)
    browser = app.test_client()
    with browser.session_transaction(base_url=HERE, path="/team") as session:
        session["_user_id"], session["_fresh"] = token, True
    return browser


def press(browser: FlaskClient, path: str, **form: Any) -> Any:
    return browser.post(path, data=form, base_url=HERE, headers={"Origin": HERE})


def see(browser: FlaskClient, path: str) -> Any:
    return browser.get(path, base_url=HERE, headers=HTML)


def test_an_agent_comes_in_by_invitation_and_again_by_password(client: FlaskClient, app: Flask, house: House, moved_in: int):
    ben = agent(house, moved_in, "Ben")
    with house.transaction(moved_in) as conn:
        token = agents.invite(conn, moved_in, ben, house.clock)
    assert "Welcome, Ben" in see(client, f"/team/join/{token}").text
    weak = press(client, f"/team/join/{token}", password="short")
    assert weak.status_code == 422
    assert "12 to 200 characters" in weak.text
    assert press(client, f"/team/join/{token}", password=PASSWORD).location == "/team/inbox"
    assert "Nobody is waiting" in see(client, "/team/inbox").text
    assert press(client, "/team/logout").location == "/team/login"
    assert see(client, "/team/inbox").location == "/team/login"

    other = app.test_client()
    wrong = press(other, "/team/login", email="ben@example.com", password="not the password")
    assert wrong.status_code == 401
    assert "do not belong together" in wrong.text
    welcome = press(other, "/team/login", email="ben@example.com", password=PASSWORD)
    assert welcome.location == "/team/inbox"
    cookie = welcome.headers["Set-Cookie"]
    assert all(part in cookie for part in ("shopapp_team=", "HttpOnly", "Path=/team", "SameSite=Lax"))
    assert "frame-ancestors 'none'" in see(other, "/team/inbox").headers["Content-Security-Policy"]
    assert see(other, f"/team/join/{token}").text.count("no longer works")


def test_a_form_from_another_page_does_nothing(app: Flask, house: House, moved_in: int, talk: int):
    browser = logged_in(app, house, moved_in, agent(house, moved_in, "Ben"))
    for headers in ({"Origin": "https://evil.example"}, {}, {"Origin": HERE, "Sec-Fetch-Site": "cross-site"}):
        answer = browser.post(f"/team/inbox/{talk}/claim", base_url=HERE, headers=headers)
        assert answer.status_code == 401, headers
    with house.transaction(moved_in) as conn:
        assert conversations.read(conn, moved_in, talk).holder == "waiting"


def test_a_conversation_from_taking_to_closing(app: Flask, house: House, moved_in: int, talk: int):
    browser = logged_in(app, house, moved_in, agent(house, moved_in, "Ben"))
    assert f"/team/inbox/{talk}" in see(browser, "/team/inbox").text
    assert press(browser, f"/team/inbox/{talk}/reply", text="Too early").status_code == 409
    assert press(browser, f"/team/inbox/{talk}/claim").location == f"/team/inbox/{talk}"
    assert press(browser, f"/team/inbox/{talk}/typing").json == {"shown": True}
    for _ in range(2):
        assert press(browser, f"/team/inbox/{talk}/reply", text="Good day <b>", client_id="c1").status_code == 303
    assert press(browser, f"/team/inbox/{talk}/note", text="Regular customer").status_code == 303
    page = see(browser, f"/team/inbox/{talk}").text
    assert page.count("Good day &lt;b&gt;") == 1
    assert "Regular customer" in page
    assert "Answer as Ben" in page
    assert press(browser, f"/team/inbox/{talk}/return").status_code == 303
    assert press(browser, f"/team/inbox/{talk}/claim").status_code == 303
    assert press(browser, f"/team/inbox/{talk}/requeue").status_code == 303
    assert press(browser, f"/team/inbox/{talk}/close").status_code == 303
    assert press(browser, f"/team/inbox/{talk}/claim").status_code == 409


def test_what_only_owners_may_do(app: Flask, house: House, moved_in: int):
    ben, ada = agent(house, moved_in, "Ben"), agent(house, moved_in, "Ada", "owner")
    lower, upper = logged_in(app, house, moved_in, ben), logged_in(app, house, moved_in, ada)
    invited = {"name": "Cy", "email": "cy@example.com"}
    for path, form in (
        ("/team/people/invite", invited),
        (f"/team/people/{ada.id}/remove", {}),
        ("/team/people/hours", {"mon_from": "09:00", "mon_to": "17:00"}),
        ("/team/people/canned", {"title": "Hours", "text": "We are here on Mondays."}),
    ):
        assert press(lower, path, **form).status_code == 401, path
    # No mail server is set here: the owner gets the link to pass on.
    assert "/team/join/" in press(upper, "/team/people/invite", **invited).text
    assert press(upper, "/team/people/hours", mon_from="09:00", mon_to="17:00").status_code == 303
    assert press(upper, "/team/people/canned", title="Hours", text="We are here on Mondays.").status_code == 303
    assert press(upper, "/team/people/name", name="Ada L.").status_code == 303
    page = see(upper, "/team/people").text
    assert all(part in page for part in ("Ada L.", "cy@example.com", "invited", "We are here on Mondays.", 'value="09:00"'))
    assert press(upper, f"/team/people/{ada.id}/remove").status_code == 422
    assert press(upper, f"/team/people/{ben.id}/remove").status_code == 303
    assert see(lower, "/team/inbox").location == "/team/login", "a removed agent is out at once"


def test_the_merchant_answers_from_the_shopify_admin(client: FlaskClient, house: House, id_token: str, talk: int):
    bearer = {"Authorization": f"Bearer {id_token}"}
    assert f"/app/inbox/{talk}" in client.get("/app/inbox", headers=bearer).text
    assert client.post(f"/app/inbox/{talk}/claim", headers=bearer).location == f"/app/inbox/{talk}"
    assert "Answer as" in client.get(f"/app/inbox/{talk}", headers=bearer).text
    assert client.get("/app/people", headers=bearer).status_code == 200
    assert client.post(f"/app/inbox/{talk}/claim").status_code == 401


def test_the_stream_says_when_to_look_again_and_ends_for_who_was_removed(app: Flask, house: House, moved_in: int, talk: int):
    ben = agent(house, moved_in, "Ben")
    browser = logged_in(app, house, moved_in, ben)
    stream = browser.get(f"/team/inbox/events?conversation={talk}", base_url=HERE, buffered=False)
    frames = stream.iter_encoded()
    assert next(frames).startswith(b":")
    assert next(frames).startswith(b":")
    with house.transaction(moved_in) as conn:
        assert agents.presence(conn, _shop(house, moved_in)).online == ["Ben"]
        inbox.note(conn, moved_in, talk, "Look", ben.mover)
    assert b"event: changed" in next(frames)
    stream.close()
    assert browser.get("/team/inbox/events?conversation=999999", base_url=HERE).status_code == 404


def _shop(house: House, shop_id: int) -> Any:
    with house.transaction(shop_id) as conn:
        return shops.read(conn, shop_id)


@pytest.fixture
def shopper(app: Flask, house: House, moved_in: int, talk: int) -> dict[str, str]:
    with house.transaction(moved_in) as conn:
        row = conversations.read(conn, moved_in, talk)
    with app.app_context():
        return {"Authorization": f"Bearer {widget_token(moved_in, row.shopper_id, talk)}"}


def test_an_address_is_kept_and_consent_only_by_a_ticked_box(
    client: FlaskClient, house: House, moved_in: int, talk: int, shopper: dict[str, str]
):
    assert client.post("/chat/contact", json={"email": "nonsense"}, headers=shopper).status_code == 422
    assert client.post("/chat/contact", json={"email": "me@example.com", "name": "Mia"}, headers=shopper).status_code == 200
    with house.transaction(moved_in) as conn:
        (first,) = afterwards.leads(conn, moved_in)
        assert (first.email, first.consent_at, first.consent_text) == ("me@example.com", None, "")
    client.post("/chat/contact", json={"email": "me@example.com", "consent": True, "locale": "de"}, headers=shopper)
    with house.transaction(moved_in) as conn:
        (again,) = afterwards.leads(conn, moved_in)
        kept = conversations.read_shopper(conn, moved_in, conversations.read(conn, moved_in, talk).shopper_id)
    assert again.consent_at is not None
    assert "Angebote und Neuigkeiten" in again.consent_text
    assert (kept.email, kept.email_consent_at) == ("me@example.com", None), "a reply needs no consent to reminders"


def test_a_call_is_chosen_by_the_shopper_and_done_or_cancelled_by_the_team(
    client: FlaskClient, app: Flask, house: House, moved_in: int, talk: int, shopper: dict[str, str]
):
    anna = logged_in(app, house, moved_in, agent(house, moved_in, "Anna", "owner"))

    def free() -> list[str]:
        answer = client.get("/chat/callback", headers=shopper).json
        assert answer is not None
        return answer["slots"]

    assert free() == []
    week = {
        "on": "yes",
        "minutes": "20",
        "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        "from": "08:00",
        "to": "20:00",
    }
    assert press(anna, "/team/people/calls", **(week | {"to": "07:00"})).status_code == 422
    assert press(anna, "/team/people/calls", **week).status_code == 303
    assert "20 minutes" in see(anna, "/team/people").text
    first = free()[0]
    wish = {"at": first, "name": "=Mia", "phone": "+49 30 1234567", "consent": True}
    assert client.post("/chat/callback", json=wish).status_code == 401
    assert client.post("/chat/callback", json=wish | {"at": "2026-01-01"}, headers=shopper).status_code == 422
    assert client.post("/chat/callback", json=wish | {"consent": False}, headers=shopper).status_code == 422
    assert client.post("/chat/callback", json=wish, headers=shopper).status_code == 409, "nothing was said yet"
    with house.transaction(moved_in) as conn:
        turns.open_turn(conn, moved_in, talk, str(uuid.uuid4()), {"text": "Call me"})
    assert client.post("/chat/callback", json=wish, headers=shopper).status_code == 200
    assert first not in free()
    assert "+49 30 1234567" in see(anna, "/team/leads").text
    assert "Call booked" in see(anna, f"/team/inbox/{talk}").text
    assert press(anna, "/team/calls/1/cancel").status_code == 303
    assert "+49 30 1234567" not in see(anna, "/team/leads").text
    assert client.post("/chat/callback", json=wish, headers=shopper).status_code == 200
    assert press(anna, "/team/calls/2/done").status_code == 303
    assert "Call booked" not in see(anna, f"/team/inbox/{talk}").text
    assert client.post("/chat/callback", json=wish, headers=shopper).status_code == 200
    assert client.post("/chat/callback/cancel", json={}).status_code == 401
    for there in (True, False):
        assert client.post("/chat/callback/cancel", json={}, headers=shopper).json == {"cancelled": there}
    shown = see(anna, f"/team/inbox/{talk}").text
    assert "The shopper cancelled the call" in shown
    assert "The team cancelled the call" in shown
    assert "Call booked" not in shown


def test_leads_come_as_a_file_in_which_nothing_is_a_formula(
    client: FlaskClient, app: Flask, house: House, moved_in: int, talk: int, shopper: dict[str, str], id_token: str
):
    for email, name in (("a@example.com", '=HYPERLINK("http://127.0.0.1";"x")'), ("+1@example.com", 'Zoë, Ltd "Mia"')):
        assert client.post("/chat/contact", json={"email": email, "name": name}, headers=shopper).status_code == 200
    ours = client.get("/app/leads.csv", headers={"Authorization": f"Bearer {id_token}"})
    assert ours.data.startswith(b"\xef\xbb\xbf")
    assert (ours.mimetype, ours.headers["Content-Disposition"]) == ("text/csv", 'attachment; filename="leads.csv"')
    rows = list(csv.reader(io.StringIO(ours.data.decode("utf-8-sig"), newline="")))
    assert rows[0][:2] == ["E-mail", "Name"]
    assert [row[:2] for row in rows[1:]] == [
        ["'+1@example.com", 'Zoë, Ltd "Mia"'],
        ["a@example.com", "'" + '=HYPERLINK("http://127.0.0.1";"x")'],
    ]
    anna = logged_in(app, house, moved_in, agent(house, moved_in, "Anna"))
    assert see(anna, "/team/leads.csv").data == ours.data
    assert see(app.test_client(), "/team/leads.csv").status_code == 303


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u200b=1", "＝1"])
def test_a_cell_that_a_spreadsheet_would_carry_out_is_opened_with_an_apostrophe(cell: str):
    assert safe(cell) == "'" + cell


def test_a_closed_conversation_is_rated_by_its_own_shopper(
    client: FlaskClient, app: Flask, house: House, moved_in: int, talk: int, shopper: dict[str, str]
):
    ben = agent(house, moved_in, "Ben")
    with house.transaction(moved_in) as conn:
        ref = conversations.read(conn, moved_in, talk).ref
        other = conversations.shopper(conn, moved_in, b"another key", locale="en")
    with app.app_context():
        stranger = {"Authorization": f"Bearer {widget_token(moved_in, other.id, None)}"}
    assert client.post("/chat/rating", json={"ref": ref, "score": 5}, headers=shopper).status_code == 409
    with house.transaction(moved_in) as conn:
        inbox.close(conn, moved_in, talk, ben.mover)
    assert client.post("/chat/rating", json={"ref": ref, "score": 1}, headers=stranger).status_code == 404
    assert client.post("/chat/rating", json={"ref": ref, "score": 6}, headers=shopper).status_code == 422
    for score in (5, 3):
        assert client.post("/chat/rating", json={"ref": ref, "score": score}, headers=shopper).status_code == 200
    with house.transaction(moved_in) as conn:
        assert conn.execute("SELECT score FROM ratings").fetchall() == [{"score": 3}]
    shown = client.get("/chat/events?after=0&wait=0", headers=shopper).json or {}
    assert shown["events"][-1]["type"] == "rated", "after a reload the closed conversation is still on the screen"
