-- checkout/: quotes, the payment saga, orders as Shopify reports them.

CREATE TABLE orders (
    shop_id             bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    id                  bigint      NOT NULL,
    name                text        NOT NULL,
    currency            char(3)     NOT NULL,
    total_minor         bigint      NOT NULL,
    refunded_minor      bigint      NOT NULL DEFAULT 0,
    financial_status    text        NOT NULL DEFAULT '',
    fulfillment_status  text        NOT NULL DEFAULT '',
    cart_token          text        NOT NULL DEFAULT '',
    email               text        NOT NULL DEFAULT '',
    status_url          text        NOT NULL DEFAULT '',
    conversation_ref    text        NOT NULL DEFAULT '',
    checkout_ref        text        NOT NULL DEFAULT '',
    lines               jsonb       NOT NULL DEFAULT '[]',
    told_at             timestamptz,
    credit_due          boolean     NOT NULL DEFAULT true,
    is_demo             boolean     NOT NULL DEFAULT false,
    ordered_at          timestamptz NOT NULL,
    cancelled_at        timestamptz,
    source_updated_at   timestamptz NOT NULL,
    PRIMARY KEY (shop_id, id)
);
CREATE INDEX orders_latest ON orders (shop_id, ordered_at DESC);
CREATE INDEX orders_credit_due ON orders (shop_id, id) WHERE credit_due;
SELECT protect('orders');

-- One row per checkout; state only moves along the saga's arrows, by the one runner that holds its lease. A lease that ran
-- out belongs to a runner that died. `wakes` counts those who found the row taken, so that none of their news is lost.
CREATE TABLE checkouts (
    shop_id          bigint      NOT NULL,
    id               uuid        NOT NULL,
    token_hash       bytea       NOT NULL UNIQUE,
    token_locked     bytea       NOT NULL,
    provider         text        NOT NULL CHECK (provider IN ('stripe', 'shopify')),
    state            text        NOT NULL,
    state_since      timestamptz NOT NULL DEFAULT now(),
    conversation_id  bigint      NOT NULL,
    shopper_id       bigint      NOT NULL,
    cart_id          bigint      NOT NULL,
    email            text        NOT NULL,
    address          jsonb       NOT NULL,
    quote_id         uuid,
    draft_order      text,
    intent           text,
    attempt          int         NOT NULL DEFAULT 0,
    order_id         bigint,
    order_name       text,
    amount_minor     bigint,
    captured_minor   bigint      NOT NULL DEFAULT 0,
    refunded_minor   bigint      NOT NULL DEFAULT 0,
    currency         char(3),
    livemode         boolean     NOT NULL DEFAULT false,
    confirmation     text,
    client_secret    bytea,
    reserved_until   timestamptz,
    ends_as          text,
    reason           text,
    message          text,
    failures         int         NOT NULL DEFAULT 0,
    lease            uuid,
    leased_until     timestamptz,
    wakes            int         NOT NULL DEFAULT 0,
    next_look_at     timestamptz NOT NULL DEFAULT now(),
    created_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE,
    FOREIGN KEY (shop_id, cart_id) REFERENCES carts ON DELETE CASCADE
);
CREATE UNIQUE INDEX checkouts_one_open ON checkouts (shop_id, cart_id)
    WHERE state NOT IN ('paid', 'voided', 'refunded', 'declined', 'expired', 'handed_over');
CREATE UNIQUE INDEX checkouts_one_order ON checkouts (shop_id, order_id) WHERE order_id IS NOT NULL;
CREATE UNIQUE INDEX checkouts_one_intent ON checkouts (shop_id, intent) WHERE intent IS NOT NULL;
CREATE INDEX checkouts_due ON checkouts (shop_id, next_look_at)
    WHERE state NOT IN ('paid', 'voided', 'refunded', 'declined', 'expired', 'handed_over');
SELECT protect('checkouts');

-- An immutable price: shown with every line before paying, hashed, expiring.
CREATE TABLE quotes (
    shop_id         bigint      NOT NULL,
    id              uuid        NOT NULL,
    checkout_id     uuid        NOT NULL,
    lines           jsonb       NOT NULL,
    currency        char(3)     NOT NULL,
    subtotal_minor  bigint      NOT NULL,
    discount_minor  bigint      NOT NULL,
    shipping_minor  bigint      NOT NULL,
    tax_minor       bigint      NOT NULL,
    total_minor     bigint      NOT NULL,
    taxes_included  boolean     NOT NULL,
    rates           jsonb       NOT NULL,
    rate            text,
    hash            text        NOT NULL,
    expires_at      timestamptz NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, checkout_id) REFERENCES checkouts ON DELETE CASCADE
);
SELECT protect('quotes');

-- Every call that could move money, written before it is made.
CREATE TABLE payment_attempts (
    shop_id          bigint      NOT NULL,
    checkout_id      uuid        NOT NULL,
    operation        text        NOT NULL,
    number           int         NOT NULL,
    idempotency_key  text        NOT NULL,
    parameters       jsonb       NOT NULL,
    outcome          text        NOT NULL DEFAULT 'unknown',
    reference        text,
    started_at       timestamptz NOT NULL DEFAULT now(),
    ended_at         timestamptz,
    PRIMARY KEY (shop_id, checkout_id, operation, number),
    UNIQUE (shop_id, idempotency_key),
    FOREIGN KEY (shop_id, checkout_id) REFERENCES checkouts ON DELETE CASCADE
);
SELECT protect('payment_attempts');

-- The timeline of a checkout, for the merchant and for us.
CREATE TABLE checkout_steps (
    shop_id      bigint      NOT NULL,
    id           bigint      GENERATED ALWAYS AS IDENTITY,
    checkout_id  uuid        NOT NULL,
    state        text        NOT NULL,
    detail       jsonb       NOT NULL DEFAULT '{}',
    at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, checkout_id) REFERENCES checkouts ON DELETE CASCADE
);
SELECT protect('checkout_steps');

-- One row per refund, by the refund's own id on the side where it began.
CREATE TABLE refunds (
    shop_id       bigint      NOT NULL,
    id            text        NOT NULL,
    checkout_id   uuid        NOT NULL,
    origin        text        NOT NULL CHECK (origin IN ('stripe', 'shopify')),
    mirror_id     text,
    amount_minor  bigint      NOT NULL,
    currency      char(3)     NOT NULL,
    state         text        NOT NULL CHECK (state IN ('asked', 'mirrored', 'refused', 'failed')),
    tries         int         NOT NULL DEFAULT 0,
    next_try_at   timestamptz NOT NULL DEFAULT now(),
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, checkout_id) REFERENCES checkouts ON DELETE CASCADE
);
CREATE INDEX refunds_due ON refunds (shop_id, next_try_at) WHERE state = 'asked';
SELECT protect('refunds');

-- A pay link names its checkout before the shop is known.
CREATE FUNCTION shop_of_pay_token(bytea) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT shop_id FROM checkouts WHERE token_hash = $1 $$;
REVOKE ALL ON FUNCTION shop_of_pay_token(bytea) FROM PUBLIC;
DO $$ BEGIN EXECUTE format('GRANT EXECUTE ON FUNCTION shop_of_pay_token(bytea) TO %I', current_setting('shopapp.role')); END $$;
