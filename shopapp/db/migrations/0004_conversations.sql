-- conversations/ and cart/: shoppers, what was said, and the shopper's real cart as the storefront last reported it.

CREATE TABLE shoppers (
    shop_id           bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    id                bigint      GENERATED ALWAYS AS IDENTITY,
    key_hash          bytea       NOT NULL,
    customer_id       bigint,
    email             text,
    email_consent_at  timestamptz,
    unsubscribed_at   timestamptz,
    locale            text        NOT NULL DEFAULT 'en',
    is_demo           boolean     NOT NULL DEFAULT false,
    created_at        timestamptz NOT NULL DEFAULT now(),
    seen_at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, key_hash)
);
SELECT protect('shoppers');

-- `ref` is the public name of a conversation: it travels as a cart attribute and comes back on the order.
CREATE TABLE conversations (
    shop_id       bigint      NOT NULL,
    id            bigint      GENERATED ALWAYS AS IDENTITY,
    ref           text        NOT NULL,
    shopper_id    bigint      NOT NULL,
    channel       text        NOT NULL DEFAULT 'web',
    holder        text        NOT NULL DEFAULT 'assistant' CHECK (holder IN ('assistant', 'waiting', 'person', 'closed')),
    locale        text        NOT NULL DEFAULT 'en',
    memory        jsonb       NOT NULL DEFAULT '{}',
    last_seq      bigint      NOT NULL DEFAULT 0,
    is_demo       boolean     NOT NULL DEFAULT false,
    started_at    timestamptz NOT NULL DEFAULT now(),
    last_turn_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, ref),
    FOREIGN KEY (shop_id, shopper_id) REFERENCES shoppers ON DELETE CASCADE
);
CREATE INDEX conversations_of_shopper ON conversations (shop_id, shopper_id, id DESC);
CREATE INDEX conversations_latest ON conversations (shop_id, last_turn_at DESC);
SELECT protect('conversations');

-- One turn: what the shopper sent and what was answered. client_id makes a repeated message harmless.
CREATE TABLE turns (
    shop_id          bigint      NOT NULL,
    id               bigint      GENERATED ALWAYS AS IDENTITY,
    conversation_id  bigint      NOT NULL,
    client_id        text        NOT NULL,
    asked            jsonb       NOT NULL,
    state            text        NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'failed')),
    engine           text        NOT NULL DEFAULT 'built-in',
    understood       jsonb       NOT NULL DEFAULT '{}',
    tools            jsonb       NOT NULL DEFAULT '[]',
    facts            jsonb       NOT NULL DEFAULT '{}',
    milliseconds     int,
    created_at       timestamptz NOT NULL DEFAULT now(),
    done_at          timestamptz,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, conversation_id, client_id),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE
);
SELECT protect('turns');

-- What the shopper's screen shows, in order: the typed events of every turn, and those nobody asked for.
CREATE TABLE conversation_events (
    shop_id          bigint      NOT NULL,
    conversation_id  bigint      NOT NULL,
    seq              bigint      NOT NULL,
    turn_id          bigint,
    type             text        NOT NULL,
    payload          jsonb       NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, conversation_id, seq),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE
);
SELECT protect('conversation_events');

CREATE TABLE carts (
    shop_id          bigint      NOT NULL,
    id               bigint      GENERATED ALWAYS AS IDENTITY,
    token            text        NOT NULL,
    shopper_id       bigint      NOT NULL,
    conversation_id  bigint,
    currency         char(3)     NOT NULL,
    state            text        NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'ordered', 'emptied')),
    is_demo          boolean     NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL DEFAULT now(),
    changed_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, token),
    FOREIGN KEY (shop_id, shopper_id) REFERENCES shoppers ON DELETE CASCADE,
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE
);
CREATE INDEX carts_idle ON carts (shop_id, changed_at) WHERE state = 'open';
SELECT protect('carts');

CREATE TABLE cart_lines (
    shop_id     bigint NOT NULL,
    cart_id     bigint NOT NULL,
    variant_id  bigint NOT NULL,
    quantity    int    NOT NULL CHECK (quantity > 0),
    line_key    text   NOT NULL DEFAULT '',
    PRIMARY KEY (shop_id, cart_id, variant_id, line_key),
    FOREIGN KEY (shop_id, cart_id) REFERENCES carts ON DELETE CASCADE
);
SELECT protect('cart_lines');
