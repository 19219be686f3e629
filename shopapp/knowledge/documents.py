"""Takes documents in: cut, embedded, replaced only when they changed, gone when they are gone in Shopify.

The one rule: the model is asked between two transactions, never inside of one.
"""

import hashlib
from html import escape

from shopapp import logs
from shopapp.db import Connection, Transaction
from shopapp.db.vectors import as_text, meaning
from shopapp.errors import Invalid
from shopapp.knowledge import store
from shopapp.knowledge.passages import Passage, cut
from shopapp.knowledge.unanswered import store as unanswered
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.shopify_catalogue import ShopifyCatalogue

log = logs.get(__name__)

LONGEST_ANSWER = 2000


def put_document(
    shop_id: int,
    source: str,
    source_id: str,
    title: str,
    url: str,
    text: str,
    *,
    transaction: Transaction,
    embeddings: Embeddings,
    given_id: int | None = None,
) -> bool:
    """Keep one document (HTML, Markdown or plain text); True when it was new or had changed.

    `source`: policy, page, upload, address or answer; `source_id` is its name there; `given_id` the merchant's source that it
    goes with. Raises Unavailable when the model is away.
    """
    content_hash = hashlib.sha256(f"{embeddings.model}\n{title}\n{url}\n{text}".encode()).hexdigest()[:32]
    with transaction(shop_id) as conn:
        if store.document_hash(conn, shop_id, source, source_id) == content_hash:
            return False
    passages = cut(text)
    vectors = embeddings.embed([_embedded(title, passage) for passage in passages])
    rows = [
        (title, passage.heading, passage.body, as_text(meaning(vector)))
        for passage, vector in zip(passages, vectors, strict=True)
    ]
    with transaction(shop_id) as conn:
        document_id = store.put_document(
            conn,
            shop_id,
            source=source,
            source_id=source_id,
            title=title,
            url=url,
            body=text,
            content_hash=content_hash,
            given_id=given_id,
        )
        store.put_passages(conn, shop_id, document_id, embeddings.model, rows)
    log.info("document_kept", shop_id=shop_id, document_id=document_id, passages=len(rows))
    return True


def read_again(shop_id: int, *, transaction: Transaction, embeddings: Embeddings, shopify: ShopifyCatalogue) -> int:
    """Read the shop's policies and pages; returns how many were new or had changed. Uploads stay as they are."""
    texts = shopify.texts(shop_id)
    changed = sum(
        put_document(
            shop_id, each.source, each.id, each.title, each.url, each.html, transaction=transaction, embeddings=embeddings
        )
        for each in texts
    )
    with transaction(shop_id) as conn:
        store.mark_gone(conn, shop_id, ["policy", "page"], [each.id for each in texts])
    return changed


def embed_again(shop_id: int, *, transaction: Transaction, embeddings: Embeddings) -> int:
    """Embed what another model embedded; returns how many documents that were. Until then they are not quoted."""
    with transaction(shop_id) as conn:
        old = store.of_other_models(conn, shop_id, embeddings.model)
    for each in old:
        put_document(
            shop_id, each.source, each.source_id, each.title, each.url, each.body,
            transaction=transaction, embeddings=embeddings, given_id=each.given_id,
        )  # fmt: skip
    return len(old)


def answer_question(shop_id: int, question_id: int, text: str, *, transaction: Transaction, embeddings: Embeddings) -> None:
    """The merchant answers what no document did: the answer is quoted from now on. Raises NotFound, Invalid, Unavailable."""
    text = text.replace("\x00", "").strip()
    if not text:
        raise Invalid("Write the answer first.", code="no_answer")
    if len(text) > LONGEST_ANSWER:
        raise Invalid(f"An answer may have {LONGEST_ANSWER} characters. Put longer texts into a document.", code="too_long")
    with transaction(shop_id) as conn:
        asked = unanswered.read(conn, shop_id, question_id)
    body = f"<h2>{escape(asked.question)}</h2>" + "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    put_document(shop_id, "answer", str(asked.id), asked.question[:200], "", body, transaction=transaction, embeddings=embeddings)
    with transaction(shop_id) as conn:
        unanswered.settle(conn, shop_id, asked.question)


def dismiss_question(conn: Connection, shop_id: int, question_id: int) -> None:
    """The merchant wants no answer to it. Raises NotFound."""
    unanswered.settle(conn, shop_id, unanswered.read(conn, shop_id, question_id).question)


def _embedded(title: str, passage: Passage) -> str:
    lead = title if not passage.heading or passage.heading == title else f"{title}: {passage.heading}"
    return f"{lead}. {passage.body}"
