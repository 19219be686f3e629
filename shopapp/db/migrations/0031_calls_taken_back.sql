-- A shopper may take a booked call back, and shoppers nobody knows may book a share of each day only.
ALTER TABLE callbacks DROP CONSTRAINT callbacks_state_check;
ALTER TABLE callbacks ADD CONSTRAINT callbacks_state_check
    CHECK (state IN ('booked', 'moved', 'cancelled', 'withdrawn', 'done'));
ALTER TABLE callbacks ADD COLUMN known boolean NOT NULL DEFAULT false;
CREATE INDEX callbacks_of_shopper ON callbacks (shop_id, shopper_id, created_at);
CREATE INDEX callbacks_lately ON callbacks (shop_id, created_at);
