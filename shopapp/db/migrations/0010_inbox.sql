-- inbox/: who answers a conversation and since when, the people who answer, and what lies beside it for them.

-- A person of the merchant's team. One from the Shopify admin has a staff_id and no password; one invited by e-mail has a
-- password once the invitation was taken. Agents are never deleted, because what they said stays theirs: they are removed.
CREATE TABLE agents (
    shop_id             bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    id                  bigint      GENERATED ALWAYS AS IDENTITY,
    email               text        NOT NULL DEFAULT '',
    name                text        NOT NULL CHECK (name <> ''),
    role                text        NOT NULL CHECK (role IN ('owner', 'agent')),
    staff_id            text,
    password_hash       text,
    invitation_hash     bytea       UNIQUE,
    invitation_ends_at  timestamptz,
    seen_at             timestamptz,
    removed_at          timestamptz,
    created_at          timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id)
);
CREATE UNIQUE INDEX agents_email ON agents (shop_id, email) WHERE email <> '' AND removed_at IS NULL;
CREATE UNIQUE INDEX agents_staff ON agents (shop_id, staff_id) WHERE staff_id IS NOT NULL AND removed_at IS NULL;
SELECT protect('agents');

-- Who is logged in outside Shopify. The cookie holds the token; here is only its hash.
CREATE TABLE agent_sessions (
    shop_id     bigint      NOT NULL,
    token_hash  bytea       NOT NULL UNIQUE,
    agent_id    bigint      NOT NULL,
    ends_at     timestamptz NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, token_hash),
    FOREIGN KEY (shop_id, agent_id) REFERENCES agents ON DELETE CASCADE
);
SELECT protect('agent_sessions');

-- One wait for a person, from the moment it began to its end. A conversation has at most one that is open.
CREATE TABLE handovers (
    shop_id          bigint      NOT NULL,
    id               bigint      GENERATED ALWAYS AS IDENTITY,
    conversation_id  bigint      NOT NULL,
    cause            text        NOT NULL CHECK (cause IN ('asked', 'topic', 'nothing_found', 'anger', 'value', 'taken')),
    agent_id         bigint,
    asked_at         timestamptz NOT NULL DEFAULT now(),
    claimed_at       timestamptz,
    first_reply_at   timestamptz,
    typing_at        timestamptz,
    ended_at         timestamptz,
    mail_state       text        NOT NULL DEFAULT 'none' CHECK (mail_state IN ('none', 'due', 'sending', 'sent', 'failed', 'skipped')),
    mail_due_at      timestamptz,
    mail_reason      text,
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE,
    FOREIGN KEY (shop_id, agent_id) REFERENCES agents
);
CREATE UNIQUE INDEX handovers_open ON handovers (shop_id, conversation_id) WHERE ended_at IS NULL;
CREATE INDEX handovers_mail ON handovers (shop_id, mail_due_at) WHERE mail_state IN ('due', 'sending');
SELECT protect('handovers');

-- Every change of who holds a conversation: who made it, when and why.
CREATE TABLE holder_moves (
    shop_id          bigint      NOT NULL,
    id               bigint      GENERATED ALWAYS AS IDENTITY,
    conversation_id  bigint      NOT NULL,
    was              text        NOT NULL,
    became           text        NOT NULL,
    cause            text        NOT NULL,
    by               text        NOT NULL CHECK (by IN ('assistant', 'shopper', 'agent')),
    agent_id         bigint,
    turn_id          bigint,
    created_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE,
    FOREIGN KEY (shop_id, agent_id) REFERENCES agents
);
CREATE INDEX holder_moves_of_conversation ON holder_moves (shop_id, conversation_id, id);
SELECT protect('holder_moves');

-- What a person sent, by the sender's own id, so that a repeated form says nothing twice.
CREATE TABLE agent_messages (
    shop_id          bigint      NOT NULL,
    conversation_id  bigint      NOT NULL,
    client_id        text        NOT NULL,
    agent_id         bigint      NOT NULL,
    seq              bigint      NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, conversation_id, client_id),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE,
    FOREIGN KEY (shop_id, agent_id) REFERENCES agents
);
SELECT protect('agent_messages');

-- For the team only; no shopper ever sees one.
CREATE TABLE conversation_notes (
    shop_id          bigint      NOT NULL,
    id               bigint      GENERATED ALWAYS AS IDENTITY,
    conversation_id  bigint      NOT NULL,
    agent_id         bigint      NOT NULL,
    text             text        NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE,
    FOREIGN KEY (shop_id, agent_id) REFERENCES agents
);
SELECT protect('conversation_notes');

CREATE TABLE canned_replies (
    shop_id  bigint NOT NULL REFERENCES shops ON DELETE CASCADE,
    id       bigint GENERATED ALWAYS AS IDENTITY,
    title    text   NOT NULL,
    text     text   NOT NULL,
    PRIMARY KEY (shop_id, id)
);
SELECT protect('canned_replies');

-- What a shopper has said about themselves and their wish, each with the sentence it came from.
CREATE TABLE dossier_notes (
    shop_id          bigint      NOT NULL,
    id               bigint      GENERATED ALWAYS AS IDENTITY,
    shopper_id       bigint      NOT NULL,
    conversation_id  bigint      NOT NULL,
    kind             text        NOT NULL CHECK (kind IN ('need', 'budget', 'urgency', 'objection', 'for_whom', 'size', 'dislike', 'told')),
    value            text        NOT NULL,
    sentence         text        NOT NULL,
    noted_at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, conversation_id, kind, value),
    FOREIGN KEY (shop_id, shopper_id) REFERENCES shoppers ON DELETE CASCADE,
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE
);
CREATE INDEX dossier_notes_of_shopper ON dossier_notes (shop_id, shopper_id, noted_at);
SELECT protect('dossier_notes');

-- Since when this shopper has allowed that notes are used on their next visit; NULL: they have not.
ALTER TABLE shoppers ADD COLUMN remember_consent_at timestamptz;

CREATE TABLE ratings (
    shop_id          bigint      NOT NULL,
    conversation_id  bigint      NOT NULL,
    score            int         NOT NULL CHECK (score BETWEEN 1 AND 5),
    comment          text        NOT NULL DEFAULT '',
    rated_at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, conversation_id),
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE
);
SELECT protect('ratings');

-- Contact details a shopper left for an answer. consent_at is set only by a box they ticked themselves, and consent_text is what it said.
CREATE TABLE leads (
    shop_id          bigint      NOT NULL,
    id               bigint      GENERATED ALWAYS AS IDENTITY,
    shopper_id       bigint      NOT NULL,
    conversation_id  bigint      NOT NULL,
    email            text        NOT NULL,
    name             text        NOT NULL DEFAULT '',
    message          text        NOT NULL DEFAULT '',
    consent_at       timestamptz,
    consent_text     text        NOT NULL DEFAULT '',
    created_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, conversation_id, email),
    FOREIGN KEY (shop_id, shopper_id) REFERENCES shoppers ON DELETE CASCADE,
    FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations ON DELETE CASCADE
);
SELECT protect('leads');

-- Tries to log in, by a hash of who tried. No shop is known yet, so nobody reads it directly.
CREATE TABLE login_tries (
    key_hash  bytea       NOT NULL,
    at        timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX login_tries_key ON login_tries (key_hash, at);
ALTER TABLE login_tries ENABLE ROW LEVEL SECURITY;
CREATE POLICY nobody ON login_tries USING (false);
DO $$ BEGIN EXECUTE format('GRANT SELECT ON login_tries TO %I', current_setting('shopapp.role')); END $$;

-- Notes one try and says whether there were at most `most` within the time; the lock lets two at once count each other.
CREATE FUNCTION note_login_try(bytea, int, interval) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('login ' || encode($1, 'hex'), 0));
    DELETE FROM login_tries WHERE at < clock_timestamp() - interval '1 day';
    INSERT INTO login_tries (key_hash) VALUES ($1);
    RETURN (SELECT count(*) FROM login_tries WHERE key_hash = $1 AND at > clock_timestamp() - $3) <= $2;
END
$$;

CREATE FUNCTION forget_login_tries(bytea) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ DELETE FROM login_tries WHERE key_hash = $1 $$;

-- The questions that are asked before a shop is known: whose session, whose invitation, in which shops has this address a login.
CREATE FUNCTION shop_of_agent_session(bytea) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT shop_id FROM agent_sessions WHERE token_hash = $1 $$;

CREATE FUNCTION shop_of_invitation(bytea) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT shop_id FROM agents WHERE invitation_hash = $1 $$;

CREATE FUNCTION shops_of_agent(text) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT a.shop_id FROM agents a JOIN shops s ON s.id = a.shop_id
         WHERE a.email = $1 AND a.removed_at IS NULL AND a.password_hash IS NOT NULL AND s.state = 'installed'
         ORDER BY a.seen_at DESC NULLS LAST LIMIT 5
    $$;

DO $$
DECLARE f text;
BEGIN
    FOREACH f IN ARRAY ARRAY[
        'note_login_try(bytea, int, interval)', 'forget_login_tries(bytea)', 'shop_of_agent_session(bytea)',
        'shop_of_invitation(bytea)', 'shops_of_agent(text)'
    ] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', f, current_setting('shopapp.role'));
    END LOOP;
END
$$;
