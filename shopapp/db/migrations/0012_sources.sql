-- knowledge/: what a merchant gives beside the shop's own pages: files, addresses, and answers in their own words.

CREATE TABLE sources (
    shop_id       bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    id            bigint      GENERATED ALWAYS AS IDENTITY,
    kind          text        NOT NULL CHECK (kind IN ('upload', 'address')),
    name          text        NOT NULL,
    content       bytea,
    state         text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'reading', 'read', 'failed')),
    reason        text        NOT NULL DEFAULT '',
    tries         int         NOT NULL DEFAULT 0,
    next_look_at  timestamptz DEFAULT now(),
    created_at    timestamptz NOT NULL DEFAULT now(),
    read_at       timestamptz,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, kind, name)
);
COMMENT ON COLUMN sources.content IS 'An upload''s bytes, kept so that it can be read again.';
SELECT protect('sources');
CREATE INDEX sources_due ON sources (shop_id, next_look_at) WHERE next_look_at IS NOT NULL;

ALTER TABLE documents ADD COLUMN given_id bigint;
ALTER TABLE documents ADD FOREIGN KEY (shop_id, given_id) REFERENCES sources ON DELETE CASCADE;
CREATE INDEX documents_given ON documents (shop_id, given_id) WHERE given_id IS NOT NULL;
ALTER TABLE documents DROP CONSTRAINT documents_source_check;
ALTER TABLE documents ADD CONSTRAINT documents_source_check CHECK (source IN ('policy', 'page', 'upload', 'address', 'answer'));
