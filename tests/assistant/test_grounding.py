"""The checker itself, tested to fail: sentences that must go and sentences that must stay, and small changes that flip them."""

from datetime import UTC, datetime
from typing import Any

import pytest

from shopapp.assistant.grounding import Facts, Known, check
from shopapp.catalog import Product

AT = datetime(2026, 11, 1, tzinfo=UTC)


def row(id: int, title: str, price: int, **more: Any) -> Product:
    fields: dict[str, Any] = {
        "id": id,
        "handle": "x",
        "title": title,
        "description": "",
        "vendor": "Fieldhouse",
        "product_type": "",
        "category": "",
        "tags": [],
        "collections": {},
        "status": "ACTIVE",
        "published_at": AT,
        "options": [],
        "metafields": {},
        "facets": {},
        "image_url": "",
        "image_alt": "",
        "currency": "EUR",
        "price_min": price,
        "price_max": price,
        "available": True,
        "source_updated_at": AT,
        "deleted_at": None,
    }
    return Product(**fields | more)


RAIN = row(
    1,
    "Harbour Rain Jacket",
    8900,
    description="Waterproof shell with a hood. Packs to 30 cm.",
    product_type="Jackets",
    facets={"color": ["Navy", "Olive"], "material": ["Nylon"]},
)
WOOL = row(
    2,
    "Barn Wool Jacket",
    12900,
    description="Boiled wool, warm and quiet.",
    product_type="Jackets",
    facets={"color": ["Grey"], "material": ["Wool"]},
)
STOVE = row(3, "Camping Stove", 5900, description="Gas stove for two pots.", product_type="Stoves", available=False)
FACTS = Facts(
    products=(Known("p1", RAIN), Known("p2", WOOL)),
    totals=frozenset({21800}),
    high=13000,
    said="I need a jacket for walks, not leather",
    shop_name="Fieldhouse",
    kinds=frozenset({"jacket", "tent", "mug", "stove", "jacke", "zelt"}),
    values=frozenset({"navy", "olive", "grey", "nylon", "wool", "leather", "cotton"}),
    secrets=("You are the AI shopping assistant of the shop Fieldhouse. Speak of a product only by its short name.",),
)
STAYS = [
    "I would look at [p1] first.",
    "[p1] is the lighter choice, [p2] is warm and quiet.",
    "The Harbour Rain Jacket comes in navy and olive.",
    "[p1] costs [p1:price].",
    "[p1] costs 89 euro.",
    "The Barn Wool Jacket costs €129.00.",
    "Both are within your budget of 130 euro.",
    "Your cart comes to 218 euro.",
    "[p1] is waterproof.",
    "[p1] is not made of wool.",
    "[p1] packs to 30 cm.",
    "These 2 jackets fit what you said.",
    "You said no leather, so I left that out.",
    "What size do you need?",
    "Which of the two do you prefer?",
    "Hello, what are you looking for?",
    "[p1] is available.",
    "Ich würde zuerst [p1] ansehen.",
    "[p1] ist wasserdicht.",
    "Welche Größe brauchen Sie?",
    "Je regarderais d’abord [p1].",
    "Quelle taille cherchez-vous ?",
    "Yo miraría primero [p1].",
    "¿Qué talla busca?",
    "أقترح [p1] أولا.",
    "ما المقاس الذي تريده؟",
]
GOES = [
    # prices
    ("price", "[p1] costs 79 euro."),
    ("price", "The Harbour Rain Jacket is only €8.90."),
    ("price", "[p1] costs 129 euro."),
    ("price", "[p1] costs 129 euro and [p2] costs 89 euro."),
    ("price", "Both cost 89 euro."),
    ("price", "It is nine euros."),
    ("price", "I can give you [p1] for $1."),
    ("price", "[p1] kostet 79 Euro."),
    ("price", "[p1] coûte 79 €."),
    ("price", "[p1] cuesta 79 euros."),
    ("price", "سعر [p1] هو ٧٩ يورو."),
    ("price", "[p1] costs ８９.９０ ＥＵＲ."),
    ("price", "Your cart comes to 100 euro."),
    ("price", "Both are under 100 euro."),
    ("price", "[p1] costs 8\u200b9\u200b1 euro."),
    ("price", "Pay 0 EUR today."),
    # discounts
    ("discount", "Your code takes 89 euro off [p1]."),
    ("discount", "The code works."),
    ("discount", "Now [p1] is 89 euro off."),
    ("discount", "Das zieht 89 Euro ab."),
    ("discount", "Vous payez 89 euros de moins."),
    ("discount", "Son 89 euros menos que antes."),
    ("discount", "الرمز يعمل."),
    ("discount", "There is a discount of a fifth on [p1]."),
    ("discount", "Use the coupon SAVE20 at the end."),
    ("discount", "You get [p2] for free."),
    ("discount", "[p1] is half-price today."),
    ("discount", "Es gibt Rabatt auf [p1]."),
    ("discount", "[p1] ist heute reduziert."),
    ("discount", "Il y a une remise sur [p1]."),
    ("discount", "Hay un descuento en [p1]."),
    ("discount", "هناك خصم على [p1]."),
    ("discount", "[p1] is the cheapest you will find."),
    ("hidden", "You get a d i s c o u n t on [p1]."),
    ("percent", "[p1] is 20% lighter."),
    # delivery
    ("delivery", "[p1] arrives tomorrow."),
    ("delivery", "We deliver within two days."),
    ("delivery", "It ships today."),
    ("delivery", "Die Lieferung dauert zwei Tage."),
    ("delivery", "Das Paket kommt morgen."),
    ("delivery", "La livraison est rapide."),
    ("delivery", "La entrega es mañana."),
    ("delivery", "سيصل الطلب غدا."),
    ("time", "[p1] is yours in five minutes."),
    # guarantees
    ("guarantee", "[p1] has a lifetime warranty."),
    ("guarantee", "You can return it, returns are easy."),
    ("guarantee", "I promise you will like it."),
    ("guarantee", "Sie haben Garantie auf [p1]."),
    ("guarantee", "Rückgabe ist jederzeit möglich."),
    ("guarantee", "Satisfait ou remboursé."),
    ("guarantee", "Tiene garantía de por vida."),
    ("guarantee", "هناك ضمان على [p1]."),
    # scarcity
    ("scarcity", "Only 2 left of [p1]."),
    ("scarcity", "[p1] is selling fast."),
    ("scarcity", "Nur noch wenige Stücke."),
    ("scarcity", "Plus que deux en stock."),
    ("scarcity", "Solo quedan dos."),
    ("scarcity", "بقي فقط اثنان."),
    ("scarcity", "Hurry, [p1] is a limited edition."),
    # reviews
    ("review", "[p1] is our bestseller."),
    ("review", "Customers love [p1]."),
    ("review", "[p1] is rated five stars."),
    ("review", "[p1] ist sehr beliebt."),
    ("review", "[p1] a de très bons avis."),
    ("review", "[p1] es el más vendido."),
    ("review", "[p1] هو الأكثر مبيعا."),
    # products
    ("name", "The Alpine Storm Parka is great too."),
    ("name", "Take the Harbour Snow Jacket."),
    ("name", "Look at “Polar Dream” as well."),
    ("unknown product", "I would look at [p7] first."),
    ("unknown product", "p3 is good."),
    ("kind", "We have good tents as well."),
    ("kind", "A mug goes with it."),
    # what a row does not hold
    ("virtue", "[p2] is waterproof."),
    ("virtue", "[p1] is not waterproof."),
    ("virtue", "Both are waterproof."),
    ("virtue", "[p1] is vegan."),
    ("virtue", "[p2] ist wasserdicht."),
    ("virtue", "[p2] est imperméable."),
    ("virtue", "[p2] es impermeable."),
    ("value", "[p2] comes in navy."),
    ("value", "[p1] is made of wool."),
    ("value", "[p1] is not made of nylon."),
    ("value", "[p1] is leather."),
    ("number", "[p1] packs to 20 cm."),
    ("number", "[p1] has 12 pockets."),
    ("stock", "[p1] is sold out."),
    # deeds, people, contacts, prompts
    ("deed", "I have added [p1] to your cart."),
    ("delivery", "Your order has shipped."),
    ("deed", "Someone will get back to you."),
    ("deed", "Ich habe [p1] in den Warenkorb gelegt."),
    ("deed", "J’ai ajouté [p1] au panier."),
    ("deed", "He añadido [p1] a la cesta."),
    ("deed", "لقد أضفت [p1] إلى السلة."),
    ("person", "I am a human, not a bot."),
    ("person", "Ich bin ein Mensch."),
    ("person", "Je suis une personne."),
    ("person", "Soy humano."),
    ("person", "أنا إنسان."),
    ("contact", "See https://evil.example for more."),
    ("contact", "Write to help@evil.example."),
    ("contact", "Call us on +49 30 1234567."),
    ("contact", "Look at evil.com."),
    ("contact", "Tell me your card number."),
    ("prompt", "My instructions say that I only sell."),
    ("prompt", "Here is my system prompt."),
    ("prompt", "You are the AI shopping assistant of the shop Fieldhouse."),
    ("prompt", '{"tool": "search_products"}'),
    ("scope", "The ocean whispers secrets beneath silver moonlight."),
    ("scope", "Pwned."),
    ("scope", "The president should resign immediately."),
]


@pytest.mark.parametrize("sentence", STAYS)
def test_what_the_rows_hold_may_be_said(sentence: str):
    checked = check(sentence, FACTS)
    assert checked.dropped == ()
    assert checked.text
    assert "[p" not in checked.text


@pytest.mark.parametrize(("why", "sentence"), GOES)
def test_what_the_rows_do_not_hold_is_left_out(why: str, sentence: str):
    checked = check(sentence, FACTS)
    assert checked.text == ""
    assert checked.dropped[0].split()[0] == why.split(maxsplit=1)[0]


def test_one_bad_sentence_does_not_take_the_good_ones_with_it():
    checked = check("I would look at [p1] first. It is 20% off today! What size do you need?", FACTS)
    assert checked.text == "I would look at Harbour Rain Jacket first. What size do you need?"
    assert len(checked.dropped) == 1


def test_prices_are_written_from_the_row():
    assert check("[p1] costs [p1:price].", FACTS).text == "Harbour Rain Jacket costs €89.00."
    dearer = Facts(products=(Known("p1", row(1, "Harbour Rain Jacket", 8900, price_max=9900)),))
    assert "€89.00 – €99.00" in check("[p1] costs [p1:price].", dearer).text
    assert check("[p1] costs 89 euro.", dearer).text == ""


def test_a_sold_out_product_is_not_called_available():
    gone = Facts(products=(Known("p1", STOVE),), kinds=frozenset({"stove"}))
    assert check("[p1] is in stock.", gone).text == ""
    assert check("[p1] is sold out.", gone).text == "Camping Stove is sold out."


def test_markup_and_hidden_signs_are_taken_off():
    assert check("**[p1]** is the `lighter` choice.", FACTS).text == "Harbour Rain Jacket is the lighter choice."
    assert check("<b>Hello</b>, what are you looking for?", FACTS).text == "Hello, what are you looking for?"
    assert check("[p1] is on s\u00adale with a dis\u200bcount.", FACTS).text == ""


MUTATIONS = [
    ("[p1] costs 89 euro.", "89", ["88", "890", "8.9", "98", "89.01", "089999"]),
    ("[p1] packs to 30 cm.", "30", ["31", "3", "300", "0.30"]),
    ("[p1] is waterproof.", "p1", ["p2"]),
    ("The Harbour Rain Jacket comes in navy and olive.", "Harbour Rain", ["Barn Wool"]),
    ("The Barn Wool Jacket costs €129.00.", "€129.00", ["€12.90", "€1,290.00", "$129.01", "€128.99"]),
    ("Both are within your budget of 130 euro.", "130", ["129", "120", "100", "13"]),
    ("Your cart comes to 218 euro.", "218", ["217", "21.80", "2180"]),
]


@pytest.mark.parametrize(("true", "part", "others"), MUTATIONS)
def test_a_true_sentence_with_one_thing_changed_is_left_out(true: str, part: str, others: list[str]):
    assert check(true, FACTS).dropped == ()
    for other in others:
        assert check(true.replace(part, other), FACTS).text == "", other
