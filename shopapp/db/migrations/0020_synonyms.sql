-- catalog/search/synonyms: words that mean the same in this shop. Learned ones are found in its own titles; one that the
-- merchant hides is kept, so that it is not learned again.
CREATE TABLE synonyms (
    shop_id    bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    id         bigint      GENERATED ALWAYS AS IDENTITY,
    words      text[]      NOT NULL CHECK (cardinality(words) BETWEEN 2 AND 12),
    lexemes    text[]      NOT NULL,
    learned    boolean     NOT NULL DEFAULT false,
    hidden     boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, words)
);
SELECT protect('synonyms');
