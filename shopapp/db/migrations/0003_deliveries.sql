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
    next_try_at   timestamptz NOT NULL DEFAULT '-infinity',
    error         text,
    done_at       timestamptz,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, source, delivery_id)
);
CREATE INDEX deliveries_waiting ON deliveries (next_try_at) WHERE state = 'waiting';
SELECT protect('deliveries');

-- What is due in any shop, as ids only: also of shops that have uninstalled, whose last deliveries still want work.
CREATE FUNCTION deliveries_due(timestamptz, int) RETURNS TABLE (shop_id bigint, id bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT d.shop_id, d.id FROM deliveries d
         WHERE d.state = 'waiting' AND d.next_try_at <= $1
         ORDER BY d.next_try_at, d.id LIMIT $2
    $$;
REVOKE ALL ON FUNCTION deliveries_due(timestamptz, int) FROM PUBLIC;
DO $$ BEGIN EXECUTE format('GRANT EXECUTE ON FUNCTION deliveries_due(timestamptz, int) TO %I', current_setting('shopapp.role')); END $$;
