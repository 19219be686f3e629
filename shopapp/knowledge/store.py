"""Rows of documents and their passages.

The one rule: a passage counts only while its document is live, and its vector only for the model that made it.
"""

from dataclasses import dataclass

from shopapp.db import Connection, many, maybe, one


@dataclass(frozen=True, slots=True)
class Found:
    document_id: int
    title: str
    url: str
    heading: str
    body: str
    cosine: float
    total: float
    """Of the nearness of all the shop's passages, and how many they are: what is usual here."""
    count: int


@dataclass(frozen=True, slots=True)
class Named:
    document_id: int
    title: str
    url: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Document:
    source: str
    source_id: str
    title: str
    url: str
    body: str
    given_id: int | None


def document_hash(conn: Connection, shop_id: int, source: str, source_id: str) -> str | None:
    """Of the live document; None when there is none."""
    row = maybe(
        conn,
        dict[str, str],
        """
        SELECT content_hash FROM documents
        WHERE shop_id = %(shop_id)s AND source = %(source)s AND source_id = %(source_id)s AND state = 'live'
        """,
        {"shop_id": shop_id, "source": source, "source_id": source_id},
    )
    return row["content_hash"] if row else None


def put_document(
    conn: Connection,
    shop_id: int,
    *,
    source: str,
    source_id: str,
    title: str,
    url: str,
    body: str,
    content_hash: str,
    given_id: int | None = None,
) -> int:
    return one(
        conn,
        dict[str, int],
        """
        INSERT INTO documents AS held (shop_id, source, source_id, title, url, body, content_hash, given_id)
        VALUES (%(shop_id)s, %(source)s, %(source_id)s, %(title)s, %(url)s, %(body)s, %(content_hash)s, %(given_id)s)
        ON CONFLICT (shop_id, source, source_id) DO UPDATE SET
            title = excluded.title, url = excluded.url, body = excluded.body, content_hash = excluded.content_hash,
            version = held.version + 1, state = 'live', updated_at = now()
        RETURNING id
        """,
        {
            "shop_id": shop_id,
            "source": source,
            "source_id": source_id,
            "title": title,
            "url": url,
            "body": body,
            "content_hash": content_hash,
            "given_id": given_id,
        },
    )["id"]


def of_other_models(conn: Connection, shop_id: int, model: str) -> list[Document]:
    """Live documents whose passages another model embedded: their vectors cannot be compared with today's questions."""
    return many(
        conn,
        Document,
        """
        SELECT d.source, d.source_id, d.title, d.url, d.body, d.given_id
          FROM documents d
         WHERE d.shop_id = %(shop_id)s AND d.state = 'live'
           AND EXISTS (SELECT 1 FROM passages p
                        WHERE p.shop_id = d.shop_id AND p.document_id = d.id AND p.model <> %(model)s)
        """,
        {"shop_id": shop_id, "model": model},
    )


def put_passages(conn: Connection, shop_id: int, document_id: int, model: str, passages: list[tuple[str, str, str, str]]) -> None:
    """Replaces a document's passages by (title, heading, body, vector as text)."""
    conn.execute(
        "DELETE FROM passages WHERE shop_id = %(shop_id)s AND document_id = %(id)s", {"shop_id": shop_id, "id": document_id}
    )
    conn.execute(
        """
        INSERT INTO passages (shop_id, document_id, position, heading, body, words, model, vector)
        SELECT %(shop_id)s, %(id)s, p.position, p.heading, p.body,
               setweight(to_tsvector(l.config, public.unaccent(p.title || ' ' || p.heading)), 'A')
               || setweight(to_tsvector(l.config, public.unaccent(p.body)), 'C'),
               %(model)s, p.vector::halfvec(384)
        FROM (SELECT words_config(locales[1]) AS config FROM shops WHERE id = %(shop_id)s) l,
             unnest(%(titles)s::text[], %(headings)s::text[], %(bodies)s::text[], %(vectors)s::text[])
             WITH ORDINALITY AS p (title, heading, body, vector, position)
        """,
        {
            "shop_id": shop_id,
            "id": document_id,
            "model": model,
            "titles": [each[0] for each in passages],
            "headings": [each[1] for each in passages],
            "bodies": [each[2] for each in passages],
            "vectors": [each[3] for each in passages],
        },
    )


def mark_gone(conn: Connection, shop_id: int, sources: list[str], kept: list[str]) -> None:
    """Documents of these sources that the shop has no more: hidden at once, their text removed."""
    conn.execute(
        """
        WITH gone AS (
            UPDATE documents SET state = 'gone', body = '', content_hash = '', updated_at = now()
            WHERE shop_id = %(shop_id)s AND source = ANY (%(sources)s) AND state = 'live' AND NOT source_id = ANY (%(kept)s)
            RETURNING id
        )
        DELETE FROM passages WHERE shop_id = %(shop_id)s AND document_id IN (SELECT id FROM gone)
        """,
        {"shop_id": shop_id, "sources": sources, "kept": kept},
    )


def nearest(conn: Connection, shop_id: int, vector: str, model: str | None, most: int) -> list[Found]:
    """The passages nearest in meaning."""
    return many(
        conn,
        Found,
        """
        WITH measured AS (
            SELECT p.document_id, d.title, d.url, p.heading, p.body, -(p.vector <#> %(vector)s::halfvec(384)) AS cosine
              FROM passages p
              JOIN documents d ON d.shop_id = p.shop_id AND d.id = p.document_id AND d.state = 'live'
             WHERE p.shop_id = %(shop_id)s AND (%(model)s::text IS NULL OR p.model = %(model)s)
        )
        SELECT *, sum(cosine) OVER () AS total, count(*) OVER () AS count
          FROM measured
         ORDER BY cosine DESC
         LIMIT %(most)s
        """,
        {"shop_id": shop_id, "vector": vector, "model": model, "most": most},
    )


def named(conn: Connection, shop_id: int, matter: str) -> Named | None:
    """The passage whose heading is just the matter; else the first of the document whose title has all of its words, the shortest
    such title first; else one whose heading has them."""
    return maybe(
        conn,
        Named,
        """
        WITH asked AS (
            SELECT words_config(locales[1]) AS config,
                   plainto_tsquery(words_config(locales[1]), public.unaccent(%(matter)s)) AS words
              FROM shops WHERE id = %(shop_id)s
        ),
        held AS (
            SELECT d.id AS document_id, d.title, d.url, p.heading, p.body, p.position,
                   to_tsvector(a.config, public.unaccent(p.heading)) AS in_heading,
                   to_tsvector(a.config, public.unaccent(d.title)) AS in_title,
                   a.words
              FROM asked a
              JOIN passages p ON p.shop_id = %(shop_id)s AND p.words @@ a.words
              JOIN documents d ON d.shop_id = p.shop_id AND d.id = p.document_id AND d.state = 'live'
             WHERE numnode(a.words) > 0
        ),
        ordered AS (
            SELECT *, CASE WHEN in_heading @@ words AND length(in_heading) <= numnode(words) THEN 1
                           WHEN in_title @@ words THEN 2
                           WHEN in_heading @@ words THEN 3 END AS way
              FROM held
        )
        SELECT document_id, title, url, heading, body
          FROM ordered
         WHERE way IS NOT NULL
         ORDER BY way, length(CASE way WHEN 2 THEN in_title ELSE in_heading END), document_id, position
         LIMIT 1
        """,
        {"shop_id": shop_id, "matter": matter},
    )


def headings(conn: Connection, shop_id: int, document_id: int) -> list[str]:
    """Of a document, in its order, each once."""
    rows = many(
        conn,
        dict[str, str],
        """
        SELECT heading FROM passages
         WHERE shop_id = %(shop_id)s AND document_id = %(document_id)s
         GROUP BY heading ORDER BY min(position)
        """,
        {"shop_id": shop_id, "document_id": document_id},
    )
    return [row["heading"] for row in rows]


def titles(conn: Connection, shop_id: int) -> list[str]:
    """Of the live documents, the newest first; the merchant's own answers aside, whose titles are questions."""
    rows = many(
        conn,
        dict[str, str],
        """
        SELECT title FROM documents
         WHERE shop_id = %(shop_id)s AND state = 'live' AND source <> 'answer'
         ORDER BY id DESC
         LIMIT 200
        """,
        {"shop_id": shop_id},
    )
    return [row["title"] for row in rows]
