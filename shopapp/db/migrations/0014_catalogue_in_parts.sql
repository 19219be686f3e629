-- catalog/: a run reads several exports (products, stock, translations, market prices), keeps what it found adrift, and
-- writes only rows that changed.

-- What a product looked like when it was last merged; empty once a webhook has touched its stock or collections since.
ALTER TABLE products ADD COLUMN row_hash text NOT NULL DEFAULT '';

-- `parts` are the exports of the run in order and `part` the one at hand; `operations` maps each to Shopify's operation.
-- `lines` is how many lines of the part at hand are staged: fewer present means that the staging table was lost in a crash.
ALTER TABLE sync_runs
    ADD COLUMN parts      text[] NOT NULL DEFAULT '{}',
    ADD COLUMN part       int    NOT NULL DEFAULT 0,
    ADD COLUMN operations jsonb  NOT NULL DEFAULT '{}',
    ADD COLUMN lines      bigint,
    ADD COLUMN skipped    text[] NOT NULL DEFAULT '{}',
    ADD COLUMN changed    int    NOT NULL DEFAULT 0;

-- Ids compare byte by byte: a linguistic order is several times slower and means nothing here.
ALTER TABLE sync_lines ALTER COLUMN gid TYPE text COLLATE "C", ALTER COLUMN parent_gid TYPE text COLLATE "C";

-- What a reconciliation found that webhooks should have told: rows are kept for the merchant and for us.
CREATE TABLE sync_drift (
    shop_id     bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    run_id      bigint      NOT NULL,
    product_id  bigint      NOT NULL,
    what        text        NOT NULL CHECK (what IN ('missing', 'changed', 'vanished', 'stock')),
    title       text        NOT NULL DEFAULT '',
    held_at     timestamptz,
    changed_at  timestamptz,
    found_at    timestamptz NOT NULL,
    PRIMARY KEY (shop_id, run_id, product_id, what)
);
CREATE INDEX sync_drift_recent ON sync_drift (shop_id, found_at);
SELECT protect('sync_drift');

-- How many of a thing each location can sell, from the inventory export and its webhooks.
CREATE TABLE stock_levels (
    shop_id            bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    inventory_item_id  bigint      NOT NULL,
    location_id        bigint      NOT NULL,
    available          int         NOT NULL,
    source_updated_at  timestamptz NOT NULL,
    PRIMARY KEY (shop_id, inventory_item_id, location_id)
);
SELECT protect('stock_levels');

-- A product's own texts in another published locale, searchable in that language.
CREATE TABLE product_translations (
    shop_id       bigint   NOT NULL,
    locale        text     NOT NULL,
    product_id    bigint   NOT NULL,
    title         text     NOT NULL DEFAULT '',
    description   text     NOT NULL DEFAULT '',
    product_type  text     NOT NULL DEFAULT '',
    -- The option names and values as written in the primary locale, each with its translation.
    terms         jsonb    NOT NULL DEFAULT '{}',
    words         tsvector NOT NULL,
    read_at       timestamptz NOT NULL,
    PRIMARY KEY (shop_id, locale, product_id),
    FOREIGN KEY (shop_id, product_id) REFERENCES products ON DELETE CASCADE
);
CREATE INDEX product_translations_words ON product_translations USING gin (shop_id, locale, words);
CREATE INDEX product_translations_of ON product_translations (shop_id, product_id);
SELECT protect('product_translations');

-- The countries a shop sells to at prices of their own. Countries of one market and one currency share a price: that of
-- the country `priced_as`. A country that is not here pays the shop's own prices.
CREATE TABLE markets (
    shop_id    bigint  NOT NULL REFERENCES shops ON DELETE CASCADE,
    country    text    NOT NULL,
    priced_as  text    NOT NULL,
    market     text    NOT NULL,
    currency   char(3) NOT NULL,
    PRIMARY KEY (shop_id, country)
);
SELECT protect('markets');

CREATE TABLE market_products (
    shop_id     bigint  NOT NULL,
    country     text    NOT NULL,
    product_id  bigint  NOT NULL,
    published   boolean NOT NULL,
    currency    char(3) NOT NULL,
    read_at     timestamptz NOT NULL,
    PRIMARY KEY (shop_id, country, product_id),
    FOREIGN KEY (shop_id, product_id) REFERENCES products ON DELETE CASCADE
);
CREATE INDEX market_products_of ON market_products (shop_id, product_id);
SELECT protect('market_products');

CREATE TABLE market_prices (
    shop_id           bigint NOT NULL,
    country           text   NOT NULL,
    variant_id        bigint NOT NULL,
    price_minor       bigint NOT NULL,
    compare_at_minor  bigint,
    read_at           timestamptz NOT NULL,
    PRIMARY KEY (shop_id, country, variant_id),
    FOREIGN KEY (shop_id, variant_id) REFERENCES variants ON DELETE CASCADE
);
CREATE INDEX market_prices_of ON market_prices (shop_id, variant_id);
SELECT protect('market_prices');

-- As products_by_words (0005): text search asks its index as the owner, bound to the shop of the transaction.
CREATE FUNCTION products_by_translated_words(wanted text, query tsquery, most int) RETURNS TABLE (product_id bigint, rank real)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT t.product_id, ts_rank_cd(t.words, query)
        FROM product_translations t
        JOIN products p ON p.shop_id = t.shop_id AND p.id = t.product_id AND p.status = 'ACTIVE' AND p.deleted_at IS NULL
        WHERE t.shop_id = current_shop() AND t.locale = wanted AND t.words @@ query
        ORDER BY 2 DESC, 1
        LIMIT most
    $$;

DO $$
DECLARE application text := current_setting('shopapp.role');
BEGIN
    REVOKE ALL ON FUNCTION products_by_translated_words(text, tsquery, int) FROM PUBLIC;
    EXECUTE format('GRANT EXECUTE ON FUNCTION products_by_translated_words(text, tsquery, int) TO %I', application);
    -- Rows are COPYed into temporary tables (COPY is closed under row-level security) and merged from there.
    IF NOT has_database_privilege(application, current_database(), 'TEMPORARY') THEN
        EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO %I', current_database(), application);
    END IF;
END
$$;
