-- Every shop's id, also of those that left: their secrets are written again, too, when the vault gets a new key.

CREATE FUNCTION known_shops() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT id FROM shops ORDER BY id $$;
REVOKE ALL ON FUNCTION known_shops() FROM PUBLIC;
DO $$ BEGIN EXECUTE format('GRANT EXECUTE ON FUNCTION known_shops() TO %I', current_setting('shopapp.role')); END $$;

-- When the granted scopes were last told: webhooks come out of order.
ALTER TABLE shop_tokens ADD COLUMN scopes_at timestamptz;
