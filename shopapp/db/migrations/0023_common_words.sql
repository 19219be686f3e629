-- catalog/search: codes by their index, and words that half the shop holds.

-- plain() is not leakproof, so under row-level security no index on it is used; this asks as the owner, bound to the shop (see 0005).
CREATE FUNCTION products_by_code(codes text[]) RETURNS TABLE (product_id bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT product_id FROM variants WHERE shop_id = current_shop() AND plain(sku) = ANY (codes)
        UNION
        SELECT product_id FROM variants WHERE shop_id = current_shop() AND barcode = ANY (codes) AND barcode <> ''
    $$;

-- Nothing where more than twice `most` products hold the words: ranking them all is slow and tells little, and whoever asks
-- then ranks those that are near in meaning.
CREATE OR REPLACE FUNCTION products_by_words(query tsquery, most int) RETURNS TABLE (product_id bigint, rank real)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        WITH found AS MATERIALIZED (
            SELECT id, words
            FROM products
            WHERE shop_id = current_shop() AND words @@ query AND status = 'ACTIVE' AND deleted_at IS NULL
            LIMIT 2 * most + 1
        )
        SELECT id, ts_rank_cd(words, query)
        FROM found
        WHERE (SELECT count(*) FROM found) <= 2 * most
        ORDER BY 2 DESC, id
        LIMIT most
    $$;

DO $$
BEGIN
    REVOKE ALL ON FUNCTION products_by_code(text[]) FROM PUBLIC;
    EXECUTE format('GRANT EXECUTE ON FUNCTION products_by_code(text[]) TO %I', current_setting('shopapp.role'));
END
$$;
