-- triggers/ and recovery/: messages we send first. (cart, step) is claimed before sending, so that one is sent once.
--
-- claimed: ours to send · sending: handed to the mail server, its answer not known yet · sent, skipped (reason), failed (reason)

CREATE TABLE nudges (
    shop_id          bigint      NOT NULL,
    id               bigint      GENERATED ALWAYS AS IDENTITY,
    kind             text        NOT NULL CHECK (kind IN ('proactive', 'recovery')),
    cart_id          bigint      NOT NULL,
    step             text        NOT NULL,
    shopper_id       bigint      NOT NULL,
    conversation_id  bigint,
    state            text        NOT NULL DEFAULT 'claimed' CHECK (state IN ('claimed', 'sending', 'sent', 'skipped', 'failed')),
    reason           text,
    token_hash       bytea       UNIQUE,
    next_try_at      timestamptz NOT NULL DEFAULT now(),
    is_demo          boolean     NOT NULL DEFAULT false,
    claimed_at       timestamptz NOT NULL DEFAULT now(),
    sent_at          timestamptz,
    opened_at        timestamptz,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, cart_id, step),
    FOREIGN KEY (shop_id, cart_id) REFERENCES carts ON DELETE CASCADE,
    FOREIGN KEY (shop_id, shopper_id) REFERENCES shoppers ON DELETE CASCADE
);
CREATE INDEX nudges_due ON nudges (shop_id, next_try_at) WHERE state IN ('claimed', 'sending');
CREATE INDEX nudges_of_shopper ON nudges (shop_id, shopper_id, claimed_at);
SELECT protect('nudges');

-- A recovery link names its nudge before the shop is known.
CREATE FUNCTION shop_of_nudge_token(bytea) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT shop_id FROM nudges WHERE token_hash = $1 $$;
REVOKE ALL ON FUNCTION shop_of_nudge_token(bytea) FROM PUBLIC;
DO $$ BEGIN EXECUTE format('GRANT EXECUTE ON FUNCTION shop_of_nudge_token(bytea) TO %I', current_setting('shopapp.role')); END $$;
