"""What lies ready before a tool runs, the same for both engines: the vectors of what was said, and the desk.

The one rule: vectors are asked for here, outside of any transaction; the desk is laid inside of one and asks nobody any more.
"""

from dataclasses import dataclass

from shopapp.assistant.engine import Reading, Senses
from shopapp.assistant.memory import Memory
from shopapp.assistant.tools import documents
from shopapp.assistant.tools.desk import Desk, Vector
from shopapp.assistant.understand import Intent, Meaning, Vocabulary
from shopapp.assistant.words import words_of
from shopapp.cart import store as carts
from shopapp.db import Connection
from shopapp.errors import Unavailable
from shopapp.ports.embeddings import Embeddings
from shopapp.shops import Shop

SEEKING: frozenset[Intent] = frozenset({"find", "refine", "answer_choice"})
_ASKING = ("question_shop", "question_product", "unclear")


@dataclass(frozen=True, slots=True)
class Sensed:
    """Vectors by text, for the products and for the documents: a shop's products may have another model than its documents."""

    products: dict[str, Vector]
    documents: dict[str, Vector]
    products_by: str | None
    """The model of the first."""


def texts_of(meaning: Meaning, memory: Memory) -> list[str]:
    """What the shelves are asked: the need's words and those just said. Embedded before the tools run."""
    texts = [memory.need.sought] if meaning.intent in SEEKING | {"something_else", "unclear", "cheaper"} else []
    if meaning.intent in (*_ASKING, "refine"):
        texts += [meaning.sought, meaning.text]
    return [text for text in dict.fromkeys(texts) if text]


def questions_of(meaning: Meaning) -> list[str]:
    """What the documents may be asked."""
    if meaning.intent in _ASKING:
        return [text for text in (meaning.text, documents.in_english(meaning)) if text]
    return [meaning.text] if meaning.asked and meaning.intent in ("find", "refine") and meaning.text else []


def sense(senses: Senses, shop: Shop, meaning: Meaning, memory: Memory) -> Sensed:
    """Vectors by text; empty when there are no embeddings, in which case words decide alone."""
    texts, questions = texts_of(meaning, memory), questions_of(meaning)
    seeking = senses.seeking(shop, meaning.language)
    if seeking is None or senses.embeddings is None or seeking.model == senses.embeddings.model:
        vectors = _vectors(senses.embeddings, list(dict.fromkeys(texts + questions)))
        return Sensed(vectors, vectors, _name(senses.embeddings))
    need = memory.need
    spoken = {need.sought: need.spoken} if need.spoken and need.spoken_for == need.sought else {}
    vectors = _vectors(seeking, [spoken.get(text, text) for text in texts])
    vectors |= {text: vectors[said] for text, said in spoken.items() if said in vectors}
    return Sensed(vectors, _vectors(senses.embeddings, questions), seeking.model)


def _vectors(model: Embeddings | None, texts: list[str]) -> dict[str, Vector]:
    if model is None or not texts:
        return {}
    try:
        rows = model.embed(texts)
    except Unavailable:
        return {}
    return dict(zip(texts, rows, strict=True))


def _name(model: Embeddings | None) -> str | None:
    return None if model is None else model.model


def desk_of(
    conn: Connection,
    reading: Reading,
    meaning: Meaning,
    vocabulary: Vocabulary,
    memory: Memory,
    sensed: Sensed,
    senses: Senses,
) -> Desk:
    return Desk(
        conn=conn,
        shop=reading.shop,
        memory=memory,
        meaning=meaning,
        vocabulary=vocabulary,
        said=words_of(reading.personality.language(meaning.language), reading.personality.tone),
        cart=carts.of_shopper(conn, reading.shop.id, reading.conversation.shopper_id),
        page_product_id=reading.message.page_product_id,
        provider=reading.provider,
        here=reading.here,
        vectors=sensed.products,
        model=sensed.products_by,
        asked=sensed.documents,
        asked_by=_name(senses.embeddings),
        kinship=senses.vocabularies.kinship,
        shopper_id=reading.conversation.shopper_id,
        customer_id=reading.message.customer_id,
    )
