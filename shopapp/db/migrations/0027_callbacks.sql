-- Calls that shoppers booked: the time is theirs alone, and the merchant hears of it once.

CREATE TABLE callbacks (
    shop_id          bigint      NOT NULL,
    id               bigint      GENERATED ALWAYS AS IDENTITY,
    shopper_id       bigint      NOT NULL,
    conversation_id  bigint      NOT NULL,
    starts_at        timestamptz NOT NULL,
    ends_at          timestamptz NOT NULL CHECK (ends_at > starts_at),
    name             text        NOT NULL,
    phone            text        NOT NULL,
    consent_text     text        NOT NULL CHECK (consent_text <> ''),
    state            text        NOT NULL DEFAULT 'booked' CHECK (state IN ('booked', 'moved', 'cancelled', 'done')),
    mail_state       text        NOT NULL DEFAULT 'due' CHECK (mail_state IN ('due', 'sending', 'sent', 'failed', 'skipped')),
    mail_at          timestamptz NOT NULL DEFAULT now(),
    mail_reason      text,
    created_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, shopper_id) REFERENCES shoppers ON DELETE CASCADE,
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE
);
CREATE UNIQUE INDEX callbacks_slot ON callbacks (shop_id, starts_at) WHERE state = 'booked';
CREATE UNIQUE INDEX callbacks_one ON callbacks (shop_id, conversation_id) WHERE state = 'booked';
CREATE INDEX callbacks_mail ON callbacks (shop_id, mail_at) WHERE mail_state IN ('due', 'sending');
SELECT protect('callbacks');
