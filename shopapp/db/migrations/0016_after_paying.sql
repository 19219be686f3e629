-- checkout/: what comes after a payment: parcels, disputes, and the comparison of all three sides' books.

-- What a shopper was told of a parcel, once for each stage of it.
CREATE TABLE parcel_news (
    shop_id         bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    order_id        bigint      NOT NULL,
    fulfillment_id  bigint      NOT NULL,
    stage           text        NOT NULL CHECK (stage IN ('shipped', 'out_for_delivery', 'delivered', 'attempted', 'cancelled')),
    told_at         timestamptz NOT NULL,
    PRIMARY KEY (shop_id, fulfillment_id, stage)
);
SELECT protect('parcel_news');

-- A dispute as Stripe last told it. Nothing is ever refunded because of one: that would pay twice.
CREATE TABLE disputes (
    shop_id          bigint      NOT NULL,
    id               text        NOT NULL,
    checkout_id      uuid        NOT NULL,
    status           text        NOT NULL,
    reason           text        NOT NULL DEFAULT '',
    amount_minor     bigint      NOT NULL,
    currency         char(3)     NOT NULL,
    evidence_due_at  timestamptz,
    opened_at        timestamptz NOT NULL,
    told_at          timestamptz NOT NULL,
    tagged           boolean     NOT NULL DEFAULT false,
    alerted          boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, checkout_id) REFERENCES checkouts ON DELETE CASCADE
);
CREATE INDEX disputes_untold ON disputes (shop_id) WHERE NOT tagged OR NOT alerted;
SELECT protect('disputes');

-- How far each comparison has come; one that was killed goes on from here, or begins again at the same place.
CREATE TABLE reconcile_cursors (
    shop_id  bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    job      text        NOT NULL,
    upto     timestamptz NOT NULL,
    PRIMARY KEY (shop_id, job)
);
SELECT protect('reconcile_cursors');

-- What does not add up, for a person to look at. One row for a thing and what is wrong with it, however often it is found.
CREATE TABLE findings (
    shop_id      bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    kind         text        NOT NULL,
    subject      text        NOT NULL,
    detail       jsonb       NOT NULL DEFAULT '{}',
    found_at     timestamptz NOT NULL,
    seen_at      timestamptz NOT NULL,
    settled_at   timestamptz,
    PRIMARY KEY (shop_id, kind, subject)
);
CREATE INDEX findings_open ON findings (shop_id, found_at DESC) WHERE settled_at IS NULL;
SELECT protect('findings');

-- The endpoint and the secret before this one, while keys are rotated; and what the last look at the account found.
ALTER TABLE stripe_accounts
    ADD COLUMN endpoint            text NOT NULL DEFAULT '',
    ADD COLUMN webhook_secret_old  bytea,
    ADD COLUMN acts_on             text NOT NULL DEFAULT '',
    ADD COLUMN check_result        jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN checked_at          timestamptz;
