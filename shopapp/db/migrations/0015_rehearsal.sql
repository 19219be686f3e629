-- rehearsal/: invented shoppers talk with the assistant before real ones do, and what came of it.

CREATE TABLE rehearsals (
    shop_id        bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    id             bigint      GENERATED ALWAYS AS IDENTITY,
    seed           int         NOT NULL,
    engines        text[]      NOT NULL CHECK (cardinality(engines) > 0),
    state          text        NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'cancelled')),
    claimed_by     text,
    claimed_until  timestamptz,
    started_at     timestamptz NOT NULL DEFAULT now(),
    finished_at    timestamptz,
    PRIMARY KEY (shop_id, id)
);
CREATE UNIQUE INDEX rehearsals_one_live ON rehearsals (shop_id) WHERE state = 'running';
SELECT protect('rehearsals');

-- One invented shopper before one engine: what they will say and what must come of it, then what did.
CREATE TABLE rehearsal_cases (
    shop_id       bigint      NOT NULL,
    rehearsal_id  bigint      NOT NULL,
    position      int         NOT NULL,
    engine        text        NOT NULL,
    kind          text        NOT NULL,
    language      text        NOT NULL,
    steps         jsonb       NOT NULL,
    expects       jsonb       NOT NULL,
    transcript    jsonb       NOT NULL DEFAULT '[]',
    findings      jsonb       NOT NULL DEFAULT '[]',
    verdict       text,
    handed_over   boolean     NOT NULL DEFAULT false,
    milliseconds  int,
    done_at       timestamptz,
    PRIMARY KEY (shop_id, rehearsal_id, position, engine),
    FOREIGN KEY (shop_id, rehearsal_id) REFERENCES rehearsals ON DELETE CASCADE
);
SELECT protect('rehearsal_cases');

-- Questions a merchant wants to have tried each time. A document that is named must be the answer's source.
CREATE TABLE rehearsal_questions (
    shop_id      bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    id           bigint      GENERATED ALWAYS AS IDENTITY,
    question     text        NOT NULL CHECK (question <> ''),
    wants        text        NOT NULL CHECK (wants IN ('answer', 'document', 'person')),
    document_id  bigint,
    PRIMARY KEY (shop_id, id),
    FOREIGN KEY (shop_id, document_id) REFERENCES documents ON DELETE CASCADE,
    CHECK ((wants = 'document') = (document_id IS NOT NULL))
);
SELECT protect('rehearsal_questions');
