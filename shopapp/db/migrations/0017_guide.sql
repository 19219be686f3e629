-- catalog/facets and assistant/guide: what the merchant says about the facets we found, and about what is recommended.
--
-- A facet has a row here only where the merchant changed something; everything else is found anew from the products.

CREATE TABLE facet_settings (
    shop_id  bigint  NOT NULL REFERENCES shops ON DELETE CASCADE,
    facet    text    NOT NULL,
    label    text    NOT NULL DEFAULT '',
    place    int     CHECK (place BETWEEN 1 AND 99),
    hidden   boolean NOT NULL DEFAULT false,
    pinned   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (shop_id, facet)
);
SELECT protect('facet_settings');

-- `words`: what has to be looked for, alternatives by comma; empty applies always. `facet` and `value` name the products
-- meant; the facet `product` goes by title or handle.
CREATE TABLE guide_rules (
    shop_id     bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    id          bigint      GENERATED ALWAYS AS IDENTITY,
    kind        text        NOT NULL CHECK (kind IN ('show', 'never', 'push')),
    words       text        NOT NULL DEFAULT '',
    facet       text        NOT NULL,
    value       text        NOT NULL,
    points      int         NOT NULL DEFAULT 0 CHECK (points BETWEEN -10 AND 10),
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id)
);
SELECT protect('guide_rules');

-- A question in the merchant's own words. `choices`: [{"label": "…", "effects": [{"kind", "facet", "value", "points"}]}]
CREATE TABLE guide_quizzes (
    shop_id     bigint      NOT NULL REFERENCES shops ON DELETE CASCADE,
    id          bigint      GENERATED ALWAYS AS IDENTITY,
    words       text        NOT NULL DEFAULT '',
    question    text        NOT NULL,
    choices     jsonb       NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shop_id, id)
);
SELECT protect('guide_quizzes');
