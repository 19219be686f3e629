-- deliveries/: every webhook, stored once before it is acknowledged.

CREATE TABLE deliveries (
    shop_id       bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    id            bigint      GENERATED ALWAYS AS IDENTITY,
    source        text        NOT NULL CHECK (source IN ('shopify', 'stripe')),
    delivery_id   text        NOT NULL,
    topic         text        NOT NULL,
    triggered_at  timestamptz NOT NULL,
    received_at   timestamptz NOT NULL DEFAULT now(),
    body          jsonb       NOT NULL,
    state         text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
    attempts      int         NOT NULL DEFAULT 0,
    next_try_at   timestamptz NOT NULL DEFAULT now(),
    error         text,
    done_at       timestamptz,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, source, delivery_id)
);
CREATE INDEX deliveries_waiting ON deliveries (shop_id, next_try_at) WHERE state = 'waiting';
SELECT protect('deliveries');
