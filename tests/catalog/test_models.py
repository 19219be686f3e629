"""One model for shops in English, another for shops in several languages, and the change from one to the other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from catalog_shelf import NOW

from bench.languages import written
from shopapp.assistant.tools.hits import SURE, confidence
from shopapp.catalog import Hit, Wish, search, sync
from shopapp.catalog.search import cells
from shopapp.errors import Unavailable
from shopapp.outside.embeddings import Multilingual, Paired, Remembered, Shelf, models_of
from shopapp.outside.embeddings.multilingual import installed
from shopapp.ports.embeddings import Embeddings
from shopapp.settings import Settings
from shopapp.wiring import House

pytestmark = pytest.mark.skipif(not installed(), reason="the package group `languages` is not installed")
FEW = 24


@pytest.fixture(scope="session")
def several() -> Multilingual:
    return Multilingual(threads=2)


@pytest.fixture
def models(model: Paired, several: Multilingual) -> Shelf:
    return Shelf(model, several)


def _stocked(house: House, shop: int, language: str, *locales: str) -> None:
    goods = written()[0][language][:FEW]
    with house.transaction(shop) as conn:
        conn.execute("UPDATE shops SET locales = %(locales)s", {"locales": [*locales]})
        sync.merge(conn, shop, [replace(each) for each in goods], read_at=NOW)


def _found(house: House, shop: int, text: str, asker: Embeddings) -> list[Hit]:
    with house.transaction(shop) as conn:
        return search(conn, shop, Wish(text, limit=5), vector=asker.embed([text])[0], model=asker.model)


def _titles(house: House, shop: int, hits: Sequence[Hit]) -> list[str]:
    with house.transaction(shop) as conn:
        rows = conn.execute("SELECT id, title FROM products").fetchall()
    names = {row["id"]: str(row["title"]) for row in rows}
    return [names[hit.product_id] for hit in hits]


def _vectors_by(house: House, shop: int) -> tuple[str, set[str]]:
    with house.transaction(shop) as conn:
        row = conn.execute("SELECT vectors_by FROM shops").fetchone()
        made = conn.execute("SELECT DISTINCT model FROM product_vectors").fetchall()
    return str((row or {})["vectors_by"]), {each["model"] for each in made}


@pytest.mark.parametrize(
    ("locales", "choice", "several_suit"),
    [
        (["en"], "", False),
        (["en-GB", "en-US"], "", False),
        (["en", "fr"], "", True),
        (["de"], "", True),
        (["pt-BR"], "", True),
        ([], "", False),
        (["de"], "english", False),
        (["en"], "several", True),
    ],
)
def test_the_model_follows_from_the_shops_languages_or_the_merchants_choice(
    models: Shelf, several: Multilingual, locales: list[str], choice: str, several_suit: bool
) -> None:
    assert (models.suits(locales, choice).model == several.model) is several_suit


def test_without_the_package_or_with_a_service_the_usual_model_serves_all(model: Paired) -> None:
    assert Shelf(model, None).suits(["fr"]).model == model.model
    with_key = models_of(Settings(environment="test", openai_api_key="k"))
    assert with_key.suits(["fr", "en"]).model == "text-embedding-3-small"
    assert with_key.of(model.model).model == model.model, "what was embedded before is still asked by its own model"


def test_a_french_shop_is_found_in_english_german_and_arabic(house: House, shop: int, models: Shelf) -> None:
    _stocked(house, shop, "fr", "fr")
    serving = sync.serving(shop, transaction=house.transaction, models=models)
    sync.embed_missing(shop, transaction=house.transaction, embeddings=serving)
    for language, text, title in [
        ("en", "a hat that keeps my ears warm", "Bonnet côtelé Fjell"),
        ("de", "eine Weste aus weicher Wolle mit Knöpfen", "Gilet en laine d'agneau Hofkatze"),
        ("ar", "قميص من الكتان للصيف", "Chemise en lin Sonntag"),
        ("fr", "un maillot pour nager", "Short de bain Badesteg"),
    ]:
        asker = models.asks(serving.model, asked_in=language, written_in="fr")
        hits = _found(house, shop, text, asker)
        assert title in _titles(house, shop, hits)[:3], (text, _titles(house, shop, hits))
        assert confidence(hits) >= SURE


def test_an_english_question_in_an_english_shop_is_answered_as_by_the_english_model(
    house: House, shop: int, other_shop: int, models: Shelf, model: Paired, several: Multilingual
) -> None:
    _stocked(house, shop, "en", "en", "fr")
    _stocked(house, other_shop, "en", "en")
    for each, its in ((shop, several), (other_shop, model)):
        sync.embed_missing(each, transaction=house.transaction, embeddings=its)
    asker = models.asks(several.model, asked_in="en", written_in="en")
    for text in ("something against the rain", "warm jumper", "socks"):
        mine, theirs = _found(house, shop, text, asker), _found(house, other_shop, text, model)
        assert [hit.product_id for hit in mine] == [hit.product_id for hit in theirs]
        assert np.allclose([hit.cosine for hit in mine], [hit.cosine for hit in theirs], atol=0.01)


def test_a_shop_changes_over_at_once_and_is_searched_with_the_old_vectors_until_then(
    house: House, shop: int, model: Paired, several: Multilingual
) -> None:
    class Halting:
        """Makes one batch and is away at the second."""

        model = several.model
        batches = 0

        def embed(self, texts: list[str]) -> Any:
            self.batches += 1
            if self.batches == 2:
                raise Unavailable("away", code="embeddings")
            return several.embed(texts)

    class Two(Shelf):
        def suits(self, locales: Sequence[str], choice: str = "") -> Embeddings:
            return halting if set(locales) - {"en"} else model

    halting = Halting()
    models = Two(model, several)
    _stocked(house, shop, "en", "en")
    serving = sync.serving(shop, transaction=house.transaction, models=models)
    sync.embed_missing(shop, transaction=house.transaction, embeddings=serving)
    assert not sync.due_to_change(shop, transaction=house.transaction, models=models)

    with house.transaction(shop) as conn:
        conn.execute("UPDATE shops SET locales = '{en,fr}'")
    assert sync.due_to_change(shop, transaction=house.transaction, models=models)
    with pytest.raises(Unavailable):
        sync.change_over(shop, transaction=house.transaction, models=models, batch=FEW // 2)
    assert _vectors_by(house, shop) == (model.model, {model.model})
    assert sync.serving(shop, transaction=house.transaction, models=models).model == model.model
    assert _found(house, shop, "warm jumper", model)[0].cosine > 0.3

    assert sync.change_over(shop, transaction=house.transaction, models=models, batch=FEW)
    assert halting.batches == 3, "the first half is kept"
    assert _vectors_by(house, shop) == (several.model, {several.model})
    german = models.asks(several.model, asked_in="de", written_in="en")
    assert "Fjell ribbed beanie" in _titles(house, shop, _found(house, shop, "etwas Warmes für den Kopf", german))[:3]
    assert not sync.change_over(shop, transaction=house.transaction, models=models)


def test_what_changes_meanwhile_is_embedded_by_the_model_in_use_and_again_by_the_next(
    house: House, shop: int, models: Shelf, model: Paired, several: Multilingual
) -> None:
    _stocked(house, shop, "en", "en")
    sync.embed_missing(shop, transaction=house.transaction, embeddings=model)
    with house.transaction(shop) as conn:
        conn.execute("UPDATE shops SET locales = '{en,fr}'")
    assert not sync.change_over(shop, transaction=house.transaction, models=models, seconds=-1)
    with house.transaction(shop) as conn:
        conn.execute("UPDATE products SET title = 'Trombone', text_hash = 'new' WHERE id = 1")
    serving = sync.serving(shop, transaction=house.transaction, models=models)
    assert sync.embed_missing(shop, transaction=house.transaction, embeddings=serving) == 1
    assert sync.change_over(shop, transaction=house.transaction, models=models)
    asker = models.asks(several.model, asked_in="fr", written_in="en")
    assert _titles(house, shop, _found(house, shop, "un instrument de musique", asker))[0] == "Trombone"


def test_a_language_that_is_taken_back_drops_what_was_made_for_it(house: House, shop: int, models: Shelf, model: Paired) -> None:
    _stocked(house, shop, "en", "en")
    sync.embed_missing(shop, transaction=house.transaction, embeddings=model)
    with house.transaction(shop) as conn:
        conn.execute("UPDATE shops SET locales = '{en,fr}'")
    sync.change_over(shop, transaction=house.transaction, models=models, seconds=-1)
    with house.transaction(shop) as conn:
        conn.execute("UPDATE shops SET locales = '{en}'")
    assert not sync.due_to_change(shop, transaction=house.transaction, models=models)
    with house.transaction(shop) as conn:
        assert conn.execute("SELECT FROM next_vectors").fetchone() is None


def test_a_large_shop_has_cells_of_its_new_model(
    house: House, shop: int, models: Shelf, model: Paired, several: Multilingual
) -> None:
    _stocked(house, shop, "en", "en")
    sync.embed_missing(shop, transaction=house.transaction, embeddings=model)
    cells.keep(shop, transaction=house.transaction, model=model.model, large=10)
    with house.transaction(shop) as conn:
        conn.execute("UPDATE shops SET locales = '{en,fr}'")
    assert sync.change_over(shop, transaction=house.transaction, models=models, large=10)
    with house.transaction(shop) as conn:
        made = conn.execute("SELECT DISTINCT model FROM vector_cells").fetchall()
    assert [row["model"] for row in made] == [several.model]


def test_questions_are_remembered_by_how_they_are_asked(several: Multilingual) -> None:
    english, other = Remembered(several.in_english), Remembered(several.in_any)
    assert not np.allclose(english.embed(["a mug"]), other.embed(["a mug"]))
    assert english.model == other.model == several.model
