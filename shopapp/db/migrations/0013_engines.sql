-- assistant/: what each turn used, and what a shop has spent on a language model in a month.

ALTER TABLE turns
    ADD COLUMN sources          jsonb  NOT NULL DEFAULT '[]',
    ADD COLUMN model            text   NOT NULL DEFAULT '',
    ADD COLUMN tokens_in        int    NOT NULL DEFAULT 0,
    ADD COLUMN tokens_out       int    NOT NULL DEFAULT 0,
    ADD COLUMN cost_microcents  bigint NOT NULL DEFAULT 0,
    -- Why the built-in engine answered instead, how many rounds it took, why sentences were left out.
    ADD COLUMN notes            jsonb  NOT NULL DEFAULT '{}';

-- One row a shop and calendar month (UTC). It is added to, also by turns whose answer was thrown away: they cost as much.
CREATE TABLE model_spending (
    shop_id     bigint NOT NULL REFERENCES shops ON DELETE CASCADE,
    month       date   NOT NULL,
    microcents  bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (shop_id, month)
);
SELECT protect('model_spending');
