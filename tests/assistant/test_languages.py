"""Shoppers who speak another language than the shop, through whole turns."""

from dataclasses import replace

import pytest
from catalog_shelf import NOW
from talking import Shopper

from bench.languages import written
from shopapp.catalog import sync
from shopapp.outside.embeddings import Multilingual, Paired, Shelf
from shopapp.outside.embeddings.multilingual import installed
from shopapp.wiring import House

pytestmark = pytest.mark.skipif(not installed(), reason="the package group `languages` is not installed")


@pytest.fixture(scope="session")
def models(model: Paired) -> Shelf:
    return Shelf(model, Multilingual(threads=2))


def _shopper(house: House, shop: int, model: Paired, models: Shelf, *locales: str) -> Shopper:
    with house.transaction(shop) as conn:
        conn.execute("UPDATE shops SET locales = %(locales)s", {"locales": [*locales]})
        sync.merge(conn, shop, [replace(each) for each in written()[0][locales[0]][:36]], read_at=NOW)
    serving = sync.serving(shop, transaction=house.transaction, models=models)
    sync.embed_missing(shop, transaction=house.transaction, embeddings=serving)
    shopper = Shopper(house, shop, model)
    shopper.desk = replace(shopper.desk, models=models)
    return shopper


@pytest.mark.parametrize(
    ("locale", "text", "title"),
    [
        ("en", "do you have a hat that keeps my ears warm?", "Bonnet côtelé Fjell"),
        ("en", "I am looking for a warm cardigan", "Gilet en laine d'agneau Hofkatze"),
        ("de", "ich suche etwas gegen Regen für mein Kind", "Veste de pluie pour enfants Pfütze"),
        ("es", "busco botas calientes para la nieve", "Bottes d'hiver Schneise"),
        ("fr", "je cherche des gants en laine", "Gants de laine Fährmann"),
    ],
)
def test_a_french_shop_answers_in_the_shoppers_words(
    house: House, shop: int, model: Paired, models: Shelf, locale: str, text: str, title: str
) -> None:
    shopper = _shopper(house, shop, model, models, "fr")
    assert title in shopper.says(text, locale=locale).titles


@pytest.mark.parametrize(
    ("locale", "text", "title"),
    [
        ("en", "something against the rain for a child", "Pfütze children’s rain jacket"),
        ("de", "etwas zum Schwimmen im Sommer", "Badesteg swim shorts"),
        ("fr", "un bonnet bien chaud pour cet hiver", "Fjell ribbed beanie"),
        ("ar", "أبحث عن قفازات من الصوف", "Fährmann wool gloves"),
    ],
)
def test_an_english_shop_that_speaks_french_too_answers_every_language(
    house: House, shop: int, model: Paired, models: Shelf, locale: str, text: str, title: str
) -> None:
    shopper = _shopper(house, shop, model, models, "en", "fr")
    assert title in shopper.says(text, locale=locale).titles
