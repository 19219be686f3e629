"""Takes documents in: cut, embedded, replaced only when they changed, gone when they are gone in Shopify."""

import hashlib

from shopapp import logs
from shopapp.db import Transaction
from shopapp.db.vectors import as_text
from shopapp.knowledge import store
from shopapp.knowledge.passages import Passage, cut
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.shopify_catalogue import ShopifyCatalogue

log = logs.get(__name__)


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
) -> bool:
    """Keep one document (HTML, Markdown or plain text); True when it was new or had changed.

    `source`: policy, page, upload or address; `source_id` is its name there. Raises Unavailable when the model is away.
    """
    content_hash = hashlib.sha256(f"{embeddings.model}\n{title}\n{url}\n{text}".encode()).hexdigest()[:32]
    with transaction(shop_id) as conn:
        if store.document_hash(conn, shop_id, source, source_id) == content_hash:
            return False
    passages = cut(text)
    vectors = embeddings.embed([_embedded(title, passage) for passage in passages])
    rows = [(title, passage.heading, passage.body, as_text(vector)) for passage, vector in zip(passages, vectors, strict=True)]
    with transaction(shop_id) as conn:
        document_id = store.put_document(
            conn, shop_id, source=source, source_id=source_id, title=title, url=url, body=text, content_hash=content_hash
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


def _embedded(title: str, passage: Passage) -> str:
    lead = title if not passage.heading or passage.heading == title else f"{title}: {passage.heading}"
    return f"{lead}. {passage.body}"
