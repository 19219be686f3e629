"""Questions about a product by its name, answered by its own words: a sentence of its page, a field, a tag, or "does not say"."""

import pytest
from catalog_shelf import product, variant
from talking import Shopper, stock

from shopapp.knowledge import put_document
from shopapp.outside.embeddings import Paired
from shopapp.ports.shopify_catalogue import ProductFacts
from shopapp.wiring import House


def _fields(**values: str) -> dict[str, object]:
    return {f"custom.{name}": {"type": "single_line_text_field", "value": value} for name, value in values.items()}


def _shelf() -> list[ProductFacts]:
    def one(id: int, title: str, text: str, type: str, *, left: int = 5, **more: object) -> ProductFacts:
        return product(id, title, [variant(id * 10, "20.00", stock=left)], product_type=type, description=text, **more)

    return [
        one(1, "Moka Pot", "Stovetop espresso maker, aluminium. Not for induction.", "Coffee makers"),
        one(2, "Venus Moka Pot", "Stainless steel. Works on induction.", "Coffee makers", tags=["stovetop"]),
        one(3, "Night Serum Retinol", "Smooths lines. Do not use while pregnant. Store in a cool place.", "Serums"),
        one(4, "Lund Chair", "Bent oak. Holds up to 120 kg.", "Chairs", tags=["stackable"]),
        one(5, "Foam Mattress", "Medium firm. Cover removable and washable at 60 degrees.", "Mattresses"),
        one(6, "Cushion Cover", "Linen, without filling.", "Cushions"),
        one(7, "Arc Lamp", "Marble foot, dimmable.", "Lamps"),
        one(8, "Clamp Lamp", "For desks. Dimmable in three steps.", "Lamps"),
        one(
            10, "Dome Tent", "For two.", "Tents", metafields=_fields(weight="2.1 kg", dimensions="210 × 140 cm", made_in="Poland")
        ),
        one(11, "Mess Tent", "For ten.", "Tents", metafields=_fields(dimensions="500 × 300 cm", pole_diameter="11 mm")),
        one(9, "Rose Toner", "Distilled roses.", "Toners", left=0),
    ]


@pytest.fixture
def asking(house: House, shop: int, model: Paired) -> Shopper:
    stock(house, shop, model, _shelf())
    return Shopper(house, shop, model)


ANSWERS = [
    ("does the moka pot work on induction?", "Not for induction."),
    ("Does the Venus Moka Pot work on induction?", "Works on induction."),
    ("can I use the night serum while I am in my pregnancy?", "Do not use while pregnant."),
    ("how do I store the retinol serum?", "Store in a cool place."),
    ("how much weight can the lund chair hold?", "Holds up to 120 kg."),
    ("is the lund chair stackable?", "stackable"),
    ("how heavy is the dome tent?", "2.1 kg"),
    ("what are the dimensions of the dome tent?", "210"),
    ("where is the dome tent made?", "Poland"),
    ("what is the pole diameter of the mess tent?", "11 mm"),
    ("is the arc lamp dimmable?", "Marble foot, dimmable."),
    ("est-ce que le moka pot venus marche à l'induction ?", "Works on induction."),
]


def test_a_product_asked_about_by_its_name_is_answered_from_its_own_words(asking: Shopper) -> None:
    for question, words in ANSWERS:
        shopper = Shopper(asking.house, asking.shop, asking.desk.embeddings)  # pyright: ignore[reportArgumentType]
        assert words in shopper.says(question).text, f"{question}: {shopper.text}"


def test_what_the_words_of_a_product_do_not_say_is_not_guessed_and_passed_on(asking: Shopper) -> None:
    asking.says("is the moka pot dishwasher safe?")
    assert "does not say" in asking.text
    assert asking.titles == ["Moka Pot"]


def test_who_asks_for_the_weight_is_not_told_the_dimensions(asking: Shopper) -> None:
    assert "500" not in asking.says("how heavy is the mess tent?").text
    assert "does not say" in asking.text


def test_a_product_that_is_sold_out_says_so_when_asked_by_name(asking: Shopper) -> None:
    assert "sold out" in asking.says("when will the rose toner be back in stock?").text


def test_a_part_that_the_page_speaks_of_is_no_other_product(asking: Shopper) -> None:
    asking.says("Foam Mattress")
    assert "washable at 60 degrees" in asking.says("is the cover washable?").text


def test_a_name_that_several_products_share_is_looked_for(asking: Shopper) -> None:
    asking.says("is the lamp dimmable?")
    assert set(asking.titles) == {"Arc Lamp", "Clamp Lamp"}
    assert "Marble foot, dimmable." in asking.says("Arc Lamp").text


def test_the_second_one_alone_is_described(asking: Shopper) -> None:
    asking.says("lamps")
    second = asking.titles[1]
    asking.says("the second one")
    assert {"Arc Lamp": "Marble foot", "Clamp Lamp": "For desks."}[second] in asking.text


def test_a_question_to_a_page_by_its_title_is_answered_by_that_page(asking: Shopper, model: Paired) -> None:
    text = "<h2>Mattresses</h2><p>Turn a mattress every three months and air it in the shade.</p>"
    put_document(asking.shop, "page", "care", "Care guide", "", text, transaction=asking.house.transaction, embeddings=model)
    asking.says("What does your page “care guide” say about a foam mattress?")
    assert "every three months" in asking.text
    assert asking.event("answer")["sources"][0]["title"] == "Care guide"
