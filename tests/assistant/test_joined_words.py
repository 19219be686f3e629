"""A shop that joins words, as German does, and what is said there of locks, jackets, children and colours."""

import pytest
from catalog_shelf import product, variant
from small_shop import plain as goods
from talking import Shopper, stock

from shopapp.outside.embeddings import Paired
from shopapp.ports.shopify_catalogue import ProductFacts
from shopapp.wiring import House


def sized(id: int, title: str, price: str, kind: str, text: str, name: str, values: list[str]) -> ProductFacts:
    variants = [variant(id * 100 + at, price, value, stock=5) for at, value in enumerate(values)]
    return product(id, title, variants, product_type=kind, description=text, options=[{"name": name, "values": values}])


SHELF = [
    goods(1, "Stadtrad Linde 28 Zoll", "899.00", "Fahrräder", "Leichtes Stadtrad mit Licht. Gewicht 14 kg."),
    goods(2, "Kinderrad Fuchs 16 Zoll", "249.00", "Fahrräder", "Für Kinder ab 4 Jahren, mit Rücktrittbremse."),
    goods(3, "E-Bike Strom 500 Wh", "2899.00", "E-Bikes", "Pedelec mit Mittelmotor und Akku."),
    goods(4, "Bügelschloss Granit", "79.90", "Schlösser", "Aus gehärtetem Stahl, 1,4 kg."),
    goods(5, "Kettenschloss Glied", "49.90", "Schlösser", "Kette mit Textilhülle, 2,2 kg."),
    sized(6, "Regenjacke Schauer", "129.00", "Bekleidung", "Regenjacke für Radfahrer.", "Größe", ["S", "M", "L"]),
    sized(7, "Winterhandschuhe Frost", "44.90", "Bekleidung", "Warme Handschuhe.", "Größe", ["M", "L"]),
    sized(8, "Gepäckträgertasche Rolle 20 Liter", "89.00", "Taschen", "Tasche aus Plane.", "Farbe", ["Schwarz", "Gelb"]),
    sized(9, "Lenkertasche Griff 5 Liter", "45.00", "Taschen", "Kleine Tasche.", "Farbe", ["Gelb"]),
    goods(10, "Rücklicht Glut", "19.90", "Beleuchtung", "Kleines Rücklicht."),
]


@pytest.fixture
def rider(house: House, shop: int, model: Paired) -> Shopper:
    with house.transaction(shop) as conn:
        conn.execute("UPDATE shops SET locales = '{de}' WHERE id = %s", (shop,))
    stock(house, shop, model, SHELF)
    return Shopper(house, shop, model)


def cards(shopper: Shopper) -> dict[str, str]:
    return {item["title"]: item["reason"] or "" for item in shopper.event("products")["items"]}


def test_a_thing_for_another_thing_is_found_and_its_weight_read_from_the_description(rider: Shopper) -> None:
    found = cards(rider.says("Schloss für mein E-Bike, maximal 1,5 kg", locale="de"))
    assert list(found) == ["Bügelschloss Granit"]
    assert "1,4 kg" in found["Bügelschloss Granit"]


def test_the_short_name_finds_the_joined_one_and_nothing_else(rider: Shopper) -> None:
    assert list(cards(rider.says("eine Jacke in L", locale="de"))) == ["Regenjacke Schauer"]


def test_a_value_that_a_product_has_is_never_denied(rider: Shopper) -> None:
    found = cards(rider.says("waterproof jacket in L"))
    assert not [title for title, reason in found.items() if "not L" in reason]


def test_what_is_ruled_out_leaves_another_variant_of_the_same_product(rider: Shopper) -> None:
    rider.says("eine Tasche, mindestens 5 Liter, nicht gelb", locale="de")
    assert list(cards(rider)) == ["Gepäckträgertasche Rolle 20 Liter"]
    rider.says("leg sie in den Warenkorb", locale="de")
    assert "Schwarz" in rider.event("cart.change")["title"]


def test_a_number_of_litres_is_no_price(rider: Shopper) -> None:
    found = cards(rider.says("eine Tasche mit mindestens 20 Liter", locale="de"))
    assert list(found) == ["Gepäckträgertasche Rolle 20 Liter"]
    assert "€" not in found["Gepäckträgertasche Rolle 20 Liter"]


@pytest.mark.parametrize("said", ["Geschenk für meinen 5-jährigen Sohn", "ein Rad für meine Tochter, 4 Jahre"])
def test_the_age_of_a_child_leads_to_what_is_made_for_children(rider: Shopper, said: str) -> None:
    assert "Kinderrad Fuchs 16 Zoll" in cards(rider.says(said, locale="de"))


def test_a_reason_is_spelt_as_the_shop_spells_it(rider: Shopper) -> None:
    assert "Rücklicht" in cards(rider.says("ein kleines Rücklicht", locale="de"))["Rücklicht Glut"]


def test_what_may_be_lighter_is_shown_with_the_shops_silence(rider: Shopper) -> None:
    rider.says("ich suche ein Fahrrad für die Stadt", locale="de")
    found = cards(rider.says("habt ihr etwas Leichteres?", locale="de"))
    assert "Stadtrad Linde 28 Zoll" not in found
    assert all("sagt nichts zu „Leichteres“" in reason for reason in found.values())
