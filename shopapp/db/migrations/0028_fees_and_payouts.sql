-- checkout/ledger: what each payment cost the merchant at Stripe, and in which payout it reached their bank.

-- One row of Stripe's balance that belongs to a payment of ours, in the currency in which Stripe settles.
CREATE TABLE balance_entries (
    shop_id       bigint      NOT NULL,
    id            text        NOT NULL,
    checkout_id   uuid        NOT NULL,
    kind          text        NOT NULL,
    amount_minor  bigint      NOT NULL,
    fee_minor     bigint      NOT NULL,
    net_minor     bigint      NOT NULL,
    currency      char(3)     NOT NULL,
    made_at       timestamptz NOT NULL,
    payout_id     text,
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, checkout_id) REFERENCES checkouts ON DELETE CASCADE
);
CREATE INDEX balance_entries_of_checkout ON balance_entries (shop_id, checkout_id);
CREATE INDEX balance_entries_by_time ON balance_entries (shop_id, made_at);
SELECT protect('balance_entries');

-- A payout as Stripe has it, with the sum of its rows: those of our payments, and those of everything else on the account.
CREATE TABLE payouts (
    shop_id       bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    id            text        NOT NULL,
    amount_minor  bigint      NOT NULL,
    currency      char(3)     NOT NULL,
    status        text        NOT NULL,
    made_at       timestamptz NOT NULL,
    arrives_at    timestamptz NOT NULL,
    ours_minor    bigint,
    others_minor  bigint,
    PRIMARY KEY (shop_id, id)
);
SELECT protect('payouts');
