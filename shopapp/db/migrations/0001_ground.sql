-- What every other migration stands on: extensions, the shop of the transaction, and protect(), which puts a table under
-- row-level security. The runner sets shopapp.role to the application's role.

CREATE EXTENSION IF NOT EXISTS vector;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- The shop that this transaction works for; NULL when none is set, and NULL equals no row.
CREATE FUNCTION current_shop() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('app.shop_id', true), '')::bigint $$;

-- unaccent() as an immutable function, so that it can stand in an index or a generated column.
CREATE FUNCTION plain(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;

-- Puts a table under row-level security by its shop column and lets the application read and write its rows.
CREATE FUNCTION protect(tab regclass, shop_column name DEFAULT 'shop_id') RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tab);
    EXECUTE format('CREATE POLICY own_shop ON %s USING (%I = current_shop()) WITH CHECK (%I = current_shop())', tab, shop_column, shop_column);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', tab, current_setting('shopapp.role'));
END
$$;

DO $$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', current_setting('shopapp.role'));
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO %I', current_setting('shopapp.role'));
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
END
$$;
