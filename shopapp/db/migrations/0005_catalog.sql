-- catalog/: products and variants as Shopify has them, made searchable.

CREATE EXTENSION IF NOT EXISTS btree_gin;

-- The text search configuration of a locale; languages PostgreSQL has no stemmer for here are matched word by word.
CREATE FUNCTION words_config(locale text) RETURNS regconfig
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
        SELECT CASE split_part(lower(coalesce(locale, 'en')), '-', 1)
            WHEN 'en' THEN 'english'::regconfig
            WHEN 'fr' THEN 'french'::regconfig
            WHEN 'de' THEN 'german'::regconfig
            WHEN 'es' THEN 'spanish'::regconfig
            WHEN 'ar' THEN 'arabic'::regconfig
            ELSE 'simple'::regconfig
        END
    $$;

CREATE TABLE products (
    shop_id            bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    id                 bigint      NOT NULL,
    handle             text        NOT NULL,
    title              text        NOT NULL,
    description        text        NOT NULL DEFAULT '',
    vendor             text        NOT NULL DEFAULT '',
    product_type       text        NOT NULL DEFAULT '',
    category           text        NOT NULL DEFAULT '',
    tags               text[]      NOT NULL DEFAULT '{}',
    collections        jsonb       NOT NULL DEFAULT '{}',
    status             text        NOT NULL,
    published_at       timestamptz,
    options            jsonb       NOT NULL DEFAULT '[]',
    metafields         jsonb       NOT NULL DEFAULT '{}',
    facets             jsonb       NOT NULL DEFAULT '{}',
    image_url          text        NOT NULL DEFAULT '',
    image_alt          text        NOT NULL DEFAULT '',
    currency           char(3)     NOT NULL,
    price_min          bigint      NOT NULL,
    price_max          bigint      NOT NULL,
    available          boolean     NOT NULL,
    source_updated_at  timestamptz NOT NULL,
    text_hash          text        NOT NULL,
    words              tsvector    NOT NULL,
    deleted_at         timestamptz,
    synced_at          timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id)
);
CREATE INDEX products_words ON products USING gin (shop_id, words);
CREATE INDEX products_title ON products USING gin (shop_id, plain(title) gin_trgm_ops);
CREATE INDEX products_handle ON products (shop_id, handle);
CREATE INDEX products_offered ON products (shop_id, id) INCLUDE (price_min, price_max, available, published_at)
    WHERE status = 'ACTIVE' AND deleted_at IS NULL;
SELECT protect('products');

-- Row-level security keeps the planner from using an index on an operator that is not leakproof, and text search and
-- trigrams are not. These two ask their index as the owner, bound to the shop of the transaction.
CREATE FUNCTION products_by_words(query tsquery, most int) RETURNS TABLE (product_id bigint, rank real)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT id, ts_rank_cd(words, query)
        FROM products
        WHERE shop_id = current_shop() AND words @@ query AND status = 'ACTIVE' AND deleted_at IS NULL
        ORDER BY 2 DESC, id
        LIMIT most
    $$;

CREATE FUNCTION products_by_likeness(wanted text, most int) RETURNS TABLE (product_id bigint, likeness real)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45
    AS $$
        SELECT id, word_similarity(plain(wanted), plain(title))
        FROM products
        WHERE shop_id = current_shop() AND plain(wanted) <% plain(title) AND status = 'ACTIVE' AND deleted_at IS NULL
        ORDER BY 2 DESC, id
        LIMIT most
    $$;

DO $$
DECLARE f text;
BEGIN
    FOREACH f IN ARRAY ARRAY['products_by_words(tsquery, int)', 'products_by_likeness(text, int)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', f, current_setting('shopapp.role'));
    END LOOP;
END
$$;

CREATE TABLE variants (
    shop_id            bigint  NOT NULL,
    id                 bigint  NOT NULL,
    product_id         bigint  NOT NULL,
    position           int     NOT NULL,
    title              text    NOT NULL,
    sku                text    NOT NULL DEFAULT '',
    barcode            text    NOT NULL DEFAULT '',
    option_values      text[]  NOT NULL DEFAULT '{}',
    price_minor        bigint  NOT NULL,
    compare_at_minor   bigint,
    stock              int,
    stock_read_at      timestamptz NOT NULL DEFAULT '-infinity',
    tracked            boolean NOT NULL DEFAULT true,
    sells_when_out     boolean NOT NULL DEFAULT false,
    available          boolean NOT NULL,
    image_url          text    NOT NULL DEFAULT '',
    inventory_item_id  bigint,
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, product_id) REFERENCES products ON DELETE CASCADE
);
CREATE INDEX variants_of_product ON variants (shop_id, product_id, position);
CREATE INDEX variants_by_item ON variants (shop_id, inventory_item_id);
CREATE INDEX variants_by_sku ON variants (shop_id, plain(sku));
SELECT protect('variants');

-- A product's vector, and which model made it from which text. No index shared by all shops: the scan is exact, per shop.
CREATE TABLE product_vectors (
    shop_id     bigint       NOT NULL,
    product_id  bigint       NOT NULL,
    model       text         NOT NULL,
    text_hash   text         NOT NULL,
    vector      halfvec(384) NOT NULL,
    PRIMARY KEY (shop_id, product_id),
    FOREIGN KEY (shop_id, product_id) REFERENCES products ON DELETE CASCADE
);
ALTER TABLE product_vectors ALTER COLUMN vector SET STORAGE PLAIN;
SELECT protect('product_vectors');

CREATE TABLE sync_runs (
    shop_id           bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    id                bigint      GENERATED ALWAYS AS IDENTITY,
    kind              text        NOT NULL DEFAULT 'full' CHECK (kind IN ('full', 'reconcile')),
    state             text        NOT NULL DEFAULT 'asked'
                                  CHECK (state IN ('asked', 'running', 'loading', 'merging', 'embedding', 'done', 'failed')),
    operation         text,
    products_total    int,
    products_done     int         NOT NULL DEFAULT 0,
    merged_line       bigint      NOT NULL DEFAULT 0,
    vectors_total     int,
    vectors_done      int         NOT NULL DEFAULT 0,
    claimed_by        text,
    claimed_until     timestamptz,
    error             text,
    started_at        timestamptz NOT NULL DEFAULT now(),
    moved_at          timestamptz NOT NULL DEFAULT now(),
    finished_at       timestamptz,
    PRIMARY KEY (shop_id, id)
);
CREATE UNIQUE INDEX sync_runs_one_live ON sync_runs (shop_id) WHERE state NOT IN ('done', 'failed');
SELECT protect('sync_runs');

-- One line of a bulk result, waiting to be joined to its parent.
CREATE UNLOGGED TABLE sync_lines (
    shop_id    bigint NOT NULL,
    run_id     bigint NOT NULL,
    line       bigint NOT NULL,
    gid        text,
    parent_gid text,
    body       text   NOT NULL,
    PRIMARY KEY (shop_id, run_id, line)
);
CREATE INDEX sync_lines_parent ON sync_lines (shop_id, run_id, parent_gid);
SELECT protect('sync_lines');
