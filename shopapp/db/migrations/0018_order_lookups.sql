-- checkout/orders: who an order is shown to in the chat, and the tries that failed.

ALTER TABLE orders ADD COLUMN customer_id bigint;
CREATE INDEX orders_of_customer ON orders (shop_id, customer_id, ordered_at DESC) WHERE customer_id IS NOT NULL;

-- One row a try with an order number and an e-mail address (kept as a hash), for a day: enough to stop guessing.
CREATE TABLE order_lookups (
    shop_id     bigint      NOT NULL,
    id          bigint      GENERATED ALWAYS AS IDENTITY,
    shopper_id  bigint      NOT NULL,
    number      text        NOT NULL,
    email_hash  bytea       NOT NULL,
    found       boolean     NOT NULL,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, shopper_id) REFERENCES shoppers ON DELETE CASCADE
);
CREATE INDEX order_lookups_lately ON order_lookups (shop_id, at);
SELECT protect('order_lookups');
