"""Words and numbers taken for what they are: colours by any name, labels, sides, several of one, what is denied."""

import pytest
from catalog_shelf import product, variant
from talking import Shopper, stock

from shopapp.assistant.guide import sets
from shopapp.assistant.understand import vocabulary
from shopapp.assistant.understand.opposites import opposites
from shopapp.catalog.facets import sides_in
from shopapp.outside.embeddings import Paired
from shopapp.ports.shopify_catalogue import ProductFacts
from shopapp.wiring import House


def _optioned(id: int, title: str, text: str, type: str, option: str, values: list[str], price: str = "20.00") -> ProductFacts:
    variants = [variant(id * 100 + at, price, value) for at, value in enumerate(values)]
    return product(
        id, title, variants, product_type=type, description=text, options=[{"name": option, "values": values}], tags=[]
    )


def _shelf() -> list[ProductFacts]:
    def one(id: int, title: str, text: str, type: str, price: str = "20.00", **more: object) -> ProductFacts:
        return product(id, title, [variant(id * 100, price)], product_type=type, description=text, **more)

    return [
        _optioned(1, "Silk Mask", "For the eyes.", "Masks", "Colour", ["Black", "Blush"]),
        _optioned(2, "Matte Lipstick", "Long-lasting.", "Lipsticks", "Shade", ["Nude", "Classic Red"]),
        _optioned(3, "Body Butter", "Shea.", "Body care", "Weight", ["50 g", "200 g"]),
        one(4, "Kids Sun Spray SPF 50", "For children.", "Sunscreens"),
        one(5, "Sun Lotion SPF 30", "For all.", "Sunscreens"),
        one(6, "Volume Mascara", "Black. Not waterproof.", "Mascaras"),
        one(7, "Strong Mascara", "Waterproof.", "Mascaras"),
        one(8, "Deodorant Sage", "With baking soda.", "Deodorants"),
        one(9, "Deodorant Stick", "Baking-soda-free.", "Deodorants"),
        _optioned(10, "House Blend", "Coffee.", "Coffee", "Grind", ["Beans", "Filter"], "9.00"),
        one(11, "Paper Filters 02", "For the V60 dripper.", "Accessories", "6.00"),
        _optioned(12, "Oak Bed", "With slats.", "Beds", "Size", ["140 x 200 cm", "160 x 200 cm"], "400.00"),
        one(13, "Narrow Console", "Pine. 122 x 30 x 80 cm.", "Console tables", "150.00"),
        one(14, "Wide Console", "Pine. 150 x 50 x 80 cm.", "Console tables", "160.00"),
        one(15, "Lund Chair", "Oak.", "Chairs", "100.00"),
        one(16, "Oak Table", "Solid.", "Tables", "300.00"),
        one(17, "Day Moisturiser", "Light cream.", "Moisturisers"),
        one(18, "Light Roast", "Coffee with notes of jasmine.", "Coffee", tags=["light"]),
        one(19, "Dark Roast", "Coffee with notes of cedar.", "Coffee", tags=["dark"]),
    ]


@pytest.fixture
def exact(house: House, shop: int, model: Paired) -> Shopper:
    stock(house, shop, model, _shelf())
    return Shopper(house, shop, model)


FINDS = [
    ("a red lipstick", ["Matte Lipstick"]),
    ("a mascara that is not waterproof", ["Volume Mascara"]),
    ("filters for the V60", ["Paper Filters 02"]),
    ("an oak bed 160x200", ["Oak Bed"]),
    ("a console at most 35 cm deep", ["Narrow Console"]),
    ("moisturizer", ["Day Moisturiser"]),
]


def test_words_and_numbers_mean_what_they_are(exact: Shopper) -> None:
    for said, titles in FINDS:
        shopper = Shopper(exact.house, exact.shop, exact.desk.embeddings)  # pyright: ignore[reportArgumentType]
        assert shopper.says(said).titles == titles, f"{said}: {shopper.text} {shopper.titles}"
        assert "none" not in shopper.text.lower()


def test_the_number_of_a_label_is_no_weight(exact: Shopper) -> None:
    exact.says("spf 50 for kids")
    assert exact.titles[0] == "Kids Sun Spray SPF 50"
    assert "50 g" not in exact.text


def test_four_of_a_thing_count_four_times(exact: Shopper) -> None:
    exact.says("4 chairs and a table")
    assert "€700.00" in exact.text
    assert any(card["reason"] == "4 × chairs" for card in exact.cards)


def test_with_something_describes_and_is_no_second_thing() -> None:
    known = vocabulary.build([], ["Oak Bed", "Storage Box", "Lund Chair", "Oak Table"])
    assert sets.parts_of("a bed with storage", "en", known) == []
    assert sets.parts_of("a chair and a half", "en", known) == []
    assert sets.parts_of("my table is small, which chair is right?", "en", known) == []
    assert sets.parts_of("a table with 4 chairs", "en", known) == ["table", "4 chairs"]


def test_around_a_price_is_said_as_it_was_meant(exact: Shopper) -> None:
    exact.says("a deodorant around 20 euros")
    assert "near your €20.00" in exact.cards[0]["reason"].lower()


def test_the_opposite_takes_the_place_of_what_was_said(exact: Shopper) -> None:
    exact.says("light coffee")
    assert exact.titles[0] == "Light Roast"
    assert exact.says("rather dark").titles[0] == "Dark Roast"
    assert "light" not in exact.memory["need"]["sought"]


def test_opposites_are_known_in_every_language() -> None:
    assert "dark" in opposites("light")
    assert "fonce" in opposites("clair")
    assert "hell" in opposites("dunkel")
    assert opposites("walnut") == frozenset()


def test_the_sides_of_a_thing_share_their_unit() -> None:
    assert [value.place for value in sides_in("Solid oak, 80 x 45 x 115 cm, 30 kg.")] == [800.0, 450.0, 1150.0]
    assert sides_in("A 2 x 4 player game") == ()


def test_what_is_within_the_price_is_never_said_to_cost_more(exact: Shopper) -> None:
    for said in ("a present for a cyclist under 21 euros", "something for sailors up to 21 euros", "a deodorant under 25 euros"):
        exact.says(said)
        assert "costs more" not in exact.text
        assert not [card for card in exact.cards if "over your limit" in (card["reason"] or "")]
