-- knowledge/: the shop's documents, cut into passages that an answer can cite.

CREATE TABLE documents (
    shop_id       bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    id            bigint      GENERATED ALWAYS AS IDENTITY,
    source        text        NOT NULL CHECK (source IN ('policy', 'page', 'upload', 'address')),
    source_id     text        NOT NULL,
    title         text        NOT NULL,
    url           text        NOT NULL DEFAULT '',
    body          text        NOT NULL,
    content_hash  text        NOT NULL,
    version       int         NOT NULL DEFAULT 1,
    state         text        NOT NULL DEFAULT 'live' CHECK (state IN ('live', 'gone')),
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, source, source_id)
);
SELECT protect('documents');

CREATE TABLE passages (
    shop_id      bigint       NOT NULL,
    document_id  bigint       NOT NULL,
    position     int          NOT NULL,
    heading      text         NOT NULL DEFAULT '',
    body         text         NOT NULL,
    words        tsvector     NOT NULL,
    model        text         NOT NULL,
    vector       halfvec(384) NOT NULL,
    PRIMARY KEY (shop_id, document_id, position),
    FOREIGN KEY (shop_id, document_id) REFERENCES documents ON DELETE CASCADE
);
CREATE INDEX passages_words ON passages USING gin (words);
SELECT protect('passages');

CREATE TABLE unanswered_questions (
    shop_id          bigint      NOT NULL,
    id               bigint      GENERATED ALWAYS AS IDENTITY,
    conversation_id  bigint      NOT NULL,
    question         text        NOT NULL,
    asked_at         timestamptz NOT NULL DEFAULT now(),
    settled_at       timestamptz,
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE
);
SELECT protect('unanswered_questions');
