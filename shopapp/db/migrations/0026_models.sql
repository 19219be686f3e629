-- catalog/sync/models: which model's vectors a shop's searches use, and the vectors of the model that comes next.

-- Empty: not settled yet. It changes only when all vectors of the next model are ready, in the transaction that moves them in.
ALTER TABLE shops ADD COLUMN vectors_by text NOT NULL DEFAULT '';

CREATE TABLE next_vectors (
    shop_id     bigint   NOT NULL,
    product_id  bigint   NOT NULL,
    model       text     NOT NULL,
    text_hash   text     NOT NULL,
    vector      halfvec  NOT NULL,
    PRIMARY KEY (shop_id, product_id),
    FOREIGN KEY (shop_id, product_id) REFERENCES products ON DELETE CASCADE
);
ALTER TABLE next_vectors ALTER COLUMN vector SET STORAGE PLAIN;
SELECT protect('next_vectors');
