"""The rule of credit, as a pure function: each sentence of it, and what must hold for any order and any touches."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shopapp.attribution.rule import Sold, judge
from shopapp.attribution.store import Touch

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LINES = [
    {"id": 1, "variant_id": 11, "product_id": 1, "title": "Shirt", "quantity": 1, "total_minor": 3000},
    {"id": 2, "variant_id": 21, "product_id": 2, "title": "Hat", "quantity": 1, "total_minor": 2000},
]


def touch(kind: str = "recommended", product: int | None = 1, *, conversation: int = 7, ago: timedelta = timedelta(minutes=5)):
    return Touch(1, conversation, 3, kind, product, None, NOON - ago)  # pyright: ignore[reportArgumentType]


def order(*, conversation: int | None = 7, refunded: int = 0, cancelled: bool = False) -> Sold:
    return Sold(1, 5490, refunded, NOON, cancelled, conversation, LINES)


def test_an_order_paid_in_the_chat_is_direct_and_counts_in_full() -> None:
    (credit,) = judge(order(), [touch("paid", None)])
    assert (credit.kind, credit.amount_minor, credit.conversation_id) == ("direct", 5490, 7)


def test_a_cart_of_the_conversation_with_a_recommended_item_is_direct() -> None:
    (credit,) = judge(order(), [touch("recommended", 2)])
    assert (credit.kind, credit.amount_minor) == ("direct", 5490)


def test_a_cart_of_the_conversation_without_anything_it_showed_is_nobodys() -> None:
    assert judge(order(), [touch("recommended", 99)]) == []


def test_an_order_from_elsewhere_is_assisted_by_the_lines_that_were_talked_about() -> None:
    (credit,) = judge(order(conversation=None), [touch("compared", 2)])
    assert (credit.kind, credit.amount_minor) == ("assisted", 2000)
    assert [line["title"] for line in credit.evidence["lines"]] == ["Hat"]
    assert credit.evidence["touches"][0]["turn_id"] == 3


def test_a_touch_eight_days_before_or_after_the_order_counts_for_nothing() -> None:
    assert judge(order(conversation=None), [touch(ago=timedelta(days=8))]) == []
    assert judge(order(conversation=None), [touch(ago=timedelta(minutes=-5))]) == []


def test_of_two_conversations_the_later_one_assisted() -> None:
    touches = [touch(conversation=5, ago=timedelta(days=2)), touch(conversation=6, ago=timedelta(days=1))]
    assert [credit.conversation_id for credit in judge(order(conversation=None), touches)] == [6]


def test_refunds_lower_a_credit_and_a_cancelled_order_earns_nothing() -> None:
    assert judge(order(refunded=1000), [touch()])[0].amount_minor == 4490
    assert judge(order(cancelled=True), [touch()])[0].amount_minor == 0
    assert judge(order(conversation=None, refunded=5000), [touch(product=1)])[0].amount_minor == 490


touches = st.lists(
    st.builds(
        Touch,
        st.integers(1, 99),
        st.integers(1, 3),
        st.none(),
        st.sampled_from(["recommended", "compared", "answered", "added", "nudged", "restored", "paid"]),
        st.one_of(st.none(), st.integers(1, 3)),
        st.one_of(st.none(), st.integers(11, 21)),
        st.timedeltas(timedelta(days=-1), timedelta(days=9)).map(lambda ago: NOON - ago),
    ),
    max_size=8,
)


@given(touches, st.integers(0, 8000), st.booleans(), st.one_of(st.none(), st.integers(1, 3)))
def test_a_credit_is_never_more_than_the_shop_kept(
    touches: list[Touch], refunded: int, cancelled: bool, conversation: int | None
) -> None:
    sold = order(conversation=conversation, refunded=refunded, cancelled=cancelled)
    earned = judge(sold, touches)
    assert len(earned) <= 1
    assert sum(credit.amount_minor for credit in earned) <= sold.kept_minor
    for credit in earned:
        assert credit.amount_minor >= 0
        assert credit.evidence["touches"], "a credit can be opened"
        assert all(one["conversation_id"] == credit.conversation_id for one in credit.evidence["touches"])
