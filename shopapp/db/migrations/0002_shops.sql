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
    settings        jsonb       NOT NULL DEFAULT '{}',
    is_demo         boolean     NOT NULL DEFAULT false,
    installed_at    timestamptz NOT NULL DEFAULT now(),
    uninstalled_at  timestamptz,
    updated_at      timestamptz NOT NULL DEFAULT now()
);
SELECT protect('shops', 'id');

-- Tokens of the Admin API, encrypted by the vault. The new pair is stored before it is used.
CREATE TABLE shop_tokens (
    shop_id             bigint      PRIMARY KEY REFERENCES shops ON DELETE CASCADE,
    access_token        bytea       NOT NULL,
    refresh_token       bytea       NOT NULL,
    scopes              text[]      NOT NULL,
    expires_at          timestamptz NOT NULL,
    refresh_expires_at  timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL DEFAULT now()
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

-- Makes the row of a shop that installs, or finds it again; everything else about it is written with the shop set.
CREATE FUNCTION admit_shop(text) RETURNS bigint
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        INSERT INTO shops (domain) VALUES ($1)
        ON CONFLICT (domain) DO UPDATE SET updated_at = now()
        RETURNING id
    $$;

DO $$
DECLARE f text;
BEGIN
    FOREACH f IN ARRAY ARRAY['shop_of_domain(text)', 'shop_of_stripe_key(text)', 'installed_shops()', 'admit_shop(text)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', f, current_setting('shopapp.role'));
    END LOOP;
    -- A shop's row is admitted by the function above and leaves by redaction; it is never inserted directly.
    EXECUTE format('REVOKE INSERT ON shops FROM %I', current_setting('shopapp.role'));
END
$$;
