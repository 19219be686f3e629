-- catalog/search: plans for what is asked and for what is there.

-- Three things led the planner past the index of words. From its sixth call in a session on, a function's statement runs by a
-- plan for any words whatever. Words are stored apart from their row, and what it costs to fetch them is not in its reckoning, so
-- that reading a whole shop looks cheap. And a LIMIT makes it hope to be done early.
DO $$
DECLARE f text;
BEGIN
    FOREACH f IN ARRAY ARRAY['products_by_words(tsquery, int)', 'products_by_translated_words(text, tsquery, int)',
                             'products_by_likeness(text, int)', 'products_by_code(text[])', 'any_product_holds(tsquery)'] LOOP
        EXECUTE format('ALTER FUNCTION %s SET plan_cache_mode TO force_custom_plan', f);
        EXECUTE format('ALTER FUNCTION %s SET enable_seqscan TO off', f);
        EXECUTE format('ALTER FUNCTION %s SET enable_indexscan TO off', f);
    END LOOP;
END
$$;

-- Until a table's statistics are first taken, the planner holds its partial indexes to be empty; autovacuum takes them a minute
-- or more after a shop's first sync. This takes them of every catalogue table that has none or has grown by a fifth since.
-- It also sorts in what the indexes of words have put off while many products came, which every search would read from end to end.
-- Returns the tables; none where another session is at it.
CREATE FUNCTION take_catalogue_statistics() RETURNS SETOF text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
    DECLARE tab text;
    BEGIN
        IF NOT pg_try_advisory_xact_lock(7261002) THEN
            RETURN;
        END IF;
        FOR tab IN
            SELECT relname FROM pg_class
            WHERE relnamespace = 'public'::regnamespace
              AND relname IN ('products', 'variants', 'product_vectors', 'product_translations', 'market_products',
                              'market_prices', 'vector_cells')
              AND pg_relation_size(oid) > 0
              AND (reltuples < 0 OR pg_relation_size(oid) > 1.2 * relpages * current_setting('block_size')::int)
            ORDER BY relname
        LOOP
            EXECUTE format('ANALYZE %I', tab);
            PERFORM gin_clean_pending_list(indexrelid)
            FROM pg_index JOIN pg_class c ON c.oid = indexrelid JOIN pg_am a ON a.oid = c.relam
            WHERE indrelid = tab::regclass AND a.amname = 'gin';
            RETURN NEXT tab;
        END LOOP;
    END
    $$;

DO $$
BEGIN
    REVOKE ALL ON FUNCTION take_catalogue_statistics() FROM PUBLIC;
    EXECUTE format('GRANT EXECUTE ON FUNCTION take_catalogue_statistics() TO %I', current_setting('shopapp.role'));
END
$$;
