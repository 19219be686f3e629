-- attribution/: moments of influence, and what they are credited with.

CREATE TABLE touches (
    shop_id          bigint      NOT NULL,
    id               bigint      GENERATED ALWAYS AS IDENTITY,
    shopper_id       bigint      NOT NULL,
    conversation_id  bigint      NOT NULL,
    turn_id          bigint,
    kind             text        NOT NULL CHECK (kind IN ('recommended', 'compared', 'answered', 'added', 'nudged', 'restored', 'paid')),
    product_id       bigint,
    variant_id       bigint,
    at               timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE
);
CREATE INDEX touches_of_conversation ON touches (shop_id, conversation_id, at);
CREATE INDEX touches_of_shopper ON touches (shop_id, shopper_id, at);
SELECT protect('touches');

CREATE TABLE credits (
    shop_id          bigint      NOT NULL,
    order_id         bigint      NOT NULL,
    conversation_id  bigint      NOT NULL,
    kind             text        NOT NULL CHECK (kind IN ('direct', 'assisted')),
    amount_minor     bigint      NOT NULL,
    currency         char(3)     NOT NULL,
    rule             text        NOT NULL,
    evidence         jsonb       NOT NULL,
    at               timestamptz NOT NULL,
    PRIMARY KEY (shop_id, order_id, conversation_id),
    FOREIGN KEY (shop_id, order_id) REFERENCES orders ON DELETE CASCADE,
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE
);
CREATE INDEX credits_latest ON credits (shop_id, at DESC);
SELECT protect('credits');
