-- shops/: who has installed us, their tokens, settings and payment account.

CREATE TABLE shops (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    domain          text        NOT NULL UNIQUE CHECK (domain ~ '^[a-z0-9][a-z0-9-]*\.myshopify\.com$'),
    state           text        NOT NULL DEFAULT 'installed' CHECK (state IN ('installed', 'uninstalled')),
    name            text        NOT NULL DEFAULT '',
    email           text        NOT NULL DEFAULT '',
    currency        char(3)     NOT NULL DEFAULT 'USD',
    country         text        NOT NULL DEFAULT '',
    timezone        text        NOT NULL DEFAULT 'UTC',
    locales         text[]      NOT NULL DEFAULT '{en}',
    storefront_url  text        NOT NULL DEFAULT '',
    domains         text[]      NOT NULL DEFAULT '{}',
    -- Every origin the widget may speak from: exact, lower case, scheme and port included.
    origins         text[]      GENERATED ALWAYS AS (
        array_remove(ARRAY['https://' || domain, lower(substring(storefront_url FROM '^https?://[^/?#]+'))] || domains, NULL)
    ) STORED,
    settings        jsonb       NOT NULL DEFAULT '{}',
    is_demo         boolean     NOT NULL DEFAULT false,
    installed_at    timestamptz NOT NULL DEFAULT now(),
    uninstalled_at  timestamptz,
    -- The youngest ID token seen: proof that the app was installed then, whatever a late webhook says.
    seen_at         timestamptz,
    updated_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX shops_origins ON shops USING gin (origins);
SELECT protect('shops', 'id');

-- Tokens of the Admin API, encrypted by the vault. The new pair is stored before it is used. Whoever raises `claim` is the
-- only one who may ask Shopify for a new pair until `claimed_until`, and stores it only while `claim` is still theirs.
-- A row without tokens is a shop whose first exchange is under way, or whose refresh token has died.
CREATE TABLE shop_tokens (
    shop_id             bigint      PRIMARY KEY REFERENCES shops ON DELETE CASCADE,
    access_token        bytea,
    refresh_token       bytea,
    scopes              text[]      NOT NULL DEFAULT '{}',
    expires_at          timestamptz,
    refresh_expires_at  timestamptz,
    obtained_at         timestamptz,
    claim               bigint      NOT NULL DEFAULT 0,
    claimed_until       timestamptz
);
SELECT protect('shop_tokens');

-- The merchant's own Stripe account (custom distribution only). account_key is the unguessable part of its webhook address.
CREATE TABLE stripe_accounts (
    shop_id          bigint      PRIMARY KEY REFERENCES shops ON DELETE CASCADE,
    account_key      text        NOT NULL UNIQUE,
    account          text        NOT NULL,
    publishable_key  text        NOT NULL,
    api_key          bytea       NOT NULL,
    webhook_secret   bytea,
    livemode         boolean     NOT NULL,
    updated_at       timestamptz NOT NULL DEFAULT now()
);
SELECT protect('stripe_accounts');

-- What a shop holds about one customer, compiled when Shopify passes on that customer's request; for the merchant to hand over.
CREATE TABLE customer_reports (
    shop_id       bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    request_id    text        NOT NULL,
    customer_id   bigint,
    report        jsonb       NOT NULL,
    compiled_at   timestamptz NOT NULL,
    PRIMARY KEY (shop_id, request_id)
);
SELECT protect('customer_reports');

-- States of the authorization-code fallback, each good for one callback. No shop is known yet, so nobody reads it directly.
CREATE TABLE install_states (
    state_hash  bytea       PRIMARY KEY,
    domain      text        NOT NULL,
    ends_at     timestamptz NOT NULL
);
ALTER TABLE install_states ENABLE ROW LEVEL SECURITY;
CREATE POLICY nobody ON install_states USING (false);
DO $$ BEGIN EXECUTE format('GRANT SELECT ON install_states TO %I', current_setting('shopapp.role')); END $$;

CREATE FUNCTION issue_install_state(bytea, text, timestamptz) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        DELETE FROM install_states WHERE ends_at < now() - interval '1 day';
        INSERT INTO install_states (state_hash, domain, ends_at) VALUES ($1, $2, $3)
    $$;

CREATE FUNCTION spend_install_state(bytea, text, timestamptz) RETURNS boolean
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        WITH spent AS (DELETE FROM install_states WHERE state_hash = $1 RETURNING domain, ends_at)
        SELECT EXISTS (SELECT 1 FROM spent WHERE domain = $2 AND ends_at > $3)
    $$;

-- The directory: the only questions that may be asked before a shop is known. They run as the owner.
CREATE FUNCTION shop_of_domain(text) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT id FROM shops WHERE domain = $1 $$;

CREATE FUNCTION shop_of_stripe_key(text) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT shop_id FROM stripe_accounts WHERE account_key = $1 $$;

CREATE FUNCTION installed_shops() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT id FROM shops WHERE state = 'installed' ORDER BY id $$;

CREATE FUNCTION origin_known(text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT EXISTS (SELECT 1 FROM shops WHERE origins @> ARRAY[$1] AND state = 'installed') $$;

-- Makes the row of a shop that installs, or finds it again; everything else about it is written with the shop set.
-- A new row begins in the state given: an install that has not been granted yet begins as 'uninstalled'.
CREATE FUNCTION admit_shop(text, text DEFAULT 'installed') RETURNS bigint
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        INSERT INTO shops (domain, state) VALUES ($1, $2)
        ON CONFLICT (domain) DO UPDATE SET updated_at = now()
        RETURNING id
    $$;

DO $$
DECLARE f text;
BEGIN
    FOREACH f IN ARRAY ARRAY[
        'shop_of_domain(text)', 'shop_of_stripe_key(text)', 'installed_shops()', 'origin_known(text)', 'admit_shop(text, text)',
        'issue_install_state(bytea, text, timestamptz)', 'spend_install_state(bytea, text, timestamptz)'
    ] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', f, current_setting('shopapp.role'));
    END LOOP;
    -- A shop's row is admitted by the function above and leaves by redaction; it is never inserted directly.
    EXECUTE format('REVOKE INSERT ON shops FROM %I', current_setting('shopapp.role'));
END
$$;
