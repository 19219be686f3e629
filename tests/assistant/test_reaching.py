"""Who wants to be called or written to gets the form for it; no engine books or keeps anything by itself."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from talking import Shopper

from shopapp.assistant import Limits, ModelEngine
from shopapp.assistant.understand.plain import plain
from shopapp.assistant.understand.reaching import way_of
from shopapp.inbox import callbacks
from shopapp.ports.model import Call, Line, Said
from shopapp.shops import store as shops

CALLS = {"on": True, "minutes": 15, "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "times": ["08:00", "20:00"]}
SAID = [
    ("en", "Can you call me back tomorrow?"),
    ("en", "I'd like to book a call"),
    ("de", "Können Sie mich zurückrufen?"),
    ("de", "Ich möchte einen Rückruf"),
    ("fr", "Pouvez-vous me rappeler ?"),
    ("fr", "Rappelez-moi s'il vous plaît"),
    ("es", "¿Me pueden llamar mañana?"),
    ("es", "Llámame por favor"),
    ("ar", "هل يمكنكم الاتصال بي؟ أريد حجز مكالمة"),
    ("ar", "اتصلوا بي من فضلكم"),
]
WRITTEN = [
    ("en", "Can I leave my e-mail address?"),
    ("de", "Kann ich meine E-Mail-Adresse hinterlassen?"),
    ("fr", "Je voudrais laisser mon adresse e-mail"),
    ("es", "¿Puedo dejar mi correo?"),
    ("ar", "أريد أن أترك بريدي الإلكتروني"),
]


def offering(shopper: Shopper) -> Shopper:
    with shopper.house.transaction(shopper.shop) as conn:
        shops.write_settings(conn, shopper.shop, "inbox", {"calls": CALLS})
    return shopper


@pytest.mark.parametrize(("language", "said"), SAID)
def test_who_wants_a_call_is_offered_free_times_and_nothing_is_booked(shopper: Shopper, language: str, said: str) -> None:
    offering(shopper).says(said, locale=language)
    asked = shopper.event("callback.ask")
    assert asked["slots"]
    assert asked["consent"]
    assert "handoff" not in shopper.types
    assert shopper.rows("SELECT 1 AS n FROM callbacks") == []


@pytest.mark.parametrize(("language", "said"), SAID[::2])
def test_where_no_calls_are_offered_a_person_is_called_as_ever(shopper: Shopper, language: str, said: str) -> None:
    shopper.says(said, locale=language)
    assert "handoff" in shopper.types
    assert "callback.ask" not in shopper.types


@pytest.mark.parametrize(("language", "said"), WRITTEN)
def test_who_wants_to_leave_an_address_gets_the_form_whose_box_is_theirs_to_tick(
    shopper: Shopper, language: str, said: str
) -> None:
    shopper.says(said, locale=language)
    assert shopper.event("contact.ask")["consent"]
    assert shopper.rows("SELECT 1 AS n FROM leads") == []


@pytest.mark.parametrize(
    "said",
    ["what do you call this jacket?", "my phone is broken", "do you sell a phone case", "leave the first one, I take the second"],
)
def test_other_calls_and_phones_are_none(said: str) -> None:
    assert way_of(plain(said), "en") is None


CALLED_OFF = [
    ("en", "Cancel my call"),
    ("en", "please cancel the call"),
    ("en", "I don't need the call any more"),
    ("de", "Mein Anruf absagen"),
    ("de", "Bitte stornieren Sie meinen Rückruf"),
    ("de", "Ich möchte den Anruf absagen"),
    ("fr", "Annulez mon appel"),
    ("fr", "Je voudrais annuler mon appel s'il vous plaît"),
    ("es", "Cancela mi llamada"),
    ("es", "Quiero cancelar la llamada"),
    ("ar", "ألغ مكالمتي"),
    ("ar", "أريد إلغاء المكالمة"),
]


@pytest.mark.parametrize(("language", "said"), CALLED_OFF)
def test_who_cancels_their_call_in_words_has_it_cancelled_and_is_told_once(shopper: Shopper, language: str, said: str) -> None:
    offering(shopper).says(SAID[0][1])
    with shopper.house.transaction(shopper.shop) as conn:
        shop = shops.read(conn, shopper.shop)
        at = datetime.fromisoformat(callbacks.offered(conn, shop, shopper.id)["slots"][0])
        callbacks.book(conn, shop, shopper.id, at=at, name="Ada", phone="+49 30 1234567", consents=True, locale=language)
    shopper.says(said, locale=language)
    assert shopper.types.count("callback.cancelled") == 1
    assert "handoff" not in shopper.types
    assert [row["state"] for row in shopper.rows("SELECT state FROM callbacks")] == ["withdrawn"]
    shopper.says(said, locale=language)
    assert shopper.text == callbacks.words.say(language, "none_booked")


@pytest.mark.parametrize("said", ["cancel my order", "cancel the phone case", "don't call it blue", "I need a phone, not a call"])
def test_other_things_are_not_taken_for_a_call_taken_back(said: str) -> None:
    assert way_of(plain(said), "en") != "call_off"


class Eager:
    """A model that calls one tool, with whatever it likes, and then says that it is done."""

    name = "eager"

    def __init__(self, tool: str) -> None:
        self._tool = tool

    def cost_microcents(self, tokens_in: int, tokens_out: int) -> int:
        return 0

    def say(self, lines: Sequence[Line], tools: Sequence[Line], *, seconds: float) -> Said:
        if any(line["role"] == "tool" for line in lines):
            return Said("The call is booked for tomorrow at ten.", (), 1, 1)
        given = {"at": "2026-12-01T10:00:00Z", "phone": "+49 30 1234567", "email": "a@example.com", "consent": True}
        return Said("", (Call("c", self._tool, json.dumps(given)),), 1, 1)


@pytest.mark.parametrize(("tool", "event"), [("call_back", "callback.ask"), ("leave_contact", "contact.ask")])
def test_a_model_can_do_no_more_than_put_the_form_on_the_screen_of_who_asked(shopper: Shopper, tool: str, event: str) -> None:
    offering(shopper).desk = replace(shopper.desk, engine=ModelEngine(Eager(tool), limits=Limits(seconds=30)))
    shopper.says("show me mugs")
    assert event not in shopper.types
    shopper.says("Could you call me back?" if tool == "call_back" else "Can I leave my e-mail address?")
    assert shopper.types.count(event) == 1
    assert "booked for tomorrow" not in shopper.text
    assert shopper.rows("SELECT 1 AS n FROM callbacks UNION ALL SELECT 1 FROM leads") == []
